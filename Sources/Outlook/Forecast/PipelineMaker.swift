import Recruitment

/// Puts what is open into slots, with the chances that the model gives it.
struct PipelineMaker {
  /// Where expected money comes from.
  enum Part: Int, CaseIterable { case open, newCandidates, newJobs, givenBack }

  let model: ForecastModel
  let grid: MonthGrid
  let scenario: Scenario
  let times: StartTimes
  /// Starts expected of one fresh job, by week, by kind.
  private let perJob: [[Double]]
  private(set) var pipeline: Pipeline
  private(set) var toCome: JobsToCome
  /// Expected money by part and month.
  private(set) var expected: [[Double]]
  /// Expected fees of open jobs, by place of the job.
  private(set) var jobMoney: [Int: Double] = [:]
  /// Starts expected of candidates already put forward, and of those to come, by month.
  private(set) var starts: [[Double]]

  /// A job that is nearly sure to be filled may still not be.
  private static let surest = 0.99
  /// By how much less is put forward for a job that those in process are sure to fill. The rate is that of all jobs, such
  /// ones among them, so that it is less than all of it.
  private static let crowding = 0.5

  init(_ model: ForecastModel, grid: MonthGrid, scenario: Scenario) {
    self.model = model
    self.grid = grid
    self.scenario = scenario
    let hazards = scenario.buyBacks == 1 ? model.hazards : model.hazards.scaled(.boughtBack, by: scenario.buyBacks)
    times = StartTimes(hazards, model.flow, weeks: grid.weeks)
    let times = times
    perJob = (0..<PipelineRecord.kinds).map { kind in
      times.from(
        coming: model.flow.coming(kind: kind, week: 0, isHeld: false, weeks: grid.weeks), kind: kind)
    }
    pipeline = Pipeline(months: grid.months.count, fees: (0..<PipelineRecord.kinds).map(model.fees.sample))
    let none = Array(repeating: 0.0, count: grid.months.count)
    expected = Array(repeating: none, count: Part.allCases.count)
    starts = Array(repeating: none, count: 3)
    toCome = JobsToCome(starts: [], error: 0, dispersion: 1)
    for place in model.record.jobs.indices { addJob(place) }
    for place in model.paths.indices { addStarted(place) }
    addJobsToCome()
  }

  /// The share of jobs that have come in lately that are the paused client's: theirs stop as well.
  private var pausedShare: Double {
    guard scenario.pausedClient != 0 else { return 0 }
    let recent = model.record.jobs.filter { $0.openedDay > model.record.asOfDay - 365 }
    return recent.isEmpty
      ? 0 : Double(recent.count { $0.client == scenario.pausedClient }) / Double(recent.count)
  }

  private mutating func addJob(_ place: Int) {
    let (job, path) = (model.record.jobs[place], model.jobPaths[place])
    guard scenario.pausedClient == 0 || job.client != scenario.pausedClient else { return }
    var weeks = Array(repeating: 0.0, count: grid.weeks)
    var put = Array(repeating: 0.0, count: grid.months.count)
    var (filled, accepted) = (0, 0)
    for index in job.submissions {
      let walk = model.paths[index]
      if walk.startedDay != nil { filled += 1 }
      guard walk.isOpen, let stay = walk.stays.last else { continue }
      // A closed job leaves those in process that have accepted.
      guard path.closed == nil || stay.stage.rawValue >= PipelineStage.offer.rawValue else { continue }
      if stay.stage == .accepted {
        accepted += 1
        if let day = model.record.submissions[index].planned(.start),
          let known = model.planned.chances(planned: day, grid: grid)
        {
          for month in put.indices { put[month] += known[month] }
          continue
        }
      }
      times.add(
        kind: job.kind, stage: stay.stage, daysThere: grid.day - stay.from, isHeld: path.isHeldNow, to: &weeks)
    }
    for (month, more) in grid.byMonth(weeks).enumerated() { put[month] += more }
    var new = Array(repeating: 0.0, count: grid.months.count)
    let left = max(1, accepted, job.labels.openings - filled)
    // Fewer are put forward for what those in process will fill.
    let room = max(0, 1 - Self.crowding * put.reduce(0, +) / Double(left))
    if path.closed == nil, room > 0 {
      let coming = model.flow.coming(
        kind: job.kind, week: max(0, (grid.day - job.openedDay) / 7), isHeld: path.isHeldNow, weeks: grid.weeks)
      new = grid.byMonth(times.from(coming: coming, kind: job.kind)).map { $0 * room }
    }
    if let closed = path.closed {
      // What may be opened again is as a fresh one from then on.
      let opening = model.reopening.opening(
        closedFor: grid.day - closed.day, isFilled: closed.status == .filled, weeks: grid.weeks)
      var weeks = Array(repeating: 0.0, count: grid.weeks)
      for (week, chance) in opening.enumerated() where chance > 0 {
        for later in 0..<(grid.weeks - week) { weeks[week + later] += chance * min(1, perJob[job.kind][later]) }
      }
      new = grid.byMonth(weeks)
    }
    add(place, job, put, new, left: left)
  }

