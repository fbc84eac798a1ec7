import CKernels

/// One nuisance, fitted on the folds that a row is not in.
struct CrossFit: Sendable {
  /// Matrix, targets, weights, scaling, family and indicators; which rows, the folds say.
  var rows: RegressionRows
  var learner = AIPWOptions.Learner.logistic
  var penalty = 0.0
  /// Where fits begin.
  var start: RegressionPlace?
  /// What its slopes are drawn toward; 0 without.
  private(set) var pooled: PooledFit?
  private(set) var cautions: Set<Caution> = []

  /// Chooses the penalties on `some` rows and fits all `training` rows once, to begin from.
  /// - Parameters:
  ///   - folds: of the first split.
  ///   - pooled: without it, and where it is of another family, slopes are drawn toward 0.
  ///   - known: the penalty of the columns, where the same fit was made without indicators.
  init(
    _ rows: RegressionRows, learner: AIPWOptions.Learner, training: [Int32], some: [Int32], folds: [UInt8],
    foldCount: Int, toward pooled: PooledFit? = nil, known: Double? = nil
  ) {
    self.rows = rows
    self.rows.chosen = some
    self.learner = rows.family == .gaussian ? .logistic : learner
    guard self.learner == .logistic, !training.isEmpty else { return }
    if pooled?.family == rows.family { self.pooled = pooled }
    let priors = priors(split: 0)
    var place: RegressionPlace?
    if let known {
      penalty = known
    } else {
      var plain = self.rows
      plain.groups = nil
      // A penalty is a prior's precision, so one chosen on fewer rows is right for all of them.
      let path = PenaltyPath(plain, folds: folds, foldCount: foldCount, priors: priors)
      (penalty, place) = (path.best, path.place)
    }
    if self.rows.groups != nil {
      let path = PenaltyPath(
        groupsOf: self.rows, penalty: penalty, folds: folds, foldCount: foldCount, priors: priors)
      self.rows.groups?.penalty = path.best
      place = path.place
    }
    fitStart(training, from: place)
  }

  mutating func note(_ more: Set<Caution>) { cautions.formUnion(more) }

  mutating func fitStart(_ training: [Int32], from place: RegressionPlace? = nil) {
    rows.chosen = training
    var drawn = rows
    // That of any fold is near enough to begin from.
    drawn.prior = priors(split: 0)?.first
    start = PenalisedFit(drawn, penalty: penalty, start: place, tolerance: 1e-6).place
  }

  /// By fold of a split, in standardised columns.
  func priors(split: Int) -> [[Double]]? { pooled?.slopes[split].map(rows.scaling.standardised) }

  /// Without some columns, the penalties as they are; for the first split.
  /// - Parameter pooled: the common fit without them.
  func without(_ columns: Set<Int>, training: [Int32], toward pooled: PooledFit?) -> CrossFit {
    var result = self
    if self.pooled != nil { result.pooled = pooled }
    result.rows.scaling = rows.scaling.without(columns)
    result.start = nil
    if learner == .logistic { result.fitStart(training) }
    return result
  }

  /// By row of the matrix; 0 for rows that are in neither list. Probabilities, or means of other outcomes.
  mutating func predictions(
    for asked: [Int32], training: [Int32], split: Int, folds: [UInt8], foldCount: Int
  ) -> [Double] {
    if learner == .logistic {
      return rows.predictions(at: fits(training, split, folds, foldCount).map(\.place), folds: folds, for: asked)
    }
    var result = Array(repeating: 0.0, count: folds.count)
    for fold in 0..<foldCount {
      let here = asked.filter { Int(folds[Int($0)]) == fold }
      if here.isEmpty { continue }
      let values = grown(here, training.filter { Int(folds[Int($0)]) != fold }, folds, (fold + 1) % foldCount)
      for (index, row) in here.enumerated() { result[Int(row)] = values[index] }
    }
    return result
  }

  private mutating func fits(
    _ training: [Int32], _ split: Int, _ folds: [UInt8], _ foldCount: Int
  ) -> [FoldFits.Fit] {
    let start = start ?? RegressionPlace(columns: rows.columns, groups: rows.groups?.count ?? 0)
    let fits = FoldFits(
      rows, chosen: training, folds: folds, foldCount: foldCount, priors: priors(split: split)
    )
    .fits(from: start, penalty: penalty, tolerance: Self.tolerance)
    for fit in fits { cautions.formUnion(fit.cautions.intersection([.separated, .notConverged, .zeroWeights])) }
    return fits
  }

  /// Of fits without a fold; see `PenalisedFit`. Steps with the curvature of the first do not end as near as Newton's.
  private static let tolerance = 1e-12

  /// How many trees there should be is found with one more fold held out; then they are grown on all.
  private func grown(_ here: [Int32], _ training: [Int32], _ folds: [UInt8], _ stop: Int) -> [Double] {
    var options = GradientBoostedTrees.Options()
    (options.trees, options.leaves, options.penalty) = (200, 8, 1)
    let columns = rows.scaling.columns
    let first = GradientBoostedTrees(
      rows.matrix, columns: columns, outcomes: rows.outcomes, weights: rows.weights,
      training: training.filter { Int(folds[Int($0)]) != stop }, held: training.filter { Int(folds[Int($0)]) == stop },
      options)
    options.trees = first.count
    let all = GradientBoostedTrees(
      rows.matrix, columns: columns, outcomes: rows.outcomes, weights: rows.weights, training: training, held: [],
      options)
    return all.predict(rows.matrix, rows: here)
  }

  static func probabilities(_ linear: [Double]) -> [Double] {
    let padded = (linear.count + 7) / 8 * 8
    var values = linear + Array(repeating: 0, count: padded - linear.count)
    values.withUnsafeMutableBufferPointer { ckernels_probabilities(2, $0.baseAddress, padded, $0.baseAddress) }
    values.removeLast(padded - linear.count)
    return values
  }
}
