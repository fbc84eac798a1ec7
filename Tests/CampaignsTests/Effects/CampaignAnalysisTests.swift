import Recruitment
import Testing

@testable import Campaigns

struct CampaignAnalysisTests {
  @Test func aPlantedEffectIsFoundAndHeldByTheRange() throws {
    for seed in UInt8(1)...10 {
      let report = try PlantedCampaign(seed: seed, effect: 0.2).report()
      #expect(report.verdict == .more, "seed \(seed): \(report.sentence)")
      #expect(report.look?.interval.contains(0.2) == true && report.adjusted?.interval().contains(0.2) == true)
      #expect(report.sentence.hasPrefix("More conversations, because of it"))
    }
  }

  @Test func withoutOneNothingIsClaimed() throws {
    var alarms = 0
    for seed in UInt8(1)...60 {
      let report = try PlantedCampaign(seed: seed).report()
      if ![.cannotTell, .noDifference].contains(report.verdict) { alarms += 1 }
    }
    #expect(alarms <= 3)
  }

  @Test func aHarmIsSaidToo() throws {
    #expect(try PlantedCampaign(seed: 3, effect: -0.2).report().verdict == .fewer)
  }

  @Test func thousandsWithoutADifferenceSayThatThereIsNone() throws {
    #expect(try PlantedCampaign(seed: 4, units: 20_000, heldOut: 500).report().verdict == .noDifference)
  }

  @Test func everyRandomisedUnitIsInTheDenominatorWhoeverIsGone() throws {
    let planted = PlantedCampaign(seed: 5)
    var courses = planted.courses()
    for index in 0..<100 { (courses[index].isGone, courses[index].talked) = (true, false) }
    let report = try planted.report(of: courses)
    #expect(report.shownArm.units + report.heldArm.units == 2_000 && report.gone == 100)
  }

  @Test func nothingIsSaidBeforeAHundredOfEither() throws {
    let report = try PlantedCampaign(seed: 6, units: 300, effect: 0.3).report()
    #expect(report.verdict == .tooEarly && report.looks.isEmpty)
    #expect(report.sentence.hasPrefix("Too early to say"))
  }

  @Test func whatIsOnRecordByHandAloneStaysAtProbably() throws {
    #expect(try PlantedCampaign(seed: 7, effect: 0.2, byHand: 0.5).report().verdict == .probablyMore)
  }

  @Test func aLogThatIsNoLotSaysNothing() throws {
    let planted = PlantedCampaign(seed: 8, effect: 0.2)
    var courses = planted.courses()
    for index in courses.indices where index % 3 == 0 { courses[index].unit.isShown = false }
    #expect(try planted.report(of: courses).verdict == .sampleRatioOff)
  }

  @Test func withoutAComparisonGroupNothingIsBecauseOfIt() throws {
    let report = try PlantedCampaign(seed: 9, effect: 0.3, heldOut: 0).report()
    #expect(report.verdict == .noFigure && !report.sentence.contains("because"))
  }
}
