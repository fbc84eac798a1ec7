import Recruitment

/// What jobs do, week by week: how often candidates are put forward, how they are held, reopened and closed.
package struct JobFlow: Sendable {
  /// Weeks since the opening at which a new stretch begins.
  static let edges = [0, 1, 2, 3, 4, 6, 8, 12, 16, 26]
  static let bins = edges.count
  static func bin(_ week: Int) -> Int { edges.lastIndex { $0 <= week } ?? 0 }

  /// New submissions a week, by kind and stretch, while open; and while held, by kind.
  private(set) var flow: [Double]
  private(set) var heldFlow: [Double]
  /// Chances a week of an open job, by kind and stretch: of being closed, filled or not; of being held.
  private(set) var closing: [Double]
  package private(set) var holding: Double
  /// Of a held one: of being opened again, and of being closed.
  package private(set) var restarting: Double
  package private(set) var heldClosing: Double
  package private(set) var holds = 0
  package private(set) var endedHolds = 0

  /// What the priors are worth in weeks watched.
  private static let weight = 15.0
  private static let usualFlow = 1.0
  private static let usualClosing = 0.06
  private static let usualHolding = 0.02
  private static let usualRestarting = 0.12
  private static let usualHeldClosing = 0.06

  package init(_ record: PipelineRecord, jobs: [JobPath], since: Int) {
    var counts = FlowCounts()
    for (place, path) in jobs.enumerated() {
      counts.take(record.jobs[place], record.submissions, path, since: since, until: record.asOfDay)
    }
    let cells = PipelineRecord.kinds * Self.bins
    flow = Array(repeating: 0, count: cells)
    closing = flow
    heldFlow = Array(repeating: 0, count: PipelineRecord.kinds)
    let all = counts.weeks.reduce(0, +)
    let allFlow = (counts.put.reduce(0, +) + Self.weight * Self.usualFlow) / (all + Self.weight)
    let allClosing = (counts.closed.reduce(0, +) + Self.weight * Self.usualClosing) / (all + Self.weight)
    for bin in 0..<Self.bins {
      let cells = (0..<PipelineRecord.kinds).map { $0 * Self.bins + bin }
      func sum(_ values: [Double]) -> Double { cells.reduce(0) { $0 + values[$1] } }
      let pooledFlow = (sum(counts.put) + Self.weight * allFlow) / (sum(counts.weeks) + Self.weight)
      let pooledClosing = (sum(counts.closed) + Self.weight * allClosing) / (sum(counts.weeks) + Self.weight)
      for cell in cells {
        flow[cell] = (counts.put[cell] + Self.weight * pooledFlow) / (counts.weeks[cell] + Self.weight)
        closing[cell] = (counts.closed[cell] + Self.weight * pooledClosing) / (counts.weeks[cell] + Self.weight)
      }
    }
    for kind in 0..<PipelineRecord.kinds {
      heldFlow[kind] =
        (counts.heldPut + Self.weight * allFlow * 0.1) / (counts.heldWeeks + Self.weight)
    }
    holding = (counts.held + Self.weight * Self.usualHolding) / (all + Self.weight)
    restarting = (counts.restarted + Self.weight * Self.usualRestarting) / (counts.heldWeeks + Self.weight)
    heldClosing = (counts.heldClosed + Self.weight * Self.usualHeldClosing) / (counts.heldWeeks + Self.weight)
    holds = jobs.reduce(0) { $0 + $1.holds.count }
    endedHolds = jobs.reduce(0) { $0 + $1.holds.count { $0.until != nil } }
  }

  /// Candidates put forward in each of the coming weeks, expected, of a job that is now so many weeks old.
  func coming(kind: Int, week: Int, isHeld: Bool, weeks: Int) -> [Double] {
    var (open, held) = isHeld ? (0.0, 1.0) : (1.0, 0.0)
    return (0..<weeks).map { ahead in
      let cell = kind * Self.bins + Self.bin(week + ahead)
      let coming = open * flow[cell] + held * heldFlow[kind]
      let shut = min(1, closing[cell])
      let pause = min(1 - shut, holding)
      let (stays, starts) = (max(0, 1 - shut - pause), min(1, restarting))
      (open, held) = (
        open * stays + held * starts, open * pause + held * max(0, 1 - starts - heldClosing)
      )
      return coming
    }
  }
}

/// Weeks that jobs were watched, and what happened in them.
private struct FlowCounts {
  var weeks = Array(repeating: 0.0, count: PipelineRecord.kinds * JobFlow.bins)
  var put = Array(repeating: 0.0, count: PipelineRecord.kinds * JobFlow.bins)
  var closed = Array(repeating: 0.0, count: PipelineRecord.kinds * JobFlow.bins)
  var held = 0.0
  var heldWeeks = 0.0
  var heldPut = 0.0
  var heldClosed = 0.0
  var restarted = 0.0

  mutating func take(
    _ job: PipelineRecord.Job, _ submissions: [PipelineRecord.Submission], _ path: JobPath, since: Int, until: Int
  ) {
    let created = submissions[job.submissions].map(\.createdDay)
    var week = 0
    while true {
      let (from, to) = (job.openedDay + 7 * week, job.openedDay + 7 * week + 7)
      let closure = path.closures.first { $0.from < to && ($0.until ?? .max) > from }
      if let closure, closure.from <= from, week > 0 {
        // Closed since an earlier week: nothing is watched until it is open again.
        guard let until = closure.until else { return }
        week = max(week + 1, (until - job.openedDay) / 7)
        continue
      }
      guard closure != nil || to <= until else { return }
      if from >= since {
        let count = Double(created.count { $0 >= from && $0 < to })
        let cell = job.kind * JobFlow.bins + JobFlow.bin(week)
        if path.isHeld(on: from) {
          heldWeeks += 1
          heldPut += count
          if closure != nil { heldClosed += 1 } else if !path.isHeld(on: to) { restarted += 1 }
        } else {
          weeks[cell] += 1
          put[cell] += count
          if closure != nil { closed[cell] += 1 } else if path.isHeld(on: to) { held += 1 }
        }
      }
      if let closure, closure.until == nil { return }
      week += 1
    }
  }
}
