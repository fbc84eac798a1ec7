/// Cox's proportional hazards (Cox 1972): log hazard = that of the stratum + Σ coefficient · covariate.
package struct CoxRegression: Hashable, Sendable {
  /// How events at the same time share their risk set.
  package enum Ties: Hashable, Sendable { case efron, breslow }

  /// One a column; 0 for a column that was left out as constant or collinear (with the caution that says so), and
  /// its variances NaN.
  package internal(set) var coefficients: [Double]
  /// Inverse information.
  package internal(set) var modelCovariance: Matrix
  /// Lin and Wei 1989: score residuals summed within clusters (or rows).
  package internal(set) var robustCovariance: Matrix
  /// Log partial likelihood with all coefficients 0, and at the fit.
  package internal(set) var nullLogLikelihood: Double
  package internal(set) var logLikelihood: Double
  /// Rows used, events among them, clusters.
  package internal(set) var rows: Int
  package internal(set) var events: Int
  package internal(set) var clusters: Int
  package internal(set) var iterations: Int
  package internal(set) var cautions: Set<Caution>

  /// - Parameters:
  ///   - records: end 1 is the event, all else censored.
  ///   - covariates: as many rows as `records`.
  ///   - strata: each with a baseline of its own.
  /// - Throws: `lengthsDiffer`.
  package static func fit(
    _ records: SurvivalRecords, covariates: Matrix, strata: [Int]? = nil, ties: Ties = .efron
  ) throws(StatisticsError) -> CoxRegression {
    CoxRegression(
      coefficients: [], modelCovariance: Matrix(rows: 0, columns: 0), robustCovariance: Matrix(rows: 0, columns: 0),
      nullLogLikelihood: .nan, logLikelihood: .nan, rows: 0, events: 0, clusters: 0, iterations: 0, cautions: [])
  }

  /// A log hazard ratio, with its cluster-robust error unless that of the model is asked for.
  package func estimate(_ column: Int, robust: Bool = true) -> Estimate { .none(cautions) }
}
