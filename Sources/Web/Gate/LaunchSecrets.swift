import Crypto
import Foundation

/// What only this launch knows: the token in the address it prints, the session that the token buys, the key that
/// forms are signed with. Never written down; gone when the process ends.
struct LaunchSecrets: Sendable {
  /// In the printed address.
  let token: String
  /// In the cookie. Another value than the token, so that an address left in a history does not reveal it.
  let session: String
  /// In every form: proves that the form came from a page of this launch.
  let formToken: String

  init(token: [UInt8], session: [UInt8], formKey: [UInt8]) {
    self.token = Self.hexadecimal(token)
    self.session = Self.hexadecimal(session)
    let key = SymmetricKey(data: formKey)
    formToken = Self.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(self.session.utf8), using: key))
  }

  /// 32 random bytes each.
  init() {
    self.init(token: Self.randomBytes(), session: Self.randomBytes(), formKey: Self.randomBytes())
  }

  private static func randomBytes() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// 32 random bytes in hexadecimal digits.
  static func random() -> String { hexadecimal(randomBytes()) }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Compares in a time that does not tell where the two differ.
  static func same(_ offered: String?, _ expected: String) -> Bool {
    guard let offered else { return false }
    let left = Array(offered.utf8)
    let right = Array(expected.utf8)
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}
