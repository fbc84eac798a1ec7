import Glibc
import Statistics

/// Forecasts of one firm from rolling origins against what came, beside two plain ways of forecasting.
package struct Backtest: Hashable, Sendable {
  /// Months forecast one by one, and those in the 80 % range.
  package private(set) var months = 0
  package private(set) var monthsHeld = 0
  /// The same of three months together.
  package private(set) var quarters = 0
  package private(set) var quartersHeld = 0
  /// Sums of log densities of three months' money.
  package private(set) var score = 0.0
  package private(set) var pipelineScore = 0.0
  package private(set) var runRateScore = 0.0
  package private(set) var hasShocks = false
  /// Starts within six months of an origin, foretold and come: of candidates then in process, of others for jobs known then,
  /// of jobs to come.
  package private(set) var foretold = [0.0, 0.0, 0.0]
  package private(set) var came = [0, 0, 0]

  /// No density scores lower, so that one surprise does not decide all.
  private static let floor = -30.0
  private static let usual = [0.02, 0.05, 0.15, 0.30, 0.75, 0.90]

  package init() {}

  /// - Parameters:
  ///   - origins: months back from the record's end; each needs six months of truth after it.
  package init(_ record: PipelineRecord, origins: [Int] = [6, 9, 12, 15, 18], draws: Int = 2_000, seed: UInt64 = 9) {
    let truth = RealisedFees(record, fees: FeeBook(record))
    let end = MonthGrid.Month(day: record.asOfDay)
    hasShocks = OwnCheck(record, draws: min(500, draws), seed: seed).hasShocks
    for back in origins {
      let origin = end.later(by: -back)
      guard origin.firstDay - record.beginsDay >= OwnCheck.least else { continue }
      let known = record.known(before: origin.firstDay)
      let model = ForecastModel(known)
      let forecast = Forecast(model, day: origin.firstDay, months: 6, draws: draws, seed: seed &+ UInt64(back))
      for month in forecast.months {
        let came = truth.money(in: month.month)
        months += 1
        if month.range.low <= came, came <= month.range.high { monthsHeld += 1 }
      }
      count(forecast, known, record, until: origin.later(by: 6).firstDay)
      let came = (0..<3).reduce(0.0) { $0 + truth.money(in: origin.later(by: $1)) }
      let drawn = forecast.drawn.sorted(0..<3)
      let range = MoneyRange(sorted: drawn)
      quarters += 1
      if range.low <= came, came <= range.high { quartersHeld += 1 }
      score += Self.density(drawn, came)
      runRateScore += Self.runRate(RealisedFees(known, fees: model.fees), origin, came)
      pipelineScore += Self.pipeline(model, came)
    }
  }

  /// Which of the starts that came were those that were foretold.
  private mutating func count(_ forecast: Forecast, _ known: PipelineRecord, _ record: PipelineRecord, until end: Int) {
    for (part, months) in forecast.starts.enumerated() { foretold[part] += months.reduce(0, +) }
    let began = known.asOfDay
    for submission in record.submissions {
      guard let start = SubmissionPath(submission).startedDay, began <= start, start < end else { continue }
      let part = submission.createdDay < began ? 0 : record.jobs[submission.job].openedDay < began ? 1 : 2
      came[part] += 1
    }
  }

  package static func + (left: Backtest, right: Backtest) -> Backtest {
    var sum = left
    sum.months += right.months
    sum.monthsHeld += right.monthsHeld
    sum.quarters += right.quarters
    sum.quartersHeld += right.quartersHeld
    sum.score += right.score
    sum.pipelineScore += right.pipelineScore
    sum.runRateScore += right.runRateScore
    sum.foretold = zip(left.foretold, right.foretold).map(+)
    sum.came = zip(left.came, right.came).map(+)
    return sum
  }

  /// Of a normal kernel (Silverman 1986), as a logarithm.
  static func density(_ drawn: [Double], _ came: Double) -> Double {
    let count = Double(drawn.count)
    let mean = drawn.reduce(0, +) / count
    let deviation = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    let width = max(1, 1.06 * deviation * pow(count, -0.2))
    let sum = drawn.reduce(0.0) { $0 + Normal.density(($1 - came) / width) } / (count * width)
    return max(floor, log(max(sum, 1e-300)))
  }

  private static func normal(_ mean: Double, _ deviation: Double, _ came: Double) -> Double {
    let width = max(1, deviation)
    return max(floor, log(max(1e-300, Normal.density((came - mean) / width) / width)))
  }

  /// The last twelve months' mean, with their own scatter.
  private static func runRate(_ past: RealisedFees, _ origin: MonthGrid.Month, _ came: Double) -> Double {
    let months = (1...12).map { past.money(in: origin.later(by: -$0)) }
    let mean = months.reduce(0, +) / 12
    let variance = months.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11
    return normal(3 * mean, (3 * variance * (1 + 3.0 / 12)).squareRoot(), came)
  }

  /// Every open candidate's fee times the usual percentage of their stage, half of it on hold.
  private static func pipeline(_ model: ForecastModel, _ came: Double) -> Double {
    var (mean, variance) = (0.0, 0.0)
    for (place, path) in model.paths.enumerated() {
      guard path.isOpen, let stage = path.stays.last?.stage else { continue }
      let job = model.record.submissions[place].job
      let chance = usual[stage.rawValue] * (model.jobPaths[job].isHeldNow ? 0.5 : 1)
      let fee = model.fees.fee(model.record.jobs[job])
      mean += chance * fee
      variance += chance * (1 - chance) * fee * fee
    }
    return normal(mean, variance.squareRoot(), came)
  }
}
