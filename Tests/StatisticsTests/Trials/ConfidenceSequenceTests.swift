import Foundation
import Testing

@testable import Statistics

struct ConfidenceSequenceTests {
  @Test func oneScoreIsWorkedByHand() {
    // m₁ = 0.5, m₀ = 0.4, treated with p = 0.2 and Y = 1: residual (1 − 0.5) / 0.2 = 2.5, ψ = 0.1 + 2.5.
    let treated = SequentialScore(outcome: 1, treated: true, chance: 0.2, expected: (0.4, 0.5))
    #expect(isClose(treated.value, 2.6, 1e-12) && isClose(treated.residual, 2.5, 1e-12))
    // As usual: −(1 − 0.4) / 0.8 = −0.75.
    let asUsual = SequentialScore(outcome: 1, treated: false, chance: 0.2, expected: (0.4, 0.5))
    #expect(isClose(asUsual.value, -0.65, 1e-12) && isClose(asUsual.residual, -0.75, 1e-12))
    #expect(SequentialScore(outcome: 1, treated: true, chance: 1, expected: (0, 0)).value.isNaN)
  }

  @Test func theHalfWidthIsTheFormulas() throws {
    var sequence = try ConfidenceSequence(eta: 0.1, minimumPerArm: 1)
    for unit in 0..<4 {
      sequence.add(
        SequentialScore(outcome: 1, treated: unit % 2 == 0, chance: 0.5, expected: (0.5, 0.5)), treated: unit % 2 == 0,
        cluster: unit)
    }
    // Residuals ±1: V = 4, V η² + 1 = 1.04; √(104 · log(1.04 / 0.0025)) / 4.
    let look = sequence.look()
    #expect(isClose(look.estimate, 0, 1e-12))
    #expect(isClose(look.interval.high, (104 * log(1.04 / 0.0025)).squareRoot() / 4, 1e-12))
  }

  @Test func etaIsTheBestForThePlannedEnd() throws {
    func width(_ eta: Double) -> Double {
      let scaled = 500 * 1.2 * eta * eta + 1
      return (scaled / (eta * eta) * log(scaled / 0.0025)).squareRoot()
    }
    let best = try ConfidenceSequence.eta(plannedUnits: 500, variancePerUnit: 1.2)
    #expect(width(best) < width(best * 1.01) && width(best) < width(best * 0.99))
  }

  @Test func noLookBeforeAHundredPerArm() throws {
    var sequence = try ConfidenceSequence(eta: 0.1)
    for unit in 0..<199 {
      sequence.add(
        SequentialScore(outcome: 0, treated: unit % 2 == 0, chance: 0.5, expected: (0.5, 0.5)), treated: unit % 2 == 0,
        cluster: unit)
    }
    #expect(sequence.look().cautions == [.tooEarly] && sequence.look().estimate.isNaN)
    sequence.add(
      SequentialScore(outcome: 0, treated: false, chance: 0.5, expected: (0.5, 0.5)), treated: false, cluster: 199)
    #expect(sequence.look().cautions.isEmpty && sequence.look().interval.low.isFinite)
  }

  /// Binary outcomes that lean on a covariate and on the recruiter-week, saturations 0.2, 0.5 and 0.8 by cluster.
  private func path(_ random: inout SeededRandom, effect: Double, units: Int) throws -> (Int?, ConfidenceSequence.Look)
  {
    var (y, z, p, c, x) = ([Double](), [Bool](), [Double](), [Int](), [Double]())
    var lean = 0.0
    for unit in 0..<units {
      if unit % 8 == 0 { lean = 0.2 * (random.unit() - 0.5) }
      c.append(unit / 8)
      p.append([0.2, 0.5, 0.8][unit / 8 % 3])
      x.append(random.unit())
      z.append(random.unit() < p[unit])
      y.append(random.unit() < 0.2 + 0.3 * x[unit] + lean + (z[unit] ? effect : 0) ? 1 : 0)
    }
    let scores = try SequentialScores.scores(
      outcomes: y, treated: z, chances: p, clusters: c, covariates: Matrix(columns: [x]), start: 0.35)
    var sequence = try ConfidenceSequence(eta: .eta(units))
    var firstMiss: Int?
    for unit in 0..<units {
      sequence.add(scores[unit], treated: z[unit], cluster: c[unit])
      let look = sequence.look()
      if look.estimate.isFinite, !look.interval.contains(effect), firstMiss == nil { firstMiss = unit }
    }
    return (firstMiss, sequence.look())
  }