  private mutating func add(_ place: Int, _ job: PipelineRecord.Job, _ put: [Double], _ new: [Double], left: Int) {
    let sum = put.reduce(0, +) + new.reduce(0, +)
    guard sum > 1e-6 else { return }
    let scale = min(1, Double(left) * Self.surest / sum)
    let chances = zip(put, new).map { ($0 + $1) * scale / Double(left) }
    let stated = FeeBook.stated(job)
    let fee = stated ?? mean(job.kind)
    for _ in 0..<left {
      pipeline.add(
        chances, amounts: stated.map { Array(repeating: $0, count: grid.months.count) }, kind: job.kind, isComing: true)
    }
    for month in grid.months.indices {
      expected[Part.open.rawValue][month] += put[month] * scale * fee
      expected[Part.newCandidates.rawValue][month] += new[month] * scale * fee
      starts[0][month] += put[month] * scale
      starts[1][month] += new[month] * scale
    }
    jobMoney[place] = sum * scale * fee
  }

  private func mean(_ kind: Int) -> Double {
    let fees = pipeline.fees[kind]
    return fees.isEmpty ? 0 : fees.reduce(0, +) / Double(fees.count)
  }

  /// Somebody who has started, and may leave while the fee can be claimed back.
  private mutating func addStarted(_ place: Int) {
    let path = model.paths[place]
    guard let start = path.startedDay, path.leftDay == nil, path.clearedDay == nil else { return }
    let job = model.record.jobs[model.record.submissions[place].job]
    let days = grid.day - start
    let leaving = model.leaving.leaving(after: days, rebateDays: job.labels.rebateDays, weeks: grid.weeks)
    guard !leaving.isEmpty else { return }
    let fee = model.fees.fee(job)
    let back = leaving.indices.map {
      leaving[$0] * FeeBook.refund(of: fee, after: days + 7 * $0 + 3, rebateDays: job.labels.rebateDays)
    }
    let (chances, money) = (grid.byMonth(leaving), grid.byMonth(back))
    pipeline.add(
      chances, amounts: zip(chances, money).map { $0 > 0 ? -$1 / $0 : 0 }, kind: job.kind, isComing: false)
    for month in grid.months.indices { expected[Part.givenBack.rawValue][month] -= money[month] }
  }

  private mutating func addJobsToCome() {
    let share = scenario.jobs * (1 - pausedShare)
    toCome.starts = (0..<PipelineRecord.kinds).map { kind in
      let rate = model.arrivals.rates[kind] * share
      var weeks = Array(repeating: 0.0, count: grid.weeks)
      for arrives in 0..<grid.weeks {
        for later in 0..<(grid.weeks - arrives) { weeks[arrives + later] += rate * min(1, perJob[kind][later]) }
      }
      let months = grid.byMonth(weeks)
      for month in grid.months.indices {
        expected[Part.newJobs.rawValue][month] += months[month] * mean(kind)
        starts[2][month] += months[month]
      }
      return months
    }
    toCome.error = model.arrivals.error
    toCome.dispersion = 1 + (model.arrivals.dispersion - 1) * 0.3
  }
}
