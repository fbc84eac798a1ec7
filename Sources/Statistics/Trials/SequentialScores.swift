/// What one randomised unit says of the effect.
package struct SequentialScore: Hashable, Sendable {
  /// ψ = m₁ − m₀ + Z (Y − m₁) / p − (1 − Z)(Y − m₀) / (1 − p).
  package var value: Double
  /// Z (Y − m₁) / p − (1 − Z)(Y − m₀) / (1 − p): its square is σ̂².
  package var residual: Double

  /// - Parameters:
  ///   - chance: p, greater than 0 and less than 1.
  ///   - expected: m₀ and m₁, known before this unit's assignment.
  package init(outcome: Double, treated: Bool, chance: Double, expected: (asUsual: Double, treated: Double)) {
    value = .nan
    residual = .nan
  }
}

/// Scores of units in the order of enrolment, with m fitted on earlier ones only.
package enum SequentialScores {
  /// - Parameters:
  ///   - outcomes, treated, chances, clusters: one a unit, in enrolment order; all matured.
  ///   - covariates: known before assignment; `nil` = running means by arm.
  ///   - start: m before there is anything to fit: the planned base rate.
  package static func scores(
    outcomes: [Double], treated: [Bool], chances: [Double], clusters: [Int], covariates: Matrix? = nil, start: Double
  ) throws(StatisticsError) -> [SequentialScore] { [] }
}
