import Foundation
import Testing

@testable import Statistics

struct TrialToolsTests {
  @Test func theSampleRatioIsFalselyCalledOffNoMoreOftenThanItSays() throws {
    var random = SeededRandom(seed: 31)
    var alarms = 0
    for _ in 0..<400 {
      var test = SampleRatioTest()
      for unit in 0..<600 {
        let chance = [0.2, 0.5, 0.8][unit % 3]
        try test.add(treated: random.unit() < chance, chance: chance)
      }
      if test.cautions(alpha: 0.05).contains(.sampleRatioOff) { alarms += 1 }
    }
    // 5 % of 400 is 20.
    #expect(alarms <= 20, "\(alarms) of 400")
  }

  @Test func aRatioThatIsOffIsFound() throws {
    var random = SeededRandom(seed: 8)
    var test = SampleRatioTest()
    for _ in 0..<2_000 { try test.add(treated: random.unit() < 0.57, chance: 0.5) }
    #expect(test.cautions() == [.sampleRatioOff])
    #expect(test.eValue <= 1 / test.pValue + 1e-9)
    #expect(throws: StatisticsError.self) { try test.add(treated: true, chance: 0) }
    #expect(test.units == 2_000)
  }

  @Test func oneUnitsEValueIsTheMeanOfItsBets() throws {
    var test = SampleRatioTest()
    #expect(test.eValue == 1 && test.pValue == 1)
    try test.add(treated: true, chance: 0.5)
    let treated = test.eValue
    var other = SampleRatioTest()
    try other.add(treated: false, chance: 0.5)
    // A fair bet: the mean over both ends is 1.
    #expect(isClose((treated + other.eValue) / 2, 1, 1e-12))
  }

  @Test func aPlanIsWorkedByHand() throws {
    var planner = PowerPlanner(effect: 0.1, baseRate: 0.4, unitsPerWeek: 50, weeksToOutcome: 4)
    // v = 0.25 / 0.5 + 0.24 / 0.5 = 0.98; one look: 0.98 (1.95996 + 0.84162)² / 0.01 = 769.2.
    #expect(isClose(planner.variancePerUnit, 0.98, 1e-12))
    let plan = try planner.plan()
    #expect(plan.unitsOfOneLook == 770)
    #expect(plan.units > 1_000 && plan.units < 2_500)
    #expect(isClose(plan.weeks, Double(plan.units) / 50 + 4, 1e-12))
    // The sequence at its end: half-width plus z standard errors is the effect.
    let scaled = Double(plan.units) * 0.98 * plan.eta * plan.eta + 1
    let width = (scaled / (plan.eta * plan.eta) * log(scaled / 0.0025)).squareRoot() / Double(plan.units)
    #expect(isClose(width, plan.halfWidth, 1e-6))
    #expect(abs(width + 0.841_621 * (0.98 / Double(plan.units)).squareRoot() - 0.1) < 1e-4)
    planner.correlation = 0.05
    planner.unitsPerCluster = 11
    #expect(isClose(planner.variancePerUnit, 0.98 * 1.5, 1e-12))
    planner.saturations = [0.2, 0.5, 0.8].map { PowerPlanner.Saturation(chance: $0, share: 1.0 / 3) }
    #expect(planner.variancePerUnit > 0.98 * 1.5)
  }

  @Test func aPlanThatCannotBeIsAnError() {
    for (effect, rate, arrivals) in [(0.0, 0.4, 10.0), (0.7, 0.4, 10), (0.1, 0.4, 0), (.nan, 0.4, 10), (0.1, .nan, 10)]
    {
      let planner = PowerPlanner(effect: effect, baseRate: rate, unitsPerWeek: arrivals, weeksToOutcome: 1)
      #expect(throws: StatisticsError.self) { try planner.plan() }
    }
  }

