import Recruitment
import Testing

@testable import Outlook

@Suite struct ForecastTests {
  @Test func theSameDrawsComeOutOnOneThreadAndOnMany() {
    let record = InventedPipeline.firm(seed: 1)
    let model = ForecastModel(record)
    let grid = MonthGrid(day: record.asOfDay + 1, count: 6)
    let maker = PipelineMaker(model, grid: grid, scenario: .asItIs)
    let many = MonteCarlo(draws: 1_200, seed: 3, error: 0.1).run(maker.pipeline, maker.toCome)
    let few = MonteCarlo(draws: 200, seed: 3, error: 0.1).run(maker.pipeline, maker.toCome)
    let first = Array(many.sums.prefix(few.sums.count))
    #expect(first == few.sums)
    #expect(many.draws == 1_200)
    let other = MonteCarlo(draws: 200, seed: 4, error: 0.1).run(maker.pipeline, maker.toCome)
    #expect(other.sums != few.sums)
  }

  @Test func whatIsDrawnHasTheExpectedMean() {
    var pipeline = Pipeline(months: 3, fees: [[1_000, 3_000], [], [], []])
    for slot in 0..<400 {
      pipeline.add(
        [0.1, 0.2, 0.1], amounts: slot % 2 == 0 ? [500, 500, 500] : nil, kind: 0, isComing: true)
    }
    pipeline.add([0.5, 0, 0], amounts: [-900, 0, 0], kind: 0, isComing: false)
    let toCome = JobsToCome(starts: [[0, 1.5, 2], [0, 0, 0], [0, 0, 0], [0, 0, 0]], error: 0, dispersion: 1)
    let drawn = MonteCarlo(draws: 4_000, seed: 1).run(pipeline, toCome)
    let expected: [Double] = [49_550, 103_000, 54_000]
    for month in 0..<3 {
      let mean = MoneyRange(sorted: drawn.sorted(month..<month + 1)).mean
      let apart: Double = abs(mean / expected[month] - 1)
      #expect(apart < 0.02, "month \(month)")
    }
  }

  /// The chances of the multi-state model are what a slow walk through its weeks draws.
  @Test func startsComeWhenASlowWalkSaysSo() {
    let record = InventedPipeline.firm(seed: 2)
    let model = ForecastModel(record)
    let times = StartTimes(model.hazards, model.flow, weeks: 30)
    for stage in [PipelineStage.interview, .accepted] {
      let chances = Array(times.from(kind: 0, stage: stage, weeksThere: 1, isHeld: false))
      let (sum, early): (Double, Double) = (chances.reduce(0, +), chances.prefix(6).reduce(0, +))
      #expect((chances.min() ?? 0) >= 0)
      #expect(sum <= 1 + 1e-9)
      let walked = walk(model, stage, weeks: 30, times: 40_000)
      let apart: Double = abs(sum - walked.reduce(0, +))
      let apartEarly: Double = abs(early - walked.prefix(6).reduce(0, +))
      #expect(apart < 0.012, "\(stage)")
      #expect(apartEarly < 0.012, "\(stage)")
    }
  }

  private func walk(_ model: ForecastModel, _ from: PipelineStage, weeks: Int, times: Int) -> [Double] {
    var stream = CounterStream(key: 5)
    var starts = Array(repeating: 0.0, count: weeks)
    for _ in 0..<times {
      var (stage, age, held, week, rolls) = (from.rawValue, 1, 0, 0, true)
      walking: while week < weeks {
        if rolls {
          var number = stream.unit()
          for cause in 0..<StageHazards.causes {
            let counted = stage == PipelineStage.accepted.rawValue ? 0 : held
            let chance = model.hazards.chance(kind: 0, stage: stage, held: counted, week: age, cause: cause)
            guard number < chance else {
              number -= chance
              continue
            }
            if cause == PipelineStage.started.rawValue {
              starts[week] += 1 / Double(times)
              break walking
            }
            guard cause > stage, cause < PipelineStage.allCases.count else { break walking }
            let rest = age == 0 ? model.hazards.restOfWeek[stage] : 0.5
            (stage, age) = (cause, -1)
            if stream.unit() < rest {
              age = 0
              continue walking
            }
            break
          }
        }
        age = min(age + 1, StartTimes.ages - 1)
        if stream.unit() < (held == 0 ? model.flow.holding : model.flow.restarting) { held = 1 - held }
        week += 1
        rolls = true
      }
    }
    return starts
  }

  @Test func nothingLaterThanItsTimeIsUsed() {
    let record = InventedPipeline.firm(seed: 3)
    let day = record.asOfDay - 200
    let known = record.known(before: day)
    let cut = record.cut(at: InventedPipeline.at(day) - 36_001, day: day)
    let (one, other) = (
      Forecast(ForecastModel(known), day: day, months: 4, draws: 300),
      Forecast(ForecastModel(cut), day: day, months: 4, draws: 300)
    )
    #expect(one.months.map(\.range) == other.months.map(\.range))
    let latest = known.submissions.flatMap { $0.steps.map(\.day) }.max() ?? day
    #expect(latest < day)
  }

  /// A short version of the benchmark: the ranges of these firms hold about eight times in ten.
  @Test func rangesHoldAboutEightTimesInTen() {
    let sum = (1...14).map {
      Backtest(InventedPipeline.firm(seed: 500 + UInt64($0)), origins: [6, 9, 12, 15], draws: 400)
    }
    .reduce(Backtest(), +)
    let share = Double(sum.monthsHeld) / Double(sum.months)
    #expect((0.70...0.92).contains(share), "\(sum.monthsHeld) of \(sum.months)")
    #expect(sum.score > sum.pipelineScore)
    #expect(sum.score > sum.runRateScore)
  }

