import Foundation
import Testing

@testable import Statistics

@Suite struct LogisticRegressionTests {
  let table: FixtureTable
  let answers: [String: Double]
  let x: Matrix
  let y: [Double]

  init() throws {
    table = try FixtureTable("logistic.csv")
    answers = try FixtureTable("logistic.answers.csv").answers
    x = try table.matrix((0..<5).map { "x\($0)" })
    y = table.column("y")
  }

  private func expect(_ key: String, _ intercept: Double, _ coefficients: [Double], _ tolerance: Double = 1e-6) {
    #expect(isClose(intercept, answers["\(key).intercept"] ?? .nan, tolerance), "\(key) \(intercept)")
    for (column, value) in coefficients.enumerated() {
      #expect(isClose(value, answers["\(key).x\(column)"] ?? .nan, tolerance), "\(key) x\(column): \(value)")
    }
  }

  @Test func withoutAPenaltyItAgreesWithStatsmodels() throws {
    let fit = try LogisticRegression(x, outcomes: y, penalty: 0)
    expect("free", fit.intercept, fit.coefficients)
    let errors = fit.modelErrors()
    expect("free.error", errors.intercept, errors.coefficients)
    let robust = try #require(try fit.clusterErrors(table.ids("cluster")))
    expect("free.cluster", robust.intercept, robust.coefficients)
    #expect(robust.clusters == 25)
    #expect(fit.cautions.isEmpty)
  }

  @Test(arguments: [1.0, 30]) func withAPenaltyItAgreesWithScikitLearn(penalty: Double) throws {
    let fit = try LogisticRegression(x, outcomes: y, penalty: penalty)
    expect("ridge\(Int(penalty))", fit.intercept, fit.coefficients)
  }

  @Test func weightsAgreeWithBoth() throws {
    let weights = table.column("weight")
    let free = try LogisticRegression(x, outcomes: y, weights: weights, penalty: 0)
    expect("weighted", free.intercept, free.coefficients)
    let ridge = try LogisticRegression(x, outcomes: y, weights: weights, penalty: 5)
    expect("ridgeweighted", ridge.intercept, ridge.coefficients)
  }

  @Test func indicatorsThroughTheSchurComplementAgreeWithColumnsOfTheirOwn() throws {
    let groups = IndicatorGroups(ids: table.ids("group"), count: 12, penalty: 3)
    let fit = try LogisticRegression(x, outcomes: y, penalty: 2, groups: groups)
    expect("grouped", fit.intercept, fit.coefficients)
    for group in 0..<12 {
      #expect(isClose(fit.groupEffects[group], answers["grouped.effect\(group)"] ?? .nan, 1e-6))
    }
  }

  @Test func aRowOfWeightThreeIsThreeRows() throws {
    let weights = table.column("weight")
    let rows = y.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let weighted = try LogisticRegression(x, outcomes: y, weights: weights, penalty: 4)
    let repeated = try LogisticRegression(x.selecting(rows: rows), outcomes: rows.map { y[$0] }, penalty: 4)
    for column in 0..<5 { #expect(isClose(weighted.coefficients[column], repeated.coefficients[column], 1e-8)) }
  }

  @Test func theOrderOfRowsAndTheUnitsOfColumnsDoNotMatter() throws {
    let fit = try LogisticRegression(x, outcomes: y, penalty: 4)
    let back = Array(y.indices.reversed())
    var moved = x.selecting(rows: back)
    for row in back { moved[row, 1] = 1e6 + 60 * moved[row, 1] }
    let other = try LogisticRegression(moved, outcomes: back.map { y[$0] }, penalty: 4)
    for column in 0..<5 {
      #expect(isClose(fit.coefficients[column], other.coefficients[column] * (column == 1 ? 60 : 1), 1e-7))
    }
  }

  @Test func aWarmStartEndsWhereAColdOneDoes() throws {
    let cold = try LogisticRegression(x, outcomes: y, penalty: 3)
    let warm = try LogisticRegression(
      x, outcomes: y, penalty: 3, start: try LogisticRegression(x, outcomes: y, penalty: 4))
    for column in 0..<5 { #expect(isClose(cold.coefficients[column], warm.coefficients[column], 1e-7)) }
    #expect(warm.iterations < cold.iterations)
  }

  @Test func chunksSharedOutToCoresAddUpToTheSameAsOneAfterTheOther() throws {
    var random = SeededRandom(seed: 9)
    let count = RegressionRows.rowsForThreads + 777
    let columns = (0..<3).map { _ in (0..<count).map { _ in random.normal() } }
    let outcomes = columns[0].map { random.happens(1 / (1 + exp(-$0))) }
    let rows = RegressionRows.finite(try Matrix(columns: columns), outcomes, nil, nil, .binomial).rows
    var place = RegressionPlace(columns: 3, groups: 0)
    place.coefficients = [0.5, 0.1, -0.2]
    let shared = rows.sums(at: place)
    // Rows of one group make it go through the chunks by itself.
    var alone = rows
    alone.groups = IndicatorGroups(ids: Array(repeating: 0, count: count), count: 1, penalty: 1)
    place.effects = [0]
    let sequential = alone.sums(at: place)
    #expect(shared.gram == sequential.gram && shared.scores == sequential.scores)
    #expect(shared.deviance == sequential.deviance)
  }
}
