import Campaigns
import Collateral
import Guidance
import Permission
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// A campaign from its plan to its end, and what it keeps from going out.
struct CampaignTests {
  private static let now = SmallOffice.now
  private static let today = CivilDate(year: 2026, month: 3, day: 5)

  static func entry(
    _ side: Campaign.Side = .candidates, _ audience: [String] = [], pieces: [String] = ["seven-moments"],
    heldOut: Int = 20
  ) -> CampaignEntry {
    CampaignEntry(
      name: "Seven moments", side: side, audience: audience, pieces: pieces, heldOut: heldOut, begins: today,
      ends: today.adding(days: 90))
  }

  static func approve(_ slug: String, _ desk: Desk, now: Instant) throws {
    try desk.takeStep(slug, to: .checked, by: .none, named: "Mia", now: now)
    try desk.takeStep(slug, to: .approved, by: .none, named: "Mia", now: now)
  }

  /// Everybody gets it who comes in, or nobody: a key whose lot says so of these.
  private static func key(_ desk: Desk, _ campaign: Campaign, shows: Bool) throws -> [UInt8] {
    let places = try desk.audience(of: campaign, at: now).places
    for number in UInt8.min ... .max {
      let key = Array(repeating: number, count: KeyedLot.keyBytes)
      guard let lot = KeyedLot(key: key) else { continue }
      let lots = CampaignLot(lot, heldOut: campaign.heldOut)
      if places.allSatisfy({ lots.shows($0.unit) == shows }) { return key }
    }
    throw DeskError.campaign(.nobody)
  }

