import Testing

@testable import Statistics

struct GroupTimeEffectsTests {
  private typealias Panel = GroupTimeEffects.Panel

  /// - Parameter rows: unit, period, outcome, first treated.
  private func panel(_ rows: [(Int, Int, Double, Int?)], strata: [Int]? = nil, clusters: [Int]? = nil) -> Panel {
    Panel(
      units: rows.map(\.0), periods: rows.map(\.1), outcomes: rows.map(\.2), firstTreated: rows.map(\.3),
      strata: strata,
      clusters: clusters)
  }

  @Test func twoPeriodsAreADifferenceOfDifferences() throws {
    // Treated change by 3 and 5, controls by 1 and 2: 4 − 1.5. Pulls ∓½ of deviations 1, 1, ½, ½, over two each.
    let result = try GroupTimeEffects.estimate(
      panel([
        (1, 1, 0, 2), (1, 2, 3, 2), (2, 1, 1, 2), (2, 2, 6, 2), (3, 1, 4, nil), (3, 2, 5, nil), (4, 1, 0, nil),
        (4, 2, 2, nil),
      ]))
    #expect(result.cells.count == 1 && result.cells[0].treated == 2 && result.cells[0].controls == 2)
    #expect(isClose(result.overall.value, 2.5, 1e-12))
    #expect(isClose(result.overall.standardError, (4.0 / 3 * (0.25 + 0.25 + 0.0625 + 0.0625)).squareRoot(), 1e-12))
    #expect(result.overall.degreesOfFreedom == 3 && result.events.map(\.since) == [0])
  }

  /// Two groups and those never treated; both kinds of time trend and effects that grow with time.
  private func staggered(_ random: inout SeededRandom, effect: Double, noise: Double = 1, units: Int = 90) -> Panel {
    var rows: [(Int, Int, Double, Int?)] = []
    for unit in 0..<units {
      let first = [3, 5, nil][unit % 3]
      let level = random.unit() * 4
      for period in 1...6 {
        let since = first.map { period - $0 } ?? -1
        let outcome = level + 0.5 * Double(period * period) + (since >= 0 ? effect * Double(since + 1) : 0)
        rows.append((unit, period, outcome + noise * (random.unit() - 0.5), first))
      }
    }
    return panel(rows)
  }

  @Test func withoutNoiseEveryEffectIsTheOnePlanted() throws {
    var random = SeededRandom(seed: 1)
    let result = try GroupTimeEffects.estimate(staggered(&random, effect: 2, noise: 0))
    for cell in result.cells {
      #expect(isClose(cell.effect.value, Double(max(0, cell.period - cell.group + 1)) * 2, 1e-9))
      // Group 3 in period 4 is held against group 5 as well as those never treated.
      #expect(cell.controls == (cell.group == 3 && cell.period < 5 ? 60 : cell.period < 3 ? 60 : 30))
    }
    #expect(result.cells.contains { $0.group == 5 && $0.period == 2 })
    expectClose(result.events.filter { $0.since >= 0 }.map(\.effect.value), [2, 4, 6, 8], 1e-9)
    // Group 3 has 2, 4, 6, 8 and group 5 2, 4, each for 30 units.
    #expect(isClose(result.overall.value, 26.0 / 6, 1e-9))
  }

  @Test func theIntervalCoversTheTruth() throws {
    var random = SeededRandom(seed: 2)
    let covered = try (0..<300).count { _ in
      try GroupTimeEffects.estimate(staggered(&random, effect: 0, noise: 4)).overall.interval().contains(0)
    }
    #expect((274...295).contains(covered), "\(covered) of 300")
  }

  @Test func unitsNeedNotHaveAllPeriods() throws {
    var random = SeededRandom(seed: 3)
    let whole = staggered(&random, effect: 2, noise: 0)
    let kept = whole.units.indices.filter { $0 % 5 != 0 }
    let some = Panel(
      units: kept.map { whole.units[$0] }, periods: kept.map { whole.periods[$0] },
      outcomes: kept.map { whole.outcomes[$0] }, firstTreated: kept.map { whole.firstTreated[$0] })
    let result = try GroupTimeEffects.estimate(some)
    expectClose(result.events.filter { $0.since >= 0 }.map(\.effect.value), [2, 4, 6, 8], 1e-9)
    let order = Array(kept.indices).shuffled(using: &random)
    let shuffled = try GroupTimeEffects.estimate(
      Panel(
        units: order.map { some.units[$0] }, periods: order.map { some.periods[$0] },
        outcomes: order.map { some.outcomes[$0] }, firstTreated: order.map { some.firstTreated[$0] }))
    expectClose([shuffled.overall.value], [result.overall.value], 1e-12)
  }

