import Testing

@testable import Statistics

/// Answers of R 4.2.2, survival 3.5-3.
struct CoxRegressionTests {
  private func check(
    _ name: String, ties: CoxRegression.Ties = .efron, isTruncated: Bool = false, isWeighted: Bool = false,
    isStratified: Bool = false
  ) throws {
    let fixture = try SurvivalFixture()
    let fit = try CoxRegression.fit(
      fixture.records(isTruncated: isTruncated, isWeighted: isWeighted), covariates: fixture.covariates(),
      strata: isStratified ? fixture.whole("stratum") : nil, ties: ties)
    expectClose(fit.coefficients, try fixture.answer("\(name).coefficients"), 1e-7, "\(name) coefficients")
    let model = (0..<4).map { fit.modelCovariance[$0, $0].squareRoot() }
    expectClose(model, try fixture.answer("\(name).model"), 1e-7, "\(name) model errors")
    expectClose(
      [fit.nullLogLikelihood, fit.logLikelihood], try fixture.answer("\(name).likelihood"), 1e-9, "\(name) likelihood")
    if isWeighted || name == "rows" {
      let robust = (0..<4).map { fit.robustCovariance[$0, $0].squareRoot() }
      expectClose(robust, try fixture.answer("\(name).robust"), 1e-6, "\(name) robust errors")
    }
    #expect(fit.cautions.isEmpty)
  }

  @Test func efronsTiesAgreeWithR() throws { try check("efron") }
  @Test func breslowsTiesAgreeWithR() throws { try check("breslow", ties: .breslow) }
  @Test func robustErrorsByRowAgreeWithR() throws { try check("rows") }
  @Test func weightsAndClustersAgreeWithR() throws { try check("clustered", isWeighted: true) }
  @Test func weightsAndClustersWithBreslowAgreeWithR() throws {
    try check("clusteredBreslow", ties: .breslow, isWeighted: true)
  }
  @Test func leftTruncationAgreesWithR() throws { try check("truncated", isTruncated: true) }
  @Test func strataTruncationWeightsAndClustersAtOnceAgreeWithR() throws {
    try check("whole", isTruncated: true, isWeighted: true, isStratified: true)
  }

  @Test func theTestOfProportionAgreesWithRForAllClocks() throws {
    let fixture = try SurvivalFixture()
    let clocks: [(String, ProportionalHazardsTest.Clock)] = [
      ("km", .kaplanMeier), ("identity", .identity), ("log", .log), ("rank", .rank),
    ]
    for (name, clock) in clocks {
      for (prefix, isTruncated) in [("zph", false), ("zphTruncated", true)] {
        let records = try fixture.records(isTruncated: isTruncated)
        let fit = try CoxRegression.fit(records, covariates: fixture.covariates())
        let test = try fit.proportionalHazards(records, covariates: fixture.covariates(), clock: clock)
        expectClose(
          test.columns.map(\.statistic) + [test.global.statistic], try fixture.answer("\(prefix).\(name)"), 1e-6,
          "\(prefix) \(name)")
      }
    }
    let (records, covariates) = (try fixture.records(), try fixture.covariates(["x1", "x2", "x3"]))
    let strata = try fixture.whole("stratum")
    let fit = try CoxRegression.fit(records, covariates: covariates, strata: strata)
    let test = try fit.proportionalHazards(records, covariates: covariates, strata: strata)
    expectClose(test.columns.map(\.statistic) + [test.global.statistic], try fixture.answer("zphStrata.km"), 1e-6)
  }

  @Test func residualsAndBaselineAgreeWithR() throws {
    let fixture = try SurvivalFixture()
    let (records, covariates) = (try fixture.records(), try fixture.covariates())
    let fit = try CoxRegression.fit(records, covariates: covariates)
    let (rows, residuals) = try fit.schoenfeldResiduals(records, covariates: covariates)
    // R gives them by time, in the order of rows at one time.
    let order = rows.indices.sorted { (records.times[rows[$0]], rows[$0]) < (records.times[rows[$1]], rows[$1]) }
    expectClose(order.map { residuals[$0, 0] }, try fixture.answer("schoenfeld.x1"), 1e-6)
    let baseline = try #require(try fit.baselines(records, covariates: covariates)[0])
    let (times, hazards) = (try fixture.answer("basehaz.time"), try fixture.answer("basehaz.hazard"))
    for (time, hazard) in zip(times, hazards) {
      let place = baseline.times.lastIndex { $0 <= time }
      #expect(isClose(place.map { baseline.cumulativeHazard[$0] } ?? 0, hazard, 1e-7))
    }
  }
}