  private static func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    // Four who agreed to be written to, of whom one is put forward nowhere.
    try office.importFiles(
      office.bundle([
        "people.csv": """
        person_id,kind,name,emails,country,owner_recruiter_id,created_at
        P31,candidate,Ada Ash,ada@mail.example,GB,R1,2026-02-02T09:00:00Z
        P32,candidate,Ben Birch,ben@mail.example,GB,R1,2026-02-02T09:00:00Z
        P33,candidate,Cal Cedar,cal@mail.example,GB,R1,2026-02-02T09:00:00Z
        P34,candidate,Dee Dogwood,,GB,R1,2026-02-02T09:00:00Z

        """,
        "preferences.csv": """
        person_id,at,purpose,channel,allowed,basis
        P31,2026-02-03T09:00:00Z,marketing,,yes,consent
        P32,2026-02-03T09:00:00Z,marketing,,yes,consent
        P33,2026-02-03T09:00:00Z,marketing,,yes,consent
        P34,2026-02-03T09:00:00Z,marketing,,yes,consent

        """,
      ]))
    try approve("seven-moments", office.desk, now: now - 60)
    return office
  }

  @Test(arguments: Engine.tested) func aPlanSaysWhomItReachesAndWritesNothingElse(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk
    let forecast = try desk.forecastCampaign(Self.entry(), now: Self.now)
    #expect(try desk.store.campaigns().isEmpty)
    #expect(forecast.audience.places.count >= 3 && forecast.isTooSmall)
    #expect(forecast.audience.excluded[.noAddress] == 1)
    let plan = try desk.planCampaign(Self.entry(), now: Self.now)
    let sheet = try desk.campaign(plan.id, now: Self.now)
    #expect(sheet.standing == .planned && sheet.forecast == forecast && sheet.report.verdict == .notStarted)
    #expect(try desk.store.campaignUnits(of: plan.id).isEmpty)
  }

  @Test(arguments: Engine.tested) func whatMayNotBePlannedIsRefusedWithTheReason(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk
    func refuses(_ fault: CampaignFault, _ entry: CampaignEntry) {
      #expect(throws: DeskError.campaign(fault)) { try desk.planCampaign(entry, now: Self.now) }
    }
    refuses(.audience(.pattern("unanswered")), Self.entry(.candidates, ["unanswered=3"]))
    refuses(.audience(.personal("age")), Self.entry(.candidates, ["age=50"]))
    // A slip of the hand reaches nobody, and is no plan.
    for (field, value) in [
      ("client", "nosuchclient"), ("sector", "Fnance"), ("recruiter", "R77"), ("country", "Atlantis"),
    ] {
      refuses(.audience(.notOnRecord(field: field, value: value)), Self.entry(.candidates, ["\(field)=\(value)"]))
    }
    refuses(.otherAudience("nine-lost-days"), Self.entry(.candidates, pieces: ["nine-lost-days"]))
    refuses(.pieces, Self.entry(pieces: []))
    refuses(.share, Self.entry(heldOut: 95))
    var late = Self.entry()
    (late.begins, late.ends) = (Self.today.adding(days: -30), Self.today.adding(days: -1))
    refuses(.dates, late)
    #expect(throws: DeskError.studio(.noSuchPiece("none"))) {
      try desk.planCampaign(Self.entry(pieces: ["none"]), now: Self.now)
    }
    #expect(try desk.store.campaigns().isEmpty)
  }

  @Test(arguments: Engine.tested) func onlyWhatIsApprovedGoesOut(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let plan = try office.desk.planCampaign(Self.entry(), now: Self.now)
    #expect(throws: DeskError.campaign(.notApproved("seven-moments"))) {
      try office.desk.startCampaign(plan.id, now: Self.now)
    }
  }

  @Test(arguments: Engine.tested) func whoObjectedIsLeftOutAndCounted(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk
    let before = try desk.forecastCampaign(Self.entry(), now: Self.now).audience
    let person = try #require(before.places.first).person
    try desk.store.addPreference(
      PreferenceRecord(
        personID: person, at: Self.now - 60, purpose: .marketing, channel: nil, allowed: .no, basis: .objection,
        weekdays: nil, fromMinute: nil, toMinute: nil, until: nil, note: nil), now: Self.now - 60)
    let after = try desk.forecastCampaign(Self.entry(), now: Self.now).audience
    #expect(!after.places.contains { $0.person == person })
    #expect(after.excluded[.barred(.objection), default: 0] == before.excluded[.barred(.objection), default: 0] + 1)
    #expect(after.matching == before.matching)
  }

  @Test(arguments: Engine.tested) func startingDrawsForGoodAndStoppingEndsForGood(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk
    let plan = try desk.planCampaign(Self.entry(), now: Self.now)
    let started = try desk.startCampaign(plan.id, now: Self.now)
    #expect(started.commitment.count == 64 && desk.keys.lot(commitment: started.commitment) != nil)
    let units = try desk.store.campaignUnits(of: plan.id)
    #expect(!units.isEmpty && units.count == started.plannedUnits && units.allSatisfy { $0.assignedAt == Self.now })
    #expect(throws: DeskError.campaign(.notPlanned(plan.id))) { try desk.startCampaign(plan.id, now: Self.now) }
    // Whoever is in one is in no other.
    let other = try desk.forecastCampaign(Self.entry(), now: Self.now).audience
    #expect(other.places.isEmpty && other.excluded[.otherCampaign] == units.count)
    try desk.stopCampaign(plan.id, now: Self.now + 60)
    #expect(throws: DeskError.campaign(.notRunning(plan.id))) { try desk.stopCampaign(plan.id, now: Self.now + 60) }
    let sheet = try desk.campaign(plan.id, now: Self.now + 60)
    #expect(sheet.standing == .ended && sheet.report.verdict == .tooEarly && !sheet.report.cannotTell.isEmpty)
    #expect(try desk.forecastCampaign(Self.entry(), now: Self.now + 60).audience.places.count == units.count)
  }

  @Test(arguments: Engine.tested) func theComparisonGroupIsOfferedNothingAndNothingIsSentToIt(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk.atPresent()
    let plan = try desk.planCampaign(Self.entry(heldOut: 50), now: Self.now)
    let key = try Self.key(desk, plan, shows: false)
    try desk.startCampaign(plan.id, by: .none, now: Self.now, key: key)
    let person = try #require(try desk.store.campaignMembers(of: plan.id).first).person
    let printed = try #require(try desk.store.people([person])[person]).printedID
    #expect(throws: DeskError.campaign(.notOffered)) {
      try desk.sendPiece(
        SentEntry(campaign: plan.id, person: printed, recruiter: "R1", piece: "seven-moments"), now: Self.now)
    }
    #expect(try desk.piecesAfter([Self.talk(person, printed)], with: "R1", now: Self.now).isEmpty)
  }

  private static func talk(_ person: PersonID, _ printed: String, isConversation: Bool = true) -> LoggedContact {
    LoggedContact(
      id: "1", batch: "1", at: now,
      person: PersonReference(id: person, printedID: printed, name: "X", phones: [], emails: [], role: nil),
      recruiterName: "Ruth", channel: .call, direction: .outbound, outcome: isConversation ? .connected : .voicemail,
      durationSeconds: 300, isConversation: isConversation, jobID: nil, jobTitle: nil, clientName: nil, note: nil,
      isFinished: false)
  }

  @Test(arguments: Engine.tested) func aPieceIsOfferedAfterATalkOnceAndNeverAfterSilence(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk.atPresent()
    let plan = try desk.planCampaign(Self.entry(heldOut: 10), now: Self.now)
    let key = try Self.key(desk, plan, shows: true)
    try desk.startCampaign(plan.id, by: .none, now: Self.now, key: key)
    let person = try #require(try desk.store.campaignMembers(of: plan.id).first).person
    let printed = try #require(try desk.store.people([person])[person]).printedID
    #expect(
      try desk.piecesAfter([Self.talk(person, printed, isConversation: false)], with: "R1", now: Self.now).isEmpty)
    let offer = try #require(try desk.piecesAfter([Self.talk(person, printed)], with: "R1", now: Self.now)[person])
    #expect(offer.slug == "seven-moments" && offer.campaign == plan.id)
    let again = try desk.piecesAfter([Self.talk(person, printed)], with: "R1", now: Self.now)[person]
    #expect(again?.token.text == offer.token.text)
    // The link counts for itself; looking ahead does not.
    let door = desk.audienceDoor()
    #expect(try door.countView(offer.token, of: "seven-moments", counts: false, now: Self.now))
    #expect(try desk.campaign(plan.id, now: Self.now).report.exposure.opened == 0)
    #expect(try door.countView(offer.token, of: "seven-moments", counts: true, now: Self.now))
    #expect(try !door.countView(offer.token, of: "pause-guide", counts: true, now: Self.now))
    #expect(try desk.campaign(plan.id, now: Self.now).report.exposure.opened == 1)
    try desk.sendPiece(
      SentEntry(campaign: plan.id, person: printed, recruiter: "R1", piece: "seven-moments"), now: Self.now)
    #expect(try desk.piecesAfter([Self.talk(person, printed)], with: "R1", now: Self.now).isEmpty)
    let sent = try desk.sentPieces(by: "R1", now: Self.now)
    #expect(sent.count == 1 && sent[0].personID == printed && sent[0].campaignName == "Seven moments")
    let exposure = try desk.campaign(plan.id, now: Self.now).report.exposure
    #expect(exposure.sent == 1 && exposure.reached == 1 && exposure.heldOutReached == 0)
  }

  @Test(arguments: Engine.tested) func whatGoesOutStandsInTheCalendarWithALinkForEverybody(_ engine: Engine) throws {
    let desk = try Self.office(engine).desk
    try desk.setStudioLook(StudioLook(booking: "https://firm.example/book"), now: Self.now)
    let plan = try desk.planCampaign(Self.entry(), now: Self.now)
    func item(_ day: CivilDate, _ source: String = "linkedin", _ piece: String = "seven-moments") -> CalendarItem {
      CalendarItem(campaign: plan.id, day: day, source: source, piece: piece)
    }
    #expect(throws: DeskError.campaign(.day)) {
      try desk.addToCalendar(item(Self.today.adding(days: 200)), now: Self.now)
    }
    #expect(throws: DeskError.campaign(.source)) {
      try desk.addToCalendar(item(Self.today, "pigeon"), now: Self.now)
    }
    #expect(throws: DeskError.campaign(.pieces)) {
      try desk.addToCalendar(item(Self.today, "print", "pause-guide"), now: Self.now)
    }
    try desk.addToCalendar(item(Self.today.adding(days: 3)), now: Self.now)
    let line = try #require(try desk.campaignCalendar(now: Self.now).first)
    #expect(line.campaignName == "Seven moments" && line.item.doneAt == nil)
    let token = try #require(line.token)
    let door = desk.audienceDoor()
    #expect(
      try door.countFollow(token, counts: true, now: Self.now)
        == "https://firm.example/book?utm_source=linkedin&utm_medium=social&utm_campaign=seven-moments&utm_content=seven-moments"
    )
    #expect(try door.countView(token, of: "seven-moments", counts: true, now: Self.now))
    let exposure = try desk.report(desk.storedCampaign(plan.id))
    #expect(exposure.verdict == .notStarted)
    try desk.startCampaign(plan.id, now: Self.now)
    let started = try desk.campaign(plan.id, now: Self.now)
    #expect(started.report.exposure.publicViews == 1 && started.report.exposure.publicFollows == 1)
    #expect(started.report.exposure.reached == 0)
    #expect(started.report.cannotTell.contains { $0.contains("no effect is claimed") })
    try desk.finishCalendarItem(line.item.id, now: Self.now)
    #expect(try desk.campaignCalendar(now: Self.now).first?.item.doneAt == Self.now)
  }
}
