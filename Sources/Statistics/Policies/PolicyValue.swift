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
  ///   - predictedPolicy: the model's rewards averaged over the policy's actions. Without both, `direct` and
  ///     `doublyRobust` are none.
  ///   - support: decisions outside are left out (`poorOverlap`); with none inside there is no figure (`noSupport`).
  /// - Throws: `lengthsDiffer`; `outOfRange` for a chance under the policy outside 0 … 1.
  package static func estimate(
    rewards: [Double], chances: [Double], policyChances: [Double], predictedTaken: [Double]? = nil,
    predictedPolicy: [Double]? = nil, clusters: [Int]? = nil, support: ClosedRange<Double> = 0.05...0.95
  ) throws(StatisticsError) -> PolicyValue {
    for (what, length) in [
      ("chances", chances.count), ("policyChances", policyChances.count),
      ("predictedTaken", predictedTaken?.count ?? rewards.count),
      ("predictedPolicy", predictedPolicy?.count ?? rewards.count), ("clusters", clusters?.count ?? rewards.count),
    ] where length != rewards.count { throw .lengthsDiffer(what: what, expected: rewards.count, found: length) }
    if let wrong = policyChances.first(where: { $0 < 0 || $0 > 1 }) {
      throw .outOfRange(what: "policyChances", value: wrong)
    }
    var log = DecisionLog()
    for row in rewards.indices {
      let model = predictedTaken.flatMap { taken in predictedPolicy.map { (taken[row], $0[row]) } }
      log.add(
        reward: rewards[row], chance: chances[row], policyChance: policyChances[row], model: model,
        cluster: clusters?[row] ?? row, support)
    }
    return log.value(hasModel: predictedTaken != nil && predictedPolicy != nil, hasClusters: clusters != nil)
  }
}

/// Decisions that count, with what was wrong with the others.
private struct DecisionLog {
  private var rewards: [Double] = []
  private var weights: [Double] = []
  private var models: [(taken: Double, policy: Double)] = []
  private var clusters: [Int] = []
  private var leftOut = 0
  private var cautions: Set<Caution> = []

  mutating func add(
    reward: Double, chance: Double, policyChance: Double, model: (Double, Double)?, cluster: Int,
    _ support: ClosedRange<Double>
  ) {
    let numbers = [reward, chance, policyChance, model?.0 ?? 0, model?.1 ?? 0]
    guard numbers.allSatisfy(\.isFinite) else {
      cautions.insert(.notFinite)
      leftOut += 1
      return
    }
    guard support.contains(chance), chance > 0 else {
      cautions.insert(.poorOverlap)
      leftOut += 1
      return
    }
    rewards.append(reward)
    weights.append(policyChance / chance)
    models.append(model ?? (0, 0))
    clusters.append(cluster)
  }

  func value(hasModel: Bool, hasClusters: Bool) -> PolicyValue {
    let total = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    var trouble = cautions
    let errors = InfluenceErrors(clusters, count: rewards.count)
    if total == 0 {
      trouble.insert(.noSupport)
    } else {
      if hasClusters { trouble.formUnion(InfluenceErrors.cautions(clusters: errors.clusters.count)) }
      if errors.clusters.count < 2 { trouble.insert(hasClusters ? .oneCluster : .tooFewRows) }
      trouble.formUnion(weightCautions(total, squares, errors))
    }
    let count = Double(rewards.count)
    func mean(_ values: [Double], of divisor: Double, _ pulls: ([Double], Double) -> [Double]) -> Estimate {
      guard total > 0, errors.clusters.count > 1 else { return .none(trouble) }
      let value = values.reduce(0, +) / divisor
      let error = errors.error(pulls(values, value), corrected: true)
      let degrees = Double(errors.clusters.count - 1)
      return Estimate(value, standardError: error, degreesOfFreedom: degrees, cautions: trouble)
    }
    func plain(_ values: [Double]) -> Estimate {
      mean(values, of: count) { values, value in values.map { ($0 - value) / count } }
    }
    let weighted = zip(weights, rewards).map { $0 * $1 }
    let robust = rewards.indices.map { models[$0].policy + weights[$0] * (rewards[$0] - models[$0].taken) }
    return PolicyValue(
      inversePropensity: plain(weighted),
      selfNormalised: mean(weighted, of: total) { _, value in
        rewards.indices.map { weights[$0] * (rewards[$0] - value) / total }
      },
      direct: hasModel ? plain(models.map(\.policy)) : .none(total > 0 ? [] : trouble),
      doublyRobust: hasModel ? plain(robust) : .none(total > 0 ? [] : trouble), decisions: rewards.count,
      effectiveDecisions: squares > 0 ? total * total / squares : 0, leftOut: leftOut, cautions: trouble)
  }

  /// Weights average 1 where the log can do all that the policy does; few that carry most are no sample.
  private func weightCautions(_ total: Double, _ squares: Double, _ errors: InfluenceErrors) -> Set<Caution> {
    var trouble: Set<Caution> = []
    let count = Double(rewards.count)
    let mean = total / count
    let error = errors.error(weights.map { ($0 - mean) / count }, corrected: errors.clusters.count > 1)
    if abs(mean - 1) > 4 * error + 1e-9 { trouble.insert(.poorOverlap) }
    if total * total / squares < count / 10 || (weights.max() ?? 0) > max(0.05, 2 / count) * total {
      trouble.insert(.extremeWeights)
    }
    return trouble
  }
}