  @Test func theSequenceLeavesOutTheTruthAtAnyLookNoMoreOftenThanItSays() throws {
    var random = SeededRandom(seed: 4_711)
    for effect in [0.0, 0.1] {
      let misses = try (0..<300).count { _ in try path(&random, effect: effect, units: 1_000).0 != nil }
      // 5 % of 300 is 15.
      #expect(misses <= 15, "\(misses) of 300 at \(effect)")
    }
  }

  @Test func aLargeEffectIsFoundAtThePlannedEnd() throws {
    var random = SeededRandom(seed: 99)
    let found = try (0..<20).count { _ in try path(&random, effect: 0.25, units: 1_500).1.interval.low > 0 }
    #expect(found >= 18, "\(found) of 20")
  }

  @Test func aClustersUnitsNeverSeeEachOther() throws {
    // Changing one unit's outcome changes no score of its own cluster but its own, and none before.
    var random = SeededRandom(seed: 5)
    let count = 240
    var y = (0..<count).map { _ in random.unit() < 0.4 ? 1.0 : 0 }
    let z = (0..<count).map { _ in random.unit() < 0.5 }
    let c = (0..<count).map { $0 % 7 + 7 * ($0 / 70) }
    func scores() throws -> [SequentialScore] {
      try SequentialScores.scores(
        outcomes: y, treated: z, chances: z.map { _ in 0.5 }, clusters: c, start: 0.4)
    }
    let before = try scores()
    y[40] = 1 - y[40]
    let after = try scores()
    for unit in 0..<count where unit < 40 || (c[unit] == c[40] && unit != 40) { #expect(before[unit] == after[unit]) }
    #expect((41..<count).contains { before[$0] != after[$0] })
  }

  @Test func whatCannotBeIsAnErrorOrACaution() throws {
    #expect(throws: StatisticsError.self) { try ConfidenceSequence(eta: 0) }
    #expect(throws: StatisticsError.self) { try ConfidenceSequence.eta(plannedUnits: 0, variancePerUnit: 1) }
    #expect(throws: StatisticsError.self) {
      try SequentialScores.scores(outcomes: [1], treated: [true], chances: [1], clusters: [0], start: 0.5)
    }
    #expect(throws: StatisticsError.self) {
      try SequentialScores.scores(outcomes: [.nan], treated: [true], chances: [0.5], clusters: [0], start: 0.5)
    }
    var sequence = try ConfidenceSequence(eta: 0.1, minimumPerArm: 1)
    #expect(sequence.look().cautions == [.tooEarly])
    for arm in [true, false] {
      sequence.add(
        SequentialScore(outcome: .nan, treated: arm, chance: 0.5, expected: (0, 0)), treated: arm, cluster: 0)
    }
    #expect(sequence.look().cautions == [.notFinite] && sequence.look().estimate.isNaN)
    var one = try ConfidenceSequence(eta: 0.1, minimumPerArm: 1)
    for arm in [true, false] {
      one.add(SequentialScore(outcome: 1, treated: arm, chance: 0.5, expected: (0, 0)), treated: arm, cluster: 0)
    }
    // One recruiter-week tells nothing of how weeks differ.
    #expect(one.look().cautions == [.oneCluster] && one.look().interval.high == .infinity)
  }
}

extension Double {
  fileprivate static func eta(_ units: Int) throws -> Double {
    try ConfidenceSequence.eta(plannedUnits: units, variancePerUnit: 1.3)
  }
}
