/// Random numbers that are a function of a key and a place: whoever draws them, in whatever order, on however many
/// threads, draws the same. SplitMix64's output function at a counter (Steele, Lea and Flood 2014).
package struct CounterRandom: Sendable {
  @usableFromInline let key: UInt64

  @inlinable
  package init(key: UInt64) { self.key = key }

  @inlinable @inline(__always)
  package func bits(_ place: UInt64) -> UInt64 {
    var mixed = key &+ place &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to and without 1.
  @inlinable
  package func unit(_ place: UInt64) -> Double { Double(bits(place) >> 11) * 0x1p-53 }
}

/// One stream of them, one after the other.
struct CounterStream {
  private let random: CounterRandom
  private var place: UInt64 = 0

  init(key: UInt64) { random = CounterRandom(key: key) }

  mutating func bits() -> UInt64 {
    defer { place &+= 1 }
    return random.bits(place)
  }

  mutating func unit() -> Double { Double(bits() >> 11) * 0x1p-53 }
}
