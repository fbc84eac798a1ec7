import Recruitment
import Testing

@testable import Evidence

/// Seeds are the logs' numbers.
struct TrialAnalysisTests {
  @Test func theSequenceCoversAPlantedEffect() throws {
    var covered = 0
    for seed in UInt8(1)...60 {
      let log = SimulatedLog(seed: seed, effect: 0.1)
      if try log.report(log.made()).look.interval.contains(0.1) { covered += 1 }
    }
    #expect(covered >= 57)
  }

  @Test func underNoEffectLookingAgainAndAgainRaisesNoMoreFalseAlarmsThanPromised() throws {
    var alarms = 0
    for seed in UInt8(1)...100 {
      let log = SimulatedLog(seed: seed)
      let units = log.made()
      let isAlarm = try stride(from: 300, through: 600, by: 100).contains { count in
        let verdict = try log.report(Array(units.prefix(count))).verdict
        return verdict == .helps || verdict == .worse
      }
      if isAlarm { alarms += 1 }
    }
    #expect(alarms <= 5)
  }

  @Test func aLargeEffectOnEverybodyIsBecauseOf() throws {
    let log = SimulatedLog(seed: 5, units: 4_000, effect: 0.25, plannedUnits: 3_000)
    let report = try log.report(log.made())
    #expect(report.verdict == .helps && report.isAtPlannedEnd && report.isBecauseOf)
    let adjusted = try #require(report.adjusted)
    #expect(adjusted.interval().contains(0.25))
    // Prompting moves talks by 40 points: each talk is worth 25 / 40.
    let perTalk = try #require(report.perConversation)
    #expect(perTalk.effect.interval().contains(0.625) && perTalk.firstStageF > 10)
    #expect(try log.report(log.made(), hard: false).verdict == .probablyHelps)
  }

  @Test func beforeThePlannedEndNothingIsBecauseOf() throws {
    let log = SimulatedLog(seed: 5, units: 2_000, effect: 0.25, plannedUnits: 3_000)
    let report = try log.report(log.made())
    #expect(report.verdict == .helps && !report.isAtPlannedEnd && !report.isBecauseOf)
    #expect(report.adjusted == nil && report.perConversation == nil)
  }

  /// Where what the prompted gain is taken from the others, helping those prompted is not helping.
  @Test func whatOnlyReshufflesIsNotBecauseOf() throws {
    let log = SimulatedLog(seed: 9, units: 4_000, base: 0.5, effect: 0.25, spillover: -0.2, plannedUnits: 3_000)
    let report = try log.report(log.made())
    #expect(report.verdict == .helps && !report.isBecauseOf)
    #expect(try #require(report.contrast).spillover.interval().high < 0)
  }

  @Test func spilloverIsFoundWhereItIsPlanted() throws {
    let log = SimulatedLog(seed: 3, units: 4_000, spillover: 0.2)
    let contrast = try #require(try log.report(log.made()).contrast)
    #expect(contrast.levels.map(\.saturation) == [0.2, 0.5, 0.8])
    #expect(contrast.spillover.interval().low > 0 && contrast.spillover.interval().contains(0.2))
    #expect(contrast.within.interval().contains(0))
  }

  @Test func withOneSaturationWhatItDoesToEverybodyStaysUnknown() throws {
    let log = SimulatedLog(seed: 4, units: 4_000, effect: 0.25, saturations: [500], plannedUnits: 3_000)
    let report = try log.report(log.made())
    #expect(report.verdict == .helps && !report.isBecauseOf)
  }

  @Test func aLogThatIsNoLotIsRefused() throws {
    let log = SimulatedLog(seed: 6, units: 1_000, effect: 0.2)
    var units = log.made()
    for index in units.indices where index % 3 == 0 { units[index].assignment.prompted = true }
    let report = try log.report(units)
    #expect(report.verdict == .sampleRatioOff && report.sampleRatioP < 0.01 && !report.isBecauseOf)
  }

  @Test func nothingIsSaidBeforeAHundredOfEither() throws {
    let log = SimulatedLog(seed: 2, units: 150, effect: 0.5)
    let report = try log.report(log.made())
    #expect(report.verdict == .tooEarly && report.contrast == nil && report.look.estimate.isNaN)
    #expect(try log.report([]).verdict == .tooEarly)
  }
}
