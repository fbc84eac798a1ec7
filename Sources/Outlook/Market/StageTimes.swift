import Recruitment
import Statistics

/// How long submissions stay in a stage, where moving on and ending compete: Aalen–Johansen, with everybody who is still
/// there counted for as long as they have been.
package struct StageTime: Sendable {
  package struct Point: Hashable, Sendable {
    package var days: Int
    /// Share that had moved on by then, and that had ended.
    package var onward: Estimate
    package var ended: Estimate
  }

  /// The stage's word; `on_hold` for jobs.
  package var stage: String
  package var entered: Int
  package var stillThere: Int
  package var points: [Point]
  /// Days by which half had left, either way; `nil` where half have not, or of fewer than ten.
  package var median: Int?

  static let days = [7, 14, 28, 56]

  init?(stage: String, times: [Double], ends: [Int]) {
    guard !times.isEmpty, let records = try? SurvivalRecords(times: times, ends: ends) else { return nil }
    self.stage = stage
    entered = times.count
    stillThere = ends.count { $0 == 0 }
    let at = Self.days.map(Double.init)
    let onward = AalenJohansen.incidence(records, end: 1, at: at)
    let ended = AalenJohansen.incidence(records, end: 2, at: at)
    points =
      entered < MarketTally.fewest
      ? [] : Self.days.indices.map { Point(days: Self.days[$0], onward: onward[$0], ended: ended[$0]) }
    let curve = AalenJohansen.curve(records, ends: 2)
    let half = curve.times.indices.first { place in curve.incidence.reduce(0) { $0 + $1[place] } >= 0.5 }
    median = entered >= MarketTally.fewest ? half.map { Int(curve.times[$0]) } : nil
  }
}

extension MarketRows {
  /// Of those who came to a stage in the period, in the order of stages; and of jobs that were put on hold.
  package func stageTimes(in days: Range<Int>) -> [StageTime] {
    var result: [StageTime] = []
    for stage in PipelineStage.allCases where stage != .started {
      var (times, ends): ([Double], [Int]) = ([], [])
      for path in paths {
        guard let place = path.stays.firstIndex(where: { $0.stage == stage }) else { continue }
        let from = path.stays[place].from
        guard days.contains(from) else { continue }
        if place + 1 < path.stays.count {
          times.append(Double(path.stays[place + 1].from - from))
          ends.append(1)
        } else {
          times.append(Double((path.end?.day ?? record.asOfDay) - from))
          ends.append(path.end == nil ? 0 : 2)
        }
      }
      if let time = StageTime(stage: stage.word, times: times.map { max(0.5, $0) }, ends: ends) { result.append(time) }
    }
    let holds = jobs.flatMap(\.holds).filter { days.contains($0.from) }
    let held = StageTime(
      stage: "on_hold", times: holds.map { max(0.5, Double(($0.until ?? record.asOfDay) - $0.from)) },
      ends: holds.map { $0.until == nil ? 0 : $0.wasReopened ? 1 : 2 })
    return result + (held.map { [$0] } ?? [])
  }
}
