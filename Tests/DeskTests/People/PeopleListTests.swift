import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct PeopleListTests {
  private static let now = SmallOffice.now

  private func names(_ page: PeoplePage, _ part: PeopleQuery.Part) -> [String] {
    page.sections.first { $0.part == part }?.lines.map(\.person.printedID) ?? []
  }

  @Test(arguments: Engine.tested) func whomNobodySpokeToComesLongestFirst(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let later = SmallOffice.time("2026-06-01T09:00:00Z")
    let page = try office.desk.people(of: "R1", PeopleQuery(days: 60), asOf: later)
    #expect(names(page, .silent) == ["P4", "P2", "P1"] && names(page, .owned) == ["P1", "P4", "P2"])
    #expect(names(page, .recent) == ["P2", "P4", "P1"])
    #expect(page.sections.map(\.inAll) == [3, 3, 3])
    // In 90 days from her last talk Anna is not yet on it.
    #expect(
      names(try office.desk.people(of: "R1", PeopleQuery(days: 91), asOf: later), .silent) == ["P4"])
    // Whom a colleague owns that colleague looks after.
    #expect(names(try office.desk.people(of: "R2", PeopleQuery(days: 60), asOf: later), .silent) == ["P3"])
    try office.desk.logConversation(
      ConversationEntry(personID: "P4", recruiterID: "R2", channel: .call, outcome: .connected, at: later), now: later)
    let after = try office.desk.people(of: "R1", PeopleQuery(days: 60), asOf: later + 1)
    #expect(names(after, .silent) == ["P2", "P1"])
    #expect(after.sections[1].lines.first { $0.person.printedID == "P4" }?.lastWith == "Omar Reed")
    #expect(throws: DeskError.noSuchRecruiter("R9")) {
      try office.desk.people(of: "R9", PeopleQuery(), asOf: later)
    }
  }

  /// A door that stays open finds who came since it first looked.
  @Test func whoCameSinceIsOnTheListToo() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    let desk = try office.desk.keepingMoments()
    #expect(names(try desk.people(of: "R2", PeopleQuery(), asOf: Self.now), .recent).isEmpty)
    try desk.logConversation(
      ConversationEntry(personID: "P1", recruiterID: "R2", channel: .call, outcome: .voicemail, at: Self.now),
      now: Self.now)
    #expect(names(try desk.people(of: "R2", PeopleQuery(), asOf: Self.now), .recent) == ["P1"])
  }

  @Test(arguments: Engine.tested) func tagsSnoozesAndOwnersStandWithEachPerson(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    #expect(
      try desk.changePeople(["P1", "P4"], .tag(" Key  People "), by: "R1", now: Self.now)
        == PeopleChangeReport(done: 2))
    let tagged = try desk.people(of: "R1", PeopleQuery(tag: "key people"), asOf: Self.now)
    #expect(names(tagged, .owned) == ["P1", "P4"] && tagged.tags.map(\.count) == [2])
    #expect(try desk.person("P1", asOf: Self.now).facts.map(\.what).contains("tag: key people"))
    #expect(
      try desk.changePeople(["P1"], .untag("key people"), by: "R1", now: Self.now + 5) == PeopleChangeReport(done: 1))
    #expect(names(try desk.people(of: "R1", PeopleQuery(tag: "key people"), asOf: Self.now + 5), .owned) == ["P4"])
    for wrong in ["", "  ", "<b>", String(repeating: "x", count: 41)] {
      #expect(throws: DeskError.unreadable(fact: "tag")) {
        try desk.changePeople(["P1"], .tag(wrong), by: "R1", now: Self.now)
      }
    }
    // What is due is put off; with whom nothing is, nothing is recorded.
    let until = Self.now + Span.day
    let report = try desk.changePeople(["P1", "P3"], .snooze(until: until), by: "R1", now: Self.now + 10)
    #expect(report == PeopleChangeReport(done: 1, unchanged: 1))
    #expect(try desk.person("P1", asOf: Self.now + 10).open.isEmpty)
    // Given to a colleague, with what it was before on record.
    #expect(try desk.changePeople(["P1"], .assign(to: "R2"), by: "R1", now: Self.now + 20).done == 1)
    #expect(try desk.changePeople(["P1"], .assign(to: "R2"), by: "R1", now: Self.now + 21).unchanged == 1)
    #expect(try desk.person("P1", asOf: Self.now + 30).ownerName == "Omar Reed")
    let changes = try desk.person("P1", asOf: Self.now + 30).changes
    #expect(changes.map(\.what) == [.given(to: "Omar Reed"), .untagged("key people"), .tagged("key people")])
    #expect(
      changes.allSatisfy { $0.by == "Ruth Adler" }
        && changes.map(\.at.seconds) == [20, 5, 0].map { Self.now.seconds + $0 })
    #expect(try desk.person("P3", asOf: Self.now + 30).changes.isEmpty)
    let versions = try desk.chronicle()
    let id = UInt32(try #require(try desk.store.person("P1")).id.value)
    withExtendedLifetime(versions) { #expect(versions.versions(ofPerson: id).count == 2) }
    #expect(throws: DeskError.noSuchPerson("P77")) {
      try desk.changePeople(["P4", "P77"], .tag("late"), by: "R1", now: Self.now)
    }
    #expect(try !desk.store.tags(by: Self.now + 60).contains { $0.tag == "late" })
  }

  @Test(arguments: Engine.tested) func aHandOverSheetHoldsWhatIsDueAndPromised(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let sheet = try office.desk.handOver(of: "R1", asOf: Self.now)
    #expect(sheet.recruiterName == "Ruth Adler" && sheet.jobs.map(\.jobID) == ["J1"])
    #expect(Set(sheet.people.map(\.line.person.printedID)).isSuperset(of: ["P1", "P2", "P4"]))
    #expect(sheet.people.first { $0.line.person.printedID == "P1" }?.due.isEmpty == false)
    let due = sheet.people.map { !$0.due.isEmpty }
    #expect(due == due.sorted { $0 && !$1 })
    #expect(sheet.pipeline.map(\.submissionID) == ["S1", "S3"])
  }
}
