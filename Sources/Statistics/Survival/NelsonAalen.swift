/// The hazard added up over time (Nelson 1972, Aalen 1978).
package struct NelsonAalen: Hashable, Sendable {
  /// Times of events, ascending.
  package private(set) var times: [Double] = []
  package private(set) var cumulativeHazard: [Double] = []
  /// Of `cumulativeHazard`: the square root of Σ d / Y²; weights are counts of like rows.
  package private(set) var standardErrors: [Double] = []
  package private(set) var cautions: Set<Caution>

  package static func curve(_ records: SurvivalRecords) -> NelsonAalen {
    let rows = SurvivalRows(records)
    var result = NelsonAalen(cautions: rows.cautions.union(rows.count > 0 ? rows.cautionsOfEnds : []))
    result.cautions.remove(.oneCluster)
    let table = EventTable(rows, kinds: 1)
    var (sum, variance) = (0.0, 0.0)
    for place in table.times.indices where table.ends[0][place] > 0 {
      sum += table.ends[0][place] / table.atRisk[place]
      variance += table.ends[0][place] / (table.atRisk[place] * table.atRisk[place])
      result.times.append(table.times[place])
      result.cumulativeHazard.append(sum)
      result.standardErrors.append(variance.squareRoot())
    }
    return result
  }

  private init(cautions: Set<Caution>) { self.cautions = cautions }
}
