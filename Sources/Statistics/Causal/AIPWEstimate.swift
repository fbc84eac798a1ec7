/// The difference that treatment makes, with all that must stand beside it.
package struct AIPWEstimate: Sendable {
  /// E[Y(1) − Y(0)] among the rows kept.
  package var adjusted = Estimate.none([])
  /// Difference in means among the same rows with the same rule for its error: the gap between the two is the lesson.
  package var naive = Estimate.none([])
  /// E[Y(1)] and E[Y(0)] among the rows kept.
  package var treatedMean = Estimate.none([])
  package var untreatedMean = Estimate.none([])

  /// Rows of the sample that the estimate speaks of, ascending. Everything below that has one value a row is in this
  /// order.
  package var rows: [Int] = []
  /// Their mean is `adjusted.value`: those of the middle split.
  package var psi: [Double] = []
  /// Centred influence functions of the two means.
  package var treatedInfluence: [Double] = []
  package var untreatedInfluence: [Double] = []
  /// Within the bounds: the median over the splits.
  package var propensities: [Double] = []
  /// Of the rows kept.
  package var clusterings: [Clustering] = []
  /// How many clusters the reported error rests on, and of which kind.
  package var clusters = 0
  package var clusteredBy = ""

  /// Rows left out for their propensity, and of how many.
  package var dropped = 0
  package var droppedOf = 0
  package var treated = ArmSummary()
  package var untreated = ArmSummary()
  package var balance: [ColumnBalance] = []

  init() {}

  /// All trouble, that of the design included; also on `adjusted`.
  package var cautions: Set<Caution> { adjusted.cautions }
  package var droppedShare: Double { droppedOf == 0 ? 0 : Double(dropped) / Double(droppedOf) }
}

/// What one arm has to say.
package struct ArmSummary: Hashable, Sendable {
  package var rows = 0
  /// Rows with a known outcome above 0, and the others; only for outcomes of 0 and 1 (0 otherwise).
  package var events = 0
  package var nonEvents = 0
  /// (Σw)² / Σw² with w = 1/ê or 1/(1−ê), times the censoring weight (Kish 1965).
  package var effectiveRows = 0.0

  package init() {}
}

/// How far apart the two arms are in one column, in standard deviations (those of both arms pooled, before weighting;
/// Austin 2009).
package struct ColumnBalance: Hashable, Sendable {
  package var column: Int
  package var before: Double
  /// With weights 1/ê and 1/(1−ê).
  package var after: Double

  package init(column: Int, before: Double, after: Double) {
    self.column = column
    self.before = before
    self.after = after
  }
}

/// The most that an estimate moves when one group of covariates is left out: an observed benchmark for a hidden one.
package struct LargestShift: Hashable, Sendable {
  package var group: String
  /// |θ̂ − θ̂ without that group|, both on the first split and the same rows.
  package var shift: Double

  package init(group: String, shift: Double) {
    self.group = group
    self.shift = shift
  }
}
