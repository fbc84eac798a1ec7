import Foundation
import Testing

@testable import Statistics

private let lalonde = Corpora.file("causal_lalonde_nsw/causaldata_nsw_mixtape.csv")
private let observed = Corpora.file("causal_lalonde_nsw/MatchIt_lalonde.csv")
private let bank = Corpora.file("bank_marketing/bank-full.csv")

/// Figures and where they come from: `Fixtures/scikit-learn/README.md`.
@Suite struct PublicDataTests {
  @Test(.enabled(if: lalonde != nil, "RIGHTCALL_CORPORA has no causal_lalonde_nsw"))
  func lalondesExperimentGivesTheBenchmarkOfDehejiaAndWahba() throws {
    let table = try FixtureTable(file: try #require(lalonde), separator: ",")
    let names = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]
    let rows = table.cells.count
    let sample = CausalSample(
      covariates: try table.matrix(names), treated: table.column("treat"), foldGroups: (0..<UInt32(rows)).map { $0 })
    let estimate = try AIPWDesign(sample).estimate(CausalOutcome(table.column("re78")))
    #expect(estimate.dropped == 0)
    #expect((estimate.treated.rows, estimate.untreated.rows) == (185, 260))
    #expect(abs(estimate.naive.value - 1794.3423818501024) < 1e-6)
    #expect(abs(estimate.naive.standardError - 670.0686319457524) < 1e-6)
    // In an experiment covariates may sharpen the figure and must not move it.
    #expect(abs(estimate.adjusted.value - 1794) < 350, "\(estimate.adjusted)")
    #expect(estimate.adjusted.standardError < 700)
  }

  @Test(.enabled(if: observed != nil, "RIGHTCALL_CORPORA has no causal_lalonde_nsw"))
  func againstPeopleWhoWereNeverInItOnlyTheAdjustedFigureIsNearTheBenchmark() throws {
    let table = try FixtureTable(file: try #require(observed), separator: ",")
    var columns = ["age", "educ", "married", "nodegree", "re74", "re75"].map { table.column($0) }
    for race in ["black", "hispan"] { columns.append(table.text("race").map { $0 == race ? 1 : 0 }) }
    let rows = table.cells.count
    let sample = CausalSample(
      covariates: try Matrix(columns: columns), treated: table.column("treat"),
      foldGroups: (0..<UInt32(rows)).map { $0 })
    let estimate = try AIPWDesign(sample).estimate(CausalOutcome(table.column("re78")))
    #expect(estimate.cautions.contains(.poorOverlap))
    #expect(abs(estimate.adjusted.value - 1794) < abs(estimate.naive.value - 1794) / 2)
    #expect(estimate.adjusted.interval().contains(1794), "\(estimate.adjusted)")
  }

  @Test(.enabled(if: bank != nil, "RIGHTCALL_CORPORA has no bank_marketing"))
  func bankMarketingAgreesWithStatsmodels() throws {
    let table = try FixtureTable(file: try #require(bank), separator: ";")
    var columns = ["age", "balance", "day", "campaign", "previous"].map { table.column($0) }
    columns.append(table.text("housing").map { $0 == "yes" ? 1 : 0 })
    let fit = try LogisticRegression(
      try Matrix(columns: columns), outcomes: table.text("y").map { $0 == "yes" ? 1 : 0 }, penalty: 0)
    let expected = [
      -1.2588634095961424, -0.0012113181768370188, 3.0184522792252327e-05, -0.005107971202604449,
      -0.13711308901492875, 0.1242029537145397, -0.9307224081386303,
    ]
    let errors = [
      0.06916045746946203, 0.0013529932880773162, 3.968416512776527e-06, 0.0018073359336564696, 0.008567761717317672,
      0.006173334215449657, 0.03128860070832898,
    ]
    for (value, answer) in zip([fit.intercept] + fit.coefficients, expected) {
      #expect(abs(value / answer - 1) < 1e-6)
    }
    let found = fit.modelErrors()
    for (value, answer) in zip([found.intercept] + found.coefficients, errors) {
      #expect(abs(value / answer - 1) < 1e-6)
    }
    #expect(isClose(fit.deviance, 30895.487452209898, 1e-9))
  }
}
