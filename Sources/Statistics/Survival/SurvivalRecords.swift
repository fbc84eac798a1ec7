/// Spans of watching, in columns: one row a span, in any order.
///
/// A row says that somebody was watched from just after `entry` up to and with `time`, and how that ended. A subject may
/// have several rows (start–stop); its rows are then one cluster.
package struct SurvivalRecords: Hashable, Sendable {
  /// When watching began (left truncation), in the unit of `times`; `nil` = all from the beginning.
  package var entries: [Double]?
  /// When watching ended; any unit, the same for all.
  package var times: [Double]
  /// How: 0 = censored, 1 = the end in question, 2 … = ends that compete with it.
  package var ends: [Int]
  /// 0 or more; `nil` = 1 each.
  package var weights: [Double]?
  /// Which rows belong together; `nil` = each stands for itself.
  package var clusters: [Int]?

  package var count: Int { times.count }

  /// - Throws: `lengthsDiffer`; `outOfRange` for a negative weight or end.
  package init(
    entries: [Double]? = nil, times: [Double], ends: [Int], weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) {
    for (what, count) in [
      ("entries", entries?.count), ("ends", ends.count), ("weights", weights?.count), ("clusters", clusters?.count),
    ] {
      if let count, count != times.count { throw .lengthsDiffer(what: what, expected: times.count, found: count) }
    }
    if let weight = weights?.first(where: { $0 < 0 }) { throw .outOfRange(what: "weights", value: weight) }
    if let end = ends.first(where: { $0 < 0 }) { throw .outOfRange(what: "ends", value: Double(end)) }
    self.entries = entries
    self.times = times
    self.ends = ends
    self.weights = weights
    self.clusters = clusters
  }

  /// Those rows, in that order.
  package func selecting(rows: [Int]) -> SurvivalRecords {
    var chosen = self
    chosen.entries = entries.map { entries in rows.map { entries[$0] } }
    chosen.times = rows.map { times[$0] }
    chosen.ends = rows.map { ends[$0] }
    chosen.weights = weights.map { weights in rows.map { weights[$0] } }
    chosen.clusters = clusters.map { clusters in rows.map { clusters[$0] } }
    return chosen
  }
}
