/// Who somebody is to a sign-in provider of the firm's, as the provider has vouched for it.
package struct ProvenIdentity: Hashable, Sendable {
  /// The provider's own address.
  package var issuer: String
  /// What the provider calls them: never given to anybody else there.
  package var subject: String
  /// Only an address that the provider says it has verified; `nil` = none.
  package var verifiedEmail: String?

  package init(issuer: String, subject: String, verifiedEmail: String?) {
    self.issuer = issuer
    self.subject = subject
    self.verifiedEmail = verifiedEmail
  }
}
