/// The chance of having come to each end by a time, where ends compete (Aalen and Johansen 1978).
package struct AalenJohansen: Hashable, Sendable {
  /// Times at which any row ended, ascending.
  package private(set) var times: [Double]
  /// By end (first index 0 for end 1), then as `times`.
  package private(set) var incidence: [[Double]]
  package private(set) var cautions: Set<Caution>

  /// - Parameter ends: how many kinds of end there are; the largest in the records where `nil`. Larger ones in the
  ///   records then count as censored.
  package static func curve(_ records: SurvivalRecords, ends: Int? = nil) -> AalenJohansen {
    let rows = SurvivalRows(records)
    return AalenJohansen(rows, EventTable(rows, kinds: max(1, ends ?? rows.ends.max() ?? 1)))
  }

  private init(_ rows: SurvivalRows, _ table: EventTable) {
    times = table.times
    cautions = rows.cautions.union(rows.count > 0 ? rows.cautionsOfEnds : [])
    incidence = table.ends.map { ends in
      var (left, sum) = (1.0, 0.0)
      return table.times.indices.map { place in
        sum += left * ends[place] / table.atRisk[place]
        left *= 1 - table.allEnds[place] / table.atRisk[place]
        return sum
      }
    }
  }

  /// Incidence of `end` by each of `times`, with errors from influence functions summed within clusters, as R's
  /// `survfit`: weights need not be counts. No figure past the last row unless nobody is left before.
  package static func incidence(
    _ records: SurvivalRecords, end: Int = 1, at times: [Double]
  ) -> [Estimate] {
    let curve = IncidencePulls(records, end: end)
    let errors = InfluenceErrors(records.clusters, count: records.count)
    let few = records.clusters == nil ? [] : InfluenceErrors.cautions(clusters: errors.clusters.count)
    return times.map { time in
      guard let figure = curve.at(time) else {
        return .none(curve.cautions.union(curve.isEmpty ? [] : [.noSupport]))
      }
      guard errors.clusters.count > 1 else { return .none(curve.cautions.union([.oneCluster])) }
      let error = errors.error(figure.pulls, corrected: false)
      return Estimate(figure.value, standardError: error, cautions: curve.cautions.union(few))
    }
  }

  /// Incidence in the rows that are `treated` less that in the others, by each of `times`; a cluster may have rows in
  /// both.
  /// - Throws: `lengthsDiffer`.
  package static func difference(
    _ records: SurvivalRecords, treated: [Bool], end: Int = 1, at times: [Double]
  ) throws(StatisticsError) -> [Estimate] {
    let arms = try records.parted(treated)
    let curves = arms.map { IncidencePulls(records.selecting(rows: $0), end: end) }
    let errors = InfluenceErrors(records.clusters, count: records.count)
    let few = records.clusters == nil ? [] : InfluenceErrors.cautions(clusters: errors.clusters.count)
    let trouble = curves[0].cautions.union(curves[1].cautions).union(few)
    guard !curves.contains(where: \.isEmpty) else { return times.map { _ in .none(trouble.union([.oneArmOnly])) } }
    return times.map { time in
      guard let one = curves[0].at(time), let other = curves[1].at(time) else {
        return .none(trouble.union([.noSupport]))
      }
      guard errors.clusters.count > 1 else { return .none(trouble.union([.oneCluster])) }
      var pulls = Array(repeating: 0.0, count: records.count)
      for (row, pull) in zip(arms[0], one.pulls) { pulls[row] = pull }
      for (row, pull) in zip(arms[1], other.pulls) { pulls[row] = -pull }
      return Estimate(
        one.value - other.value, standardError: errors.error(pulls, corrected: false), cautions: trouble)
    }
  }
}

extension SurvivalRecords {
  /// Rows of those treated, and of the others.
  func parted(_ treated: [Bool]) throws(StatisticsError) -> [[Int]] {
    guard treated.count == count else { throw .lengthsDiffer(what: "treated", expected: count, found: treated.count) }
    return [treated.indices.filter { treated[$0] }, treated.indices.filter { !treated[$0] }]
  }
}
