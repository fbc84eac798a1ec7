import Recruitment
import Testing

@testable import Storage

@Suite struct CampaignStoreTests {
  private static func plan(_ name: String = "Seven moments") -> Campaign {
    Campaign(
      name: name, side: .candidates, audience: ["sector=Finance", "country=GB"], pieces: ["seven-moments", "pledge"],
      heldOut: 200, beginsAt: Instant(1_000), endsAt: Instant(9_000), madeAt: Instant(500), madeBy: AccountID(3))
  }

  private static func started(_ campaign: Campaign) -> Campaign {
    var campaign = campaign
    campaign.startedAt = Instant(1_100)
    campaign.commitment = String(repeating: "c", count: 64)
    (campaign.plannedUnits, campaign.baseRateMillionths, campaign.etaMillionths) = (3, 400_000, 120_000)
    campaign.excluded = ["objection": 4, "no_consent": 12]
    return campaign
  }

  private static let units = [
    CampaignUnit(unit: 7, assignedAt: Instant(1_100), isShown: true),
    CampaignUnit(unit: .max - 3, assignedAt: Instant(1_100), isShown: false),
  ]
  private static let members = [
    CampaignMember(person: PersonID(1), unit: 7, joinedAt: Instant(1_100)),
    CampaignMember(person: PersonID(2), unit: .max - 3, joinedAt: Instant(1_100)),
  ]

  @Test(arguments: Engine.tested) func aCampaignIsReadBackAsItWasPlannedStartedAndStopped(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let plan = try store.add(Self.plan())
    #expect(try plan.id > 0 && store.campaigns() == [plan])
    let started = Self.started(plan)
    #expect(try store.start(started, units: Self.units, members: Self.members))
    #expect(try store.campaigns() == [started])
    #expect(try !store.start(started, units: [], members: []))
    let log = try store.campaignUnits(of: plan.id)
    #expect(log.map(\.place) == [1, 2] && log.map(\.unit) == [7, .max - 3] && log.map(\.isShown) == [true, false])
    #expect(try store.campaignMembers(of: plan.id) == Self.members)
    #expect(try store.stopCampaign(plan.id, at: Instant(2_000)) && !store.stopCampaign(plan.id, at: Instant(3_000)))
    #expect(try store.campaigns()[0].stoppedAt == Instant(2_000))
  }

  @Test(arguments: Engine.tested) func theFirstLotSticksAndNobodyComesInOnceItIsStopped(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let id = try store.add(Self.plan()).id
    #expect(try store.start(Self.started(store.campaigns()[0]), units: Self.units, members: Self.members))
    let later = [
      CampaignUnit(unit: 7, assignedAt: Instant(1_500), isShown: false),
      CampaignUnit(unit: 9, assignedAt: Instant(1_500), isShown: true),
    ]
    let people = [
      CampaignMember(person: PersonID(1), unit: 9, joinedAt: Instant(1_500)),
      CampaignMember(person: PersonID(5), unit: 9, joinedAt: Instant(1_500)),
    ]
    try store.enrol(later, people, in: id)
    #expect(try store.campaignUnits(of: id).map(\.isShown) == [true, false, true])
    #expect(try store.campaignUnits(of: id).map(\.place) == [1, 2, 3])
    #expect(try store.campaignMembers(of: id).first { $0.person == PersonID(1) }?.unit == 7)
    _ = try store.stopCampaign(id, at: Instant(2_000))
    try store.enrol([CampaignUnit(unit: 11, assignedAt: Instant(2_100), isShown: true)], people, in: id)
    #expect(try store.campaignUnits(of: id).count == 3)
  }

  @Test(
    arguments: Engine.tested,
    [
      "UPDATE campaign_unit SET shown = 0", "DELETE FROM campaign_unit", "DELETE FROM campaign",
      "UPDATE campaign SET held_out = 500", "UPDATE campaign SET commitment = name",
    ])
  func theEngineRefusesToChangeWhatWasDrawn(_ engine: Engine, _ sql: String) throws {
    let store = try TestStore(engine).store
    let id = try store.add(Self.plan()).id
    #expect(try store.start(Self.started(store.campaigns()[0]), units: Self.units, members: Self.members))
    #expect(throws: StorageError.self) { try store.database.write { try $0.execute(sql) } }
    #expect(try store.campaignUnits(of: id).map(\.isShown) == [true, false])
  }

  @Test(arguments: Engine.tested) func aLinkCountsForItselfAndKnowsNoSecret(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let id = try store.add(Self.plan()).id
    let digest = String(repeating: "d", count: 64)
    let link = CampaignLink(campaign: id, piece: "pledge", source: "talk", person: PersonID(4), madeAt: Instant(10))
    try store.add(link, digest: digest)
    try store.add(link, digest: digest)
    try store.countCampaignLink(digest: digest, follows: false, at: Instant(20))
    try store.countCampaignLink(digest: digest, follows: false, at: Instant(30))
    try store.countCampaignLink(digest: digest, follows: true, at: Instant(40))
    let links = try store.campaignLinks(of: id)
    #expect(links.count == 1 && links[0].views == 2 && links[0].follows == 1 && links[0].firstAt == Instant(20))
    #expect(try store.campaignLink(digest: digest) == links[0])
    #expect(try store.campaignLink(digest: String(repeating: "e", count: 64)) == nil)
  }

  @Test(arguments: Engine.tested) func whatWasSentAndWhatGoesOutIsKept(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let id = try store.add(Self.plan()).id
    let sent = SentPiece(
      campaign: id, person: PersonID(4), piece: "pledge", recruiter: RecruiterID(2), at: Instant(50))
    try store.add(sent)
    #expect(try store.sentPieces() == [sent] && store.sentPieces(of: id, by: RecruiterID(2)) == [sent])
    #expect(try store.sentPieces(by: RecruiterID(3)).isEmpty)
    let day = CivilDate(year: 2026, month: 12, day: 1)
    let first = try store.add(CalendarItem(campaign: id, day: day, source: "linkedin", piece: "pledge"))
    let second = try store.add(
      CalendarItem(campaign: id, day: CivilDate(year: 2026, month: 11, day: 30), source: "print", piece: "pledge"))
    #expect(try store.calendarItems().map(\.id) == [second, first])
    #expect(try store.finishCalendarItem(first, at: Instant(60)) && !store.finishCalendarItem(first, at: Instant(70)))
    #expect(try !store.removeCalendarItem(first) && store.removeCalendarItem(second))
    #expect(try store.calendarItems().map(\.doneAt) == [Instant(60)])
  }
}
