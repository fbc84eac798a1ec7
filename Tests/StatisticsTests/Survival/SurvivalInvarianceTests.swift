import Testing

@testable import Statistics

struct SurvivalInvarianceTests {
  private let fixture: SurvivalFixture
  private let covariates: Matrix

  init() throws {
    fixture = try SurvivalFixture()
    covariates = try fixture.covariates()
  }

  private func figures(_ records: SurvivalRecords, _ covariates: Matrix, strata: [Int]) throws -> [Double] {
    let fit = try CoxRegression.fit(records, covariates: covariates, strata: strata)
    let curve = KaplanMeier.curve(records, variance: .robust)
    let incidence = AalenJohansen.incidence(records, at: [8, 15])
    let mean = try RestrictedMean.estimate(records, until: 15)
    return fit.coefficients + fit.robustCovariance.values + fit.modelCovariance.values + [fit.logLikelihood]
      + curve.survival + curve.standardErrors
      + (incidence + [mean]).flatMap { [$0.value, $0.standardError] }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let records = try fixture.records(isTruncated: true, isWeighted: true)
    let strata = try fixture.whole("stratum")
    var random = SeededRandom(seed: 12)
    let order = Array(0..<records.count).shuffled(using: &random)
    expectClose(
      try figures(records.selecting(rows: order), covariates.selecting(rows: order), strata: order.map { strata[$0] }),
      try figures(records, covariates, strata: strata), 1e-7)
  }

  @Test func splittingASubjectsRecordDoesNotMatter() throws {
    var records = try fixture.records(isTruncated: true, isWeighted: true)
    records.clusters = Array(0..<records.count)
    let strata = try fixture.whole("stratum")
    let whole = try figures(records, covariates, strata: strata)
    // Each span that holds it is cut at 5.5, where nobody's ends.
    var (entries, times, ends, weights, rows) = ([Double](), [Double](), [Int](), [Double](), [Int]())
    for row in 0..<records.count {
      let entry = records.entries?[row] ?? 0
      let isCut = entry < 5.5 && records.times[row] > 5.5
      if isCut {
        entries.append(entry)
        times.append(5.5)
        ends.append(0)
      }
      entries.append(isCut ? 5.5 : entry)
      times.append(records.times[row])
      ends.append(records.ends[row])
      for _ in 0..<(isCut ? 2 : 1) {
        weights.append(records.weights?[row] ?? 1)
        rows.append(row)
      }
    }
    #expect(rows.count > records.count + 50)
    let split = try SurvivalRecords(entries: entries, times: times, ends: ends, weights: weights, clusters: rows)
    var found = try figures(split, covariates.selecting(rows: rows), strata: rows.map { strata[$0] })
    // The curves have one more time: 5.5, where nothing happens.
    let curve = KaplanMeier.curve(split, variance: .robust)
    let extra = try #require(curve.times.firstIndex(of: 5.5))
    let before = 4 + 16 + 16 + 1
    found.remove(at: before + curve.times.count + extra)
    found.remove(at: before + extra)
    expectClose(found, whole, 1e-7)
  }

  @Test func aWeightOfTwoIsTwoRows() throws {
    let records = try fixture.records()
    let counts = (0..<records.count).map { 1 + $0 % 3 }
    let rows = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    var weighted = records
    weighted.weights = counts.map(Double.init)
    let copies = records.selecting(rows: rows)
    let (one, other) = (KaplanMeier.curve(weighted), KaplanMeier.curve(copies))
    expectClose(one.survival, other.survival, 1e-10)
    expectClose(one.standardErrors, other.standardErrors, 1e-10)
    // Breslow's ties know no difference either.
    let fit = try CoxRegression.fit(weighted, covariates: covariates, ties: .breslow)
    let copied = try CoxRegression.fit(copies, covariates: covariates.selecting(rows: rows), ties: .breslow)
    expectClose(fit.coefficients, copied.coefficients, 1e-7)
    expectClose(fit.modelCovariance.values, copied.modelCovariance.values, 1e-7)
    // Copies that form a cluster have the robust error of the weighted row.
    var clustered = copies
    clustered.clusters = rows
    let robust = try CoxRegression.fit(clustered, covariates: covariates.selecting(rows: rows), ties: .breslow)
    expectClose(fit.robustCovariance.values, robust.robustCovariance.values, 1e-6)
  }

  @Test func shiftingAndStretchingTimeDoesNotMatter() throws {
    let records = try fixture.records(isTruncated: true, isWeighted: true)
    var moved = records
    moved.times = records.times.map { 4 * $0 + 1_000 }
    moved.entries = records.entries?.map { 4 * $0 + 1_000 }
    let strata = try fixture.whole("stratum")
    let fits = try [records, moved].map { try CoxRegression.fit($0, covariates: covariates, strata: strata) }
    #expect(fits[0] == fits[1])
    #expect(KaplanMeier.curve(records).survival == KaplanMeier.curve(moved).survival)
  }

  @Test func shiftingAndStretchingACovariateOnlyStretchesItsCoefficient() throws {
    let records = try fixture.records()
    var moved = covariates
    for row in 0..<moved.rows { moved[row, 2] = 1e6 + 1_000 * moved[row, 2] }
    let fit = try CoxRegression.fit(records, covariates: covariates)
    let other = try CoxRegression.fit(records, covariates: moved)
    #expect(isClose(other.coefficients[2] * 1_000, fit.coefficients[2], 1e-6))
    #expect(isClose(other.coefficients[0], fit.coefficients[0], 1e-6))
  }
}
