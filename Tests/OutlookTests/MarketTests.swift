import Recruitment
import Testing

@testable import Outlook
@testable import Statistics

@Suite struct MarketTests {
  /// The plainest way: from every recorded step by itself, looking through all of them for each question.
  private func plain(_ measure: MarketMeasure, _ record: PipelineRecord, _ days: Range<Int>) -> (count: Int, of: Int) {
    let until = record.asOfDay - measure.watched
    func steps(_ job: PipelineRecord.Job, _ status: JobStatus) -> [Int] {
      job.steps.filter { $0.code == status.rawValue }.map(\.day)
    }
    func first(_ submission: PipelineRecord.Submission, _ stages: [Stage]) -> Int? {
      submission.steps.filter { step in stages.contains { $0.rawValue == step.code } }.map(\.day).min()
    }
    var (count, of) = (0, 0)
    func note(_ isIn: Bool, _ counts: Bool) { if isIn { (count, of) = (count + (counts ? 1 : 0), of + 1) } }
    switch measure {
    case .jobsTaken: for job in record.jobs { note(days.contains(job.openedDay), true) }
    case .fillRate:
      for job in record.jobs {
        note(
          days.contains(job.openedDay) && job.openedDay <= until,
          steps(job, .filled).contains { $0 <= job.openedDay + 180 })
      }
    case .holdRate:
      for job in record.jobs {
        let closed = (steps(job, .filled) + steps(job, .cancelled) + steps(job, .lost)).min() ?? .max
        note(
          job.openedDay < days.upperBound && closed >= days.lowerBound,
          steps(job, .onHold).contains(where: days.contains))
      }
    case .restartRate:
      for job in record.jobs {
        for step in job.steps where step.code == JobStatus.onHold.rawValue {
          let again = job.steps.first { $0.at > step.at }
          note(
            days.contains(step.day) && step.day <= until,
            again.map { $0.code == JobStatus.reopened.rawValue && $0.day <= step.day + 90 } ?? false)
        }
      }
    case .decisionLag:
      for submission in record.submissions {
        let met = submission.steps.filter { $0.code == Stage.interview.rawValue }.map(\.day).max()
        guard let met else { continue }
        let decided = submission.steps.filter { step in
          step.day >= met && (step.code == Stage.offer.rawValue || step.code == Stage.rejected.rawValue)
        }.map(\.day).min()
        note(days.contains(met) && met <= until, decided.map { $0 <= met + 45 } ?? false)
      }
    case .interviewsPerFill:
      for job in record.jobs where steps(job, .filled).contains(where: days.contains) {
        of += 1
        for submission in record.submissions[job.submissions] {
          count += submission.steps.count { $0.code == Stage.interview.rawValue }
        }
      }
    case .reasonKnown:
      for job in record.jobs {
        for step in job.steps where step.code == JobStatus.onHold.rawValue {
          note(days.contains(step.day), step.reason != 0)
        }
      }
    case .withdrawals, .declines, .buyBacks:
      let (from, end): (Stage, Stage) =
        measure == .withdrawals
        ? (.submitted, .withdrew) : measure == .declines ? (.offer, .declined) : (.accepted, .boughtBack)
      for submission in record.submissions {
        guard let began = first(submission, [from]) else { continue }
        note(
          days.contains(began) && began <= until,
          first(submission, [end]).map { $0 <= began + measure.watched } ?? false)
      }
    }
    return (count, of)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func everyRateAgreesWithASlowPlainCount(_ seed: UInt64) {
    let record = InventedPipeline.firm(seed: seed)
    let rows = MarketRows(record)
    for days in [record.asOfDay - 364..<record.asOfDay + 1, record.asOfDay - 500..<record.asOfDay - 400] {
      for measure in MarketMeasure.allCases {
        let plain = plain(measure, record, days)
        let tally = rows.tally(measure, in: days)
        #expect(tally.count == plain.count, "\(measure)")
        #expect(tally.of == plain.of, "\(measure)")
        #expect(tally.of > 0, "\(measure)")
      }
    }
  }

  /// What the sentences say is what a slow plain count of the two quarters says; five of them where the record is large enough.
  @Test(arguments: [1, 2, 3] as [UInt64]) func theSentencesSayWhatAPlainCountSays(_ seed: UInt64) {
    let record = InventedPipeline.firm(seed: seed, jobsADay: 0.9)
    let picture = MarketPicture(MarketRows(record))
    #expect(picture.sentences.count == MarketSentence.most)
    #expect(Set(picture.sentences.map(\.measure)).count == picture.sentences.count)
    for sentence in picture.sentences {
      #expect(sentence.before.days.upperBound == sentence.quarter.days.lowerBound)
      #expect(sentence.quarter.days.upperBound <= record.asOfDay + 1)
      for (tally, days) in [(sentence.now, sentence.quarter.days), (sentence.then, sentence.before.days)] {
        let plain = plain(sentence.measure, record, days)
        #expect(tally.count == plain.count && tally.of == plain.of, "\(sentence.measure)")
        #expect(tally.of >= MarketTally.fewest)
      }
    }
  }

  @Test func aChangeSaysOfHowManyOnEitherSide() throws {
    var record = InventedPipeline.firm(seed: 6, jobsADay: 0.9)
    // From a day on every hold is told its reason.
    let from = record.asOfDay - 400
    for job in record.jobs.indices {
      for step in record.jobs[job].steps.indices where record.jobs[job].steps[step].code == JobStatus.onHold.rawValue {
        let isLater = record.jobs[job].steps[step].day >= from
        record.jobs[job].steps[step].reason = isLater ? HoldReason.budget.rawValue : HoldReason.notTold.rawValue
      }
    }
    let picture = MarketPicture(MarketRows(record))
    let figure = try #require(picture.figures.first { $0.measure == .reasonKnown })
    let change = try #require(figure.change)
    #expect(change.then.count == 0 && change.now.count == change.now.of && change.then.of > 9)
    #expect(change.before == 0 && change.after == 1)
    #expect(abs(change.month.firstDay - from) < 45)
  }

  @Test func partsOfOneKindAddUpToTheWhole() {
    let picture = MarketPicture(MarketRows(InventedPipeline.firm(seed: 4)))
    for figure in picture.figures {
      let sum = figure.parts.filter { $0.kind == .sector }.reduce(0) { $0 + $1.tally.of }
      #expect(sum == figure.year.of)
    }
  }

  /// Nobody's own work: a part with one recruiter behind it is not shown, nor one more that would give it away.
  @Test func nothingThatIsOneRecruitersAloneIsShown() {
    var record = InventedPipeline.firm(seed: 5)
    for index in record.jobs.indices {
      record.jobs[index].labels.sector = ["One", "Two", "Three"][index % 3]
      record.jobs[index].recruiter = index % 3 == 0 ? 1 : UInt32(2 + index % 4)
    }
    let picture = MarketPicture(MarketRows(record))
    let names = Set(picture.figures.flatMap(\.parts).filter { $0.kind == .sector }.map(\.name))
    #expect(!names.contains("One") && names.count == 1)
  }

  @Test func aChangeIsFoundWhereThereIsOneAndSeldomElse() {
    var random = SeededRandom(seed: 77)
    var found = 0
    for seed in 0..<200 {
      let counts = (0..<30).map { _ in Double((0..<60).count { _ in random.unit() < 0.3 }) }
      let point = ChangePoint.find(
        counts: counts, totals: Array(repeating: 60, count: 30), isShare: true, rounds: 99, seed: UInt64(seed))
      if point.pValue <= 0.05 { found += 1 }
    }
    // Five in a hundred, give or take what chance does to two hundred.
    #expect(found <= 18, "\(found)")
    let counts = (0..<30).map { month in Double((0..<60).count { _ in random.unit() < (month < 18 ? 0.2 : 0.45) }) }
    let point = ChangePoint.find(counts: counts, totals: Array(repeating: 60, count: 30), isShare: true)
    let split = point.split ?? 0
    #expect(point.pValue < 0.01)
    #expect((16...20).contains(split))
  }

  /// Firms in which nothing changes: in how many is any change spoken of at all?
  @Test func stationaryFirmsAreSeldomSaidToHaveChanged() {
    let firms = (1...40).map { MarketPicture(MarketRows(InventedPipeline.firm(seed: 1_000 + UInt64($0)))) }
    let alarms = firms.count { $0.figures.contains { $0.change != nil } }
    #expect(alarms <= 6, "\(alarms) of \(firms.count)")
    let sentences = firms.flatMap(\.sentences)
    let most = firms.map(\.sentences.count).max() ?? 0
    #expect(most <= MarketSentence.most)
    #expect(!sentences.isEmpty)
    #expect(firms.count { $0.sentences.contains(where: \.isMoreThanChance) } <= 6)
  }

  @Test func timeInAStageCountsThoseStillThere() throws {
    let time = try #require(
      StageTime(
        stage: "x", times: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(Double.init), ends: [1, 2, 1, 0, 1, 2, 1, 0, 1, 1]))
    // By hand: before day 7 the chances of being left are 9/10, 8/9 … with one censored at 4.
    var (left, onward) = (1.0, 0.0)
    for (day, end) in zip(1...10, [1, 2, 1, 0, 1, 2, 1, 0, 1, 1]) where day <= 7 {
      let atRisk = Double(11 - day)
      if end == 1 { onward += left / atRisk }
      if end != 0 { left *= 1 - 1 / atRisk }
    }
    let apart: Double = abs(time.points[0].onward.value - onward)
    #expect(apart < 1e-12)
    #expect(time.stillThere == 2)
  }
}
