import Dispatch

extension AIPWDesign {
  /// Percentile interval of the adjusted figure from drawing whole clusters again and fitting every nuisance anew each
  /// time, on the first split, with the penalties, the folds, the rows and the common fits of a pool as they are (Davison
  /// and Hinkley 1997, §5.3).
  /// A cluster drawn twice counts twice in fits and in the figure; all it has of one fold group stays in that group's fold.
  /// - Parameters:
  ///   - outcome: for all rows of the sample, in their order.
  ///   - pooled: as for `estimate`.
  ///   - clustering: the name of one of the sample's; by default each row is drawn by itself.
  ///   - seed: the same seed, the same interval, on however many cores.
  /// - Returns: `nil` with fewer than two clusters, without an estimate, and where trees are the learner.
  /// - Throws: as `estimate`.
  package func refittedInterval(
    _ outcome: CausalOutcome, toward pooled: PooledFit? = nil, clustering: String? = nil, replicates: Int = 1_000,
    seed: UInt64, level: Double = 0.95
  ) throws(StatisticsError) -> Interval? {
    try check(outcome)
    let known = rows.filter { outcome.isKnown(Int($0)) }
    if known.count < rows.count {
      return try restricted(to: known).refittedInterval(
        outcome, toward: pooled, clustering: clustering, replicates: replicates, seed: seed, level: level)
    }
    let dense = clusters.first { $0.name == clustering } ?? DenseClusters(rows: rows.count)
    guard dense.count > 1, replicates > 1, let bootstrap = RefittedBootstrap(self, outcome, pooled, dense) else {
      return nil
    }
    var random = SeededRandom(seed: seed)
    let seeds = (0..<replicates).map { _ in random.next() }
    var figures = Array(repeating: Double.nan, count: replicates)
    figures.withUnsafeMutableBufferPointer { figures in
      // Each place is written by one iteration.
      nonisolated(unsafe) let figures = figures
      DispatchQueue.concurrentPerform(iterations: replicates) { figures[$0] = bootstrap.figure(seed: seeds[$0]) }
    }
    return ClusterBootstrap.interval(figures.filter(\.isFinite), level: level)
  }
}

/// What every replicate shares.
private struct RefittedBootstrap: Sendable {
  private let design: AIPWDesign
  private let clusters: DenseClusters
  private let values: [Double]
  private let weights: [Double]?
  private let propensity: RefittedNuisance
  private let treated: RefittedNuisance
  private let untreated: RefittedNuisance

  init?(_ design: AIPWDesign, _ outcome: CausalOutcome, _ pooled: PooledFit?, _ clusters: DenseClusters) {
    guard let fit = design.propensity, let split = design.splits.first,
      let models = OutcomeModels(design, outcome, toward: pooled)
    else { return nil }
    let (folds, count) = (split.folds, design.plan.count)
    guard
      let propensity = RefittedNuisance(
        fit, training: design.options.teaching(design.rows), asked: design.rows, folds: folds, foldCount: count),
      let arms = models.refitted(folds: folds, foldCount: count)
    else { return nil }
    self.design = design
    self.clusters = clusters
    self.propensity = propensity
    (untreated, treated) = arms
    values = outcome.values.map { $0.isFinite ? $0 : 0 }
    weights = outcome.weights
  }

  /// θ̂ of one replicate.
  func figure(seed: UInt64) -> Double {
    var random = SeededRandom(seed: seed)
    var counts = Array(repeating: 0.0, count: clusters.count)
    for _ in counts.indices { counts[random.below(counts.count)] += 1 }
    var drawn = Array(repeating: 0.0, count: values.count)
    for (place, row) in design.rows.enumerated() { drawn[Int(row)] = counts[Int(clusters.ids[place])] }
    let weighed = weights.map { weights in drawn.indices.map { drawn[$0] * weights[$0] } } ?? drawn
    let chances = propensity.predictions(drawn: drawn, weights: drawn)
    let (zero, one) = (
      untreated.predictions(drawn: drawn, weights: weighed), treated.predictions(drawn: drawn, weights: weighed)
    )
    var (sum, total) = (0.0, 0.0)
    let bounds = design.options.bounds
    for index in design.rows {
      let row = Int(index)
      guard drawn[row] > 0 else { continue }
      let chance = min(max(chances[row], bounds.lowerBound), bounds.upperBound)
      let weight = weights?[row] ?? 1
      let rest =
        design.sample.treated[row] == 1
        ? weight * (values[row] - one[row]) / chance : -weight * (values[row] - zero[row]) / (1 - chance)
      sum += drawn[row] * (one[row] - zero[row] + rest)
      total += drawn[row]
    }
    return total > 0 ? sum / total : .nan
  }
}
