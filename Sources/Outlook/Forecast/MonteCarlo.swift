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
    let parts = Cores.parts(of: draws, least: max(1, min(256, draws))) { range in
      var sums = Array(repeating: Float(0), count: range.count * months)
      sums.withUnsafeMutableBufferPointer { sums in
        for draw in range {
          let row = UnsafeMutableBufferPointer(
            rebasing: sums[(draw - range.lowerBound) * months..<(draw - range.lowerBound + 1) * months])
          self.draw(draw, pipeline, toCome, into: row)
        }
      }
      return sums
    }
    return DrawnMonths(months: months, sums: parts.flatMap(\.self))
  }

  private func draw(
    _ draw: Int, _ pipeline: Pipeline, _ toCome: JobsToCome, into sums: UnsafeMutableBufferPointer<Float>
  ) {
    // A stream for what is shared, and one for the slots: so that a slot's draws do not hang on how many others there are.
    let key = CounterRandom(key: seed).bits(UInt64(draw))
    var shared = CounterStream(key: key ^ 0x5851_F42D_4C95_7F2D)
    let chance = shared.factor(error)
    slots(pipeline, key: key, chance: chance, into: sums)
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

  /// The inner loop: for each slot one number against one threshold. The chances' shared factor is put on the number, as
  /// 2²⁴ of it, so that the thresholds stay as they are.
  private func slots(
    _ pipeline: Pipeline, key: UInt64, chance: Double, into sums: UnsafeMutableBufferPointer<Float>
  ) {
    let random = CounterRandom(key: key)
    let inverse = UInt64(max(1, min(4_294_967_295, 16_777_216 / max(chance, 1e-3))))
    let count = pipeline.count
    pipeline.totals.withUnsafeBufferPointer { totals in
      var slot = 0
      while slot < count {
        let bits = random.bits(UInt64(slot))
        let first = ((bits >> 32) &* inverse) >> 24
        if first < UInt64(totals[slot]) { happens(slot, first, pipeline, bits, into: sums) }
        slot += 1
        guard slot < count else { break }
        let second = ((bits & 0xFFFF_FFFF) &* inverse) >> 24
        if second < UInt64(totals[slot]) { happens(slot, second, pipeline, bits, into: sums) }
        slot += 1
      }
    }
  }

  @inline(never)
  private func happens(
    _ slot: Int, _ number: UInt64, _ pipeline: Pipeline, _ bits: UInt64, into sums: UnsafeMutableBufferPointer<Float>
  ) {
    let first = slot * pipeline.months
    var month = 0
    while month < pipeline.months - 1, number >= UInt64(pipeline.thresholds[first + month]) { month += 1 }
    var amount = pipeline.amounts[first + month]
    if amount.isNaN {
      let fees = pipeline.fees[Int(pipeline.kinds[slot])]
      guard !fees.isEmpty else { return }
      amount = Float(fees[Int(CounterRandom(key: bits).unit(UInt64(slot)) * Double(fees.count))])
    }
    sums[month] += pipeline.isComing[slot] ? amount * Float(1 - givenBack) : amount
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
