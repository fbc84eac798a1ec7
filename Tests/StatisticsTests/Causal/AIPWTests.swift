import Foundation
import Testing

@testable import Statistics

@Suite struct AIPWTests {
  @Test(arguments: ["y", "money"]) func itAgreesWithItsDefinitionWrittenOutInNumpy(name: String) throws {
    let table = try FixtureTable("aipw.csv")
    let answers = try FixtureTable("aipw.answers.csv").answers
    let sample = CausalSample(
      covariates: try table.matrix((0..<4).map { "x\($0)" }), treated: table.column("treated"),
      foldGroups: table.ids("client"),
      clusterings: ["client", "recruiter"].map { Clustering(name: $0, ids: table.ids($0)) })
    var options = AIPWOptions()
    options.splits = 3
    let estimate = try AIPWDesign(sample, options: options).estimate(CausalOutcome(table.column(name)))
    func expect(_ value: Double, _ key: String, _ tolerance: Double = 1e-6) {
      #expect(isClose(value, answers["\(name).\(key)"] ?? .nan, tolerance), "\(key): \(value)")
    }
    expect(estimate.adjusted.value, "effect")
    expect(estimate.adjusted.standardError, "error")
    expect(estimate.treatedMean.value, "treated")
    expect(estimate.untreatedMean.value, "untreated")
    expect(estimate.naive.value, "naive")
    expect(Double(estimate.dropped), "dropped")
    expect(Double(estimate.clusters), "clusters")
    #expect(estimate.clusteredBy == ["client", "recruiter"][Int(answers["\(name).chosen"] ?? 9)])
    #expect(estimate.adjusted.degreesOfFreedom == Double(estimate.clusters - 1))
    #expect(isClose(mean(estimate.psi), estimate.adjusted.value, 1e-12))
  }

  @Test func theTruthIsCoveredAsOftenAsItSaysAndConfoundingIsTakenOut() throws {
    var (covered, bias, naive) = (0, 0.0, 0.0)
    var options = AIPWOptions()
    options.splits = 1
    for seed in 0..<200 {
      let world = try CausalWorld(rows: 1_000, seed: UInt64(seed))
      let estimate = try AIPWDesign(world.sample, options: options).estimate(world.outcome)
      let truth = world.truth(estimate)
      if estimate.adjusted.interval().contains(truth) { covered += 1 }
      bias += (estimate.adjusted.value - truth) / 200
      naive += (estimate.naive.value - truth) / 200
    }
    #expect(naive > 0.05)
    #expect(abs(bias) < 0.1 * naive, "bias \(bias), naive \(naive)")
    #expect((186...197).contains(covered), "\(covered) of 200")
  }

  @Test func neitherTheOrderOfRowsNorTheNamesOfClustersNorTheUnitsOfColumnsMatter() throws {
    let world = try CausalWorld(rows: 600, seed: 11)
    var other = world.shuffled(seed: 3)
    for row in 0..<600 { other.sample.covariates[row, 1] = 5_000 - 70 * other.sample.covariates[row, 1] }
    other.sample.clusterings = other.sample.clusterings.map {
      Clustering(name: $0.name, ids: $0.ids.map { 4_000_000 - 7 * $0 })
    }
    let one = try AIPWDesign(world.sample).estimate(world.outcome)
    let two = try AIPWDesign(other.sample).estimate(other.outcome)
    #expect(isClose(one.adjusted.value, two.adjusted.value, 1e-7))
    #expect(isClose(one.adjusted.standardError, two.adjusted.standardError, 1e-7))
    #expect(isClose(one.naive.value, two.naive.value, 1e-10))
    #expect(one.clusteredBy == two.clusteredBy && one.dropped == two.dropped)
  }

  @Test func severalOutcomesShareOneDesignAndAnswerAsIfAlone() throws {
    let world = try CausalWorld(rows: 400, seed: 12)
    let design = try AIPWDesign(world.sample)
    _ = try design.estimate(world.conversation)
    let one = try design.estimate(world.outcome)
    #expect(one.adjusted == (try AIPWDesign(world.sample).estimate(world.outcome)).adjusted)
  }

  @Test func balanceComesWithTheWeights() throws {
    let world = try CausalWorld(rows: 3_000, seed: 13)
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(estimate.balance[0].before > 0.5)
    #expect(estimate.balance.allSatisfy { abs($0.after) < 0.06 })
    #expect(estimate.treated.rows + estimate.untreated.rows == estimate.rows.count)
    #expect(estimate.treated.events + estimate.treated.nonEvents == estimate.treated.rows)
    #expect(estimate.treated.effectiveRows < Double(estimate.treated.rows))
    #expect(estimate.treated.effectiveRows > 0.5 * Double(estimate.treated.rows))
  }

