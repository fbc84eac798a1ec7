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

  /// - Parameters:
  ///   - clusters: `nil` = each unit for itself.
  package static func fit(
    outcomes: [Double], taken: [Double], instrument: [Double], covariates: Matrix? = nil, weights: [Double]? = nil,
    clusters: [Int]? = nil
  ) throws(StatisticsError) -> TwoStageLeastSquares {
    TwoStageLeastSquares(
      effect: .none([.tooFewRows]), firstStage: .none([.tooFewRows]), reducedForm: .none([.tooFewRows]),
      firstStageF: .nan, cautions: [.tooFewRows])
  }
}
