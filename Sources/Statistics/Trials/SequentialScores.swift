/// What one randomised unit says of the effect.
package struct SequentialScore: Hashable, Sendable {
  /// ψ = m₁ − m₀ + Z (Y − m₁) / p − (1 − Z)(Y − m₀) / (1 − p).
  package var value: Double
  /// Z (Y − m₁) / p − (1 − Z)(Y − m₀) / (1 − p): its square is σ̂².
  package var residual: Double

  /// - Parameters:
  ///   - chance: p; outside 0 … 1, ends left out, both numbers are NaN.
  ///   - expected: m₀ and m₁, known before this unit's assignment.
  package init(outcome: Double, treated: Bool, chance: Double, expected: (asUsual: Double, treated: Double)) {
    guard chance > 0, chance < 1 else {
      (value, residual) = (.nan, .nan)
      return
    }
    residual = treated ? (outcome - expected.treated) / chance : (expected.asUsual - outcome) / (1 - chance)
    value = expected.treated - expected.asUsual + residual
  }
}

/// Scores of units in the order of enrolment, with m fitted on earlier ones only.
///
/// m is fitted anew when 25, 50, 100, 200 … units have matured; between, it stands still. A cluster keeps the m that stood
/// when its first unit came, so that no unit's m has seen one of its own cluster. By arm it is a ridge regression on the
/// covariates (penalty 1 on standardised ones) from 20 units on, else the mean, drawn toward `start` by ten units' worth.
package enum SequentialScores {
  /// - Parameters:
  ///   - outcomes, treated, chances, clusters: one a unit, in enrolment order; all matured.
  ///   - covariates: known before assignment; `nil` = means by arm.
  ///   - start: m before there is anything to fit: the planned base rate.
  /// - Throws: `lengthsDiffer`; `outOfRange` for a chance outside 0 … 1 (ends left out) or a number that is not finite.
  package static func scores(
    outcomes: [Double], treated: [Bool], chances: [Double], clusters: [Int], covariates: Matrix? = nil, start: Double
  ) throws(StatisticsError) -> [SequentialScore] {
    let count = outcomes.count
    for (what, length) in [
      ("treated", treated.count), ("chances", chances.count), ("clusters", clusters.count),
      ("covariates", covariates?.rows ?? count),
    ] where length != count { throw .lengthsDiffer(what: what, expected: count, found: length) }
    if let chance = chances.first(where: { !($0 > 0 && $0 < 1) }) { throw .outOfRange(what: "chances", value: chance) }
    if let outcome = outcomes.first(where: { !$0.isFinite }) { throw .outOfRange(what: "outcomes", value: outcome) }
    if let value = covariates?.values.first(where: { !$0.isFinite }) {
      throw .outOfRange(what: "covariates", value: value)
    }
    let covariates = covariates ?? Matrix(rows: count, columns: 0)
    var models = [ArmModels(start)]
    var ofCluster: [Int: Int] = [:]
    var result: [SequentialScore] = []
    result.reserveCapacity(count)
    var refit = 25
    for unit in 0..<count {
      if unit == refit {
        models.append(ArmModels(outcomes, treated, covariates, upTo: unit, start))
        refit *= 2
      }
      let model = ofCluster[clusters[unit]] ?? models.count - 1
      ofCluster[clusters[unit]] = model
      result.append(
        SequentialScore(
          outcome: outcomes[unit], treated: treated[unit], chance: chances[unit],
          expected: models[model].expected(covariates, unit)))
    }
    return result
  }
}

/// m₀ and m₁ as they stood at one time.
private struct ArmModels {
  /// By arm: intercept, then one a covariate.
  private var lines: [[Double]]

  init(_ start: Double) { lines = [[start], [start]] }

  init(_ outcomes: [Double], _ treated: [Bool], _ covariates: Matrix, upTo count: Int, _ start: Double) {
    lines = [false, true].map { arm in
      let rows = (0..<count).filter { treated[$0] == arm }
      let mean = (rows.reduce(0) { $0 + outcomes[$1] } + 10 * start) / Double(rows.count + 10)
      guard rows.count >= 20, covariates.columns > 0 else { return [mean] }
      return Self.ridge(outcomes, rows, covariates, mean)
    }
  }

  /// Outcome less `mean` on centred and scaled covariates, then back to their own scale.
  private static func ridge(_ outcomes: [Double], _ rows: [Int], _ covariates: Matrix, _ mean: Double) -> [Double] {
    let count = Double(rows.count)
    let own = rows.reduce(0) { $0 + outcomes[$1] } / count
    let columns = covariates.columns
    var standard = Array(repeating: [Double](), count: columns)
    var (means, scales) = (Array(repeating: 0.0, count: columns), Array(repeating: 1.0, count: columns))
    for column in 0..<columns {
      means[column] = rows.reduce(0) { $0 + covariates[$1, column] } / count
      let squares = rows.reduce(0) {
        $0 + (covariates[$1, column] - means[column]) * (covariates[$1, column] - means[column])
      }
      scales[column] = squares > 0 ? (squares / count).squareRoot() : 1
      standard[column] = rows.map { (covariates[$0, column] - means[column]) / scales[column] }
    }
    var products = Matrix(rows: columns, columns: columns)
    var right = Array(repeating: 0.0, count: columns)
    for row in 0..<columns {
      for column in 0..<columns {
        products[row, column] = zip(standard[row], standard[column]).reduce(row == column ? 1 : 0) { $0 + $1.0 * $1.1 }
      }
      right[row] = zip(standard[row], rows).reduce(0) { $0 + $1.0 * (outcomes[$1.1] - own) }
    }
    let slopes = zip(SymmetricFactor(products).solve(right), scales).map { $0 / $1 }
    return [mean - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }] + slopes
  }

  func expected(_ covariates: Matrix, _ row: Int) -> (asUsual: Double, treated: Double) {
    func value(_ line: [Double]) -> Double {
      line.dropFirst().enumerated().reduce(line[0]) { $0 + $1.element * covariates[row, $1.offset] }
    }
    return (value(lines[0]), value(lines[1]))
  }
}
