import Glibc

/// Whether arms differ in how soon the end comes (Mantel 1966; Peto and Peto 1972; weights of Fleming and Harrington).
package struct LogRank: Hashable, Sendable {
  /// Distributed as chi-squared with `degreesOfFreedom` where arms do not differ; NaN where nothing can be said.
  package var statistic: Double
  package var degreesOfFreedom: Int
  /// By arm, in ascending order of arm.
  package var arms: [Int]
  package var observed: [Double]
  package var expected: [Double]
  package var cautions: Set<Caution>

  package var pValue: Double { ChiSquared(degrees: Double(degreesOfFreedom)).upperTail(statistic) }

  /// - Parameters:
  ///   - records: their weights must be `nil`: the test counts rows. With weights, use a robust Cox regression.
  ///   - strata: compared within, added over.
  ///   - rho: events weigh S(t−)^rho, S of all arms of the stratum together: 0 = log-rank, 1 = Peto and Peto.
  /// - Throws: `lengthsDiffer`; `outOfRange` where records are weighted.
  package static func test(
    _ records: SurvivalRecords, arms: [Int], strata: [Int]? = nil, rho: Double = 0
  ) throws(StatisticsError) -> LogRank {
    for (what, count) in [("arms", arms.count), ("strata", strata?.count ?? records.count)]
    where count != records.count { throw .lengthsDiffer(what: what, expected: records.count, found: count) }
    if let weight = records.weights?.first { throw .outOfRange(what: "weights", value: weight) }
    let rows = SurvivalRows(records)
    let all = Array(Set(rows.rows.map { arms[$0] })).sorted()
    var test = LogRank(arms: all, cautions: rows.cautions.subtracting([.oneCluster]))
    if rows.count > 0 { test.cautions.formUnion(rows.cautionsOfEnds) }
    var members: [Int: [Int]] = [:]
    for row in rows.rows { members[strata?[row] ?? 0, default: []].append(row) }
    var variance = Matrix(rows: all.count, columns: all.count)
    for stratum in members.keys.sorted() {
      guard let chosen = members[stratum] else { continue }
      test.add(records.selecting(rows: chosen), arms: chosen.map { arms[$0] }, rho, &variance)
    }
    test.settle(variance)
    return test
  }

  private init(arms: [Int], cautions: Set<Caution>) {
    (statistic, degreesOfFreedom, self.arms, self.cautions) = (.nan, 0, arms, cautions)
    observed = arms.map { _ in 0 }
    expected = observed
  }

  /// One stratum: hypergeometric means and variances at each time of events.
  private mutating func add(_ records: SurvivalRecords, arms ofRows: [Int], _ rho: Double, _ variance: inout Matrix) {
    let rows = SurvivalRows(records)
    let table = EventTable(rows, kinds: 1)
    // Weight at risk and events by arm, on the stratum's times.
    var risk = Array(repeating: Array(repeating: 0.0, count: table.times.count + 1), count: arms.count)
    var events = risk
    for row in 0..<rows.count {
      guard let arm = arms.firstIndex(of: ofRows[rows.rows[row]]) else { continue }
      risk[arm][table.entryPlaces[row]] += 1
      risk[arm][table.places[row] + 1] -= 1
      if rows.ends[row] == 1 { events[arm][table.places[row]] += 1 }
    }
    var survival = 1.0
    var now = Array(repeating: 0.0, count: arms.count)
    for place in table.times.indices {
      for arm in arms.indices { now[arm] += risk[arm][place] }
      let (total, ended) = (table.atRisk[place], table.ends[0][place])
      guard ended > 0 else { continue }
      let weight = pow(survival, rho)
      let spread = total > 1 ? weight * weight * ended * (total - ended) / (total - 1) : 0
      for arm in arms.indices {
        observed[arm] += weight * events[arm][place]
        expected[arm] += weight * ended * now[arm] / total
        for other in arms.indices {
          let same = arm == other ? 1.0 : 0
          variance[arm, other] += spread * now[arm] / total * (same - now[other] / total)
        }
      }
      survival *= 1 - ended / total
    }
  }

  /// One arm less than there are: the differences add up to 0.
  private mutating func settle(_ variance: Matrix) {
    guard arms.count > 1 else {
      if !arms.isEmpty { cautions.insert(.oneArmOnly) }
      return
    }
    let factor = SymmetricFactor(variance, tolerance: 1e-9)
    degreesOfFreedom = factor.dropped.count { !$0 }
    guard degreesOfFreedom > 0 else {
      cautions.insert(.tooFewRows)
      return
    }
    let distance = zip(observed, expected).map { $0 - $1 }
    statistic = zip(distance, factor.solve(distance)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
