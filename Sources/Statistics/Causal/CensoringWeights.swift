/// Weights that let rows with a known outcome stand for those whose record ends too early: 1/Ĝ(t−) with Ĝ the
/// Kaplan–Meier estimate of staying under observation, within strata (Robins and Finkelstein 2000), at the end or the
/// horizon, whichever came first.
///
/// Where observation stops for all of a stratum before the horizon, nobody can stand for whoever had no end by then: those
/// whose end came early would be all that is left of it. Such a stratum counts for nothing.
package struct CensoringWeights: Hashable, Sendable {
  /// n; 0 where the outcome by the horizon is not known.
  package private(set) var weights: [Double]
  /// n; whether the row's stratum was followed far enough to count at all.
  package private(set) var isFollowed: [Bool]
  /// `extremeWeights` where one is above 20, `everybodyCensored`, `noSupport` where a stratum counts for nothing, `notFinite`
  /// (such rows have weight 0).
  package private(set) var cautions: Set<Caution> = []

  /// - Parameters:
  ///   - times: until the end that counts, or until observation stops; 0 or more.
  ///   - happened: whether the end came; otherwise observation stopped at that time. Ends come before stops.
  ///   - strata: such as arm and quarter.
  ///   - horizon: by when the outcome must have come.
  /// - Throws: `lengthsDiffer`, `outOfRange` for a horizon or a time below 0.
  package init(times: [Double], happened: [Bool], strata: [UInt32], horizon: Double) throws(StatisticsError) {
    try CausalSample.check("ends", happened.count, times.count)
    try CausalSample.check("strata", strata.count, times.count)
    guard horizon >= 0 else { throw .outOfRange(what: "horizon", value: horizon) }
    for time in times where time < 0 { throw .outOfRange(what: "time", value: time) }
    weights = Array(repeating: 0, count: times.count)
    isFollowed = times.map(\.isFinite)
    if !times.allSatisfy(\.isFinite) { cautions.insert(.notFinite) }
    var members: [UInt32: [Int]] = [:]
    for row in times.indices where times[row].isFinite { members[strata[row], default: []].append(row) }
    for rows in members.values { weigh(rows, times, happened, horizon) }
    if weights.contains(where: { $0 > 20 }) { cautions.insert(.extremeWeights) }
    if weights.allSatisfy({ $0 == 0 }) {
      cautions.insert(.everybodyCensored)
    } else if times.indices.contains(where: { times[$0].isFinite && !isFollowed[$0] }) {
      cautions.insert(.noSupport)
    }
  }

  private mutating func weigh(_ rows: [Int], _ times: [Double], _ happened: [Bool], _ horizon: Double) {
    let ordered = rows.sorted { times[$0] < times[$1] }
    var staying = 1.0
    var atRisk = ordered.count
    var index = 0
    while index < ordered.count, times[ordered[index]] < horizon {
      let time = times[ordered[index]]
      var (ends, stops) = (0, 0)
      while index < ordered.count, times[ordered[index]] == time {
        if happened[ordered[index]] {
          weights[ordered[index]] = 1 / staying
          ends += 1
        } else {
          stops += 1
        }
        index += 1
      }
      let left = atRisk - ends
      if left > 0 { staying *= 1 - Double(stops) / Double(left) }
      atRisk -= ends + stops
    }
    guard staying > 0 else {
      for row in rows { (weights[row], isFollowed[row]) = (0, false) }
      return
    }
    for row in ordered[index...] { weights[row] = 1 / staying }
  }
}
