import Foundation
import Testing

@testable import Statistics

/// Worked with pencil: six subjects, as in the validation appendix of Therneau and Grambsch 2000.
struct SurvivalByHandTests {
  /// Times 1, 1, 6, 6, 8, 9; events at 1 (one of two), 6 (both), 9; x = 1 1 1 0 0 0.
  private let records = try? SurvivalRecords(times: [1, 1, 6, 6, 8, 9], ends: [1, 0, 1, 1, 0, 1])
  private let x = Matrix(rows: 6, columns: 1, [1, 1, 1, 0, 0, 0])

  @Test func kaplanMeiersStepsAreProducts() throws {
    let curve = KaplanMeier.curve(try #require(records))
    #expect(curve.times == [1, 6, 8, 9] && curve.atRisk == [6, 4, 2, 1] && curve.events == [1, 2, 0, 1])
    expectClose(curve.survival, [5.0 / 6, 5.0 / 12, 5.0 / 12, 0], 1e-12)
    // Greenwood: 1/(6·5), then + 2/(4·2).
    #expect(isClose(curve.standardErrors[1], 5.0 / 12 * (1.0 / 30 + 1.0 / 4).squareRoot(), 1e-12))
    #expect(curve.standardErrors[3].isNaN)
    #expect(curve.survival(at: 0.5) == Estimate(1, standardError: 0))
    #expect(curve.survival(at: 20).value == 0)
    #expect(curve.quantile().value == 6)
  }

  @Test func breslowsCoefficientSolvesItsQuadratic() throws {
    // With r = exp(β) the likelihood is r/(3r + 3) · r/(r + 3)²: largest at r = (3 + √33)/2, β = 1.475285.
    let fit = try CoxRegression.fit(try #require(records), covariates: x, ties: .breslow)
    #expect(isClose(fit.coefficients[0], log((3 + 33.0.squareRoot()) / 2), 1e-9))
    #expect(isClose(fit.nullLogLikelihood, -(log(6.0) + 2 * log(4.0)), 1e-12))
  }

  @Test func efronsCoefficientIsTheAppendixs() throws {
    let fit = try CoxRegression.fit(try #require(records), covariates: x)
    // β = 1.676857; null log-likelihood −(log 6 + log 4 + log 3).
    #expect(abs(fit.coefficients[0] - 1.676_857) < 1e-6)
    #expect(isClose(fit.nullLogLikelihood, -(log(6.0) + log(4.0) + log(3.0)), 1e-12))
  }

  @Test func aRestrictedMeanIsAnArea() throws {
    // To 7: 1 · 1 + 5/6 · 5 + 5/12 · 1.
    let mean = try RestrictedMean.estimate(try #require(records), until: 7)
    #expect(isClose(mean.value, 1 + 25.0 / 6 + 5.0 / 12, 1e-12))
    #expect(isClose(try RestrictedMean.estimate(try #require(records), until: 0.5).value, 0.5, 1e-12))
  }

  @Test func competingEndsShareTheHazard() throws {
    // At 1: one of four to end 1. At 2: one of three to end 2. At 3: one of two to end 1.
    let competing = try SurvivalRecords(times: [1, 2, 3, 4], ends: [1, 2, 1, 0])
    let first = AalenJohansen.incidence(competing, end: 1, at: [0.5, 1, 3]).map(\.value)
    expectClose(first, [0, 0.25, 0.5], 1e-12)
    #expect(isClose(AalenJohansen.incidence(competing, end: 2, at: [4])[0].value, 0.25, 1e-12))
    #expect(AalenJohansen.incidence(competing, end: 1, at: [5])[0].cautions.contains(.noSupport))
  }

  @Test func triesUntilReachedAreALifeTable() throws {
    // Ten people: at the first try 4 are reached, 2 given up; at the second 1 of 4, one given up; at the third 1 of 2.
    let tries = [1, 1, 1, 1, 1, 1, 2, 2, 3, 3]
    let reached = [true, true, true, true, false, false, true, false, true, false]
    let table = try DiscreteTimeHazard.table(tries: tries, reached: reached)
    #expect(table.steps.map(\.tried) == [10, 4, 2] && table.steps.map(\.reached) == [4, 1, 1])
    expectClose(table.steps.map(\.hazard.value), [0.4, 0.25, 0.5], 1e-12)
    expectClose(table.steps.map(\.reachedWithin.value), [0.4, 0.55, 0.775], 1e-12)
    #expect(isClose(table.steps[0].hazard.standardError, 0.024.squareRoot(), 1e-12))
    for step in table.steps {
      #expect(step.hazardInterval.contains(step.hazard.value) && step.hazardInterval.low >= 0)
      #expect(step.reachedWithinInterval.contains(step.reachedWithin.value) && step.reachedWithinInterval.high <= 1)
    }
    let strata = try DiscreteTimeHazard.tables(tries: tries, reached: reached, strata: tries.map { $0 % 2 })
    #expect(strata[0]?.steps.count == 2 && strata[1]?.steps.count == 3)
  }
}

extension Matrix {
  fileprivate init(rows: Int, columns: Int, _ values: [Double]) {
    self.init(rows: rows, columns: columns)
    self.values = values
  }
}
