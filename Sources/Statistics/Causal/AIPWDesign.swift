/// Folds and cross-fitted propensities of one sample, ready for any number of outcomes (primary, secondary, money), since
/// that is most of the work. After Chernozhukov et al. (2018, The Econometrics Journal 21), with folds by group and
/// repeated splits.
package struct AIPWDesign: Sendable {
  package let sample: CausalSample
  package let options: AIPWOptions
  /// Rows of the sample whose propensity (the median over the splits) lies within the bounds, ascending.
  package let retained: [Int]
  /// Rows left out for their propensity, of how many that had one.
  package let dropped: Int
  package let droppedOf: Int
  /// By retained row: the median over the splits of the second fit, held within the bounds.
  package let propensities: [Double]
  package let balance: [ColumnBalance]
  /// `poorOverlap` where more than 20 % were dropped; `oneArmOnly`, `oneCluster`, `notFinite`, `tooFewRows`,
  /// `constantColumns`, `separated`, `notConverged`. With the first two there is no estimate.
  package let cautions: Set<Caution>

  let plan: FoldPlan
  /// Whose fits the nuisances are drawn toward, and among whose groups folds are dealt; `nil` where the sample stands by
  /// itself.
  let pool: NuisancePool?
  let splits: [AIPWSplit]
  let rows: [Int32]
  let clusters: [DenseClusters]
  /// Of the propensity; nothing where there is no estimate.
  let propensity: CrossFit?

  /// - Parameter pool: of this sample and others, or part of it and others, with the same options. A sample with few fold
  ///   groups stands by itself all the same, and trees always do.
  /// - Throws: `StatisticsError` where arrays differ in length or options are out of range.
  package init(
    _ sample: CausalSample, options: AIPWOptions = AIPWOptions(), pool: NuisancePool? = nil
  ) throws(StatisticsError) {
    try sample.check()
    try options.check()
    if let pool, sample.rows > 0, pool.treatment != nil {
      try CausalSample.check("columns", sample.covariates.columns, pool.columns)
      let strangers = Set(sample.foldGroups).subtracting(pool.groups)
      if let group = strangers.min() { throw .outOfRange(what: "fold group of no pool", value: Double(group)) }
    }
    let base = AIPWRows(sample, options, pool)
    guard base.isUsable, var fit = base.propensity(nil) else {
      self.init(without: sample, options, base.plan, base.cautions)
      return
    }
    self.init(sample, options, base.plan, base.pool, &fit, rows: base.rows, of: base.rows.count, base.cautions)
  }

  /// The first fit, what it drops, and the second on the rest.
  init(
    _ sample: CausalSample, _ options: AIPWOptions, _ plan: FoldPlan, _ pool: NuisancePool?, _ fit: inout CrossFit,
    rows: [Int32], of count: Int, _ cautions: Set<Caution>
  ) {
    var found = cautions
    let first = AIPWSplit.all(plan, options, &fit, rows)
    let middle = AIPWSplit.medians(first, rows)
    let kept = rows.indices.filter { options.bounds.contains(middle[$0]) }.map { rows[$0] }
    if Double(count - kept.count) > 0.2 * Double(count) { found.insert(.poorOverlap) }
    guard Set(kept.map { sample.treated[Int($0)] }).count == 2 else {
      found.formUnion(kept.isEmpty ? [] : [.oneArmOnly])
      self.init(without: sample, options, plan, found, dropped: count - kept.count, of: count)
      return
    }
    self.init(
      sample, options, plan, pool, fit, rows: kept, of: count, again: kept.count < rows.count, first, found)
  }

  /// The second fit, on the rows kept.
  init(
    _ sample: CausalSample, _ options: AIPWOptions, _ plan: FoldPlan, _ pool: NuisancePool?, _ fit: CrossFit,
    rows: [Int32], of count: Int, again: Bool, _ first: [AIPWSplit], _ cautions: Set<Caution>
  ) {
    var fit = fit
    self.sample = sample
    self.options = options
    self.plan = plan
    self.pool = pool
    self.rows = rows
    splits = (again ? AIPWSplit.all(plan, options, &fit, rows) : first).map { $0.held(in: options.bounds, rows) }
    propensity = fit
    retained = rows.map(Int.init)
    dropped = count - rows.count
    droppedOf = count
    propensities = AIPWSplit.medians(splits, rows)
    balance = ColumnBalance.all(sample, rows, propensities)
    clusters = DenseClusters.all(sample.clusterings.map { $0.selecting(rows.map(Int.init)) }, rows: rows.count)
    self.cautions = cautions.union(fit.cautions)
  }

  /// One that has no estimates to give.
  private init(
    without sample: CausalSample, _ options: AIPWOptions, _ plan: FoldPlan, _ cautions: Set<Caution>,
    dropped: Int = 0, of count: Int = 0
  ) {
    self.sample = sample
    self.options = options
    self.plan = plan
    pool = nil
    self.cautions = cautions
    (retained, propensities, balance, splits, rows, clusters) = ([], [], [], [], [], [])
    self.dropped = dropped
    droppedOf = count
    propensity = nil
  }
}

extension AIPWOptions {
  /// Those of some rows that a propensity learns from.
  func teaching(_ rows: [Int32]) -> [Int32] { Self.spread(rows, nuisanceRows) }

