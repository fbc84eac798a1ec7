import Crypto

/// Stands for an address, a number or an id without saying it: HMAC-SHA256 with a key that is kept outside the database
/// and its backups. Whoever has the database alone can neither read what is hidden nor try numbers until one fits.
package struct KeyedHash: Sendable {
  private let key: SymmetricKey

  package init(key: SymmetricKey) { self.key = key }

  /// 64 hexadecimal digits.
  package func digest(_ text: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The first eight bytes, for lists of millions.
  package func short(_ text: String) -> Int64 {
    let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    return Int64(bitPattern: code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}

/// The texts that are hashed: each says first what it is of, so that no two kinds run together.
package enum HashedText {
  /// How a source names a person.
  package static func identity(source: String, id: String) -> String { "person\u{0}\(source)\u{0}\(id)" }

  /// - Returns: `nil` for what is no address.
  package static func address(_ text: String) -> String? {
    let folded = Substring(text).trimmed.lowercased()
    guard folded.utf8.count >= 3, folded.contains("@") else { return nil }
    return "mail\u{0}\(folded)"
  }

  /// - Parameter dialled: E.164, so that every spelling of a number is one text.
  package static func number(dialled: String) -> String { "number\u{0}\(dialled)" }

  /// What a key is known again by.
  package static let ofKeyItself = "key"
}
