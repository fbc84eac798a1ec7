import Foundation
import Testing

@testable import Statistics

@Suite struct NuisancePoolTests {
  private struct Gaps {
    var (naive, alone, pooled) = (0.0, 0.0, 0.0)
    var (squaresAlone, squaresPooled) = (0.0, 0.0)
    var (covered, coveredAlone, count) = (0, 0, 0)

    init(seeds: Range<UInt64>, alike: Bool) throws {
      for seed in seeds {
        let world = try PooledWorld(seed: seed, alike: alike)
        let (pool, fit) = try world.pool()
        for sample in world.samples.indices {
          let design = try AIPWDesign(world.samples[sample], options: PooledWorld.options, pool: pool)
          let one = try design.estimate(world.outcomes[sample], toward: fit)
          let other = try AIPWDesign(world.samples[sample], options: PooledWorld.options)
            .estimate(world.outcomes[sample])
          add(one, other, world.truth(sample, one), world.truth(sample, other))
        }
      }
    }

    private mutating func add(_ one: AIPWEstimate, _ other: AIPWEstimate, _ truth: Double, _ truthAlone: Double) {
      count += 1
      naive += one.naive.value - truth
      pooled += one.adjusted.value - truth
      alone += other.adjusted.value - truthAlone
      squaresPooled += pow(one.adjusted.value - truth, 2)
      squaresAlone += pow(other.adjusted.value - truthAlone, 2)
      if one.adjusted.interval().contains(truth) { covered += 1 }
      if other.adjusted.interval().contains(truthAlone) { coveredAlone += 1 }
    }
  }

  @Test func whatSmallSamplesShareTakesOutTheConfoundingThatPenaltiesLeave() throws {
    let gaps = try Gaps(seeds: 0..<24, alike: true)
    let (naive, alone, pooled) = (gaps.naive / 120, gaps.alone / 120, gaps.pooled / 120)
    #expect(gaps.count == 120 && naive > 0.1)
    #expect(alone > 0.12 * naive, "alone \(alone), naive \(naive)")
    #expect(abs(pooled) < 0.1 * naive && abs(pooled) < alone / 2, "pooled \(pooled), alone \(alone), naive \(naive)")
    #expect(gaps.squaresPooled < 1.1 * gaps.squaresAlone, "\(gaps.squaresPooled) \(gaps.squaresAlone)")
    #expect((108...120).contains(gaps.covered), "\(gaps.covered) of 120")
  }

  @Test func samplesThatShareNothingAreNotHarmed() throws {
    let gaps = try Gaps(seeds: 50..<62, alike: false)
    #expect(gaps.pooled / 60 < gaps.alone / 60 + 0.01, "pooled \(gaps.pooled / 60), alone \(gaps.alone / 60)")
    #expect(gaps.squaresPooled < 1.2 * gaps.squaresAlone, "\(gaps.squaresPooled) \(gaps.squaresAlone)")
    // With so few rows and slopes of their own the bias that is left costs coverage either way.
    #expect(gaps.covered >= gaps.coveredAlone - 3, "\(gaps.covered), alone \(gaps.coveredAlone) of 60")
  }

  @Test func oneSampleByItselfIsNoPool() throws {
    let world = try PooledWorld(samples: 1, seed: 3)
    let (pool, fit) = try world.pool()
    #expect(pool.treatment == nil && fit == nil)
    let one = try AIPWDesign(world.samples[0], pool: pool).estimate(world.outcomes[0], toward: fit)
    #expect(one.adjusted == (try AIPWDesign(world.samples[0]).estimate(world.outcomes[0])).adjusted)
  }

  @Test func aSampleOfFewGroupsStandsByItself() throws {
    var world = try PooledWorld(seed: 4)
    world.samples[0].foldGroups = world.samples[0].foldGroups.map { $0 % 9 }
    let (pool, fit) = try world.pool(AIPWOptions())
    let one = try AIPWDesign(world.samples[0], pool: pool).estimate(world.outcomes[0], toward: fit)
    #expect(one.adjusted == (try AIPWDesign(world.samples[0]).estimate(world.outcomes[0])).adjusted)
  }

