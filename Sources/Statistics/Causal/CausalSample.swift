/// Units with what was known of them before, and whether they were treated: rows in, one design out. Outcomes are given
/// later, so that several share one propensity.
package struct CausalSample: Sendable {
  /// n × p, raw: they are standardised where they are used. A row that is not finite is left out with a caution.
  package var covariates: Matrix
  /// n; 1 = treated, 0 = not.
  package var treated: [Double]
  /// n; rows of one group are never split between folds. Ranks 0 ..< G in an order that comes from content (not from
  /// where a row lies), so that the same firm always gets the same folds.
  package var foldGroups: [UInt32]
  /// Ways in which rows belong together; the one with the largest variance is used. Without any, each row is its own.
  package var clusterings: [Clustering]
  /// n; whose penalised indicators stand in every nuisance of the second estimate.
  package var units: [UInt32]?
  /// Which columns belong together, for `AIPWDesign.largestShift`.
  package var columnGroups: [CovariateGroup]

  package init(
    covariates: Matrix, treated: [Double], foldGroups: [UInt32], clusterings: [Clustering] = [],
    units: [UInt32]? = nil, columnGroups: [CovariateGroup] = []
  ) {
    self.covariates = covariates
    self.treated = treated
    self.foldGroups = foldGroups
    self.clusterings = clusterings
    self.units = units
    self.columnGroups = columnGroups
  }

  package var rows: Int { treated.count }

  /// - Throws: where lengths differ, a treatment is neither 0 nor 1, or a group names a column that is not there.
  func check() throws(StatisticsError) {
    try Self.check("covariates", covariates.rows, rows)
    try Self.check("fold groups", foldGroups.count, rows)
    if let units { try Self.check("units", units.count, rows) }
    for clustering in clusterings { try Self.check("clustering \(clustering.name)", clustering.ids.count, rows) }
    for value in treated where value != 0 && value != 1 { throw .outOfRange(what: "treatment", value: value) }
    for group in columnGroups {
      for column in group.columns where !(0..<covariates.columns).contains(column) {
        throw .outOfRange(what: "column of group \(group.name)", value: Double(column))
      }
    }
  }

  static func check(_ what: String, _ found: Int, _ expected: Int) throws(StatisticsError) {
    guard found == expected else { throw .lengthsDiffer(what: what, expected: expected, found: found) }
  }
}

/// One way in which rows belong together: a name such as "client", and the id of each row's cluster. Ids need not be
/// dense.
package struct Clustering: Hashable, Sendable {
  package var name: String
  package var ids: [UInt32]

  package init(name: String, ids: [UInt32]) {
    self.name = name
    self.ids = ids
  }

  func selecting(_ rows: [Int]) -> Clustering { Clustering(name: name, ids: rows.map { ids[$0] }) }
}

/// Columns that say one thing together, such as the dummies of a category.
package struct CovariateGroup: Hashable, Sendable {
  package var name: String
  package var columns: [Int]

  package init(name: String, columns: [Int]) {
    self.name = name
    self.columns = columns
  }
}

/// What came of each row of a sample.
package struct CausalOutcome: Hashable, Sendable {
  /// n, one for each row of the sample (all of them, dropped or not). Where all known ones are 0 or 1 the outcome
  /// models are logistic, otherwise penalised linear. A value that is not finite is unknown: the row is left out with a
  /// caution, unless its weight is 0.
  package var values: [Double]
  /// n, 0 or more: censoring weights 1/Ĝ where the outcome is known and 0 where it is not (`CensoringWeights`). They
  /// multiply the residual terms of ψ and weigh the rows of the outcome models.
  package var weights: [Double]?

  package init(_ values: [Double], weights: [Double]? = nil) {
    self.values = values
    self.weights = weights
  }
}
