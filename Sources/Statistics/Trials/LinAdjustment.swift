/// The effect of a randomised assignment, adjusted for covariates by a regression with all interactions (Lin 2013).
package enum LinAdjustment {
  /// Errors are HC2 without clusters (degrees of freedom n − k), CR1 with them (G − 1).
  /// - Parameters:
  ///   - covariates: known before assignment; may have no columns. Those that add nothing are left out
  ///     (`collinearColumns`).
  ///   - weights: 1 / chance of the assignment that came about, where chances differ by unit.
  ///   - clusters: `nil` = each unit for itself.
  /// - Throws: `lengthsDiffer`; `outOfRange` for a negative weight.
  package static func estimate(
    outcomes: [Double], treated: [Bool], covariates: Matrix? = nil, weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) -> Estimate {
    let arm = treated.map { $0 ? 1.0 : 0 }
    var trial = try TrialRows(
      count: outcomes.count, columns: [("outcomes", outcomes), ("treated", arm)], covariates: covariates,
      weights: weights, clusters: clusters)
    let assigned = trial.rows.map { arm[$0] }
    guard assigned.contains(1), assigned.contains(0) else {
      return .none(trial.cautions.union(assigned.isEmpty ? [.tooFewRows] : [.oneArmOnly]))
    }
    if trial.clusters?.count == 1 { return .none(trial.cautions) }
    let centred = trial.centred(covariates)
    let columns =
      [assigned.map { _ in 1 }, assigned] + centred + centred.map { column in zip(column, assigned).map { $0 * $1 } }
    let y = trial.rows.map { outcomes[$0] }
    let fit = ClusteredLeastSquares(columns, y, trial.weights)
    if fit.dropped.contains(true) { trial.cautions.insert(.collinearColumns) }
    guard trial.rows.count > fit.dropped.count(where: { !$0 }) else {
      return .none(trial.cautions.union([.tooFewRows]))
    }
    let residuals = zip(y, fit.fitted(columns)).map { $0 - $1 }
    let (error, degrees) = fit.error(1, residuals: residuals, clusters: trial.clusters, .leverage)
    return Estimate(fit.coefficients[1], standardError: error, degreesOfFreedom: degrees, cautions: trial.cautions)
  }
}