  @Test func foldsAreTheSameInEverySampleAndOneOfThemMayBeEmpty() throws {
    let world = try PooledWorld(seed: 5)
    let (pool, fit) = try world.pool(AIPWOptions())
    var folds: [UInt32: UInt8] = [:]
    for sample in world.samples {
      let split = try #require(try AIPWDesign(sample, pool: pool).splits.first)
      for (row, group) in sample.foldGroups.enumerated() {
        #expect(folds[group] ?? split.folds[row] == split.folds[row])
        folds[group] = split.folds[row]
      }
    }
    let rows = world.samples[0].foldGroups.indices.filter { folds[world.samples[0].foldGroups[$0]] != 2 }
    let sample = CausalSample(
      covariates: world.samples[0].covariates.selecting(rows: rows), treated: rows.map { world.samples[0].treated[$0] },
      foldGroups: rows.map { world.samples[0].foldGroups[$0] },
      clusterings: world.samples[0].clusterings.map { $0.selecting(rows) })
    let design = try AIPWDesign(sample, pool: pool)
    let outcome = CausalOutcome(rows.map { world.outcomes[0].values[$0] })
    let estimate = try design.estimate(outcome, toward: fit)
    #expect(estimate.adjusted.isKnown && estimate.cautions.isEmpty, "\(estimate.cautions)")
    #expect(try design.refittedInterval(outcome, toward: fit, replicates: 20, seed: 1) != nil)
  }

  @Test func theOrderOfRowsMeansNothing() throws {
    let world = try PooledWorld(seed: 6)
    var other = world
    var random = SeededRandom(seed: 9)
    for sample in other.samples.indices {
      let order = Array(0..<world.samples[sample].rows).shuffled(using: &random)
      other.samples[sample].covariates = world.samples[sample].covariates.selecting(rows: order)
      other.samples[sample].treated = order.map { world.samples[sample].treated[$0] }
      other.samples[sample].foldGroups = order.map { world.samples[sample].foldGroups[$0] }
      other.samples[sample].clusterings = world.samples[sample].clusterings.map { $0.selecting(order) }
      other.outcomes[sample].values = order.map { world.outcomes[sample].values[$0] }
    }
    let (one, two) = (try world.pool(), try other.pool())
    for sample in world.samples.indices {
      let first = try AIPWDesign(world.samples[sample], options: PooledWorld.options, pool: one.pool)
        .estimate(world.outcomes[sample], toward: one.fit)
      let second = try AIPWDesign(other.samples[sample], options: PooledWorld.options, pool: two.pool)
        .estimate(other.outcomes[sample], toward: two.fit)
      #expect(isClose(first.adjusted.value, second.adjusted.value, 1e-6))
    }
  }

  @Test func aDecisionThatReachesIntoSeveralFoldsTeachesNobodyWhoIsTreated() throws {
    var world = try PooledWorld(seed: 7)
    for sample in world.samples.indices {
      let ids = (0..<250).map { UInt32($0 + (sample < 3 ? 0 : 1_000 * sample)) }
      world.samples[sample].clusterings.append(Clustering(name: "action", ids: ids))
    }
    let without = try NuisancePool(world.samples, options: PooledWorld.options)
    let with = try NuisancePool(world.samples, options: PooledWorld.options, decisions: "action")
    #expect(with.treatment != nil && with.treatment?.slopes != without.treatment?.slopes)
    for sample in world.samples.indices {
      world.samples[sample].clusterings = [Clustering(name: "action", ids: Array(repeating: 1, count: 250))]
    }
    #expect(try NuisancePool(world.samples, options: PooledWorld.options, decisions: "action").treatment == nil)
  }

  @Test func aGroupOfColumnsIsLeftOutOfTheCommonFitToo() throws {
    let world = try PooledWorld(seed: 8)
    let (pool, fit) = try world.pool()
    let design = try AIPWDesign(world.samples[0], options: PooledWorld.options, pool: pool)
    let shift = try #require(try design.largestShift(world.outcomes[0], toward: fit))
    #expect(shift.shift > 0.03, "\(shift)")
    let slopes = try #require(fit?.without([0, 1]).slopes)
    #expect(slopes.count == 1 && slopes[0].allSatisfy { $0[0] == 0 && $0[1] == 0 && $0[2] != 0 })
    #expect(try design.withUnits()?.estimate(world.outcomes[0], toward: fit).adjusted.isKnown == true)
  }

  @Test func aPoolAndItsSamplesMustHaveTheSameColumnsAndGroups() throws {
    var world = try PooledWorld(seed: 9)
    let (pool, _) = try world.pool()
    var sample = world.samples[0]
    sample.foldGroups[0] = 900
    #expect(throws: StatisticsError.outOfRange(what: "fold group of no pool", value: 900)) {
      try AIPWDesign(sample, options: PooledWorld.options, pool: pool)
    }
    #expect(throws: StatisticsError.lengthsDiffer(what: "outcomes of a pool", expected: 5, found: 1)) {
      try pool.fit([world.outcomes[0]])
    }
    world.samples[1].covariates = Matrix(rows: 250, columns: 2)
    world.samples[1].columnGroups = []
    #expect(throws: StatisticsError.lengthsDiffer(what: "columns", expected: 30, found: 2)) { try world.pool() }
  }
}
