import Recruitment

/// How likely a submission is to move on, and how to end, week by week of being where it is: cause-specific hazards in
/// discrete time, from what the firm's own submissions did, shrunk toward what all of its kinds did, and that toward rates
/// of the trade where the record is small.
package struct StageHazards: Sendable {
  /// Weeks in a stage at which a new stretch begins; the last is open.
  static let edges = [0, 1, 2, 3, 4, 6, 8, 12, 16]
  static let bins = edges.count
  /// The stages moved on to (from `PipelineStage`), then the ends (`PipelineEnd`).
  static let causes = PipelineStage.allCases.count + PipelineEnd.allCases.count
  /// Stays that ended in a stage, from which the firm's own figures are spoken of.
  package static let enough = 30

  /// Weeks watched, and what ended them: kind · stage · held · bin (· cause).
  private(set) var weeks: [Double]
  private(set) var ended: [Double]
  /// Chances in a week, shrunk; the same order.
  private(set) var chances: [Double]
  /// Stays that ended, by stage.
  package private(set) var stays: [Int]
  /// Of those who move on within their first week in a stage, the share of the week that is left, on average, by stage.
  private(set) var restOfWeek: [Double]
  /// Submissions that came to start in the weeks watched: what the figures' own error rests on.
  package private(set) var starts = 0

  static func bin(_ week: Int) -> Int { edges.lastIndex { $0 <= week } ?? 0 }

  static func place(_ kind: Int, _ stage: Int, _ held: Int, _ bin: Int) -> Int {
    ((kind * PipelineStage.open + stage) * 2 + held) * bins + bin
  }

  /// - Parameter since: weeks that began before that day are not counted.
  package init(_ record: PipelineRecord, paths: [SubmissionPath], jobs: [JobPath], since: Int) {
    let cells = PipelineRecord.kinds * PipelineStage.open * 2 * Self.bins
    weeks = Array(repeating: 0, count: cells)
    ended = Array(repeating: 0, count: cells * Self.causes)
    chances = []
    stays = Array(repeating: 0, count: PipelineStage.open)
    restOfWeek = Array(repeating: 0, count: PipelineStage.open)
    var quick = Array(repeating: 0.0, count: PipelineStage.open)
    for (place, path) in paths.enumerated() {
      let job = record.submissions[place].job
      count(path, kind: record.jobs[job].kind, jobs[job], since: since, until: record.asOfDay)
      for (stay, next) in zip(path.stays, path.stays.dropFirst()) where next.from - stay.from < 7 {
        restOfWeek[stay.stage.rawValue] += 1 - (Double(next.from - stay.from) + 0.5) / 7
        quick[stay.stage.rawValue] += 1
      }
    }
    for stage in quick.indices { restOfWeek[stage] = (restOfWeek[stage] + 5) / (quick[stage] + 10) }
    chances = Shrinking(weeks: weeks, ended: ended).chances()
  }

  private mutating func count(_ path: SubmissionPath, kind: Int, _ job: JobPath, since: Int, until: Int) {
    for (index, stay) in path.stays.enumerated() where stay.stage != .started {
      let next = index + 1 < path.stays.count ? path.stays[index + 1] : nil
      let leaves = next?.from ?? path.end?.day
      let cause = next.map(\.stage.rawValue) ?? path.end.map { PipelineStage.allCases.count + $0.what.rawValue }
      var week = 0
      while true {
        let from = stay.from + 7 * week
        let isLast = leaves.map { $0 < from + 7 } ?? false
        // A week that is not over yet says nothing, unless it has brought the end.
        guard isLast || from + 7 <= until else { break }
        if from >= since {
          let isHeld = stay.stage != .accepted && job.isHeld(on: from)
          let cell = Self.place(kind, stay.stage.rawValue, isHeld ? 1 : 0, Self.bin(week))
          weeks[cell] += 1
          if isLast, let cause {
            ended[cell * Self.causes + cause] += 1
            stays[stay.stage.rawValue] += 1
            if cause == PipelineStage.started.rawValue { starts += 1 }
          }
        }
        if isLast { break }
        week += 1
      }
    }
  }

  func chance(kind: Int, stage: Int, held: Int, week: Int, cause: Int) -> Double {
    chances[Self.place(kind, stage, held, Self.bin(week)) * Self.causes + cause]
  }

  /// The same with another chance for some causes: for what would be if.
  func scaled(_ cause: PipelineEnd, by factor: Double) -> StageHazards {
    var other = self
    let place = PipelineStage.allCases.count + cause.rawValue
    for cell in weeks.indices {
      let first = cell * Self.causes
      let others = (0..<Self.causes).reduce(0.0) { $0 + ($1 == place ? 0 : chances[first + $1]) }
      other.chances[first + place] = min(chances[first + place] * factor, max(0, 1 - others))
    }
    return other
  }
}

