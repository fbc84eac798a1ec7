import Crypto

/// Random bytes, digests, and comparing them without telling where they differ.
enum SecretBytes {
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func same(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}

/// What a signed-in browser holds: 256 random bits. The store knows its digest alone.
package struct SessionToken: Sendable {
  package let text: String

  init() { text = SecretBytes.hexadecimal(SecretBytes.random(32)) }

  /// - Returns: `nil` for what cannot be one.
  package init?(_ text: String) {
    let isHexadecimal = text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard text.utf8.count == 64, isHexadecimal else { return nil }
    self.text = text
  }

  var digest: String { SecretBytes.hexadecimal(SHA256.hash(data: Array(text.utf8))) }

  /// Goes into every form: proves that the form came from a page of this session. Every server works it out alike, and
  /// it does not reveal the token.
  package var formToken: String {
    let key = SymmetricKey(data: Array(text.utf8))
    return SecretBytes.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: key))
  }
}
