import Campaigns
import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import SimulatedAgency

/// Firms whose truth is known, from their files to the campaign's page: in some a campaign had those who were to see it pick
/// up more often, in others it changed nothing.
struct CampaignTruthTests {
  /// In tenths of a point of pick-up, with the same people drawn by the same key.
  private static func sheet(seed: UInt64, perMille: Int) throws -> CampaignSheet {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    let plan = SimulatedFirm.Plan(
      seed: seed, recruiters: 10, months: 5,
      education: PlantedEducation(side: .candidates, perMille: perMille))
    _ = try SimulatedFirm(plan).write(to: bundle)
    let begins = try #require(try plan.educationBegins())
    try office.importFiles(bundle)
    let desk = office.desk
    try CampaignTests.approve("seven-moments", desk, now: begins - 60)
    let day = try desk.campaignDay(begins)
    let entry = CampaignEntry(
      name: "Seven moments", side: .candidates, audience: [], pieces: ["seven-moments"], begins: day,
      ends: day.adding(days: 60))
    let campaign = try desk.planCampaign(entry, now: begins)
    try desk.startCampaign(campaign.id, by: .none, now: begins, key: plan.educationKey)
    let sheet = try desk.campaign(campaign.id, now: try #require(try desk.endOfRecord()))
    let look = try #require(sheet.report.look)
    print(
      "campaign seed \(seed), +\(perMille / 10) points of pick-up: \(sheet.report.verdict.rawValue), "
        + "\(look.estimate) (\(look.interval.low) to \(look.interval.high)), n \(sheet.report.shownArm.units) and "
        + "\(sheet.report.heldArm.units), talked \(sheet.report.shownArm.talked) and \(sheet.report.heldArm.talked)")
    return sheet
  }

  @Test(arguments: [UInt64(1), 2, 3]) func aPlantedEffectIsTold(_ seed: UInt64) throws {
    let sheet = try Self.sheet(seed: seed, perMille: 400)
    #expect(sheet.report.verdict == .more || sheet.report.verdict == .probablyMore, "\(sheet.report.sentence)")
    #expect(sheet.report.matured == sheet.report.units)
    #expect(sheet.report.adjusted.map { $0.interval().low > 0 } == true)
  }

  @Test(arguments: [UInt64(1), 2, 3]) func whereThereIsNoneNoneIsClaimed(_ seed: UInt64) throws {
    let sheet = try Self.sheet(seed: seed, perMille: 0)
    #expect([.cannotTell, .noDifference].contains(sheet.report.verdict), "\(sheet.report.sentence)")
    #expect(!sheet.report.sentence.contains("because"))
  }

  @Test func theFirmSaysWhatWasPlanted() throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    _ = try Desk.simulate(seed: 5, recruiters: 1, months: 1, education: "clients=12.5", out: bundle) { _, _ in }
    let file = URL(fileURLWithPath: bundle + "/truth.json")
    let truth = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? JSON)
    let planted = try #require(truth["education"] as? JSON)
    #expect(planted.text("side") == "clients" && planted["points"] as? Double == 12.5)
    #expect(planted["held_out"] as? Int == 200 && planted.text("key")?.count == 64)
    #expect(throws: SimulatedAgencyError.notAnEducation("everybody=9")) {
      try Desk.simulate(seed: 5, recruiters: 1, months: 1, education: "everybody=9", out: bundle) { _, _ in }
    }
  }
}