  /// The same for the outcomes of one arm, beside another.
  func teaching(_ arm: [Int32], of both: Int) -> [Int32] {
    Self.spread(arm, max(2, both <= nuisanceRows ? arm.count : nuisanceRows * arm.count / both))
  }

  private static func spread(_ rows: [Int32], _ limit: Int) -> [Int32] {
    rows.count <= limit ? rows : (0..<limit).map { rows[$0 * rows.count / limit] }
  }

  func check() throws(StatisticsError) {
    guard (2...255).contains(folds) else { throw .outOfRange(what: "folds", value: Double(folds)) }
    guard splits > 0, splits % 2 == 1 else { throw .outOfRange(what: "splits, an odd number", value: Double(splits)) }
    guard bounds.lowerBound > 0, bounds.upperBound < 1 else {
      throw .outOfRange(what: "bounds of propensities", value: bounds.lowerBound)
    }
    guard penaltyRows > 0 else { throw .outOfRange(what: "rows for penalties", value: Double(penaltyRows)) }
    guard nuisanceRows > 1 else { throw .outOfRange(what: "rows for nuisances", value: Double(nuisanceRows)) }
  }
}

/// The rows of a sample that can be used at all, before any fit.
struct AIPWRows {
  let sample: CausalSample
  let options: AIPWOptions
  let rows: [Int32]
  let plan: FoldPlan
  /// `nil` where the sample stands by itself.
  let pool: NuisancePool?
  private(set) var cautions: Set<Caution> = []
  private(set) var isUsable = true

  init(_ sample: CausalSample, _ options: AIPWOptions, _ pool: NuisancePool?) {
    self.sample = sample
    self.options = options
    rows = Self.finite(sample.covariates, sample.rows)
    let alone = FoldPlan(sample.foldGroups, rows: rows, folds: options.folds)
    let isPooled =
      pool?.treatment != nil && options.learner == .logistic && alone.present >= NuisancePool.leastGroups(options)
    self.pool = isPooled ? pool : nil
    plan = FoldPlan(sample.foldGroups, rows: rows, folds: options.folds, among: self.pool?.groups)
    if rows.count < sample.rows { cautions.insert(.notFinite) }
    if rows.isEmpty { cautions.insert(.tooFewRows) }
    if Set(rows.map { sample.treated[Int($0)] }).count == 1 { cautions.insert(.oneArmOnly) }
    if plan.present == 1 { cautions.insert(.oneCluster) }
    isUsable = cautions.isDisjoint(with: [.tooFewRows, .oneArmOnly, .oneCluster])
  }

  /// The propensity's penalties and first fit.
  /// - Parameters:
  ///   - groups: the indicators of the second estimate.
  ///   - known: the penalty of the columns, as the first estimate had it.
  func propensity(_ groups: IndicatorGroups?, known: Double? = nil) -> CrossFit? {
    let matrix =
      sample.covariates.columns > 0 ? sample.covariates : Matrix(rows: sample.rows, columns: 0)
    let scaling = ColumnScaling(matrix, chosen: rows, weights: nil)
    let regression = RegressionRows(
      matrix: matrix, chosen: rows, outcomes: sample.treated, weights: nil, scaling: scaling, groups: groups)
    var fit = CrossFit(
      regression, learner: options.learner, training: options.teaching(rows),
      some: plan.some(of: rows, limit: options.penaltyRows), folds: plan.folds(split: 0), foldCount: plan.count,
      toward: pool?.treatment, known: known)
    fit.note(scaling.cautions)
    return fit
  }

  static func finite(_ matrix: Matrix, _ count: Int) -> [Int32] {
    var keep = Array(repeating: true, count: count)
    for column in 0..<matrix.columns {
      let from = column * count
      for row in 0..<count where !matrix.values[from + row].isFinite {
        keep[row] = false
      }
    }
    return keep.indices.filter { keep[$0] }.map(Int32.init)
  }
}

/// Folds and cross-fitted propensities of one split, by row of the sample.
struct AIPWSplit: Sendable {
  let number: Int
  let folds: [UInt8]
  var propensities: [Double]

  static func all(_ plan: FoldPlan, _ options: AIPWOptions, _ fit: inout CrossFit, _ rows: [Int32]) -> [AIPWSplit] {
    var result: [AIPWSplit] = []
    for split in 0..<options.splits {
      let folds = plan.folds(split: split)
      let values = fit.predictions(
        for: rows, training: options.teaching(rows), split: split, folds: folds, foldCount: plan.count)
      result.append(AIPWSplit(number: split, folds: folds, propensities: values))
    }
    return result
  }

  func held(in bounds: ClosedRange<Double>, _ rows: [Int32]) -> AIPWSplit {
    var result = self
    for row in rows {
      result.propensities[Int(row)] = min(max(propensities[Int(row)], bounds.lowerBound), bounds.upperBound)
    }
    return result
  }

  /// By place in `rows`.
  static func medians(_ splits: [AIPWSplit], _ rows: [Int32]) -> [Double] {
    var values = Array(repeating: 0.0, count: splits.count)
    return rows.map { row in
      for (place, split) in splits.enumerated() { values[place] = split.propensities[Int(row)] }
      values.sort()
      return values[values.count / 2]
    }
  }

  /// Of an odd number of values.
  static func median(of values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
