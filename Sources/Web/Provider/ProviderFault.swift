/// Why somebody did not come in through the sign-in provider. Goes to the log by its name: nothing of anybody is in it.
package enum ProviderFault: String, Error, CaseIterable, Sendable {
  /// What it is reached by.
  case badAddress, privateRange, unreachable, oversize
  /// Its description: unreadable, or of another provider; without what we need.
  case badDocument, otherProvider, withoutPKCE
  /// It would not exchange the code, or answered with something else than a token.
  case codeRefused, noToken
  /// The token's form, key and signature.
  case malformed, algorithm, unknownKey, weakKey, signature
  /// What the token says.
  case otherIssuer, otherAudience, otherParty, expired, notYet, tooOld, nonce, noSubject
}
