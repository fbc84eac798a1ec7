/// Mean time without the end up to a limit: the area under Kaplan–Meier from 0 (Royston and Parmar 2013), in the unit of
/// times.
package enum RestrictedMean {
  /// - Parameter limit: greater than 0; no figure (`noSupport`) where nobody was watched that long and the curve has not
  ///   come to 0.
  /// - Throws: `outOfRange` for another limit.
  package static func estimate(
    _ records: SurvivalRecords, until limit: Double, variance: KaplanMeier.Variance = .robust
  ) throws(StatisticsError) -> Estimate {
    let area = try Area(records, limit)
    guard area.isKnown else { return .none(area.cautions) }
    if variance == .greenwood {
      let error = area.greenwood.squareRoot()
      return Estimate(area.value, standardError: error, cautions: area.cautions.subtracting([.oneCluster]))
    }
    return error(of: area.value, area.pulls, records, area.cautions)
  }

  /// That of the rows that are `treated` less that of the others; errors from influence functions summed within
  /// clusters, which may have rows in both.
  /// - Throws: `lengthsDiffer`; `outOfRange` for a limit that is not greater than 0.
  package static func difference(
    _ records: SurvivalRecords, treated: [Bool], until limit: Double
  ) throws(StatisticsError) -> Estimate {
    let arms = try records.parted(treated)
    let one = try Area(records.selecting(rows: arms[0]), limit)
    let other = try Area(records.selecting(rows: arms[1]), limit)
    let trouble = one.cautions.union(other.cautions).subtracting([.oneCluster])
    guard !arms[0].isEmpty, !arms[1].isEmpty else { return .none(trouble.union([.oneArmOnly])) }
    guard one.isKnown, other.isKnown else { return .none(trouble) }
    var pulls = Array(repeating: 0.0, count: records.count)
    for (row, pull) in zip(arms[0], one.pulls) { pulls[row] = pull }
    for (row, pull) in zip(arms[1], other.pulls) { pulls[row] = -pull }
    return error(of: one.value - other.value, pulls, records, trouble)
  }

  private static func error(
    of value: Double, _ pulls: [Double], _ records: SurvivalRecords, _ trouble: Set<Caution>
  ) -> Estimate {
    let errors = InfluenceErrors(records.clusters, count: records.count)
    guard errors.clusters.count > 1 else { return .none(trouble.union([.oneCluster])) }
    let few = records.clusters == nil ? [] : InfluenceErrors.cautions(clusters: errors.clusters.count)
    return Estimate(value, standardError: errors.error(pulls, corrected: false), cautions: trouble.union(few))
  }

  /// The area of one curve, with what each row does to it.
  private struct Area {
    var value = 0.0
    var greenwood = 0.0
    /// By row of the records.
    var pulls: [Double] = []
    var isKnown = false
    var cautions: Set<Caution> = []

    init(_ records: SurvivalRecords, _ limit: Double) throws(StatisticsError) {
      guard limit > 0, limit.isFinite else { throw .outOfRange(what: "limit", value: limit) }
      let rows = SurvivalRows(records)
      let table = EventTable(rows, kinds: 1)
      let curve = KaplanMeier(rows, table, .greenwood)
      cautions = curve.cautions.union(rows.cautions)
      guard let last = table.times.last, let end = curve.survival.last else { return }
      guard limit <= last || end == 0 else {
        cautions.insert(.noSupport)
        return
      }
      isKnown = true
      let count = table.placesUpTo(limit)
      var areas = Array(repeating: 0.0, count: count)
      var next = limit
      var sum = 0.0
      for place in (0..<count).reversed() {
        sum += curve.survival[place] * (next - max(0, table.times[place]))
        areas[place] = sum
        next = max(0, table.times[place])
      }
      value = sum + next
      for place in 0..<count where curve.survival[place] > 0 {
        let (risk, events) = (table.atRisk[place], table.ends[0][place])
        greenwood += areas[place] * areas[place] * events / (risk * (risk - events))
      }
      pulls = Array(repeating: 0, count: records.count)
      for (row, pull) in zip(rows.rows, KaplanMeierPulls(rows, table).areaPulls(areas)) { pulls[row] = pull }
    }
  }
}
