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
    let design = try design(records, covariates, strata)
    var fit = CoxRegression(design)
    guard design.eventCount > 0 else { return fit }
    let last = fit.iterate(design, ties)
    fit.finish(design, last)
    return fit
  }

  static func design(
    _ records: SurvivalRecords, _ covariates: Matrix, _ strata: [Int]?
  ) throws(StatisticsError) -> CoxDesign {
    guard covariates.rows == records.count || covariates.columns == 0 else {
      throw .lengthsDiffer(what: "covariates", expected: records.count, found: covariates.rows)
    }
    if let strata, strata.count != records.count {
      throw .lengthsDiffer(what: "strata", expected: records.count, found: strata.count)
    }
    let areFinite = covariates.values.allSatisfy(\.isFinite)
    let rows = SurvivalRows(records) { row in
      areFinite || (0..<covariates.columns).allSatisfy { covariates[row, $0].isFinite }
    }
    return CoxDesign(rows, covariates: covariates, strata: strata)
  }

  /// Nothing fitted yet.
  private init(_ design: CoxDesign) {
    var empty = Matrix(rows: design.columns, columns: design.columns)
    for index in empty.values.indices { empty.values[index] = .nan }
    coefficients = Array(repeating: .nan, count: design.columns)
    (modelCovariance, robustCovariance) = (empty, empty)
    (nullLogLikelihood, logLikelihood, iterations) = (.nan, .nan, 0)
    (rows, events, clusters) = (design.rows.count, design.eventCount, design.rows.clusters.count)
    cautions = design.rows.cautions.union(design.rows.cautionsOfEnds)
    if design.isConstant.contains(true) { cautions.insert(.constantColumns) }
    if events > 0, 2 * events > rows, design.groups.count * 4 < events { cautions.insert(.manyTies) }
  }

  /// A log hazard ratio, with its cluster-robust error unless that of the model is asked for.
  package func estimate(_ column: Int, robust: Bool = true) -> Estimate {
    let covariance = robust ? robustCovariance : modelCovariance
    let variance = covariance[column, column]
    var trouble = cautions
    if robust { trouble.formUnion(InfluenceErrors.cautions(clusters: clusters)) }
    guard coefficients[column].isFinite, variance.isFinite, !(robust && clusters < 2) else { return .none(trouble) }
    return Estimate(coefficients[column], standardError: variance.squareRoot(), cautions: trouble)
  }
}
