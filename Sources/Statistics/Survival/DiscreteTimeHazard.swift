import Glibc

/// The chance that a try is the one that reaches somebody, by its number, among those not reached before: a life table
/// whose clock counts tries.
package struct DiscreteTimeHazard: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// 1 for the first try.
    package var number: Int
    /// Weight that made that try, and that it reached.
    package var tried: Double
    package var reached: Double
    package var hazard: Estimate
    /// On log-odds, or Wilson's where nobody or everybody was reached: never outside 0 … 1.
    package var hazardInterval: Interval
    /// Reached within that many tries, were nobody to give up sooner; its interval on log(−log).
    package var reachedWithin: Estimate
    package var reachedWithinInterval: Interval
  }

  /// From the first try to the last that anybody made, or `through`.
  package var steps: [Step]
  package var cautions: Set<Caution>

  /// - Parameters:
  ///   - tries: tries made, up to and with the one that reached them; 1 or more. Giving up after so many is censoring,
  ///     taken as telling nothing of how those given up on would have answered: read it by strata where it may.
  ///   - reached: whether the last of them reached.
  ///   - clusters: whose series belong together (a recruiter, a person); errors are summed within.
  ///   - through: the last try to report.
  /// - Throws: `lengthsDiffer`; `outOfRange` for tries below 1 or a negative weight.
  package static func table(
    tries: [Int], reached: [Bool], weights: [Double]? = nil, clusters: [Int]? = nil, through: Int = 10
  ) throws(StatisticsError) -> DiscreteTimeHazard {
    guard reached.count == tries.count else {
      throw .lengthsDiffer(what: "reached", expected: tries.count, found: reached.count)
    }
    return try table(tries, reached, weights, clusters, through, areCounts: false)
  }

  /// The same of series that are counted already: each row stands for `counts` like ones of one cluster.
  /// - Throws: `lengthsDiffer`; `outOfRange` for tries below 1 or a negative count.
  package static func table(
    tries: [Int], reached: [Bool], counts: [Int], clusters: [Int], through: Int = 10
  ) throws(StatisticsError) -> DiscreteTimeHazard {
    guard reached.count == tries.count else {
      throw .lengthsDiffer(what: "reached", expected: tries.count, found: reached.count)
    }
    return try table(tries, reached, counts.map(Double.init), clusters, through, areCounts: true)
  }

  private static func table(
    _ tries: [Int], _ reached: [Bool], _ weights: [Double]?, _ clusters: [Int]?, _ through: Int, areCounts: Bool
  ) throws(StatisticsError) -> DiscreteTimeHazard {
    if let none = tries.first(where: { $0 < 1 }) { throw .outOfRange(what: "tries", value: Double(none)) }
    let rows = SurvivalRows(
      try SurvivalRecords(
        times: tries.map(Double.init), ends: reached.map { $0 ? 1 : 0 }, weights: weights, clusters: clusters))
    var result = DiscreteTimeHazard(steps: [], cautions: rows.cautions)
    guard rows.count > 0 else { return result }
    result.cautions.formUnion(rows.cautionsOfEnds)
    if clusters != nil { result.cautions.formUnion(InfluenceErrors.cautions(clusters: rows.clusters.count)) }
    let curve = KaplanMeier(rows, EventTable(rows, kinds: 1), .robust)
    for number in 1...max(1, min(through, Int(rows.times.max() ?? 1))) {
      result.steps.append(step(number, rows, areCounts: areCounts, curve, result.cautions))
    }
    return result
  }

  /// One table for each stratum that occurs.
  /// - Throws: as `table`.
  package static func tables(
    tries: [Int], reached: [Bool], strata: [Int], weights: [Double]? = nil, clusters: [Int]? = nil, through: Int = 10
  ) throws(StatisticsError) -> [Int: DiscreteTimeHazard] {
    for (what, count) in [
      ("reached", reached.count), ("strata", strata.count), ("weights", weights?.count ?? tries.count),
      ("clusters", clusters?.count ?? tries.count),
    ] where count != tries.count { throw .lengthsDiffer(what: what, expected: tries.count, found: count) }
    var result: [Int: DiscreteTimeHazard] = [:]
    for stratum in Set(strata) {
      let rows = strata.indices.filter { strata[$0] == stratum }
      result[stratum] = try table(
        tries: rows.map { tries[$0] }, reached: rows.map { reached[$0] },
        weights: weights.map { weights in rows.map { weights[$0] } },
        clusters: clusters.map { clusters in rows.map { clusters[$0] } }, through: through)
    }
    return result
  }

  private static func step(
    _ number: Int, _ rows: SurvivalRows, areCounts: Bool, _ curve: KaplanMeier, _ cautions: Set<Caution>
  ) -> Step {
    var (tried, reached, squares) = (0.0, 0.0, 0.0)
    for row in 0..<rows.count where rows.times[row] >= Double(number) {
      let weight = rows.weights[row]
      tried += weight
      squares += areCounts ? weight : weight * weight
      if rows.times[row] == Double(number), rows.ends[row] == 1 { reached += weight }
    }
    let hazard = reached / tried
    var sums = Array(repeating: 0.0, count: rows.clusters.count)
    for row in 0..<rows.count where rows.times[row] >= Double(number) {
      let hit = rows.times[row] == Double(number) && rows.ends[row] == 1
      sums[rows.clusters.places[row]] += rows.weights[row] * ((hit ? 1 : 0) - hazard) / tried
    }
    let error = rows.clusters.count > 1 ? sums.reduce(0) { $0 + $1 * $1 }.squareRoot() : .nan
    let within = curve.survival(at: Double(number))
    let without = KaplanMeier.Scale.logLog.interval(within.value, within.standardError, 0.95)
    // Where everybody has been reached the curve is 0 and has no error of its own.
    return Step(
      number: number, tried: tried, reached: reached,
      hazard: Estimate(hazard, standardError: error, cautions: cautions),
      hazardInterval: interval(hazard, error, tried * tried / squares),
      reachedWithin: Estimate(1 - within.value, standardError: within.standardError, cautions: cautions),
      reachedWithinInterval: Interval(low: 1 - without.high, high: 1 - without.low))
  }

  private static func interval(_ share: Double, _ error: Double, _ count: Double) -> Interval {
    let z = Normal.quantile(0.975)
    guard error.isFinite else { return Interval(low: .nan, high: .nan) }
    guard share > 0, share < 1 else {
      // Wilson 1927.
      let edge = z * z / (count + z * z)
      return share == 0 ? Interval(low: 0, high: edge) : Interval(low: 1 - edge, high: 1)
    }
    let (middle, reach) = (log(share / (1 - share)), z * error / (share * (1 - share)))
    return Interval(low: 1 / (1 + exp(reach - middle)), high: 1 / (1 + exp(-reach - middle)))
  }
}
