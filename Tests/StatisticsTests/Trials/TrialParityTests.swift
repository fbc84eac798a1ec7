import Testing

@testable import Statistics

/// Answers of statsmodels and numpy on `Fixtures/trials`.
struct TrialParityTests {
  private let fixture: SurvivalFixture

  init() throws { fixture = try SurvivalFixture("trials") }

  private func lin(isClustered: Bool, isWeighted: Bool = false) throws -> [Double] {
    let estimate = try LinAdjustment.estimate(
      outcomes: fixture.column("y"), treated: fixture.column("z").map { $0 == 1 },
      covariates: fixture.covariates(["x1", "x2"]), weights: isWeighted ? fixture.column("w") : nil,
      clusters: isClustered ? fixture.whole("cluster") : nil)
    #expect(estimate.cautions.isEmpty)
    #expect(estimate.degreesOfFreedom == (isClustered ? 29 : 234))
    return [estimate.value, estimate.standardError]
  }

  @Test func linsAdjustmentAgreesWithStatsmodels() throws {
    expectClose(try lin(isClustered: false), try fixture.answer("lin.hc2"), 1e-9)
    expectClose(try lin(isClustered: true), try fixture.answer("lin.cluster"), 1e-9)
    expectClose(try lin(isClustered: true, isWeighted: true), try fixture.answer("lin.weighted"), 1e-9)
  }

  @Test func twoStageLeastSquaresAgreesWithTheMatrices() throws {
    func fit(_ clusters: [Int]?) throws -> TwoStageLeastSquares {
      try TwoStageLeastSquares.fit(
        outcomes: fixture.column("y"), taken: fixture.column("d"), instrument: fixture.column("z"),
        covariates: fixture.covariates(["x1", "x2"]), clusters: clusters)
    }
    let rows = try fit(nil)
    expectClose([rows.effect.value], try fixture.answer("iv.effect"), 1e-9)
    expectClose([rows.effect.standardError], try fixture.answer("iv.rows"), 1e-9)
    let clustered = try fit(fixture.whole("cluster"))
    expectClose([clustered.effect.standardError], try fixture.answer("iv.clusters"), 1e-9)
    let first = clustered.firstStage
    expectClose(
      [first.value, first.standardError, clustered.firstStageF], try fixture.answer("iv.first"), 1e-9)
    #expect(isClose(rows.effect.value, rows.reducedForm.value / rows.firstStage.value, 1e-9))
  }

  @Test func poolingAgreesWithScipysOptima() throws {
    let effects = [0.08, 0.02, -0.03, 0.11, 0.05, 0.00, 0.15]
    let errors = [0.03, 0.025, 0.04, 0.05, 0.02, 0.03, 0.06]
    let estimates = zip(effects, errors).map { Estimate($0, standardError: $1) }
    for (name, method) in [("paule", NormalPooling.Method.pauleMandel), ("reml", .restrictedLikelihood)] {
      let pooled = NormalPooling.pool(estimates, method: method)
      expectClose([pooled.heterogeneity, pooled.mean.value], try fixture.answer("pool.\(name)"), 1e-5, name)
      expectClose([pooled.q], try fixture.answer("pool.q"), 1e-9)
      // A grid of 500 for the fixture's 200,000.
      expectClose(pooled.kinds.map(\.estimate.value), try fixture.answer("posterior.mean"), 1e-4)
      expectClose(pooled.kinds.map(\.estimate.standardError), try fixture.answer("posterior.error"), 1e-4)
      expectClose(pooled.kinds.map(\.probabilityPositive), try fixture.answer("posterior.positive"), 1e-4)
    }
  }

  @Test func qValuesAgreeWithStatsmodels() throws {
    let p = [0.001, 0.2, 0.03, 0.04, 0.9, 0.03, 0.5]
    expectClose(BenjaminiHochberg.qValues(p), try fixture.answer("q"), 1e-12)
    let withNaN = BenjaminiHochberg.qValues(p + [.nan])
    expectClose(Array(withNaN.dropLast()), try fixture.answer("q"), 1e-12)
    #expect(withNaN.last?.isNaN == true)
    #expect(BenjaminiHochberg.qValues([]).isEmpty)
  }
}
