import Crypto

/// HMAC-SHA256, as bytes: by it an address is told from others without being written down.
package enum KeyedDigest {
  /// - Returns: 32 bytes.
  package static func of(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
  }
}