  /// Whoever starts, starts in every second quarter only: nothing in the model knows of it, and the firm is told so.
  @Test func aFirmWithShocksIsReportedAsSuch() {
    let firms = (1...6).map { InventedPipeline.firm(seed: 60 + UInt64($0), days: 1_100, jobsADay: 0.7) }
    let calm = firms.map { OwnCheck($0, draws: 400, seed: 1) }
    let shocked = firms.map { OwnCheck(shut($0, from: $0.asOfDay - 550), draws: 400, seed: 1) }
    #expect(calm.allSatisfy { $0.origins.count >= 4 } && shocked.allSatisfy { $0.origins.count >= 4 })
    #expect(shocked.count(where: \.hasShocks) >= 5, "\(shocked.map(\.held))")
    #expect(calm.count(where: \.hasShocks) <= 1, "\(calm.map(\.held))")
  }

  /// From a day on nobody starts in every second quarter.
  private func shut(_ record: PipelineRecord, from day: Int) -> PipelineRecord {
    var record = record
    for index in record.submissions.indices {
      record.submissions[index].steps.removeAll { step in
        step.code == Stage.started.rawValue && step.day >= day && (step.day - day) / 91 % 2 == 0
      }
    }
    return record
  }

  /// A first day that is on record puts the fee into its month, as likely as such days have been kept.
  @Test func aPlannedStartCountsInItsMonth() throws {
    var record = InventedPipeline.firm(seed: 12)
    // Whoever started had it on record from accepting on; one in ten of them came to nothing.
    for place in record.submissions.indices {
      let path = SubmissionPath(record.submissions[place])
      guard let accepted = path.day(of: .accepted), let start = path.startedDay ?? path.end?.day else { continue }
      record.submissions[place].plans = [
        .init(.start, at: InventedPipeline.at(accepted), day: accepted, plannedDay: start)
      ]
    }
    let planned = PlannedStarts(record, paths: record.submissions.map(SubmissionPath.init))
    #expect(planned.passed > 30 && planned.kept > 20 && planned.kept <= planned.passed)
    #expect((0.8...1).contains(planned.keeping) && (0..<0.1).contains(planned.losing))
    let grid = MonthGrid(day: record.asOfDay + 1, count: 6)
    let day = grid.months[2].firstDay + 9
    let chances = try #require(planned.chances(planned: day, grid: grid))
    #expect(chances[0] == 0 && chances[1] == 0 && chances[2] > 0.6 && chances.reduce(0, +) < 1)
    // A day that has just passed may still come; one long gone says nothing.
    let late = try #require(planned.chances(planned: grid.day - 3, grid: grid))
    #expect(late.reduce(0, +) > 0 && late.reduce(0, +) < 1)
    #expect(planned.chances(planned: grid.day - 60, grid: grid) == nil)
  }

  @Test func endsOfAssignmentsAreCountedWithWhatWasExtended() {
    var record = InventedPipeline.firm(seed: 13)
    let today = record.asOfDay
    func plan(_ known: Int, _ planned: Int, isOff: Bool = false) -> PipelineRecord.Plan {
      .init(.assignmentEnd, at: InventedPipeline.at(known), day: known, plannedDay: planned, isOff: isOff)
    }
    record.submissions[0].plans = [plan(today - 200, today - 100), plan(today - 110, today + 30)]
    record.submissions[1].plans = [plan(today - 200, today - 50), plan(today - 50, today - 50, isOff: true)]
    record.submissions[2].plans = [plan(today - 20, today + 400)]
    // Notice: sooner than it was.
    record.submissions[3].plans = [plan(today - 90, today + 80), plan(today - 5, today + 10)]
    let ends = AssignmentEnds(record)
    #expect(ends.ending == 2 && ends.passed == 2 && ends.extended == 1)
  }

  @Test func stressesOnlyTakeAway() {
    let record = InventedPipeline.firm(seed: 6)
    let model = ForecastModel(record)
    func all(_ scenario: Scenario) -> Double {
      Forecast(model, day: record.asOfDay + 1, months: 6, scenario: scenario, draws: 2_000).all.mean
    }
    let asItIs = all(.asItIs)
    let (fewer, paused) = (all(Scenario(jobs: 0.8)), all(Scenario(pausedClient: 1)))
    #expect(fewer < asItIs)
    #expect(paused < asItIs)
    #expect(all(Scenario(buyBacks: 2)) < asItIs)
  }

  @Test func aRefundFallsInAStraightLine() {
    #expect(FeeBook.refund(of: 9_000, after: 0, rebateDays: 90) == 9_000)
    #expect(FeeBook.refund(of: 9_000, after: 45, rebateDays: 90) == 4_500)
    #expect(FeeBook.refund(of: 9_000, after: 90, rebateDays: 90) == 0)
    #expect(FeeBook.refund(of: 1, after: 0, rebateDays: nil) == 0)
  }

  /// Of recruiters a picture says on how few it rests, and never who or in which order.
  @Test func noRecruiterIsNamedOrRanked() {
    let concentrations = Concentration.all(ForecastModel(InventedPipeline.firm(seed: 8)))
    let recruiters = concentrations.first { $0.by == .recruiter }
    #expect(recruiters?.count == 5)
    #expect(recruiters?.largest.isEmpty == true)
    #expect(concentrations.contains { $0.by == .client && !$0.largest.isEmpty })
  }
}
