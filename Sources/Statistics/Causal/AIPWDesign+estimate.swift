import Dispatch

extension AIPWDesign {
  /// - Parameters:
  ///   - outcome: for all rows of the sample, in their order.
  ///   - pooled: what the outcome models are drawn toward, of the pool that the design was made with.
  /// - Returns: without figures, and with cautions that say why, where there is nothing to estimate from.
  /// - Throws: `lengthsDiffer`, `outOfRange` for a weight below 0; trouble with the data is a caution.
  package func estimate(
    _ outcome: CausalOutcome, toward pooled: PooledFit? = nil
  ) throws(StatisticsError) -> AIPWEstimate {
    try check(outcome)
    let known = rows.filter { outcome.isKnown(Int($0)) }
    if known.count < rows.count { return try restricted(to: known).estimate(outcome, toward: pooled) }
    guard let models = OutcomeModels(self, outcome, toward: pooled) else {
      return AIPWEstimate(without: self, rows.isEmpty ? [] : [.oneArmOnly])
    }
    var fitted = models
    let scores = splits.map { fitted.scores(split: $0) }
    return AIPWEstimate(self, outcome, scores, fitted.cautions)
  }

  /// The same folds with penalised indicators of `sample.units` in every nuisance: the second estimate. Of the rows kept
  /// here it drops those whose propensity lies outside the bounds once it is known whose they are.
  /// - Returns: `nil` where the sample names no units; itself where it has no estimates to give.
  package func withUnits() -> AIPWDesign? {
    guard let units = sample.units else { return nil }
    guard let propensity else { return self }
    let dense = DenseClusters(Clustering(name: "unit", ids: units))
    let groups = IndicatorGroups(ids: dense.ids.map { UInt32($0) }, count: dense.count, penalty: 1)
    guard var fit = AIPWRows(sample, options, pool).propensity(groups, known: propensity.penalty) else { return nil }
    return AIPWDesign(sample, options, plan, pool, &fit, rows: rows, of: droppedOf, cautions)
  }

  /// The most that the estimate moves when one group of columns is left out of every nuisance: on the first split, the
  /// same rows and the same penalties, so that nothing but the columns differs. What the nuisances are drawn toward is
  /// fitted without them as well.
  /// - Parameter pooled: as for `estimate`.
  /// - Returns: `nil` where the sample names no groups of columns, or there is no estimate.
  package func largestShift(
    _ outcome: CausalOutcome, toward pooled: PooledFit? = nil
  ) throws(StatisticsError) -> LargestShift? {
    try check(outcome)
    let known = rows.filter { outcome.isKnown(Int($0)) }
    if known.count < rows.count { return try restricted(to: known).largestShift(outcome, toward: pooled) }
    guard let propensity, let split = splits.first, var models = OutcomeModels(self, outcome, toward: pooled) else {
      return nil
    }
    let whole = models.scores(split: split).effect
    let teaching = options.teaching(rows)
    var shifts = Array(repeating: 0.0, count: sample.columnGroups.count)
    shifts.withUnsafeMutableBufferPointer { shifts in
      // Each place is written by one iteration.
      nonisolated(unsafe) let shifts = shifts
      let begun = models
      DispatchQueue.concurrentPerform(iterations: shifts.count) { place in
        let columns = Set(sample.columnGroups[place].columns)
        var fit = propensity.without(columns, training: teaching, toward: propensity.pooled?.without(columns))
        var without = split
        without.propensities = fit.predictions(
          for: rows, training: teaching, split: split.number, folds: split.folds, foldCount: plan.count)
        var fewer = begun.without(columns)
        shifts[place] = abs(whole - fewer.scores(split: without.held(in: options.bounds, rows)).effect)
      }
    }
    var result: LargestShift?
    for (place, shift) in shifts.enumerated() where shift > result?.shift ?? -1 {
      result = LargestShift(group: sample.columnGroups[place].name, shift: shift)
    }
    return result
  }

  func check(_ outcome: CausalOutcome) throws(StatisticsError) {
    try CausalSample.check("outcomes", outcome.values.count, sample.rows)
    guard let weights = outcome.weights else { return }
    try CausalSample.check("weights of outcomes", weights.count, sample.rows)
    for weight in weights where !(weight >= 0 && weight.isFinite) {
      throw .outOfRange(what: "weight of an outcome", value: weight)
    }
  }

  /// The same propensities for fewer rows.
  func restricted(to known: [Int32]) throws(StatisticsError) -> AIPWDesign {
    guard let propensity else { return self }
    return AIPWDesign(
      sample, options, plan, pool, propensity, rows: known, of: droppedOf - rows.count + known.count, again: false,
      splits,
      cautions.union([.notFinite]))
  }
}

extension CausalOutcome {
  func isKnown(_ row: Int) -> Bool { values[row].isFinite || weights?[row] == 0 }

  /// Whether all values that count are 0 or 1.
  func isBinary(_ rows: [Int32]) -> Bool {
    rows.allSatisfy { row in
      let value = values[Int(row)]
      return value == 0 || value == 1 || weights?[Int(row)] == 0
    }
  }
}
