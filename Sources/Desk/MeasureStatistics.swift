import Dispatch
import Foundation
import Recruitment
import Statistics

/// How long the estimators take on invented numbers, and what they found: `bin/lib/statistics_peers.py` makes the very same
/// numbers for other programs, so that both are timed on them and must agree.
///
/// Numbers come from SplitMix64 with a seed each: p columns of n, one after the other, uniform with mean 0 and variance
/// 1; then what the outcome is drawn by. The effect of column j is ((j mod 5) − 2) / 10.
package struct MeasuredStatistics: Sendable {
  /// Seconds where the name says so; else coefficients by place.
  package private(set) var figures: [(name: String, value: Double)] = []

  private init() {}

  /// - Throws: `StatisticsError`.
  package static func measure() throws -> MeasuredStatistics {
    var measured = MeasuredStatistics()
    try measured.fitLogistic(rows: 2_000_000, columns: 20)
    try measured.fitCox(rows: 400_000, columns: 10)
    try measured.drawAgain(rows: 20_000, columns: 66)
    return measured
  }

  private mutating func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = DispatchTime.now().uptimeNanoseconds
    let result = try work()
    figures.append((name, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9))
    return result
  }

  private mutating func note(_ name: String, _ coefficients: [Double]) {
    for (place, value) in coefficients.enumerated() { figures.append(("\(name)_coefficient_\(place)", value)) }
  }

  /// Outcome 1 with log-odds −½ + Σ effects; penalty 1.
  private mutating func fitLogistic(rows: Int, columns: Int) throws {
    var numbers = InventedNumbers(seed: 1, rows: rows, columns: columns)
    let outcomes = numbers.outcomes(intercept: -0.5)
    let fit = try time("logistic_\(rows)_seconds") {
      try LogisticRegression(numbers.matrix, outcomes: outcomes, penalty: 1)
    }
    note("logistic", fit.coefficients)
  }

  /// Whole days up to the event, 300 in the mean where all columns are 0; watching ends by lot within 400 days.
  private mutating func fitCox(rows: Int, columns: Int) throws {
    var numbers = InventedNumbers(seed: 2, rows: rows, columns: columns)
    var times = numbers.units()
    let ends = numbers.units()
    var events = Array(repeating: 0, count: rows)
    for row in 0..<rows {
      let waits: Double = -log(1 - times[row])
      let slower: Double = exp(-numbers.linear[row])
      let event = max(1.0, (waits * slower * 300).rounded(.up))
      let watched = max(1.0, (ends[row] * 400).rounded(.up))
      events[row] = event <= watched ? 1 : 0
      times[row] = min(event, watched)
    }
    let records = try SurvivalRecords(times: times, ends: events)
    let fit = try time("cox_\(rows)_seconds") { try CoxRegression.fit(records, covariates: numbers.matrix) }
    note("cox", fit.coefficients)
  }

  /// One adjusted figure over more moments than a record of a million interactions holds of any kind, and its interval from
  /// drawing clients again a thousand times, once with what was fitted and once with every fit made anew.
  private mutating func drawAgain(rows: Int, columns: Int) throws {
    var numbers = InventedNumbers(seed: 3, rows: rows, columns: columns)
    let treated = numbers.outcomes(intercept: 0)
    let outcomes = numbers.outcomes(intercept: -0.5)
    let clients = numbers.units().map { UInt32($0 * 1_500) }
    let sample = CausalSample(
      covariates: numbers.matrix, treated: treated, foldGroups: clients,
      clusterings: [Clustering(name: "client", ids: clients)])
    let estimate = try time("aipw_\(rows)_seconds") {
      try AIPWDesign(sample).estimate(CausalOutcome(outcomes))
    }
    let interval = time("bootstrap_1000_seconds") { estimate.bootstrapInterval(replicates: 1_000, seed: 4) }
    figures.append(("bootstrap_width_against_error", Self.width(interval, against: estimate.adjusted.interval())))
    let design = try AIPWDesign(sample)
    let refitted = try time("refits_1000_seconds") {
      try design.refittedInterval(CausalOutcome(outcomes), clustering: "client", replicates: 1_000, seed: 4)
    }
    figures.append(("refits_width_against_error", Self.width(refitted, against: estimate.adjusted.interval())))
  }

  private static func width(_ interval: Interval?, against other: Interval) -> Double {
    guard let interval else { return .nan }
    return (interval.high - interval.low) / (other.high - other.low)
  }
}

/// Columns of numbers that any program can make again.
private struct InventedNumbers {
  private(set) var matrix: Matrix
  /// Σ effects, by row.
  private(set) var linear: [Double]
  private var random: SeededRandom

  init(seed: UInt64, rows: Int, columns: Int) {
    var random = SeededRandom(seed: seed)
    var values = Array(repeating: 0.0, count: rows * columns)
    var linear = Array(repeating: 0.0, count: rows)
    let width = 12.0.squareRoot()
    for column in 0..<columns {
      let effect = Double(column % 5 - 2) / 10
      for row in 0..<rows {
        let value = (random.unit() - 0.5) * width
        values[column * rows + row] = value
        linear[row] += effect * value
      }
    }
    var matrix = Matrix(rows: rows, columns: columns)
    matrix.values = values
    (self.matrix, self.linear, self.random) = (matrix, linear, random)
  }

  /// One a row, from 0 up to and without 1.
  mutating func units() -> [Double] {
    var values = Array(repeating: 0.0, count: linear.count)
    for row in values.indices { values[row] = random.unit() }
    return values
  }

  /// 1 with log-odds `intercept` + Σ effects, else 0.
  mutating func outcomes(intercept: Double) -> [Double] {
    var values = units()
    for row in values.indices {
      let odds: Double = exp(intercept + linear[row])
      values[row] = values[row] < odds / (1 + odds) ? 1.0 : 0.0
    }
    return values
  }
}

extension JSONWriter {
  package mutating func measuredStatistics(_ measured: MeasuredStatistics) {
    object { writer in
      writer.key("statistics")
      writer.object { writer in
        for (name, value) in measured.figures {
          writer.key(name)
          writer.number(value)
        }
      }
    }
  }
}
