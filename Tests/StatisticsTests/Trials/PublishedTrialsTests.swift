import Testing

@testable import Statistics

private let hasTurnout = PublicData.has("gotv_social_pressure/social.csv")
private let hasColleges = PublicData.has("causal_encouragement/causaldata_close_college.csv")
private let hasVouchers = PublicData.has("causal_encouragement/causaldata_thornton_hiv.csv")

struct PublishedTrialsTests {
  /// Gerber, Green and Larimer 2008 (American Political Science Review 102), table 2: turnout in per cent.
  @Test(.enabled(if: hasTurnout)) func socialPressureRaisedTurnoutAsPublished() throws {
    let data = try PublicData("gotv_social_pressure/social.csv", ["messages", "primary2006", "hhsize"])
    let (mailing, voted) = (try data.text("messages"), try data.numbers("primary2006"))
    // The table has no household's name, but its rows lie by household.
    let sizes = try data.whole("hhsize")
    var household = Array(repeating: 0, count: data.count)
    var row = 0
    while row < data.count {
      let end = min(data.count, row + max(1, sizes[row]))
      let isWhole = (row..<end).allSatisfy { mailing[$0] == mailing[row] && sizes[$0] == sizes[row] }
      for member in row..<(isWhole ? end : row + 1) { household[member] = row }
      row = isWhole ? end : row + 1
    }
    let published = ["Control": 29.7, "Civic Duty": 31.5, "Hawthorne": 32.2, "Neighbors": 37.8]
    for (name, percent) in published {
      let rows = mailing.indices.filter { mailing[$0] == name }
      #expect(abs(rows.reduce(0) { $0 + voted[$1] } / Double(rows.count) * 100 - percent) < 0.05, "\(name)")
    }
    let rows = mailing.indices.filter { ["Control", "Neighbors"].contains(mailing[$0]) }
    let effect = try LinAdjustment.estimate(
      outcomes: rows.map { voted[$0] }, treated: rows.map { mailing[$0] == "Neighbors" },
      clusters: rows.map { household[$0] })
    #expect(abs(effect.value - 0.081) < 0.0005)
    // Published: 0.003.
    #expect(abs(effect.standardError - 0.003) < 0.0005)
    let plain = try LinAdjustment.estimate(
      outcomes: rows.map { voted[$0] }, treated: rows.map { mailing[$0] == "Neighbors" })
    #expect(effect.standardError > plain.standardError * 1.1)
  }

  /// Cunningham, Causal Inference: The Mixtape (2021), §7.6, after Card 1995: 3,003 men; two-stage 0.124 (0.050), first
  /// stage 0.327 (0.082), F 15.767, with errors that are not robust.
  @Test(.enabled(if: hasColleges)) func aCollegeNearbyGivesThePublishedReturnToSchooling() throws {
    let names = ["lwage", "educ", "nearc4", "exper", "black", "south", "married", "smsa"]
    let data = try PublicData("causal_encouragement/causaldata_close_college.csv", names)
    let covariates = try Matrix(columns: names.dropFirst(3).map { try data.numbers($0) })
    let fit = try TwoStageLeastSquares.fit(
      outcomes: data.numbers("lwage"), taken: data.numbers("educ"), instrument: data.numbers("nearc4"),
      covariates: covariates)
    #expect(abs(fit.effect.value - 0.124) < 0.0006)
    #expect(abs(fit.effect.standardError - 0.050) < 0.002)
    #expect(abs(fit.firstStage.value - 0.327) < 0.0006)
    #expect(abs(fit.firstStageF - 15.767) < 1)
    #expect(!fit.cautions.contains(.weakFirstStage))
  }

  /// Thornton 2008 (American Economic Review 98): 34 in a hundred fetched the result of their test without a voucher
  /// (abstract), and one of any worth added 0.431 (0.023) by least squares clustered by village (table 4, column 1). Its
  /// controls of sex, site and distance to a made-up centre are not in this copy of the data: the two lie an error apart.
  @Test(.enabled(if: hasVouchers)) func aVoucherBroughtPeopleToFetchTheirResultsAsPublished() throws {
    let names = ["got", "any", "age", "hiv2004", "villnum"]
    let data = try PublicData("causal_encouragement/causaldata_thornton_hiv.csv", names)
    let columns = try names.map { try data.numbers($0) }
    let rows = (0..<data.count).filter { row in columns.allSatisfy { $0[row].isFinite } }
    // Published: 2,812 rows, of whom 0.69 came.
    #expect(rows.count == 2_825)
    let got = rows.map { columns[0][$0] }
    #expect(abs(got.reduce(0, +) / Double(rows.count) - 0.69) < 0.005)
    let treated = rows.map { columns[1][$0] == 1 }
    let without = got.indices.filter { !treated[$0] }
    #expect(abs(without.reduce(0) { $0 + got[$1] } / Double(without.count) - 0.34) < 0.005)
    let covariates = try Matrix(columns: [2, 3].map { column in rows.map { columns[column][$0] } })
    let villages = rows.map { Int(columns[4][$0]) }
    let effect = try LinAdjustment.estimate(
      outcomes: got, treated: treated, covariates: covariates, clusters: villages)
    #expect(abs(effect.value - 0.431) < 0.023)
    #expect(abs(effect.standardError - 0.023) < 0.002)
    let fewer = try LinAdjustment.estimate(outcomes: got, treated: treated, clusters: villages)
    #expect(abs(fewer.value - effect.value) < 0.005)
  }
}
