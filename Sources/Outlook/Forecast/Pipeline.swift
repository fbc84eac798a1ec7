/// What may come of what is open, in the form that is drawn from: one slot for each thing that happens at most once, such
/// as a job being filled. A job with two openings has two.
package struct Pipeline: Sendable {
  package let months: Int
  /// By slot, then by month: the chance, as 2³² of it, of having happened by the end of that month.
  private(set) var thresholds: [UInt32] = []
  /// By slot: the last of its thresholds, which says whether it happens at all.
  private(set) var totals: [UInt32] = []
  /// By slot and month: what comes in, or with a minus goes out, when it happens then; NaN = drawn from `fees`.
  private(set) var amounts: [Float] = []
  /// By slot: the place in `fees` to draw from.
  private(set) var kinds: [UInt8] = []
  /// Fees to draw from, by kind.
  package var fees: [[Double]]
  /// Whether the chances of a slot are those of a fee to come, which share an error; not those of leaving.
  private(set) var isComing: [Bool] = []

  package init(months: Int, fees: [[Double]]) {
    self.months = months
    self.fees = fees
  }

  package var count: Int { totals.count }

  /// - Parameters:
  ///   - chances: by month.
  ///   - amounts: by month; `nil` = drawn.
  package mutating func add(_ chances: [Double], amounts: [Double]?, kind: Int, isComing: Bool) {
    var sum = 0.0
    for month in 0..<months {
      sum = min(1, sum + max(0, chances[month]))
      thresholds.append(UInt32(min(4_294_967_295, (sum * 4_294_967_296).rounded())))
      self.amounts.append(amounts.map { Float($0[month]) } ?? .nan)
    }
    totals.append(thresholds[thresholds.count - 1])
    kinds.append(UInt8(kind))
    self.isComing.append(isComing)
  }
}

/// Fees of jobs that have not come in yet: so many a month, expected, of each kind.
package struct JobsToCome: Sendable {
  /// By kind, then by month.
  package var starts: [[Double]]
  /// The relative error of all of them, shared.
  package var error: Double
  /// Variance over mean of their number, 1 or more.
  package var dispersion: Double

  package init(starts: [[Double]], error: Double, dispersion: Double) {
    self.starts = starts
    self.error = error
    self.dispersion = dispersion
  }
}
