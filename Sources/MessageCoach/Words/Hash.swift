/// FNV-1a over bytes, 64 bits: small, the same everywhere, and it can go on from where it stopped. Source: Fowler, Noll, Vo;
/// http://www.isthe.com/chongo/tech/comp/fnv/.
enum Hash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func of(_ bytes: some Sequence<UInt8>, from start: UInt64 = Hash.start) -> UInt64 {
    var hash = start
    for byte in bytes { hash = adding(byte, to: hash) }
    return hash
  }
}
