/// Samples that answer different questions about the same sort of units by the same columns, put together so that what
/// the columns go with is learnt from all of them. A ridge penalty draws the slopes of a small sample toward 0, which
/// leaves much of the confounding in; drawn toward those of all samples together, they lose nothing where samples are
/// alike, and the penalty, chosen by deviance as ever, lets go where they are not.
package struct NuisancePool: Sendable {
  /// All fold groups there are, ascending: the folds of every sample are dealt among them.
  let groups: [UInt32]
  /// Of the chance of being treated; `nil` where there are not two samples, or too few groups, to learn from.
  let treatment: PooledFit?
  let columns: Int

  /// How many rows each sample has.
  private let counts: [Int]
  private let rows: RegressionRows
  /// By row of the pool: which sample and which row of it.
  private let origins: [(sample: Int, row: Int)]
  private let folds: [[UInt8]]
  private let foldCount: Int

  /// - Parameters:
  ///   - samples: with the same columns in the same order; without rows, any. A number among their `foldGroups` means the
  ///     same group in each of them.
  ///   - options: as for the designs. At most `penaltyRows` rows of whole groups are used.
  ///   - decisions: the name of a clustering whose ids mean the same in every sample: treatment was decided once for each
  ///     of its clusters. One that reaches into several folds teaches none of them who is treated.
  /// - Throws: as `AIPWDesign`; `lengthsDiffer` where columns do.
  package init(
    _ samples: [CausalSample], options: AIPWOptions = AIPWOptions(), decisions: String? = nil
  ) throws(StatisticsError) {
    try options.check()
    columns = samples.first { $0.rows > 0 }?.covariates.columns ?? 0
    for sample in samples {
      try sample.check()
      if sample.rows > 0 { try CausalSample.check("columns", sample.covariates.columns, columns) }
    }
    counts = samples.map(\.rows)
    groups = Array(Set(samples.flatMap(\.foldGroups))).sorted()
    let all = samples.indices.flatMap { sample in
      AIPWRows.finite(samples[sample].covariates, samples[sample].rows).map { (sample: sample, row: Int($0)) }
    }
    let plan = FoldPlan(
      all.map { samples[$0.sample].foldGroups[$0.row] }, rows: Array(0..<Int32(all.count)), folds: options.folds,
      among: groups)
    foldCount = plan.count
    let kept = plan.some(of: Array(0..<Int32(all.count)), limit: options.penaltyRows).map(Int.init)
    origins = kept.map { all[$0] }
    let dealt = (0..<options.splits).map { plan.folds(split: $0) }
    folds = dealt.map { folds in kept.map { folds[$0] } }
    rows = Self.stacked(samples, origins, columns)
    let several = Set(origins.map(\.sample)).count > 1
    guard several, columns > 0, groups.count >= Self.leastGroups(options) else {
      treatment = nil
      return
    }
    let ids = decisions.flatMap { name in Self.ids(of: name, samples, all) } ?? []
    let teaching = dealt.map { (folds: [UInt8]) -> [Int32] in
      let parted = Self.parted(ids, folds)
      return kept.indices.filter { ids.isEmpty || !parted.contains(ids[kept[$0]]) }.map { Int32($0) }
    }
    treatment =
      teaching.contains(where: \.isEmpty)
      ? nil : PooledFit(rows, chosen: teaching, folds: folds, foldCount: foldCount)
  }

  /// A sample with fewer keeps its folds to itself: dealt among all groups, most of it might come into one.
  static func leastGroups(_ options: AIPWOptions) -> Int { 2 * options.folds }

  /// The common fit of an outcome: slopes shared by arms, an intercept for each arm of each sample.
  /// - Parameter outcomes: by sample, for all its rows; `nil` for one that has no such outcome.
  /// - Returns: `nil` where there is nothing to learn from.
  /// - Throws: `lengthsDiffer`.
  package func fit(_ outcomes: [CausalOutcome?]) throws(StatisticsError) -> PooledFit? {
    try CausalSample.check("outcomes of a pool", outcomes.count, counts.count)
    for (sample, outcome) in outcomes.enumerated() {
      if let outcome { try CausalSample.check("outcomes", outcome.values.count, counts[sample]) }
    }
    guard treatment != nil else { return nil }
    var regression = rows
    regression.outcomes = Array(repeating: 0, count: origins.count)
    var weights = regression.outcomes
    var isBinary = true
    for (place, origin) in origins.enumerated() {
      guard let outcome = outcomes[origin.sample], outcome.values[origin.row].isFinite else { continue }
      weights[place] = outcome.weights?[origin.row] ?? 1
      regression.outcomes[place] = outcome.values[origin.row]
      if weights[place] > 0, ![0, 1].contains(regression.outcomes[place]) { isBinary = false }
    }
    let teaching = weights.indices.filter { weights[$0] > 0 }.map(Int32.init)
    guard !teaching.isEmpty else { return nil }
    if outcomes.contains(where: { $0?.weights != nil }) { regression.weights = weights }
    regression.family = isBinary ? .binomial : .gaussian
    let arms = origins.indices.map { UInt32(2 * origins[$0].sample + (rows.outcomes[$0] == 1 ? 1 : 0)) }
    regression.groups = IndicatorGroups(ids: arms, count: 2 * counts.count, penalty: Self.interceptPenalty)
    return PooledFit(
      regression, chosen: folds.map { _ in teaching }, folds: folds, foldCount: foldCount)
  }

  /// Intercepts are as good as free: nothing is drawn toward them.
  private static let interceptPenalty = 1.0

  private static func stacked(
    _ samples: [CausalSample], _ origins: [(sample: Int, row: Int)], _ columns: Int
  ) -> RegressionRows {
    var matrix = Matrix(rows: origins.count, columns: columns)
    for column in 0..<columns {
      for (place, origin) in origins.enumerated() {
        matrix[place, column] = samples[origin.sample].covariates[origin.row, column]
      }
    }
    let groups = IndicatorGroups(
      ids: origins.map { UInt32($0.sample) }, count: samples.count, penalty: interceptPenalty)
    return RegressionRows(
      matrix: matrix, outcomes: origins.map { samples[$0.sample].treated[$0.row] }, weights: nil,
      scaling: ColumnScaling(matrix, chosen: nil, weights: nil), groups: groups)
  }

  /// `nil` where a sample does not have that clustering.
  private static func ids(
    of name: String, _ samples: [CausalSample], _ rows: [(sample: Int, row: Int)]
  ) -> [UInt32]? {
    let found = samples.map { $0.clusterings.first { $0.name == name }?.ids }
    guard !rows.contains(where: { found[$0.sample] == nil }) else { return nil }
    return rows.map { found[$0.sample]?[$0.row] ?? 0 }
  }

  /// Clusters with rows in more than one fold.
  private static func parted(_ ids: [UInt32], _ folds: [UInt8]) -> Set<UInt32> {
    var seen: [UInt32: UInt8] = [:]
    var result: Set<UInt32> = []
    for (row, id) in ids.enumerated() {
      if let fold = seen[id], fold != folds[row] { result.insert(id) }
      seen[id] = folds[row]
    }
    return result
  }
}
