import Testing

@testable import Statistics

@Suite struct AIPWTroubleTests {
  private func world(_ rows: Int = 300) throws -> CausalWorld { try CausalWorld(rows: rows, seed: 21, clients: 30) }

  @Test func oneArmOnlyIsACautionAndNoFigure() throws {
    var world = try world()
    world.sample.treated = Array(repeating: 1, count: 300)
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(estimate.cautions == [.oneArmOnly])
    #expect(estimate.adjusted.value.isNaN && estimate.naive.value.isNaN)
    #expect(EValue(estimate).point.isNaN)
    #expect(ConversationEffect(outcome: estimate, conversation: estimate) == nil)
    #expect(try AIPWDesign(world.sample).largestShift(world.outcome) == nil)
    #expect(estimate.bootstrapInterval(seed: 1) == nil)
  }

  @Test func oneGroupCannotBeSplitIntoFolds() throws {
    var world = try world()
    world.sample.foldGroups = Array(repeating: 7, count: 300)
    let design = try AIPWDesign(world.sample)
    #expect(design.cautions == [.oneCluster])
    #expect(try design.estimate(world.outcome).adjusted.isKnown == false)
    #expect(try #require(design.withUnits()).estimate(world.outcome).adjusted.isKnown == false)
  }

  @Test func oneClusterGivesAFigureWithoutAnError() throws {
    var world = try world()
    world.sample.clusterings = [Clustering(name: "client", ids: Array(repeating: 0, count: 300))]
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(estimate.cautions.contains(.oneCluster))
    #expect(estimate.adjusted.value.isFinite && estimate.adjusted.standardError.isNaN)
    #expect(estimate.clusters == 0)
  }

  @Test func rowsThatAreNotFiniteAreLeftOutAndSaidSo() throws {
    var world = try world()
    world.sample.covariates[3, 2] = .nan
    world.sample.covariates[4, 0] = .infinity
    world.outcome.values[5] = .nan
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(estimate.cautions.contains(.notFinite))
    #expect(estimate.adjusted.isKnown)
    #expect(Set(estimate.rows).isDisjoint(with: [3, 4, 5]))
    #expect(estimate.psi.count == estimate.rows.count)
    #expect(estimate.balance.allSatisfy { $0.after.isFinite })
  }

  @Test func treatmentThatAColumnGivesAwayIsPoorOverlap() throws {
    var world = try world()
    for row in 0..<300 { world.sample.covariates[row, 4] = world.sample.treated[row] == 1 ? 9 : -9 }
    let estimate = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(estimate.cautions.contains(.poorOverlap) || estimate.cautions.contains(.oneArmOnly))
  }

  @Test func fewRowsAndNoColumnsAndAConstantOneAreNoCrash() throws {
    let none = CausalSample(covariates: Matrix(rows: 0, columns: 3), treated: [], foldGroups: [])
    #expect(try AIPWDesign(none).estimate(CausalOutcome([])).cautions == [.tooFewRows])
    var world = try world()
    world.sample.columnGroups = []
    world.sample.covariates = Matrix(rows: 300, columns: 0)
    let bare = try AIPWDesign(world.sample).estimate(world.outcome)
    #expect(abs(bare.adjusted.value - bare.naive.value) < 0.02)
    world.sample.covariates = Matrix(rows: 300, columns: 2)
    #expect(try AIPWDesign(world.sample).estimate(world.outcome).cautions.contains(.constantColumns))
    for rows in 1...12 {
      let small = try CausalWorld(rows: rows, seed: UInt64(rows), clients: 3)
      _ = try AIPWDesign(small.sample).estimate(small.outcome)
    }
  }

  @Test func anOutcomeThatNeverComesIsACaution() throws {
    let world = try world()
    let estimate = try AIPWDesign(world.sample).estimate(CausalOutcome(Array(repeating: 0, count: 300)))
    #expect(estimate.cautions.contains(.noEvents))
    #expect(abs(estimate.adjusted.value) < 0.01)
    let unknown = try AIPWDesign(world.sample).estimate(CausalOutcome(Array(repeating: .nan, count: 300)))
    #expect(!unknown.adjusted.isKnown && unknown.cautions.contains(.notFinite))
    let weightless = CausalOutcome(world.outcome.values, weights: Array(repeating: 0, count: 300))
    #expect(try AIPWDesign(world.sample).estimate(weightless).adjusted.isKnown == false)
  }

  @Test func mistakesOfTheCallerAreTyped() throws {
    let world = try world()
    var options = AIPWOptions()
    options.splits = 2
    #expect(throws: StatisticsError.outOfRange(what: "splits, an odd number", value: 2)) {
      try AIPWDesign(world.sample, options: options)
    }
    var sample = world.sample
    sample.treated[0] = 0.5
    #expect(throws: StatisticsError.outOfRange(what: "treatment", value: 0.5)) { try AIPWDesign(sample) }
    sample = world.sample
    sample.foldGroups.removeLast()
    #expect(throws: StatisticsError.lengthsDiffer(what: "fold groups", expected: 300, found: 299)) {
      try AIPWDesign(sample)
    }
    let design = try AIPWDesign(world.sample)
    #expect(throws: StatisticsError.lengthsDiffer(what: "outcomes", expected: 300, found: 1)) {
      try design.estimate(CausalOutcome([1]))
    }
    #expect(throws: StatisticsError.outOfRange(what: "weight of an outcome", value: -1)) {
      try design.estimate(CausalOutcome(world.outcome.values, weights: Array(repeating: -1, count: 300)))
    }
  }
}
