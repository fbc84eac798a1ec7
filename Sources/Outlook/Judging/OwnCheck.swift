/// How often the ranges would have held in the firm's own past: forecasts made again as of earlier months, with nothing
/// known later, against what came in.
package struct OwnCheck: Hashable, Sendable {
  package struct Origin: Hashable, Sendable {
    /// The first of three months.
    package var month: MonthGrid.Month
    package var range: MoneyRange
    package var came: Double
    /// What came lay beyond every draw.
    package var isBeyond: Bool
    package var isHeld: Bool { range.low <= came && came <= range.high }
  }

  package var origins: [Origin]
  package var held: Int { origins.count { $0.isHeld } }

  /// Of how many draws a range is.
  package let draws: Int

  /// More outside than chance leaves there: three of four or five, four of six. In calm firms about one in thirty.
  package var isTooSure: Bool { origins.count >= 4 && origins.count - held >= (origins.count >= Self.most ? 4 : 3) }

  /// Something happens to this firm that its past did not show: ranges hold too seldom, or what came once was beyond
  /// every draw.
  package var hasShocks: Bool { isTooSure || origins.contains(where: \.isBeyond) }

  static let monthsBetween = 3
  static let most = 6
  /// Days of record that a forecast needs behind it.
  static let least = 270

  init(_ record: PipelineRecord, draws: Int, seed: UInt64) {
    self.draws = draws
    let full = RealisedFees(record, fees: FeeBook(record))
    let this = MonthGrid.Month(day: record.asOfDay + 1)
    origins = (1...Self.most).reversed().compactMap { back in
      let month = this.later(by: -back * Self.monthsBetween)
      let day = month.firstDay
      guard day - record.beginsDay >= Self.least else { return nil }
      let model = ForecastModel(record.known(before: day))
      let forecast = Forecast(model, day: day, months: 3, draws: draws, seed: seed)
      let came = forecast.months.reduce(0.0) { $0 + full.money(in: $1.month) }
      let drawn = forecast.drawn.sorted(0..<3)
      return Origin(
        month: month, range: MoneyRange(sorted: drawn), came: came,
        isBeyond: came < (drawn.first ?? came) || came > (drawn.last ?? came))
    }
  }
}

extension PipelineRecord {
  /// What was known before a day began, by the days of its steps.
  package func known(before day: Int) -> PipelineRecord {
    let jobs = jobs.enumerated().filter { $0.element.openedDay < day }
    var kept: [Submission] = []
    let cut = jobs.enumerated().map { place, entry -> Job in
      var job = entry.element
      let first = kept.count
      for var submission in submissions[job.submissions] where submission.createdDay < day {
        submission.job = place
        submission.steps = submission.steps.filter { $0.day < day }
        submission.plans = submission.plans.filter { $0.day < day }
        kept.append(submission)
      }
      job.steps = job.steps.filter { $0.day < day }
      // A fee counts from the day on which it was written down; the first from the beginning.
      let at = Int64(day) * 86_400
      let known = job.fees.filter { $0.at < at }
      job.fees = known.isEmpty ? Array(job.fees.prefix(1)) : known
      job.submissions = first..<kept.count
      return job
    }
    return PipelineRecord(jobs: cut, submissions: kept, asOf: Int64(day) * 86_400 - 1, asOfDay: day)
  }
}