  @Test func saturationsAreWorkedByHand() throws {
    // Four weeks at 0.2 and 0.8, two units an arm and week.
    let saturations = [0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8]
    let treated = [true, false, true, false, true, false, true, false]
    let outcomes = [0.5, 0.1, 0.7, 0.3, 0.9, 0.5, 0.7, 0.3]
    let result = try SaturationContrast.estimate(
      outcomes: outcomes, treated: treated, saturations: saturations, clusters: [1, 1, 2, 2, 3, 3, 4, 4])
    #expect(result.levels.count == 2)
    #expect(isClose(result.levels[0].within.value, 0.4, 1e-12))
    #expect(isClose(result.within.value, 0.4, 1e-12))
    // As usual 0.4 against 0.2; everybody 0.6 against 0.4.
    #expect(isClose(result.spillover.value, 0.2, 1e-12))
    #expect(isClose(result.total.value, 0.2, 1e-12))
    // Pulls of ±0.05 from four weeks: √(4/3 · 4 · 0.0025) for the spillover: each mean is of two, ±0.1 / 2.
    #expect(isClose(result.spillover.standardError, (4.0 / 3 * 4 * 0.0025).squareRoot(), 1e-9))
    #expect(result.spillover.degreesOfFreedom == 3)
  }

  @Test func oneWeekAtASaturationGivesNoContrastWithIt() throws {
    let result = try SaturationContrast.estimate(
      outcomes: [1, 0, 1, 0, 1, 0], treated: [true, false, true, false, true, false],
      saturations: [0.2, 0.2, 0.2, 0.2, 0.8, 0.8], clusters: [1, 1, 2, 2, 3, 3])
    #expect(result.total.cautions.contains(.oneCluster) && !result.total.isKnown)
    let single = try SaturationContrast.estimate(
      outcomes: [1, .nan], treated: [true, false], saturations: [0.5, 0.5], clusters: [1, 2])
    #expect(!single.within.isKnown && single.cautions.contains(.notFinite) && single.total.cautions == [.oneArmOnly])
    let empty = try SaturationContrast.estimate(outcomes: [], treated: [], saturations: [], clusters: [])
    #expect(empty.cautions.contains(.tooFewRows))
    #expect(throws: StatisticsError.self) {
      try SaturationContrast.estimate(outcomes: [1], treated: [], saturations: [0.5], clusters: [1])
    }
  }

  @Test func trialsWithBadDataHaveNoFigureAndSayWhy() throws {
    #expect(try LinAdjustment.estimate(outcomes: [], treated: []).cautions == [.tooFewRows])
    #expect(try LinAdjustment.estimate(outcomes: [1, 2], treated: [true, true]).cautions == [.oneArmOnly])
    let one = try LinAdjustment.estimate(
      outcomes: [1, 2, 3, 4], treated: [true, false, true, false], clusters: [1, 1, 1, 1])
    #expect(one.cautions.contains(.oneCluster) && !one.isKnown)
    let weightless = try LinAdjustment.estimate(outcomes: [1, 2], treated: [true, false], weights: [0, 0])
    #expect(weightless.cautions.contains(.zeroWeights) && !weightless.isKnown)
    let few = try LinAdjustment.estimate(outcomes: [1, 2], treated: [true, false])
    #expect(few.cautions.contains(.tooFewRows) && !few.isKnown)
    let nan = try LinAdjustment.estimate(
      outcomes: [1, 2, .nan, 4, .infinity, 3], treated: [true, false, true, false, true, true])
    #expect(nan.cautions == [.notFinite] && isClose(nan.value, 2 - 3, 1e-12))
    let flat = try TwoStageLeastSquares.fit(outcomes: [1, 2, 3, 4], taken: [0, 1, 0, 1], instrument: [1, 1, 1, 1])
    #expect(flat.cautions.contains(.constantColumns) && !flat.effect.isKnown)
    let unmoved = try TwoStageLeastSquares.fit(
      outcomes: [1, 2, 3, 4, 2], taken: [1, 1, 1, 1, 1], instrument: [0, 1, 0, 1, 1])
    #expect(unmoved.cautions.contains(.weakFirstStage) && !unmoved.effect.isKnown)
    #expect(throws: StatisticsError.self) {
      try TwoStageLeastSquares.fit(outcomes: [1], taken: [], instrument: [1])
    }
    #expect(throws: StatisticsError.self) {
      try LinAdjustment.estimate(outcomes: [1], treated: [true], weights: [-1])
    }
  }
}
