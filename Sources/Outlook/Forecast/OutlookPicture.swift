import Chronicle
import Recruitment

/// What a board is shown of the income to come: ranges, what they hang on, and what would be if.
package struct OutlookPicture: Sendable {
  package struct Stress: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      case fewerJobs = "job_flow_down_20"
      case largestClientPauses = "largest_client_pauses"
      case buyBacksDouble = "buy_backs_double"
    }

    package var kind: Kind
    package var all: MoneyRange
    package var nextThree: MoneyRange
  }

  package var asOf: Instant
  package var asOfDay: Int
  package var currency: String
  package var forecast: Forecast
  package var stresses: [Stress]
  package var risks: AtRisk
  package var concentrations: [Concentration]
  package var chasers: Chasers
  package var check: OwnCheck
  /// Stays that ended, by stage on the way; the figures are the firm's own where all have `StageHazards.enough`.
  package var stays: [Int]
  package var isOwn: Bool
  package var openJobs: Int
  package var openSubmissions: Int
  /// Jobs whose fee is not on record in the firm's currency: drawn from others of their kind.
  package var unknownFees: Int
  package var jobs: Int
  /// The mean fee of jobs on record.
  package var usualFee: Double
  package var draws: Int
  /// Starts of the last twelve months, and their fees less what was given back.
  package var yearStarts: Int
  package var yearFees: Double

  /// People who have accepted and whose first day is on record; such days that have passed, and starts within a week of them.
  package var plannedStarts: (open: Int, passed: Int, kept: Int)
  package var assignmentEnds: AssignmentEnds

  package static let months = 7
  private static let seed: UInt64 = 9

  /// - Parameters:
  ///   - labels: by job; see `PipelineRecord`.
  ///   - asOf: nothing later is used.
  ///   - draws: how often what may come is drawn.
  package init(_ chronicle: Chronicle, labels: [UInt32: JobLabels], asOf: Instant, draws: Int = 4_000) {
    let record = PipelineRecord(chronicle, labels: labels, asOf: asOf)
    let model = ForecastModel(record)
    let day = record.asOfDay + 1
    func forecast(_ scenario: Scenario) -> Forecast {
      Forecast(model, day: day, months: Self.months, scenario: scenario, draws: draws, seed: Self.seed)
    }
    let asItIs = forecast(.asItIs)
    let concentrations = Concentration.all(model)
    let largest = concentrations.first { $0.by == .client }?.largest.first?.id ?? 0
    stresses = Stress.Kind.allCases.compactMap { kind in
      let scenario: Scenario
      switch kind {
      case .fewerJobs: scenario = Scenario(jobs: 0.8)
      case .largestClientPauses:
        guard largest != 0 else { return nil }
        scenario = Scenario(pausedClient: largest)
      case .buyBacksDouble: scenario = Scenario(buyBacks: 2)
      }
      let other = forecast(scenario)
      return Stress(kind: kind, all: other.all, nextThree: other.nextThree)
    }
    self.asOf = asOf
    asOfDay = record.asOfDay
    currency = chronicle.settings.currency
    self.forecast = asItIs
    risks = AtRisk(model, asItIs, chronicle: chronicle)
    self.concentrations = concentrations
    chasers = Chasers(chronicle, asOf: asOf.seconds)
    check = OwnCheck(record, draws: min(1_000, draws), seed: Self.seed)
    (stays, isOwn) = (model.hazards.stays, model.isOwn)
    openJobs = model.jobPaths.count { $0.closed == nil }
    openSubmissions = model.paths.count { $0.isOpen }
    (unknownFees, jobs, self.draws) = (model.fees.unknown, record.jobs.count, draws)
    let known = record.jobs.compactMap(FeeBook.stated)
    let waiting = model.paths.enumerated().count { place, path in
      path.isOpen && path.stays.last?.stage == .accepted && record.submissions[place].planned(.start) != nil
    }
    plannedStarts = (waiting, model.planned.passed, model.planned.kept)
    assignmentEnds = AssignmentEnds(record)
    usualFee = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    let past = RealisedFees(record, fees: model.fees)
    let first = MonthGrid.Month(day: record.asOfDay).later(by: -12)
    let year = (0..<12).map(first.later)
    yearFees = year.reduce(0) { $0 + past.money(in: $1) }
    yearStarts = year.reduce(0) { $0 + (past.starts[$1] ?? 0) }
  }
}