  @Test func strataAreComparedWithin() throws {
    // Stratum 1 rises by 10 of itself, stratum 0 not at all; two thirds of the treated are in stratum 1.
    var rows: [(Int, Int, Double, Int?)] = []
    var strata: [Int] = []
    for unit in 0..<24 {
      let stratum = unit % 3 == 0 ? 0 : 1
      let isTreated = stratum == 1 ? unit % 2 == 0 : unit % 6 == 0
      for period in 1...2 {
        let rise = period == 2 ? Double(10 * stratum) + (isTreated ? 1 : 0) : 0
        rows.append((unit, period, rise, isTreated ? 2 : nil))
        strata.append(stratum)
      }
    }
    let within = try GroupTimeEffects.estimate(panel(rows, strata: strata))
    #expect(isClose(within.overall.value, 1, 1e-12) && within.cautions.isEmpty)
    // A stratum whose units are all treated has nobody to be held against.
    let alone = try GroupTimeEffects.estimate(
      panel(rows + [(99, 1, 0, 2), (99, 2, 50, 2)], strata: strata + [7, 7]))
    #expect(isClose(alone.overall.value, 1, 1e-12) && alone.cautions == [.poorOverlap])
  }

  @Test func clustersWidenTheInterval() throws {
    var random = SeededRandom(seed: 4)
    let plain = staggered(&random, effect: 1)
    var copies = plain
    for copy in 1...3 {
      copies.units += plain.units.map { $0 + copy * 1_000 }
      copies.periods += plain.periods
      copies.outcomes += plain.outcomes
      copies.firstTreated += plain.firstTreated
    }
    copies.clusters = copies.units.map { $0 % 1_000 }
    let (one, other) = (try GroupTimeEffects.estimate(plain), try GroupTimeEffects.estimate(copies))
    #expect(isClose(one.overall.standardError, other.overall.standardError, 1e-9))
  }

  @Test func noControlsNoFigure() throws {
    let all = try GroupTimeEffects.estimate(panel([(1, 1, 0, 2), (1, 2, 1, 2), (2, 1, 0, 2), (2, 2, 1, 2)]))
    #expect(all.cautions.contains(.noSupport) && !all.overall.isKnown && all.cells.isEmpty)
    let none = try GroupTimeEffects.estimate(panel([(1, 1, 0, nil), (1, 2, 1, nil)]))
    #expect(none.cautions == [.oneArmOnly, .noSupport] && !none.overall.isKnown)
    let empty = try GroupTimeEffects.estimate(panel([]))
    #expect(!empty.overall.isKnown && empty.cautions.contains(.noSupport))
    let single = try GroupTimeEffects.estimate(panel([(1, 1, 0, 2), (1, 2, 1, 2), (2, 1, 0, nil), (2, 2, 1, nil)]))
    #expect(!single.overall.isKnown && single.overall.cautions.contains(.oneCluster))
    let nan = try GroupTimeEffects.estimate(panel([(1, 1, .nan, 2), (1, 2, 1, 2), (2, 1, 0, nil), (2, 2, 1, nil)]))
    #expect(nan.cautions.contains(.notFinite) && !nan.overall.isKnown)
  }

  @Test func mistakesOfTheCallerAreErrors() {
    #expect(throws: StatisticsError.self) {
      try GroupTimeEffects.estimate(panel([(1, 1, 0, 2), (1, 2, 0, nil)]))
    }
    #expect(throws: StatisticsError.self) { try GroupTimeEffects.estimate(panel([(1, 1, 0, 2), (1, 1, 0, 2)])) }
    #expect(throws: StatisticsError.self) { try GroupTimeEffects.estimate(panel([(1, 1, 0, 2)], strata: [])) }
  }
}
