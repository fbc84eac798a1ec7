import Foundation
import Testing

@testable import Statistics

@Suite struct GradientBoostedTreesTests {
  private func loss(_ chances: [Double], _ outcomes: [Double]) -> Double {
    let sum = chances.indices.reduce(0) { $0 + log(outcomes[$1] == 1 ? chances[$1] : 1 - chances[$1]) }
    return -sum / Double(outcomes.count)
  }

  private func parts() throws -> (seen: (Matrix, [Double]), unseen: (Matrix, [Double]), answers: [String: Double]) {
    let table = try FixtureTable("trees.csv")
    let (x, y) = (try table.matrix((0..<5).map { "x\($0)" }), table.column("y"))
    let (seen, unseen) = (Array(0..<2_000), Array(2_000..<3_000))
    return (
      (x.selecting(rows: seen), seen.map { y[$0] }), (x.selecting(rows: unseen), unseen.map { y[$0] }),
      try FixtureTable("trees.answers.csv").answers
    )
  }

  @Test func theyPredictAsWellAsThoseOfScikitLearn() throws {
    let (seen, unseen, answers) = try parts()
    var options = GradientBoostedTrees.Options()
    options.trees = 60
    let trees = try GradientBoostedTrees(seen.0, outcomes: seen.1, options: options)
    let (held, known) = (try #require(answers["held"]), try #require(answers["seen"]))
    #expect(abs(loss(trees.predict(unseen.0), unseen.1) - held) < 0.015)
    #expect(abs(loss(trees.predict(seen.0), seen.1) - known) < 0.015)
    #expect(trees.count == 60 && trees.cautions.isEmpty)
  }

  @Test func rowsHeldOutSayWhenToStop() throws {
    let (seen, unseen, answers) = try parts()
    let held = seen.1.indices.map { $0 % 4 == 0 }
    var options = GradientBoostedTrees.Options()
    (options.trees, options.leaves) = (500, 6)
    let trees = try GradientBoostedTrees(seen.0, outcomes: seen.1, held: held, options: options)
    #expect(trees.count < 200)
    #expect(loss(trees.predict(unseen.0), unseen.1) < (answers["held"] ?? 0))
  }

  @Test func theSameRowsGiveTheSameTreesAndScaleDoesNotMatter() throws {
    let (seen, _, _) = try parts()
    var options = GradientBoostedTrees.Options()
    options.trees = 5
    let one = try GradientBoostedTrees(seen.0, outcomes: seen.1, options: options).predict(seen.0)
    #expect(one == (try GradientBoostedTrees(seen.0, outcomes: seen.1, options: options).predict(seen.0)))
    var scaled = seen.0
    for index in scaled.values.indices { scaled.values[index] *= 1_024 }
    #expect(one == (try GradientBoostedTrees(scaled, outcomes: seen.1, options: options).predict(scaled)))
  }

  @Test func missingGoesItsOwnWay() throws {
    let x = (0..<400).map { $0 % 2 == 0 ? Double.nan : Double($0) }
    let y = (0..<400).map { $0 % 2 == 0 ? 1.0 : 0 }
    let chances = try GradientBoostedTrees(try Matrix(columns: [x]), outcomes: y).predict(
      try Matrix(columns: [[.nan, 7]]))
    #expect(chances[0] > 0.95 && chances[1] < 0.05)
  }

  @Test func oddDataAreCautions() throws {
    let x = try Matrix(columns: [(0..<50).map(Double.init)])
    let none = try GradientBoostedTrees(x, outcomes: Array(repeating: 0, count: 50))
    #expect(none.cautions == [.noEvents] && none.count == 0)
    #expect(try GradientBoostedTrees(try Matrix(columns: [[]]), outcomes: []).cautions.contains(.tooFewRows))
    let y = (0..<50).map { Double($0 % 2) }
    #expect(
      try GradientBoostedTrees(x, outcomes: y, weights: Array(repeating: 0, count: 50)).cautions == [.zeroWeights])
    let constant = try GradientBoostedTrees(Matrix(rows: 50, columns: 2), outcomes: y)
    #expect(constant.count == 0 && abs(constant.predict(Matrix(rows: 1, columns: 2))[0] - 0.5) < 1e-12)
    var odd = x
    odd[3, 0] = .infinity
    #expect(try GradientBoostedTrees(odd, outcomes: y).cautions == [.notFinite])
    #expect(try GradientBoostedTrees(Matrix(rows: 0, columns: 0), outcomes: y).count == 0)
    #expect(throws: StatisticsError.lengthsDiffer(what: "rows held out", expected: 50, found: 1)) {
      try GradientBoostedTrees(x, outcomes: y, held: [true])
    }
  }
}
