/// The effect of what was taken, by a randomised (or as good as randomised) instrument for it.
package struct TwoStageLeastSquares: Hashable, Sendable {
  package var effect: Estimate
  /// How far the instrument moves what was taken.
  package var firstStage: Estimate
  /// How far it moves the outcome.
  package var reducedForm: Estimate
  /// Robust, of the instrument in the first stage: below 10, caution `weakFirstStage`.
  package var firstStageF: Double
  package var cautions: Set<Caution>

  /// Errors are CR1 with clusters (degrees of freedom G − 1), HC1 without (n − k).
  /// - Parameters:
  ///   - covariates: in both stages; an intercept is added.
  ///   - clusters: `nil` = each unit for itself.
  /// - Throws: `lengthsDiffer`; `outOfRange` for a negative weight.
  package static func fit(
    outcomes: [Double], taken: [Double], instrument: [Double], covariates: Matrix? = nil, weights: [Double]? = nil,
    clusters: [Int]? = nil
  ) throws(StatisticsError) -> TwoStageLeastSquares {
    let trial = try TrialRows(
      count: outcomes.count, columns: [("outcomes", outcomes), ("taken", taken), ("instrument", instrument)],
      covariates: covariates, weights: weights, clusters: clusters)
    let others = [trial.rows.map { _ in 1.0 }] + trial.centred(covariates)
    let (y, d, z) = (trial.rows.map { outcomes[$0] }, trial.rows.map { taken[$0] }, trial.rows.map { instrument[$0] })
    guard trial.rows.count > others.count + 1 else { return none(trial.cautions.union([.tooFewRows])) }
    let last = others.count
    let first = ClusteredLeastSquares(others + [z], d, trial.weights)
    guard !first.dropped[last] else { return none(trial.cautions.union([.constantColumns])) }
    var cautions = trial.cautions
    if first.dropped.contains(true) { cautions.insert(.collinearColumns) }
    guard trial.clusters?.count != 1 else { return none(cautions) }
    func estimate(_ fit: ClusteredLeastSquares, _ target: [Double], _ columns: [[Double]]) -> Estimate {
      let residuals = zip(target, fit.fitted(columns)).map { $0 - $1 }
      let (error, degrees) = fit.error(last, residuals: residuals, clusters: trial.clusters, .count)
      return Estimate(fit.coefficients[last], standardError: error, degreesOfFreedom: degrees, cautions: cautions)
    }
    let firstStage = estimate(first, d, others + [z])
    let reducedForm = estimate(ClusteredLeastSquares(others + [z], y, trial.weights), y, others + [z])
    let f = firstStage.value * firstStage.value / (firstStage.standardError * firstStage.standardError)
    if !(f >= 10) { cautions.insert(.weakFirstStage) }
    let second = ClusteredLeastSquares(others + [first.fitted(others + [z])], y, trial.weights)
    let effect = second.dropped[last] ? Estimate.none(cautions) : estimate(second, y, others + [d])
    return TwoStageLeastSquares(
      effect: effect, firstStage: firstStage, reducedForm: reducedForm, firstStageF: f, cautions: cautions)
  }

  private static func none(_ cautions: Set<Caution>) -> TwoStageLeastSquares {
    let none = Estimate.none(cautions)
    return TwoStageLeastSquares(
      effect: none, firstStage: none, reducedForm: none, firstStageF: .nan, cautions: cautions)
  }
}
