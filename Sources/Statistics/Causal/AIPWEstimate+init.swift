extension AIPWEstimate {
  /// The middle one of several splits (Chernozhukov et al. 2018, definition 3.3): θ̂ their median, its variance the
  /// median of σ̂² + (θ̂ of the split − θ̂)².
  init(_ design: AIPWDesign, _ outcome: CausalOutcome, _ scores: [ArmScores], _ more: Set<Caution>) {
    self.init(without: design, more)
    let middle = scores.indices.sorted { (scores[$0].effect, $0) < (scores[$1].effect, $1) }[scores.count / 2]
    psi = scores[middle].psi
    treatedInfluence = centred(scores[middle].treated)
    untreatedInfluence = centred(scores[middle].untreated)
    (untreated, treated) = ArmSummary.both(design, outcome)
    let cautions = cautions.union(Self.cautions(design, outcome, untreated, treated))
    let psis = scores.map(\.psi)
    let place = DenseClusters.largest(design.clusters, centred(psi))?.place
    if let place { (clusters, clusteredBy) = (design.clusters[place].count, design.clusters[place].name) }
    adjusted = Self.combined(psis, middle, design.clusters, clusters, cautions)
    treatedMean = Self.combined(scores.map(\.treated), middle, design.clusters, clusters, cautions)
    untreatedMean = Self.combined(scores.map(\.untreated), middle, design.clusters, clusters, cautions)
    naive = Self.naive(design, outcome, place, cautions)
  }

  /// No figures, but all that is known of the design.
  init(without design: AIPWDesign, _ more: Set<Caution>) {
    rows = design.retained
    propensities = design.propensities
    (dropped, droppedOf) = (design.dropped, design.droppedOf)
    balance = design.balance
    clusterings = design.sample.clusterings.map { $0.selecting(design.retained) }
    adjusted = .none(design.cautions.union(more))
    (naive, treatedMean, untreatedMean) = (adjusted, adjusted, adjusted)
  }

  private static func cautions(
    _ design: AIPWDesign, _ outcome: CausalOutcome, _ zero: ArmSummary, _ one: ArmSummary
  ) -> Set<Caution> {
    var cautions: Set<Caution> = []
    if outcome.isBinary(design.rows) {
      if zero.events == 0 || one.events == 0 { cautions.insert(.noEvents) }
      if zero.nonEvents == 0 || one.nonEvents == 0 { cautions.insert(.noNonEvents) }
    }
    if design.clusters.contains(where: { $0.count < 2 }) { cautions.insert(.oneCluster) }
    return cautions
  }

  private static func combined(
    _ scores: [[Double]], _ middle: Int, _ clusters: [DenseClusters], _ count: Int, _ cautions: Set<Caution>
  ) -> Estimate {
    let value = mean(scores[middle])
    let variances = scores.map { score in
      let distance = mean(score) - value
      return (DenseClusters.largest(clusters, centred(score))?.variance ?? .nan) + distance * distance
    }
    return Estimate(
      value, standardError: AIPWSplit.median(of: variances).squareRoot(), degreesOfFreedom: Double(count - 1),
      cautions: cautions)
  }

  /// Difference in (weighted) means, its error from the clusters that the adjusted figure rests on.
  private static func naive(
    _ design: AIPWDesign, _ outcome: CausalOutcome, _ place: Int?, _ cautions: Set<Caution>
  ) -> Estimate {
    var (weights, sums) = (SIMD2<Double>(repeating: 0), SIMD2<Double>(repeating: 0))
    let rows = design.rows.map { index in
      let weight = outcome.weights?[Int(index)] ?? 1
      let arm = design.sample.treated[Int(index)] == 1 ? 1 : 0
      return (arm: arm, weight: weight, value: weight == 0 ? 0 : outcome.values[Int(index)])
    }
    for row in rows {
      weights[row.arm] += row.weight
      sums[row.arm] += row.weight * row.value
    }
    let means = sums / weights
    let influence = rows.map { row in
      let share = weights[row.arm] / Double(rows.count)
      return (row.arm == 1 ? 1 : -1) * row.weight * (row.value - means[row.arm]) / share
    }
    guard let place else { return Estimate(means[1] - means[0], standardError: .nan, cautions: cautions) }
    let cluster = design.clusters[place]
    return Estimate(
      means[1] - means[0], standardError: cluster.variance(influence).squareRoot(),
      degreesOfFreedom: Double(cluster.count - 1), cautions: cautions)
  }
}

extension ArmSummary {
  static func both(_ design: AIPWDesign, _ outcome: CausalOutcome) -> (untreated: ArmSummary, treated: ArmSummary) {
    let binary = outcome.isBinary(design.rows)
    var arms = [ArmSummary(), ArmSummary()]
    var squares = [0.0, 0.0]
    for (place, index) in design.rows.enumerated() {
      let row = Int(index)
      let arm = design.sample.treated[row] == 1 ? 1 : 0
      let chance = arm == 1 ? design.propensities[place] : 1 - design.propensities[place]
      let known = outcome.weights?[row] ?? 1
      arms[arm].rows += 1
      if binary, known > 0 {
        if outcome.values[row] > 0 { arms[arm].events += 1 } else { arms[arm].nonEvents += 1 }
      }
      arms[arm].effectiveRows += known / chance
      squares[arm] += known / chance * known / chance
    }
    for arm in 0...1 {
      let sum = arms[arm].effectiveRows
      arms[arm].effectiveRows = squares[arm] > 0 ? sum * sum / squares[arm] : 0
    }
    return (arms[0], arms[1])
  }
}
