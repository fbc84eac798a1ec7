/// Weights that let rows with a known outcome stand for those whose record ends too early: 1/Ĝ with Ĝ the
/// Kaplan–Meier estimate of staying under observation, within strata (Robins and Finkelstein 2000).
package struct CensoringWeights: Hashable, Sendable {
  /// n; 0 where the outcome by the horizon is not known.
  package var weights: [Double]
  /// `extremeWeights` where one is above 20, `everybodyCensored`.
  package var cautions: Set<Caution>

  /// - Parameters:
  ///   - times: until the end that counts, or until observation stops; 0 or more.
  ///   - happened: whether the end came; otherwise observation stopped at that time.
  ///   - strata: such as arm and quarter.
  ///   - horizon: by when the outcome must have come.
  package init(times: [Double], happened: [Bool], strata: [UInt32], horizon: Double) throws(StatisticsError) {
    (weights, cautions) = ([], [])
  }
}
