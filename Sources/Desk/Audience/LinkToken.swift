import Crypto
import Recruitment

/// The secret in a link's address: 130 random bits in 26 letters and digits that nobody mistakes for others. The store
/// knows its digest alone.
package struct LinkToken: Sendable {
  package let text: String

  static let length = 26
  /// Crockford's base 32 in lower case: no i, l, o, u.
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  init() { self.init(bytes: SecretBytes.random(Self.length)) }

  /// - Parameter bytes: at least as many as it has letters; the low five bits of a random byte are as random as the byte.
  init(bytes: [UInt8]) {
    text = String(decoding: bytes.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] }, as: UTF8.self)
  }

  /// - Returns: `nil` for what cannot be one.
  package init?(_ text: String) {
    let folded = text.lowercased()
    guard folded.utf8.count == Self.length, folded.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = folded
  }

  var digest: String { SecretBytes.hexadecimal(SHA256.hash(data: Array("link:\(text)".utf8))) }

  /// Goes into every form of its pages: proves that the form came from one of them. It does not reveal the token.
  package var formToken: String {
    let key = SymmetricKey(data: Array(text.utf8))
    return SecretBytes.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array("audience form".utf8), using: key))
  }
}
