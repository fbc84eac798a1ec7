/// What another policy would have earned, from a log of decisions with known chances.
package struct PolicyValue: Hashable, Sendable {
  /// Σ w r / n, w = chance under the policy / chance under the log (Horvitz and Thompson 1952).
  package var inversePropensity: Estimate
  /// Σ w r / Σ w (Hájek).
  package var selfNormalised: Estimate
  /// Mean of the model's value of the policy.
  package var direct: Estimate
  /// Both (Dudík, Langford and Li 2011).
  package var doublyRobust: Estimate
  /// Decisions within the support, (Σ w)² / Σ w², and those left out.
  package var decisions: Int
  package var effectiveDecisions: Double
  package var leftOut: Int
  package var cautions: Set<Caution>

  /// - Parameters:
  ///   - rewards: of the action taken.
  ///   - chances: with which the log took it.
  ///   - policyChances: with which the policy would have, given the same.
  ///   - predictedTaken: a model's reward of the action taken, fitted on other rows.
  ///   - predictedPolicy: the model's rewards averaged over the policy's actions.
  ///   - support: decisions outside are left out (`poorOverlap`); with none inside there is no figure (`noSupport`).
  package static func estimate(
    rewards: [Double], chances: [Double], policyChances: [Double], predictedTaken: [Double]? = nil,
    predictedPolicy: [Double]? = nil, clusters: [Int]? = nil, support: ClosedRange<Double> = 0.05...0.95
  ) throws(StatisticsError) -> PolicyValue {
    let none = Estimate.none([.noSupport])
    return PolicyValue(
      inversePropensity: none, selfNormalised: none, direct: none, doublyRobust: none, decisions: 0,
      effectiveDecisions: 0, leftOut: 0, cautions: [.noSupport])
  }
}
