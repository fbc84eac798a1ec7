import Testing

@testable import Statistics

private let hasSets = PublicData.has("survival_sets/carData_Rossi.csv")

/// Public data; numbers are those of R 4.2.2, survival 3.5-3, unless something else is said.
@Suite(.enabled(if: hasSets)) struct PublicSurvivalTests {
  private func errors(_ fit: CoxRegression, isRobust: Bool = false) -> [Double] {
    let covariance = isRobust ? fit.robustCovariance : fit.modelCovariance
    return (0..<fit.coefficients.count).map { covariance[$0, $0].squareRoot() }
  }

  /// Rossi, Berk and Lenihan 1980; coefficients as in Allison 1995 and Fox and Weisberg's appendix on Cox regression.
  @Test func recidivismHasThePublishedCoefficients() throws {
    let data = try PublicData(
      "survival_sets/carData_Rossi.csv", ["week", "arrest", "fin", "age", "race", "wexp", "mar", "paro", "prio"])
    let records = try SurvivalRecords(times: data.numbers("week"), ends: data.whole("arrest"))
    let covariates = try Matrix(columns: [
      data.flags("fin", "yes"), data.numbers("age"), data.flags("race", "black"), data.flags("wexp", "yes"),
      data.flags("mar", "married"), data.flags("paro", "yes"), data.numbers("prio"),
    ])
    let fit = try CoxRegression.fit(records, covariates: covariates)
    let published = [-0.379, -0.0574, 0.314, -0.150, -0.434, -0.0849, 0.0915]
    for (found, wanted) in zip(fit.coefficients, published) { #expect(abs(found - wanted) < 0.0005) }
    #expect(fit.rows == 432 && fit.events == 114 && fit.cautions.isEmpty)
    let test = try fit.proportionalHazards(records, covariates: covariates)
    expectClose(
      test.columns.map(\.statistic) + [test.global.statistic],
      [0.062430, 5.973982, 2.068265, 4.224596, 1.011022, 0.018383, 0.520584, 17.694415], 2e-5)
    #expect(test.cautions == [.notProportional])
  }

  @Test func veteransStratifiedByCellType() throws {
    let data = try PublicData(
      "survival_sets/survival_veteran.csv", ["time", "status", "trt", "karno", "age", "celltype"])
    let records = try SurvivalRecords(times: data.numbers("time"), ends: data.whole("status"))
    let kinds = try data.text("celltype")
    let strata = kinds.map { kind in kinds.firstIndex(of: kind) ?? 0 }
    let covariates = try Matrix(columns: [data.numbers("trt"), data.numbers("karno"), data.numbers("age")])
    let fit = try CoxRegression.fit(records, covariates: covariates, strata: strata)
    expectClose(fit.coefficients, [0.291439, -0.037498, -0.011832], 5e-5)
    expectClose(errors(fit), [0.207374, 0.005743, 0.009745], 2e-4)
    let test = try fit.proportionalHazards(records, covariates: covariates, strata: strata)
    expectClose(
      test.columns.map(\.statistic) + [test.global.statistic], [0.004655, 6.720465, 2.523323, 12.184031], 2e-4)
    let rank = try LogRank.test(records, arms: data.whole("trt"))
    #expect(isClose(rank.statistic, 0.008227, 1e-4))
    let curves = try KaplanMeier.curves(records, arms: data.whole("trt"), variance: .greenwood)
    #expect(curves[1]?.quantile().value == 103 && curves[2]?.quantile().value == 52.5)
  }

  @Test func heartTransplantsChangeWhileWatched() throws {
    let data = try PublicData(
      "survival_sets/survival_heart.csv", ["start", "stop", "event", "age", "year", "surgery", "transplant"])
    let records = try SurvivalRecords(
      entries: data.numbers("start"), times: data.numbers("stop"), ends: data.whole("event"))
    let covariates = try Matrix(columns: ["age", "year", "surgery", "transplant"].map { try data.numbers($0) })
    let fit = try CoxRegression.fit(records, covariates: covariates)
    expectClose(fit.coefficients, [0.027167, -0.146346, -0.637210, -0.010251], 1e-4)
    expectClose(errors(fit), [0.013714, 0.070468, 0.367226, 0.313755], 1e-4)
    let test = try fit.proportionalHazards(records, covariates: covariates)
    expectClose(
      test.columns.map(\.statistic) + [test.global.statistic], [0.866875, 1.716414, 0.097395, 0.202934, 3.473102], 1e-4)
  }

  @Test func kidneysOfOnePatientGoTogether() throws {
    let data = try PublicData("survival_sets/survival_kidney.csv", ["id", "time", "status", "age", "sex"])
    let records = try SurvivalRecords(
      times: data.numbers("time"), ends: data.whole("status"), clusters: data.whole("id"))
    let fit = try CoxRegression.fit(
      records, covariates: Matrix(columns: [data.numbers("age"), data.flags("sex", "2")]))
    expectClose(fit.coefficients, [0.002032, -0.829314], 3e-4)
    expectClose(errors(fit, isRobust: true), [0.008089, 0.483464], 1e-4)
    #expect(fit.clusters == 38)
  }

  @Test func colonCancerByTreatment() throws {
    let data = try PublicData("survival_sets/survival_colon.csv", ["time", "status", "rx", "age", "etype"])
    let all = try SurvivalRecords(times: data.numbers("time"), ends: data.whole("status"))
    let deaths = try data.whole("etype").enumerated().filter { $0.element == 2 }.map(\.offset)
    let records = all.selecting(rows: deaths)
    let rx = try data.text("rx")
    let covariates = try Matrix(columns: [data.flags("rx", "Lev"), data.flags("rx", "Lev+5FU"), data.numbers("age")])
      .selecting(rows: deaths)
    let fit = try CoxRegression.fit(records, covariates: covariates)
    expectClose(fit.coefficients, [-0.027493, -0.373805, 0.002368], 3e-4)
    expectClose(errors(fit), [0.110313, 0.118811, 0.004045], 2e-4)
    let arms = deaths.map { ["Obs": 0, "Lev": 1, "Lev+5FU": 2][rx[$0]] ?? 3 }
    let rank = try LogRank.test(records, arms: arms)
    #expect(isClose(rank.statistic, 11.683093, 1e-6) && rank.degreesOfFreedom == 2)
    let treated = records.selecting(rows: arms.indices.filter { arms[$0] == 2 })
    let mean = try RestrictedMean.estimate(treated, until: 1_825, variance: .greenwood)
    expectClose([mean.value, mean.standardError], [1449.880479, 32.998472], 1e-7)
  }

  @Test func transplantAndDeathCompeteForLivers() throws {
    let data = try PublicData("survival_sets/survival_pbc.csv", ["time", "status"])
    let records = try SurvivalRecords(times: data.numbers("time"), ends: data.whole("status"))
    let wanted = [
      ([0.016813, 0.069898], [0.006301, 0.014533]), ([0.182397, 0.366394], [0.018923, 0.026386]),
    ]
    for (end, answer) in wanted.enumerated() {
      let found = AalenJohansen.incidence(records, end: end + 1, at: [1_000, 2_500])
      expectClose(found.map(\.value), answer.0, 5e-5)
      expectClose(found.map(\.standardError), answer.1, 1e-4)
    }
  }

  @Test func rowsWithAMissingCovariateAreLeftOutAndSaid() throws {
    let data = try PublicData("survival_sets/survival_pbc.csv", ["time", "status", "age", "edema", "protime"])
    let records = try SurvivalRecords(
      times: data.numbers("time"), ends: data.whole("status").map { $0 == 2 ? 1 : 0 })
    let fit = try CoxRegression.fit(
      records, covariates: Matrix(columns: ["age", "edema", "protime"].map { try data.numbers($0) }))
    #expect(fit.rows == 416 && fit.cautions == [.notFinite])
  }
}
