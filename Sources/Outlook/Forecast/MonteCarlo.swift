import Recruitment

/// Draws what may come of a pipeline, many times over. What comes out depends on the seed and nothing else: neither on how
/// many cores there are nor on which draws what.
package struct MonteCarlo: Sendable {
  package var draws: Int
  package var seed: UInt64
  /// The relative error that all chances of fees to come share.
  package var error: Double
  /// What is lost again of a new fee, on average, within the rebate period; and the relative error of leaving.
  package var givenBack: Double

  package init(draws: Int, seed: UInt64, error: Double = 0, givenBack: Double = 0) {
    self.draws = draws
    self.seed = seed
    self.error = error
    self.givenBack = givenBack
  }

  /// Money by draw, then by month.
  package func run(_ pipeline: Pipeline, _ toCome: JobsToCome) -> DrawnMonths {
    let months = pipeline.months
    // What is lost again of new fees is taken off once, and not in every draw.
    let amounts = pipeline.amounts.enumerated().map { place, amount in
      pipeline.isComing[place / months] ? amount * Float(1 - givenBack) : amount
    }
    let parts = Cores.parts(of: draws, least: max(1, min(64, draws))) { range in
      var sums = Array(repeating: Float(0), count: range.count * months)
      sums.withUnsafeMutableBufferPointer { sums in
        pipeline.totals.withUnsafeBufferPointer { totals in
          pipeline.thresholds.withUnsafeBufferPointer { thresholds in
            amounts.withUnsafeBufferPointer { amounts in
              let slots = Slots(months: months, totals: totals, thresholds: thresholds, amounts: amounts)
              for draw in range {
                let first = (draw - range.lowerBound) * months
                let row = UnsafeMutableBufferPointer(rebasing: sums[first..<first + months])
                self.draw(draw, pipeline, slots, toCome, into: row)
              }
            }
          }
        }
      }
      return sums
    }
    return DrawnMonths(months: months, sums: parts.flatMap(\.self))
  }

  private func draw(
    _ draw: Int, _ pipeline: Pipeline, _ slots: Slots, _ toCome: JobsToCome,
    into sums: UnsafeMutableBufferPointer<Float>
  ) {
    // A stream for what is shared, and one for the slots: so that a slot's draws do not hang on how many others there are.
    let key = CounterRandom(key: seed).bits(UInt64(draw))
    var shared = CounterStream(key: key ^ 0x5851_F42D_4C95_7F2D)
    let chance = shared.factor(error)
    slots.draw(key: key, chance: chance, into: sums) { slot, bits in
      let fees = pipeline.fees[Int(pipeline.kinds[slot])]
      guard !fees.isEmpty else { return 0 }
      let fee = fees[Int(CounterRandom(key: bits).unit(UInt64(slot)) * Double(fees.count))]
      return Float(fee * (1 - givenBack))
    }
    let arrivals = shared.factor(toCome.error)
    for (kind, starts) in toCome.starts.enumerated() where !pipeline.fees[kind].isEmpty {
      let fees = pipeline.fees[kind]
      for (month, mean) in starts.enumerated() {
        var mean = mean * arrivals * chance
        if toCome.dispersion > 1.0001 {
          let shape = mean / (toCome.dispersion - 1)
          mean = shared.gamma(shape) * (toCome.dispersion - 1)
        }
        for _ in 0..<shared.poisson(mean) {
          sums[month] += Float(fees[Int(shared.unit() * Double(fees.count))] * (1 - givenBack))
        }
      }
    }
  }
}

/// The inner loop, over plain memory: for each slot one number against one threshold, two slots to one draw of 64 bits.
private struct Slots {
  let months: Int
  let totals: UnsafeBufferPointer<UInt32>
  let thresholds: UnsafeBufferPointer<UInt32>
  /// NaN = drawn.
  let amounts: UnsafeBufferPointer<Float>

  /// The chances' shared factor is put on the number, as 2²⁴ of it, so that the thresholds stay as they are.
  @inline(__always)
  func draw(
    key: UInt64, chance: Double, into sums: UnsafeMutableBufferPointer<Float>, fee: (Int, UInt64) -> Float
  ) {
    let random = CounterRandom(key: key)
    let inverse = UInt64(max(1, min(4_294_967_295, 16_777_216 / max(chance, 1e-3))))
    var slot = 0
    while slot < totals.count {
      let bits = random.bits(UInt64(truncatingIfNeeded: slot))
      let first = ((bits >> 32) &* inverse) >> 24
      if first < UInt64(totals[slot]) { happens(slot, first, bits, into: sums, fee) }
      slot &+= 1
      guard slot < totals.count else { break }
      let second = ((bits & 0xFFFF_FFFF) &* inverse) >> 24
      if second < UInt64(totals[slot]) { happens(slot, second, bits, into: sums, fee) }
      slot &+= 1
    }
  }

  @inline(__always)
  private func happens(
    _ slot: Int, _ number: UInt64, _ bits: UInt64, into sums: UnsafeMutableBufferPointer<Float>,
    _ fee: (Int, UInt64) -> Float
  ) {
    let first = slot &* months
    var month = 0
    for place in 0..<(months &- 1) where number >= UInt64(thresholds[first &+ place]) { month = place &+ 1 }
    let amount = amounts[first &+ month]
    sums[month] += amount.isNaN ? fee(slot, bits) : amount
  }
}

/// What was drawn: money by draw and month.
package struct DrawnMonths: Sendable {
  package let months: Int
  /// Draw by draw.
  let sums: [Float]

  package var draws: Int { months > 0 ? sums.count / months : 0 }

  /// Ascending, of one month or of several added up.
  package func sorted(_ range: Range<Int>) -> [Double] {
    (0..<draws).map { draw in range.reduce(0.0) { $0 + Double(sums[draw * months + $1]) } }.sorted()
  }
}
