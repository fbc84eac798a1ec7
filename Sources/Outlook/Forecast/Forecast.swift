/// Fees by month as ranges, from the pipeline as it stands and the jobs that may come.
package struct Forecast: Sendable {
  package struct Month: Sendable {
    package var month: MonthGrid.Month
    /// Of the first month, what has come in before the forecast begins; it is in the range too.
    package var soFar: Double
    package var range: MoneyRange
    /// Means: of candidates already put forward, of candidates to come on open jobs, of jobs to come, and given back.
    package var open: Double
    package var newCandidates: Double
    package var newJobs: Double
    package var givenBack: Double
  }

  package var months: [Month]
  /// Of the months after the first, three together and six together; of the first alone where there are no more.
  package var nextThree: MoneyRange
  package var all: MoneyRange
  let drawn: DrawnMonths
  /// Starts expected, by part and month: of candidates put forward, of others on open jobs, of new jobs.
  package let starts: [[Double]]
  let jobMoney: [Int: Double]

  /// - Parameters:
  ///   - day: the first day to come.
  ///   - months: how many, the one of that day among them.
  package init(
    _ model: ForecastModel, day: Int, months count: Int, scenario: Scenario = .asItIs, draws: Int = 4_000,
    seed: UInt64 = 9
  ) {
    let grid = MonthGrid(day: day, count: count)
    let maker = PipelineMaker(model, grid: grid, scenario: scenario)
    let givenBack = Self.givenBack(model)
    let monteCarlo = MonteCarlo(draws: draws, seed: seed, error: model.error, givenBack: givenBack)
    drawn = monteCarlo.run(maker.pipeline, maker.toCome)
    starts = maker.starts
    jobMoney = maker.jobMoney
    let soFar = RealisedFees(model.record, fees: model.fees).money(in: grid.months[0])
    let drawn = drawn
    months = grid.months.indices.map { index in
      let before = index == 0 ? soFar : 0
      let parts = maker.expected.map { $0[index] }
      return Month(
        month: grid.months[index], soFar: before,
        range: MoneyRange(sorted: drawn.sorted(index..<index + 1)) + before, open: parts[0], newCandidates: parts[1],
        newJobs: parts[2], givenBack: parts[3] - (parts[0] + parts[1] + parts[2]) * givenBack)
    }
    let first = count > 1 ? 1 : 0
    nextThree = MoneyRange(sorted: drawn.sorted(first..<min(count, first + 3)))
    all = MoneyRange(sorted: drawn.sorted(0..<count)) + soFar
  }

  /// What of a new fee is given back again, on average, as far as the months behind show.
  private static func givenBack(_ model: ForecastModel) -> Double {
    let leaving = model.leaving.leaving(after: 0, rebateDays: 90, weeks: 13)
    let ofRebated = leaving.indices.reduce(0.0) {
      $0 + leaving[$1] * FeeBook.refund(of: 1, after: 7 * $1 + 3, rebateDays: 90)
    }
    let fees = model.record.jobs.map { (model.fees.fee($0), ($0.labels.rebateDays ?? 0) > 0) }
    let all = fees.reduce(0.0) { $0 + $1.0 }
    return all > 0 ? ofRebated * fees.reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) } / all : 0
  }
}

/// What came in: fees of starts, less what was given back.
package struct RealisedFees: Sendable {
  package private(set) var byMonth: [MonthGrid.Month: Double] = [:]
  package private(set) var starts: [MonthGrid.Month: Int] = [:]
  /// Starts whose fee is not on record and was taken as the usual one of its kind.
  package private(set) var assumed = 0

  package init(_ record: PipelineRecord, fees: FeeBook) {
    for submission in record.submissions {
      let path = SubmissionPath(submission)
      guard let start = path.startedDay else { continue }
      let job = record.jobs[submission.job]
      if FeeBook.stated(job) == nil { assumed += 1 }
      let fee = fees.fee(job)
      byMonth[MonthGrid.Month(day: start), default: 0] += fee
      starts[MonthGrid.Month(day: start), default: 0] += 1
      if let left = path.leftDay {
        byMonth[MonthGrid.Month(day: left), default: 0] -= FeeBook.refund(
          of: fee, after: left - start, rebateDays: job.labels.rebateDays)
      }
    }
  }

  package func money(in month: MonthGrid.Month) -> Double { byMonth[month] ?? 0 }
}
