/// A quick checksum against damage, not against malice: four chains of xor and multiply over 64-bit words. A change of
/// any one word always changes it. Reads several gigabytes a second.
enum Checksum {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameter bytes: starts on an eight-byte boundary; a last part of less than eight bytes reads as if followed by
  ///   zeros.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    // One chain waits for each multiplication; four overlap.
    var first: UInt64 = 1
    var second: UInt64 = 2
    var third: UInt64 = 3
    var fourth: UInt64 = 4
    let words = bytes.count / 8
    var index = 0
    while index &+ 4 <= words {
      first = (first ^ word(bytes, index)) &* factor
      second = (second ^ word(bytes, index &+ 1)) &* factor
      third = (third ^ word(bytes, index &+ 2)) &* factor
      fourth = (fourth ^ word(bytes, index &+ 3)) &* factor
      index &+= 4
    }
    while index < words {
      first = (first ^ word(bytes, index)) &* factor
      index += 1
    }
    var rest: UInt64 = 0
    for offset in words * 8..<bytes.count { rest = rest << 8 | UInt64(bytes[offset]) }
    first = (first ^ rest) &* factor ^ UInt64(bytes.count)
    return mixed(mixed(mixed(mixed(first) ^ second) ^ third) ^ fourth)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    bytes.load(fromByteOffset: index &* 8, as: UInt64.self)
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