  @Test func theSecondEstimateTakesOutGoodRecruitersThatNoColumnShows() throws {
    var random = SeededRandom(seed: 14)
    var world = try CausalWorld(rows: 6_000, seed: 14, effect: 0)
    let skill = (0..<25).map { _ in 1.5 * random.normal() }
    let units = try #require(world.sample.units)
    for row in 0..<6_000 {
      let better = skill[Int(units[row])]
      world.sample.treated[row] = random.happens(1 / (1 + exp(-better)))
      world.outcome.values[row] = random.happens(1 / (1 + exp(-better)))
    }
    var options = AIPWOptions()
    options.splits = 1
    let design = try AIPWDesign(world.sample, options: options)
    let plain = try design.estimate(world.outcome)
    let second = try #require(design.withUnits()).estimate(world.outcome)
    #expect(plain.adjusted.value > 0.15)
    #expect(abs(second.adjusted.value) < 0.03, "\(second.adjusted)")
    #expect(Set(second.rows).isSubset(of: plain.rows) && second.dropped > plain.dropped)
  }

  @Test func theGroupThatCarriesTheConfoundingShiftsMost() throws {
    let world = try CausalWorld(rows: 2_000, seed: 15)
    let shift = try #require(try AIPWDesign(world.sample).largestShift(world.outcome))
    #expect(shift.group == "keenness")
    #expect(shift.shift > 0.04)
  }

  @Test func censoringWeightsStandInForRowsThatEndTooEarly() throws {
    var random = SeededRandom(seed: 16)
    let world = try CausalWorld(rows: 4_000, seed: 16)
    let whole = try AIPWDesign(world.sample).estimate(world.outcome)
    var cut = world.outcome
    cut.weights = (0..<4_000).map { _ in random.unit() < 0.7 ? 1 / 0.7 : 0 }
    for row in 0..<4_000 where cut.weights?[row] == 0 { cut.values[row] = .nan }
    let estimate = try AIPWDesign(world.sample).estimate(cut)
    #expect(abs(estimate.adjusted.value - whole.adjusted.value) < 0.03)
    #expect(estimate.adjusted.standardError > whole.adjusted.standardError)
    #expect(!estimate.cautions.contains(.notFinite))
  }

  @Test func drawingClustersAnewGivesNearlyTheSameInterval() throws {
    let world = try CausalWorld(rows: 2_000, seed: 17)
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    let drawn = try #require(estimate.bootstrapInterval(seed: 1))
    let interval = estimate.adjusted.interval()
    let ratio = (drawn.high - drawn.low) / (interval.high - interval.low)
    #expect((0.8...1.15).contains(ratio), "\(ratio)")
    #expect(drawn == estimate.bootstrapInterval(seed: 1))
  }

  @Test func treesSeeAConfounderThatALineCannot() throws {
    var random = SeededRandom(seed: 18)
    var world = try CausalWorld(rows: 1_500, seed: 18)
    for row in 0..<1_500 {
      let far = abs(world.sample.covariates[row, 3]) > 0.7 ? 1.0 : -1
      world.sample.treated[row] = random.happens(1 / (1 + exp(-far)))
      world.outcome.values[row] = random.happens(1 / (1 + exp(-far)))
    }
    var options = AIPWOptions()
    (options.learner, options.splits) = (.trees, 1)
    let lines = try AIPWDesign(world.sample).estimate(world.outcome)
    let trees = try AIPWDesign(world.sample, options: options).estimate(world.outcome)
    #expect(lines.adjusted.value > 0.15)
    #expect(abs(trees.adjusted.value) < 0.08, "\(trees.adjusted)")
  }

  @Test func foldsNeverPartAGroupAndComeFromRanksAlone() {
    let ids = (0..<200).map { UInt32($0 % 23) }
    let plan = FoldPlan(ids, rows: (0..<200).map { $0 }, folds: 5)
    let folds = plan.folds(split: 2)
    #expect(Set(zip(ids, folds).map { "\($0) \($1)" }).count == 23)
    #expect(Set(folds).count == 5)
    #expect(folds != plan.folds(split: 3))
    #expect(FoldPlan(ids.map { 3 * $0 + 8 }, rows: (0..<200).map { $0 }, folds: 5).folds(split: 2) == folds)
    let some = plan.some(of: (0..<200).map { $0 }, limit: 100)
    #expect(some.count <= 100 && some.count > 80)
  }
}
