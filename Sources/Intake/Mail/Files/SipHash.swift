/// SipHash-2-4 (Aumasson and Bernstein, 2012): sixty-four bits that stand for a Message-ID or an address inside a
/// reader, and for a thread in a store. Keyed, because whoever writes to us chooses the ids.
struct SipHash: Sendable {
  private let key0: UInt64
  private let key1: UInt64

  /// - Parameter key: at least sixteen bytes.
  init(key: [UInt8]) {
    func word(_ start: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(key[start + $1]) << UInt64(8 * $1) }
    }
    key0 = word(0)
    key1 = word(8)
  }

  func callAsFunction(_ bytes: MailBytes) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var state = State(key0: key0, key1: key1)
    var position = 0
    while position + 8 <= raw.count {
      state.absorb(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
      position += 8
    }
    var last = UInt64(truncatingIfNeeded: raw.count) << 56
    var shift: UInt64 = 0
    while position < raw.count {
      last |= UInt64(raw[position]) << shift
      shift += 8
      position += 1
    }
    state.absorb(last)
    return state.finish()
  }

  private struct State {
    var v0: UInt64, v1: UInt64, v2: UInt64, v3: UInt64

    init(key0: UInt64, key1: UInt64) {
      v0 = key0 ^ 0x736f_6d65_7073_6575
      v1 = key1 ^ 0x646f_7261_6e64_6f6d
      v2 = key0 ^ 0x6c79_6765_6e65_7261
      v3 = key1 ^ 0x7465_6462_7974_6573
    }

    @inline(__always) mutating func round() {
      v0 &+= v1
      v1 = v1 << 13 | v1 >> 51
      v1 ^= v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = v3 << 16 | v3 >> 48
      v3 ^= v2
      v0 &+= v3
      v3 = v3 << 21 | v3 >> 43
      v3 ^= v0
      v2 &+= v1
      v1 = v1 << 17 | v1 >> 47
      v1 ^= v2
      v2 = v2 << 32 | v2 >> 32
    }

    @inline(__always) mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xff
      round()
      round()
      round()
      round()
      return v0 ^ v1 ^ v2 ^ v3
    }
  }
}
