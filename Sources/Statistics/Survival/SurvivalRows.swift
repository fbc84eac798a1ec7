/// Records made ready: rows that say something, with nothing left optional but the beginning.
struct SurvivalRows {
  var entries: [Double]?
  var times: [Double]
  var ends: [Int]
  var weights: [Double]
  /// Dense.
  var clusters: DenseIds
  /// Where each came from.
  var rows: [Int]
  var cautions: Set<Caution> = []

  var count: Int { times.count }

  /// Leaves out rows of weight 0, rows with a number that is not finite (`notFinite`) and rows whose end is not after
  /// their beginning (`impossibleSpans`).
  /// - Parameter alsoUsable: what else a row needs, by its place in `records`.
  init(_ records: SurvivalRecords, alsoUsable: (Int) -> Bool = { _ in true }) {
    var kept: [Int] = []
    kept.reserveCapacity(records.count)
    for row in 0..<records.count {
      let entry = records.entries?[row] ?? -.infinity
      let weight = records.weights?[row] ?? 1
      let isFinite = records.times[row].isFinite && weight.isFinite && !entry.isNaN && entry < .infinity
      if !isFinite || !alsoUsable(row) {
        cautions.insert(.notFinite)
      } else if entry >= records.times[row] {
        cautions.insert(.impossibleSpans)
      } else if weight > 0 {
        kept.append(row)
      }
    }
    if kept.isEmpty {
      let allWeightless = records.count > 0 && records.weights?.allSatisfy { $0 == 0 } == true
      cautions.insert(allWeightless ? .zeroWeights : .tooFewRows)
    }
    rows = kept
    entries = records.entries.map { entries in kept.map { entries[$0] } }
    times = kept.map { records.times[$0] }
    ends = kept.map { records.ends[$0] }
    weights = records.weights.map { weights in kept.map { weights[$0] } } ?? Array(repeating: 1, count: kept.count)
    clusters = records.clusters.map { all in DenseIds(kept.map { all[$0] }) } ?? DenseIds(count: kept.count)
    if !kept.isEmpty, clusters.count == 1 { cautions.insert(.oneCluster) }
  }

  /// `noEvents` where end 1 never comes, and `everybodyCensored` where none does.
  var cautionsOfEnds: Set<Caution> {
    guard !ends.contains(1) else { return [] }
    return ends.allSatisfy { $0 == 0 } ? [.noEvents, .everybodyCensored] : [.noEvents]
  }
}
