import Testing

@testable import Statistics

struct SurvivalTroubleTests {
  private func records(
    _ times: [Double], _ ends: [Int], entries: [Double]? = nil, weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws -> SurvivalRecords {
    try SurvivalRecords(entries: entries, times: times, ends: ends, weights: weights, clusters: clusters)
  }

  private func column(_ values: [Double]) throws -> Matrix { try Matrix(columns: [values]) }

  @Test func nobodyGivesNoFigure() throws {
    let none = try records([], [])
    #expect(KaplanMeier.curve(none).cautions == [.tooFewRows])
    #expect(!KaplanMeier.curve(none).survival(at: 1).isKnown)
    #expect(NelsonAalen.curve(none).cautions == [.tooFewRows])
    #expect(AalenJohansen.curve(none).cautions == [.tooFewRows])
    #expect(AalenJohansen.incidence(none, at: [1])[0].cautions == [.tooFewRows])
    #expect(try RestrictedMean.estimate(none, until: 1).cautions.contains(.tooFewRows))
    #expect(try LogRank.test(none, arms: []).cautions.contains(.tooFewRows))
    let fit = try CoxRegression.fit(none, covariates: column([]))
    #expect(fit.cautions.contains(.tooFewRows) && !fit.estimate(0).isKnown)
    #expect(try DiscreteTimeHazard.table(tries: [], reached: []).cautions == [.tooFewRows])
  }

  @Test func everybodyCensoredIsSaid() throws {
    let censored = try records([1, 2, 3], [0, 0, 0])
    let curve = KaplanMeier.curve(censored)
    #expect(curve.survival == [1, 1, 1] && curve.cautions == [.noEvents, .everybodyCensored])
    #expect(AalenJohansen.incidence(censored, at: [2])[0].cautions.contains(.everybodyCensored))
    let fit = try CoxRegression.fit(censored, covariates: column([1, 2, 3]))
    #expect(fit.cautions.contains(.noEvents) && !fit.estimate(0).isKnown && fit.coefficients[0].isNaN)
    let test = try fit.proportionalHazards(censored, covariates: column([1, 2, 3]))
    #expect(test.global.pValue.isNaN && test.cautions.contains(.noEvents))
    #expect(try fit.baselines(censored, covariates: column([1, 2, 3])).isEmpty)
    let rank = try LogRank.test(censored, arms: [0, 1, 1])
    #expect(rank.statistic.isNaN && rank.cautions.contains(.noEvents))
    let others = try records([1, 2, 3], [2, 2, 0])
    #expect(KaplanMeier.curve(others).cautions == [.noEvents])
  }

  @Test func everybodyAtOnceIsNoCrash() throws {
    let tied = try records(Array(repeating: 5, count: 8), Array(repeating: 1, count: 8))
    let curve = KaplanMeier.curve(tied, variance: .robust)
    #expect(curve.survival == [0] && curve.standardErrors[0].isNaN)
    let x = try column([0, 1, 0, 1, 0, 1, 0, 1])
    for ties in [CoxRegression.Ties.efron, .breslow] {
      let fit = try CoxRegression.fit(tied, covariates: x, ties: ties)
      #expect(abs(fit.coefficients[0]) < 1e-6)
      #expect(fit.cautions.contains(.manyTies))
    }
    let mean = try RestrictedMean.estimate(tied, until: 6)
    #expect(mean.value == 5 && mean.standardError == 0)
    #expect(try LogRank.test(tied, arms: [0, 1, 0, 1, 0, 1, 0, 1]).statistic.isNaN)
  }

  @Test func oneArmAndOneClusterGiveNoFigure() throws {
    let some = try records([1, 2, 3, 4], [1, 0, 1, 1])
    let arm = [true, true, true, true]
    #expect(try RestrictedMean.difference(some, treated: arm, until: 2).cautions.contains(.oneArmOnly))
    #expect(try AalenJohansen.difference(some, treated: arm, at: [2])[0].cautions.contains(.oneArmOnly))
    #expect(try LogRank.test(some, arms: [1, 1, 1, 1]).cautions == [.oneArmOnly])
    let one = try records([1, 2, 3, 4], [1, 0, 1, 1], clusters: [7, 7, 7, 7])
    let curve = KaplanMeier.curve(one, variance: .robust)
    #expect(curve.cautions.contains(.oneCluster) && curve.standardErrors[0].isNaN)
    #expect(!AalenJohansen.incidence(one, at: [2])[0].isKnown)
    #expect(try !RestrictedMean.estimate(one, until: 2).isKnown)
    let fit = try CoxRegression.fit(one, covariates: column([1, 0, 1, 0]))
    #expect(!fit.estimate(0).isKnown && fit.estimate(0).cautions.contains(.oneCluster))
    #expect(fit.estimate(0, robust: false).isKnown)
    let table = try DiscreteTimeHazard.table(tries: [1, 2], reached: [true, false], clusters: [3, 3])
    #expect(table.cautions.contains(.oneCluster) && table.steps[0].hazard.standardError.isNaN)
  }

  @Test func numbersThatAreNoneAreLeftOutAndSaid() throws {
    let odd = try records([1, .nan, .infinity, 3, 2], [1, 1, 1, 0, 1], weights: [1, 1, 1, 1, .nan])
    let curve = KaplanMeier.curve(odd)
    #expect(curve.times == [1, 3] && curve.cautions == [.notFinite])
    let backwards = try records([1, 2, 3], [1, 1, 0], entries: [0, 2, 0])
    #expect(KaplanMeier.curve(backwards).cautions == [.impossibleSpans])
    let fit = try CoxRegression.fit(records([1, 2, 3, 4], [1, 1, 1, 0]), covariates: column([1, .nan, 0, 0.5]))
    #expect(fit.rows == 3 && fit.cautions.contains(.notFinite))
  }

  @Test func weightlessRowsCountForNothing() throws {
    let weightless = try records([1, 2], [1, 1], weights: [0, 0])
    #expect(KaplanMeier.curve(weightless).cautions == [.zeroWeights])
    #expect(try CoxRegression.fit(weightless, covariates: column([0, 1])).cautions.contains(.zeroWeights))
    let some = try records([1, 2, 3], [1, 1, 0], weights: [1, 0, 1])
    #expect(KaplanMeier.curve(some).survival == KaplanMeier.curve(try records([1, 3], [1, 0])).survival)
  }

  @Test func aCovariateThatTellsNothingIsLeftOut() throws {
    let fixture = try SurvivalFixture()
    let x1 = try fixture.column("x1")
    let covariates = try Matrix(columns: [x1, x1.map { 2 * $0 + 1 }, x1.map { _ in 3 }, fixture.column("x2")])
    let fit = try CoxRegression.fit(fixture.records(), covariates: covariates)
    #expect(fit.cautions == [.collinearColumns, .constantColumns])
    #expect(fit.coefficients[1] == 0 && !fit.estimate(1).isKnown && !fit.estimate(2).isKnown)
    let plain = try CoxRegression.fit(fixture.records(), covariates: fixture.covariates(["x1", "x2"]))
    expectClose([fit.coefficients[0], fit.coefficients[3]], plain.coefficients, 1e-8)
    expectClose([fit.estimate(3).standardError], [plain.estimate(1).standardError], 1e-8)
    let test = try fit.proportionalHazards(fixture.records(), covariates: covariates)
    #expect(test.columns[1].statistic.isNaN && test.global.degreesOfFreedom == 2)
  }

  @Test func aCovariateThatPartsEventsIsSaid() throws {
    // All events of those with x = 1 come before any of the others: the coefficient runs away.
    let parted = try records([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 0, 0, 0, 0])
    let fit = try CoxRegression.fit(parted, covariates: column([1, 1, 1, 1, 0, 0, 0, 0]))
    #expect(fit.cautions.contains(.separated) || fit.cautions.contains(.notConverged))
  }

  @Test func mistakesOfTheCallerAreErrors() throws {
    #expect(throws: StatisticsError.self) { try SurvivalRecords(times: [1], ends: []) }
    #expect(throws: StatisticsError.self) { try SurvivalRecords(times: [1], ends: [1], weights: [-1]) }
    #expect(throws: StatisticsError.self) { try SurvivalRecords(times: [1], ends: [-1]) }
    let one = try records([1], [1])
    #expect(throws: StatisticsError.self) { try CoxRegression.fit(one, covariates: column([1, 2])) }
    #expect(throws: StatisticsError.self) { try CoxRegression.fit(one, covariates: column([1]), strata: []) }
    #expect(throws: StatisticsError.self) { try RestrictedMean.estimate(one, until: 0) }
    #expect(throws: StatisticsError.self) { try RestrictedMean.difference(one, treated: [], until: 1) }
    #expect(throws: StatisticsError.self) { try LogRank.test(records([1], [1], weights: [2]), arms: [0]) }
    #expect(throws: StatisticsError.self) { try KaplanMeier.curves(one, arms: []) }
    #expect(throws: StatisticsError.self) { try DiscreteTimeHazard.table(tries: [0], reached: [true]) }
    #expect(try RestrictedMean.estimate(records([1, 2], [1, 0]), until: 3).cautions.contains(.noSupport))
  }
}
