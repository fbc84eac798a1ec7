import Crypto

/// Draws lots that nobody can foresee without the key, and that anybody with the key can draw again.
///
/// A draw is HMAC-SHA256(key, text) as a fraction of 2²⁵⁶; its first 53 bits are kept, as many as a `Double` holds.
package struct KeyedLot: Sendable {
  private let key: SymmetricKey
  /// SHA-256 of the key in hexadecimal: published at the start, so that the key cannot be changed later.
  package let commitment: String

  package static let keyBytes = 32

  /// - Returns: `nil` for a key of another length.
  package init?(key: [UInt8]) {
    guard key.count == Self.keyBytes else { return nil }
    self.key = SymmetricKey(data: key)
    commitment = SHA256.hash(data: key).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// From 0 up to, and not including, 1.
  package func draw(_ text: String) -> Double {
    let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    let bits = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(bits >> 11) / 9_007_199_254_740_992
  }

  /// A new key.
  package static func newKey() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }
}
