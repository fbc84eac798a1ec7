/// Draws that are the same on every machine: xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64.
///
/// Every entity of the firm (a desk, a person, a job) has a stream of its own, named by what it is and its number, so
/// that more draws for one of them never shift another's. Chances are whole numbers per thousand, and every other
/// quantity comes from integers or from a table made with `+ − × ÷` alone: IEEE 754 fixes those to the last bit, while
/// `log` and `exp` differ between C libraries.
struct RandomStream: Sendable {
  /// What a stream belongs to.
  enum Owner: UInt64, Sendable {
    case firm = 1
    case habit, desk, day, client, person, pickUp, job, submission, reply, affairs
    case keenness, reaction, exposure, gate, logging, otherwise, education
  }

  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  init(seed: UInt64, _ owner: Owner, _ first: Int = 0, _ second: Int = 0) {
    var state = seed
    state = RandomStream.mix(state &+ 0x9E37_79B9_7F4A_7C15 &* owner.rawValue)
    state = RandomStream.mix(state ^ UInt64(bitPattern: Int64(first)) &* 0xD6E8_FEB8_6659_FD93)
    state = RandomStream.mix(state ^ UInt64(bitPattern: Int64(second)) &* 0xA076_1D64_78BD_642F)
    func next(_ state: inout UInt64) -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return RandomStream.mix(state)
    }
    s0 = next(&state)
    s1 = next(&state)
    s2 = next(&state)
    s3 = next(&state)
  }

  /// SplitMix64's finaliser.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// 0 ..< bound (Lemire's multiplication; the bias of bound/2⁶⁴ is beneath notice).
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  /// Both ends included.
  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  mutating func chance(_ perMille: Int) -> Bool { below(1_000) < perMille }

  /// About normal: the sum of four draws, 68 % within `spread` of `middle`, never beyond 3.4 of it.
  mutating func around(_ middle: Int, _ spread: Int) -> Int {
    var sum = 0
    for _ in 0..<4 { sum += below(2_001) - 1_000 }
    // The sum's standard deviation is 1155.
    return middle + sum * spread / 1_155
  }

  /// About exponential with this mean: right-skewed, as waits and talks are; at most 6.2 times the mean.
  mutating func wait(_ mean: Int) -> Int {
    let unit = Skew.table[below(Skew.table.count)]
    return Int((Int64(mean) * Int64(unit)) >> 10)
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// An index drawn in proportion to whole weights.
  mutating func weighted(_ weights: [Int]) -> Int {
    var rest = below(max(1, weights.reduce(0, +)))
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }
}

/// Quantiles of the exponential distribution with mean 1, in 1/1024, at 256 even steps.
private enum Skew {
  static let table: [Int32] = (0..<256).map { step in
    // −ln(1 − p) with 1 − p = (511 − 2·step)/512, by ln x = 2·artanh((x−1)/(x+1)) after halving into [2/3, 4/3].
    var x = Double(511 - 2 * step) / 512
    var halvings = 0
    while x < 2.0 / 3 {
      x *= 2
      halvings += 1
    }
    let ratio = (x - 1) / (x + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    var odd = 1.0
    while odd < 30 {
      sum += term / odd
      term *= square
      odd += 2
    }
    let lnTwo = 0.693_147_180_559_945_3
    return Int32(((Double(halvings) * lnTwo - 2 * sum) * 1_024).rounded())
  }
}
