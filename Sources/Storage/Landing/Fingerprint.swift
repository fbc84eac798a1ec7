/// Sixty-four bits of a row's content, the same on every machine and in every release: stored, to know a row again.
/// Folded multiplication after Wang Yi's wyhash.
struct Fingerprint {
  private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

  var stored: Int64 { Int64(bitPattern: value) }

  @inline(__always)
  mutating func combine(_ number: UInt64) {
    let product = (value ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: number ^ 0xe703_7ed1_a0b4_28db)
    value = product.high ^ product.low ^ number
  }

  /// A cell with its place, so that the same value in another column makes another fingerprint.
  @inline(__always)
  mutating func combine(_ position: Int, _ number: Int64) {
    combine(UInt64(truncatingIfNeeded: position) << 56 ^ UInt64(bitPattern: number))
  }

  mutating func combine(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    combine(UInt64(truncatingIfNeeded: position) << 56 ^ UInt64(truncatingIfNeeded: bytes.count) ^ 1 << 55)
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      combine(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    if offset < raw.count {
      var rest: UInt64 = 0
      var shift: UInt64 = 0
      while offset < raw.count {
        rest |= UInt64(raw[offset]) << shift
        shift += 8
        offset += 1
      }
      combine(rest)
    }
  }
}
