import Glibc

/// Whether hazards stay in proportion: the score test for coefficient(t) = β + θ g(t) (Grambsch and Therneau 1994), as
/// `cox.zph` of R's survival 3 makes it.
package struct ProportionalHazardsTest: Hashable, Sendable {
  /// g.
  package enum Clock: Hashable, Sendable { case kaplanMeier, identity, log, rank }

  package struct Line: Hashable, Sendable {
    package var statistic: Double
    package var degreesOfFreedom: Int

    package var pValue: Double { ChiSquared(degrees: Double(degreesOfFreedom)).upperTail(statistic) }
  }

  /// One a covariate; NaN for a column that the fit left out.
  package var columns: [Line]
  /// All together.
  package var global: Line
  /// `notProportional` where the global p is below 0.05, and what kept the test from being made.
  package var cautions: Set<Caution>
}

extension CoxRegression {
  /// The test on the data of the fit. Clusters do not enter it.
  package func proportionalHazards(
    _ records: SurvivalRecords, covariates: Matrix, strata: [Int]? = nil, ties: Ties = .efron,
    clock: ProportionalHazardsTest.Clock = .kaplanMeier
  ) throws(StatisticsError) -> ProportionalHazardsTest {
    let (design, pass) = try passAtFit(records, covariates, strata, ties)
    let none = ProportionalHazardsTest.Line(statistic: .nan, degreesOfFreedom: 0)
    let columns = design.columns
    guard pass != nil, columns > 0 else {
      return ProportionalHazardsTest(
        columns: Array(repeating: none, count: columns), global: none, cautions: cautions.union([.tooFewRows]))
    }
    let scaled = zip(coefficients, design.scales).map { $0 * $1 }
    let ticks = design.ticks(clock)
    func derivatives(_ factors: [Double]) -> (score: [Double], information: Matrix) {
      CoxPass(design, scaled, ties: ties, factors: factors).derivatives()
    }
    let plain = derivatives(ticks.map { _ in 1 }).information
    let (score, cross) = derivatives(ticks)
    let square = derivatives(ticks.map { $0 * $0 }).information
    // Information on θ once β is known: I₂₂ − I₂₁ I₁₁⁻¹ I₁₂.
    let inverse = SymmetricFactor(plain, tolerance: 1e-9).inverse()
    let taken = cross.times(inverse).times(cross)
    var left = square
    for index in left.values.indices { left.values[index] -= taken.values[index] }
    let lines = (0..<columns).map { column -> ProportionalHazardsTest.Line in
      let isIn = inverse[column, column] > 0 && left[column, column] > 1e-9 * square[column, column]
      return isIn
        ? ProportionalHazardsTest.Line(
          statistic: score[column] * score[column] / left[column, column], degreesOfFreedom: 1) : none
    }
    let factor = SymmetricFactor(left, tolerance: 1e-9)
    let degrees = factor.dropped.count { !$0 }
    let statistic = zip(score, factor.solve(score)).reduce(0) { $0 + $1.0 * $1.1 }
    let global = degrees > 0 ? ProportionalHazardsTest.Line(statistic: statistic, degreesOfFreedom: degrees) : none
    var trouble = cautions
    if global.pValue < 0.05 { trouble.insert(.notProportional) }
    if degrees == 0 { trouble.insert(.tooFewRows) }
    return ProportionalHazardsTest(columns: lines, global: global, cautions: trouble)
  }
}

extension CoxDesign {
  /// g at each group's time, less its mean over events. Strata share one clock.
  fileprivate func ticks(_ clock: ProportionalHazardsTest.Clock) -> [Double] {
    let raw: [Double]
    switch clock {
    case .identity: raw = groups.map(\.time)
    case .log: raw = groups.map { log(max($0.time, .leastNormalMagnitude)) }
    case .rank:
      let sorted = rows.times.sorted()
      raw = groups.map { Self.meanRank(of: $0.time, in: sorted) }
    case .kaplanMeier:
      var unweighted = rows
      unweighted.weights = Array(repeating: 1, count: rows.count)
      let table = EventTable(unweighted, kinds: 1)
      var survival = 1.0
      var before: [Double] = []
      for place in table.times.indices {
        before.append(survival)
        survival *= 1 - table.ends[0][place] / table.atRisk[place]
      }
      raw = groups.map { 1 - before[table.placesUpTo($0.time) - 1] }
    }
    let total = groups.reduce(0.0) { $0 + Double($1.events) }
    let mean = zip(raw, groups).reduce(0.0) { $0 + $1.0 * Double($1.1.events) } / total
    return raw.map { $0 - mean }
  }

  /// Ties share the mean of their ranks, from 1.
  private static func meanRank(of time: Double, in sorted: [Double]) -> Double {
    func below(_ isBelow: (Double) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBelow(sorted[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return Double(below { $0 < time } + 1 + below { $0 <= time }) / 2
  }
}
