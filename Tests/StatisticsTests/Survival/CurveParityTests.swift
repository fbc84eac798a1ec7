import Testing

@testable import Statistics

/// Answers of R 4.2.2, survival 3.5-3, on `Fixtures/survival`.
struct CurveParityTests {
  private func check(_ name: String, _ curve: KaplanMeier, _ scale: KaplanMeier.Scale) throws {
    let fixture = try SurvivalFixture()
    expectClose(curve.times, try fixture.answer("\(name).time"), 1e-12, "\(name) times")
    expectClose(curve.atRisk, try fixture.answer("\(name).risk"), 1e-10, "\(name) at risk")
    expectClose(curve.events, try fixture.answer("\(name).event"), 1e-10, "\(name) events")
    expectClose(curve.survival, try fixture.answer("\(name).survival"), 1e-10, "\(name) survival")
    expectClose(curve.standardErrors, try fixture.answer("\(name).error"), 1e-7, "\(name) errors")
    let intervals = curve.intervals(scale: scale)
    expectClose(intervals.map(\.low), try fixture.answer("\(name).low"), 1e-7, "\(name) low")
    expectClose(intervals.map(\.high), try fixture.answer("\(name).high"), 1e-7, "\(name) high")
  }

  @Test func kaplanMeierWithGreenwoodsErrorsAgreesWithR() throws {
    let curve = KaplanMeier.curve(try SurvivalFixture().records())
    try check("km", curve, .logLog)
    try check("kmPlain", curve, .plain)
    try check("kmTruncated", KaplanMeier.curve(SurvivalFixture().records(isTruncated: true)), .logLog)
  }

  @Test func kaplanMeierWithWeightsAndClustersAgreesWithR() throws {
    let fixture = try SurvivalFixture()
    try check("kmClustered", .curve(fixture.records(isWeighted: true), variance: .robust), .logLog)
    let both = try fixture.records(isTruncated: true, isWeighted: true)
    try check("kmTruncatedClustered", .curve(both, variance: .robust), .plain)
  }

  @Test func quantilesByArmAgreeWithR() throws {
    let fixture = try SurvivalFixture()
    let curves = try KaplanMeier.curves(fixture.records(), arms: fixture.whole("arm"), variance: .greenwood)
    for arm in 0...1 {
      let curve = try #require(curves[arm])
      let (quarter, half) = (curve.quantile(0.25), curve.quantile())
      let found = [quarter.value, half.value, quarter.low, half.low, quarter.high, half.high].map { $0 ?? .nan }
      expectClose(found, try fixture.answer("quantile\(arm)"), 1e-12, "arm \(arm)")
    }
  }

  @Test func nelsonAalenAgreesWithR() throws {
    let fixture = try SurvivalFixture()
    let curve = NelsonAalen.curve(try fixture.records())
    expectClose(curve.cumulativeHazard, try fixture.answer("na.hazard"), 1e-10)
    expectClose(curve.standardErrors, try fixture.answer("na.error"), 1e-10)
  }

  @Test func theRestrictedMeanAgreesWithR() throws {
    let fixture = try SurvivalFixture()
    let mean = try RestrictedMean.estimate(fixture.records(), until: 20, variance: .greenwood)
    expectClose([mean.value, mean.standardError], try fixture.answer("rmean"), 1e-8)
  }

  @Test func aalenJohansenAgreesWithR() throws {
    let fixture = try SurvivalFixture()
    let names = [
      ("aj", try fixture.records()),
      (
        "ajWeighted",
        try SurvivalRecords(
          times: fixture.column("time"), ends: fixture.whole("status"), weights: fixture.column("weight"))
      ), ("ajClustered", try fixture.records(isWeighted: true)),
      ("ajTruncated", try fixture.records(isTruncated: true)),
    ]
    for (name, records) in names {
      for end in 1...2 {
        let found = AalenJohansen.incidence(records, end: end, at: [3, 8, 15, 25])
        expectClose(found.map(\.value), try fixture.answer("\(name).incidence\(end)"), 1e-10, "\(name) \(end)")
        expectClose(found.map(\.standardError), try fixture.answer("\(name).error\(end)"), 1e-7, "\(name) error \(end)")
        let curve = AalenJohansen.curve(records)
        let place = try #require(curve.times.lastIndex { $0 <= 15 })
        #expect(curve.incidence[end - 1][place] == found[2].value)
      }
    }
  }

  @Test func logRankAgreesWithR() throws {
    let fixture = try SurvivalFixture()
    let records = try fixture.records()
    let (arm, stratum) = (try fixture.whole("arm"), try fixture.whole("stratum"))
    let tests = [
      ("logrank", try LogRank.test(records, arms: arm)), ("logrankThree", try LogRank.test(records, arms: stratum)),
      ("logrankStrata", try LogRank.test(records, arms: arm, strata: stratum)),
      ("logrankRho", try LogRank.test(records, arms: arm, rho: 1)),
    ]
    for (name, test) in tests {
      expectClose([test.statistic], try fixture.answer("\(name).statistic"), 1e-8, name)
      expectClose(test.observed, try fixture.answer("\(name).observed"), 1e-8, "\(name) observed")
      expectClose(test.expected, try fixture.answer("\(name).expected"), 1e-8, "\(name) expected")
      #expect(test.degreesOfFreedom == (name == "logrankThree" ? 2 : 1))
    }
  }
}