/// Chances a week from counts: a stretch's toward its stage's, a kind's toward that of all kinds, and a stage's toward the
/// trade's. Each prior is worth so many weeks watched.
private struct Shrinking {
  let weeks: [Double]
  let ended: [Double]

  private static let stageWeight = 20.0
  private static let binWeight = 15.0
  private static let kindWeight = 8.0
  private static let heldWeight = 20.0
  /// Of moving on while the job is on hold, against when it is open, before anything is known.
  private static let heldProgress = 0.25

  /// Chances a week of moving on by one stage, and of ending, before the record says anything: rough figures of the trade
  /// (a CV becomes an interview about once in three, an interview an offer about once in four).
  private static let onward = [0.45, 0.18, 0.12, 0.25, 0.45, 0.16]
  private static let ending = [0.12, 0.20, 0.20, 0.20, 0.12, 0.02]

  func chances() -> [Double] {
    var result = Array(repeating: 0.0, count: ended.count)
    for stage in 0..<PipelineStage.open {
      for cause in 0..<StageHazards.causes {
        let base = rate(stage, cause)
        let held = heldRate(stage, cause, base)
        for bin in 0..<StageHazards.bins {
          let pooled = pooled(stage, 0, bin, cause, toward: base, weight: Self.binWeight)
          let pooledHeld = heldPooled(stage, bin, cause, toward: held)
          for kind in 0..<PipelineRecord.kinds {
            let open = StageHazards.place(kind, stage, 0, bin)
            let shut = StageHazards.place(kind, stage, 1, bin)
            result[open * StageHazards.causes + cause] = toward(pooled, open, cause, Self.kindWeight)
            result[shut * StageHazards.causes + cause] = pooledHeld
          }
        }
      }
    }
    return result
  }

  private func heldPooled(_ stage: Int, _ bin: Int, _ cause: Int, toward mean: Double) -> Double {
    pooled(stage, 1, bin, cause, toward: mean, weight: Self.heldWeight)
  }

  private func toward(_ mean: Double, _ cell: Int, _ cause: Int, _ weight: Double) -> Double {
    (ended[cell * StageHazards.causes + cause] + weight * mean) / (weeks[cell] + weight)
  }

  private func sums(_ stage: Int, _ held: Int, _ bins: Range<Int>, _ cause: Int) -> (ended: Double, weeks: Double) {
    var sums = (ended: 0.0, weeks: 0.0)
    for kind in 0..<PipelineRecord.kinds {
      for bin in bins {
        let cell = StageHazards.place(kind, stage, held, bin)
        sums.ended += ended[cell * StageHazards.causes + cause]
        sums.weeks += weeks[cell]
      }
    }
    return sums
  }

  private func rate(_ stage: Int, _ cause: Int) -> Double {
    let sums = sums(stage, 0, 0..<StageHazards.bins, cause)
    return (sums.ended + Self.stageWeight * Self.usual(stage, cause)) / (sums.weeks + Self.stageWeight)
  }

  private func heldRate(_ stage: Int, _ cause: Int, _ base: Double) -> Double {
    let sums = sums(stage, 1, 0..<StageHazards.bins, cause)
    let prior = cause < PipelineStage.allCases.count ? base * Self.heldProgress : base
    return (sums.ended + Self.heldWeight * prior) / (sums.weeks + Self.heldWeight)
  }

  private func pooled(
    _ stage: Int, _ held: Int, _ bin: Int, _ cause: Int, toward mean: Double, weight: Double
  ) -> Double {
    let sums = sums(stage, held, bin..<(bin + 1), cause)
    return (sums.ended + weight * mean) / (sums.weeks + weight)
  }

  private static func usual(_ stage: Int, _ cause: Int) -> Double {
    if cause == stage + 1 { return onward[stage] }
    if cause < PipelineStage.allCases.count { return 0 }
    let end = PipelineEnd(rawValue: cause - PipelineStage.allCases.count)
    switch end {
    case .rejected where stage < PipelineStage.offer.rawValue: return ending[stage] * 0.6
    case .withdrew where stage < PipelineStage.offer.rawValue: return ending[stage] * 0.25
    case .jobClosed: return ending[stage] * 0.15
    case .declined where stage == PipelineStage.offer.rawValue: return ending[stage] * 0.85
    case .boughtBack where stage == PipelineStage.accepted.rawValue: return ending[stage] * 0.4
    case .fellThrough where stage == PipelineStage.accepted.rawValue: return ending[stage] * 0.6
    default: return 0
    }
  }
}
