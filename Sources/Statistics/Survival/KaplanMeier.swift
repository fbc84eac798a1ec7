import Glibc

/// The chance of still being without the end, by time (Kaplan and Meier 1958).
package struct KaplanMeier: Hashable, Sendable {
  /// How the error of the curve is taken.
  package enum Variance: Hashable, Sendable {
    /// Greenwood 1926: weights are counts of like rows; clusters do not enter.
    case greenwood
    /// From influence functions summed within clusters (the infinitesimal jackknife of R's `survfit`): for weights that
    /// are not counts, and for rows that belong together.
    case robust
  }

  /// Every time at which a row ended, ascending.
  package private(set) var times: [Double]
  /// Weight at risk just before each of `times`.
  package private(set) var atRisk: [Double]
  /// Weight that ended with end 1 there. Every other end counts as censored.
  package private(set) var events: [Double]
  /// The chance of being without the end just after each of `times`.
  package private(set) var survival: [Double] = []
  /// Of `survival`; NaN where the curve is 0, and everywhere with a single cluster.
  package private(set) var standardErrors: [Double] = []
  package private(set) var cautions: Set<Caution>

  package static func curve(_ records: SurvivalRecords, variance: Variance = .greenwood) -> KaplanMeier {
    let rows = SurvivalRows(records)
    return KaplanMeier(rows, EventTable(rows, kinds: 1), variance)
  }

  /// One curve for each arm that occurs.
  /// - Throws: `lengthsDiffer`.
  package static func curves(
    _ records: SurvivalRecords, arms: [Int], variance: Variance = .robust
  ) throws(StatisticsError) -> [Int: KaplanMeier] {
    guard arms.count == records.count else {
      throw .lengthsDiffer(what: "arms", expected: records.count, found: arms.count)
    }
    var rows: [Int: [Int]] = [:]
    for (row, arm) in arms.enumerated() { rows[arm, default: []].append(row) }
    return rows.mapValues { curve(records.selecting(rows: $0), variance: variance) }
  }

  init(_ rows: SurvivalRows, _ table: EventTable, _ variance: Variance) {
    (times, atRisk, events) = (table.times, table.atRisk, table.ends[0])
    cautions = rows.cautions.union(rows.count > 0 ? rows.cautionsOfEnds : [])
    var left = 1.0
    for place in times.indices {
      left *= 1 - events[place] / atRisk[place]
      survival.append(left)
    }
    switch variance {
    case .greenwood:
      cautions.remove(.oneCluster)
      standardErrors = greenwood()
    case .robust:
      let pulls = KaplanMeierPulls(rows, table)
      standardErrors = zip(survival, pulls.logErrors()).map { $0 > 0 ? $0 * $1 : .nan }
      if rows.clusters.count < 2 { standardErrors = times.map { _ in .nan } }
    }
  }

  private func greenwood() -> [Double] {
    var sum = 0.0
    return times.indices.map { place in
      sum += events[place] / (atRisk[place] * (atRisk[place] - events[place]))
      return survival[place] > 0 ? survival[place] * sum.squareRoot() : .nan
    }
  }

  /// The chance of being without the end just after `time`: no figure (`noSupport`) past the last row, unless the curve
  /// has come to 0 before.
  package func survival(at time: Double) -> Estimate {
    guard !times.isEmpty else { return .none(cautions) }
    guard let place = times.lastIndex(where: { $0 <= time }) else {
      return time.isNaN ? .none(cautions.union([.notFinite])) : Estimate(1, standardError: 0, cautions: cautions)
    }
    guard place < times.count - 1 || time == times[place] || survival[place] == 0 else {
      return .none(cautions.union([.noSupport]))
    }
    return Estimate(survival[place], standardError: standardErrors[place], cautions: cautions)
  }
}
