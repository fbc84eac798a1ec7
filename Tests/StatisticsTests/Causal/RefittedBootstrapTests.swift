import Testing

@testable import Statistics

struct RefittedBootstrapTests {
  @Test func fittingEachDrawAnewGivesNearlyTheSameInterval() throws {
    let world = try CausalWorld(rows: 2_000, seed: 21)
    let design = try AIPWDesign(world.sample)
    let estimate = try design.estimate(world.outcome)
    let drawn = try #require(
      try design.refittedInterval(world.outcome, clustering: estimate.clusteredBy, replicates: 300, seed: 1))
    let interval = estimate.adjusted.interval()
    let ratio = (drawn.high - drawn.low) / (interval.high - interval.low)
    #expect((0.8...1.25).contains(ratio), "\(ratio)")
    #expect(drawn.low < estimate.adjusted.value && drawn.high > estimate.adjusted.value)
    let again = try design.refittedInterval(
      world.outcome, clustering: estimate.clusteredBy, replicates: 300, seed: 1)
    #expect(drawn == again)
  }

  /// The short way (one pass for all folds, then gradients alone) ends where a whole fit of each fold does.
  @Test(arguments: [RegressionRows.Family.binomial, .gaussian])
  func aRefitIsTheFitThatOneFromNothingWouldBe(family: RegressionRows.Family) throws {
    let world = try CausalWorld(rows: 1_200, seed: 22)
    let design = try AIPWDesign(world.sample)
    var fit = try #require(design.propensity)
    fit.rows.family = family
    let split = try #require(design.splits.first)
    let nuisance = try #require(
      RefittedNuisance(
        fit, training: design.rows, asked: design.rows, folds: split.folds, foldCount: design.plan.count))
    var random = SeededRandom(seed: 23)
    let weights = (0..<1_200).map { _ in Double(random.below(4)) }
    let short = nuisance.predictions(drawn: weights, weights: weights)
    for fold in 0..<design.plan.count {
      var rows = fit.rows
      rows.weights = weights
      rows.chosen = design.rows.filter { Int(split.folds[Int($0)]) != fold }
      let place = PenalisedFit(rows, penalty: fit.penalty, tolerance: 1e-12).place
      let here = design.rows.filter { Int(split.folds[Int($0)]) == fold && weights[Int($0)] > 0 }
      let linear = rows.linear(at: place, rows: here)
      let values = family == .gaussian ? linear : CrossFit.probabilities(linear)
      for (index, row) in here.enumerated() { #expect(abs(short[Int(row)] - values[index]) < 1e-4) }
    }
  }

  @Test func whatIsNotKnownIsNotDrawn() throws {
    var world = try CausalWorld(rows: 1_000, seed: 24)
    for row in 0..<100 { world.outcome.values[row] = .nan }
    let design = try AIPWDesign(world.sample)
    let interval = try #require(try design.refittedInterval(world.outcome, replicates: 50, seed: 2))
    #expect(interval.low.isFinite && interval.high.isFinite && interval.low < interval.high)
  }

  @Test func oneArmGivesNoInterval() throws {
    var world = try CausalWorld(rows: 400, seed: 25)
    world.sample.treated = Array(repeating: 1, count: 400)
    let design = try AIPWDesign(world.sample)
    #expect(try design.refittedInterval(world.outcome, replicates: 50, seed: 2) == nil)
  }
}
