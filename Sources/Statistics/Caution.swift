/// What is wrong with a figure, or with what it was made of. Part of an answer, not an error.
package enum Caution: String, Hashable, Sendable, CaseIterable {
  // Of the data.
  case notFinite = "not_finite"
  case tooFewRows = "too_few_rows"
  case constantColumns = "constant_columns"
  case collinearColumns = "collinear_columns"
  case zeroWeights = "zero_weights"
  case oneArmOnly = "one_arm_only"
  case noEvents = "no_events"
  case noNonEvents = "no_non_events"
  case everybodyCensored = "everybody_censored"
  case manyTies = "many_ties"
  /// Rows that end before, or as, they begin.
  case impossibleSpans = "impossible_spans"
  case oneCluster = "one_cluster"
  case fewClusters = "few_clusters"
  // Of the fit.
  case separated = "separated"
  case notConverged = "not_converged"
  case poorOverlap = "poor_overlap"
  case extremeWeights = "extreme_weights"
  case weakFirstStage = "weak_first_stage"
  case unboundedInterval = "unbounded_interval"
  case notProportional = "not_proportional"
  case noSupport = "no_support"
  case tooEarly = "too_early"
  case sampleRatioOff = "sample_ratio_off"
}
