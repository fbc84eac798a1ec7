/// In which of the coming weeks a submission starts, from each stage and each number of weeks there, with its job open or
/// on hold: the multi-state model worked out exactly, week by week backwards.
package struct StartTimes: Sendable {
  /// Weeks in a stage that are told apart.
  static let ages = StageHazards.edges[StageHazards.bins - 1] + 1
  let weeks: Int
  /// Kind · stage · weeks there · held · week ahead.
  private var chances: [Double]

  package init(_ hazards: StageHazards, _ flow: JobFlow, weeks: Int) {
    self.weeks = weeks
    chances = Array(repeating: 0, count: PipelineRecord.kinds * PipelineStage.open * Self.ages * 2 * weeks)
    for kind in 0..<PipelineRecord.kinds {
      for ahead in 0..<weeks {
        // A later stage first: somebody may pass through several within a week.
        for stage in (0..<PipelineStage.open).reversed() {
          for age in (0..<Self.ages).reversed() {
            for held in 0..<2 { fill(kind, stage, age, held, ahead, hazards, flow) }
          }
        }
      }
    }
  }

  private func place(_ kind: Int, _ stage: Int, _ age: Int, _ held: Int) -> Int {
    (((kind * PipelineStage.open + stage) * Self.ages + age) * 2 + held) * weeks
  }

  private mutating func fill(
    _ kind: Int, _ stage: Int, _ age: Int, _ held: Int, _ ahead: Int, _ hazards: StageHazards, _ flow: JobFlow
  ) {
    // Whoever has accepted starts, or not: whether the job is then held is nothing to them.
    let counted = stage == PipelineStage.accepted.rawValue ? 0 : held
    let flips = held == 0 ? flow.holding : flow.restarting
    var (left, sum) = (1.0, 0.0)
    for cause in 0..<StageHazards.causes {
      let chance = hazards.chance(kind: kind, stage: stage, held: counted, week: age, cause: cause)
      left -= chance
      guard chance > 0, cause > stage, cause < PipelineStage.allCases.count else { continue }
      if cause == PipelineStage.started.rawValue {
        if ahead == 0 { sum += chance }
      } else {
        // What is left of the week is the next stage's to go on in.
        let rest = age == 0 ? hazards.restOfWeek[stage] : 0.5
        sum += chance * rest * chances[place(kind, cause, 0, held) + ahead]
        if ahead > 0 { sum += chance * (1 - rest) * onward(kind, cause, 0, held, ahead - 1, flips) }
      }
    }
    if ahead > 0 { sum += max(0, left) * onward(kind, stage, min(age + 1, Self.ages - 1), held, ahead - 1, flips) }
    chances[place(kind, stage, age, held) + ahead] = sum
  }

  private func onward(
    _ kind: Int, _ stage: Int, _ age: Int, _ held: Int, _ ahead: Int, _ flips: Double
  ) -> Double {
    (1 - flips) * chances[place(kind, stage, age, held) + ahead]
      + flips * chances[place(kind, stage, age, 1 - held) + ahead]
  }

  /// By week ahead: the chance of starting in it.
  package func from(kind: Int, stage: PipelineStage, weeksThere: Int, isHeld: Bool) -> ArraySlice<Double> {
    let first = place(kind, stage.rawValue, min(max(0, weeksThere), Self.ages - 1), isHeld ? 1 : 0)
    return chances[first..<first + weeks]
  }

  /// Adds, by week ahead, the chance of starting in it. Part of a week there has gone by: what is left of it and the next one
  /// are weighed by how much.
  func add(kind: Int, stage: PipelineStage, daysThere: Int, isHeld: Bool, to sums: inout [Double]) {
    let (week, days) = (max(0, daysThere) / 7, max(0, daysThere) % 7)
    let next = Double(days) / 7
    let (this, that) = (
      from(kind: kind, stage: stage, weeksThere: week, isHeld: isHeld),
      from(kind: kind, stage: stage, weeksThere: week + 1, isHeld: isHeld)
    )
    for ahead in 0..<weeks {
      sums[ahead] += (1 - next) * this[this.startIndex + ahead] + next * that[that.startIndex + ahead]
    }
  }

  /// Starts expected by week from candidates who are still to be put forward, so many in each week.
  func from(coming: [Double], kind: Int) -> [Double] {
    let fresh = Array(from(kind: kind, stage: .shortlisted, weeksThere: 0, isHeld: false))
    var starts = Array(repeating: 0.0, count: weeks)
    for (week, count) in coming.enumerated() where count > 0 {
      for later in 0..<(weeks - week) {
        let half = count * 0.5 * fresh[later]
        starts[week + later] += half
        if week + later + 1 < weeks { starts[week + later + 1] += half }
      }
    }
    return starts
  }
}
