import CKernels
import Foundation

/// log-odds of an outcome = intercept + Σ coefficient · column (+ the effect of the row's group), by maximum likelihood
/// with an L2 penalty on the coefficients of standardised columns. The intercept is free.
package struct LogisticRegression: Sendable {
  /// For raw columns.
  package private(set) var intercept: Double
  /// By column of the matrix, for raw columns; 0 for one that was dropped.
  package private(set) var coefficients: [Double]
  /// By group.
  package private(set) var groupEffects: [Double]
  package private(set) var iterations: Int
  /// `constantColumns`, `collinearColumns` (only without a penalty), `separated`, `noEvents`, `noNonEvents`,
  /// `zeroWeights`, `notFinite`, `notConverged`, `tooFewRows`.
  package private(set) var cautions: Set<Caution>
  /// λ of ½ λ Σ β² beside the negative log-likelihood (scikit-learn's 1 / C).
  package let penalty: Double
  let rows: RegressionRows
  let place: RegressionPlace

  /// - Parameters:
  ///   - x: n × p, raw; standardised within with mean and standard deviation (weighted), constant columns dropped.
  ///     Rows that are not finite are left out.
  ///   - outcomes: n, from 0 to 1.
  ///   - weights: n, 0 or more.
  ///   - penalty: 0 or more.
  ///   - start: an earlier fit of the same columns and groups to begin from.
  /// - Throws: `lengthsDiffer`; `outOfRange` for an outcome, a weight or a penalty.
  package init(
    _ x: Matrix, outcomes: [Double], weights: [Double]? = nil, penalty: Double, groups: IndicatorGroups? = nil,
    start: LogisticRegression? = nil
  ) throws(StatisticsError) {
    try Self.check(x, outcomes, weights, penalty, groups)
    let (rows, cautions) = RegressionRows.finite(x, outcomes, weights, groups, .binomial)
    self.init(rows, penalty: penalty, start: start?.place, cautions: cautions)
  }

  init(_ rows: RegressionRows, penalty: Double, start: RegressionPlace?, cautions: Set<Caution>) {
    self.rows = rows
    self.penalty = penalty
    let fit = PenalisedFit(rows, penalty: penalty, start: start)
    place = fit.place
    iterations = fit.iterations
    self.cautions = cautions.union(fit.cautions).union(rows.scaling.cautions)
    if rows.count == 0 { self.cautions.insert(.tooFewRows) }
    (intercept, coefficients) = rows.scaling.raw(place, columns: rows.matrix.columns)
    groupEffects = place.effects
  }

  /// n, from 0 to 1; NaN where a column is not finite.
  /// - Parameter groups: by row; without them the effect of a group that nothing is known of, 0.
  package func predict(_ x: Matrix, groups: [UInt32]? = nil) -> [Double] {
    var linear = Array(repeating: intercept, count: x.rows)
    for (column, coefficient) in coefficients.enumerated() where coefficient != 0 {
      let from = column * x.rows
      for row in 0..<x.rows { linear[row] += coefficient * x.values[from + row] }
    }
    if let groups {
      for row in linear.indices where Int(groups[row]) < groupEffects.count {
        linear[row] += groupEffects[Int(groups[row])]
      }
    }
    return linear.map { 1 / (1 + exp(-$0)) }
  }

  /// −2 log-likelihood at the fit, without the penalty.
  package var deviance: Double { rows.sums(at: place).deviance }

  private static func check(
    _ x: Matrix, _ outcomes: [Double], _ weights: [Double]?, _ penalty: Double, _ groups: IndicatorGroups?
  ) throws(StatisticsError) {
    try RegressionRows.check(x, outcomes, weights, penalty, groups)
    for value in outcomes where value < 0 || value > 1 { throw .outOfRange(what: "outcome", value: value) }
  }
}

extension ColumnScaling {
  /// Intercept and coefficients for raw columns.
  func raw(_ place: RegressionPlace, columns count: Int) -> (intercept: Double, coefficients: [Double]) {
    var (intercept, coefficients) = (place.intercept, Array(repeating: 0.0, count: count))
    for (index, column) in columns.enumerated() {
      coefficients[column] = place.coefficients[index] * factors[index]
      intercept -= coefficients[column] * means[index]
    }
    return (intercept, coefficients)
  }
}
