/// The effect of a randomised assignment, adjusted for covariates by a regression with all interactions (Lin 2013).
package enum LinAdjustment {
  /// - Parameters:
  ///   - covariates: known before assignment; may have no columns.
  ///   - weights: 1 / chance of the assignment that came about, where chances differ by unit.
  ///   - clusters: `nil` = each unit for itself.
  package static func estimate(
    outcomes: [Double], treated: [Bool], covariates: Matrix? = nil, weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) -> Estimate { .none([.tooFewRows]) }
}
