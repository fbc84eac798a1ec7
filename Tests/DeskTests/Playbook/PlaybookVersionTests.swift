import Recruitment
import Testing

@testable import Desk
@testable import Moments
@testable import Storage

@Suite struct PlaybookVersionTests {
  private static let now = SmallOffice.now

  /// The harbour's desk with the playbook that its own store holds.
  private static func desk(_ office: SmallOffice) throws -> Desk {
    try office.importHarbour()
    let desk = office.desk
    return Desk(
      store: desk.store, playbooks: PlaybookShelf(path: nil, store: desk.store), shelf: desk.shelf, keys: desk.keys)
  }

  private static func text(_ code: String, _ path: String, _ value: String) throws -> String {
    let standard = try PlaybookText(Playbook.standardText)
    return try standard.setting(code, to: #require(standard.rule(code)).setting(path, to: .text(value))).text
  }

  @Test(arguments: Engine.tested) func theNewestVersionIsInForceAndEachIsKeptWhole(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let desk = try Self.desk(office)
    #expect(try desk.playbookInForce().version == 0 && desk.playbookVersions().isEmpty)
    let first = try Self.text("C06", "limit_hours", "2")
    #expect(try desk.adoptPlaybook(first, why: " Sooner ", after: 0, now: Self.now) == 1)
    #expect(try desk.adoptPlaybook(Self.text("C06", "limit_hours", "3"), why: "Later", after: 1, now: Self.now) == 2)
    let fresh = try Self.desk(office)
    #expect(try fresh.playbook().rules.first { $0.code == "C06" }?.limitHours == 3)
    #expect(try fresh.playbookText(version: 1) == first)
    #expect(try fresh.playbookVersions().map(\.why) == ["Later", "Sooner"])
    #expect(try fresh.rollBackPlaybook(to: 1, why: "Back", after: 2, now: Self.now) == 3)
    #expect(try fresh.playbookInForce().text == first)
    #expect(try fresh.rollBackPlaybook(to: 0, why: "Anew", after: 3, now: Self.now) == 4)
    #expect(try fresh.playbookInForce().text == Playbook.standardText)
    #expect(try desk.auditLog().prefix(2).map(\.deed) == [.rolledBackPlaybook, .rolledBackPlaybook])
    // By whatever program, a version stays as it is.
    for statement in ["UPDATE playbook_version SET why = 'x'", "DELETE FROM playbook_version"] {
      #expect(throws: (any Error).self) { try desk.store.database.write { try $0.execute(statement) } }
    }
  }

  @Test func whatDoesNotHoldIsNotAdopted() throws {
    let office = try SmallOffice(.sqlite)
    let desk = try Self.desk(office)
    let good = try Self.text("C06", "limit_hours", "2")
    #expect(throws: DeskError.noReason) { try desk.adoptPlaybook(good, why: " ", after: 0, now: Self.now) }
    #expect(throws: PlaybookError.self) {
      try desk.adoptPlaybook(Self.text("C06", "limit_hours", "soon"), why: "x", after: 0, now: Self.now)
    }
    #expect(throws: PlaybookError.self) {
      let long = good + String(repeating: "#", count: Desk.longestPlaybook)
      _ = try desk.adoptPlaybook(long, why: "x", after: 0, now: Self.now)
    }
    try desk.adoptPlaybook(good, why: "x", after: 0, now: Self.now)
    // Somebody who began from what was before.
    #expect(throws: DeskError.changedMeanwhile) { try desk.adoptPlaybook(good, why: "y", after: 0, now: Self.now) }
    #expect(throws: DeskError.noSuchVersion(9)) {
      try desk.rollBackPlaybook(to: 9, why: "x", after: 1, now: Self.now)
    }
    let path = try office.file("own.yaml", good)
    let filed = Desk(
      store: desk.store, playbooks: PlaybookShelf(path: path, store: desk.store), shelf: desk.shelf, keys: desk.keys)
    #expect(throws: DeskError.playbookIsFile) { try filed.adoptPlaybook(good, why: "x", after: 1, now: Self.now) }
    #expect(try filed.playbookInForce().isFile)
  }

  @Test func aTryTellsWhatWouldHaveOpenedById() throws {
    let office = try SmallOffice(.sqlite)
    let desk = try Self.desk(office)
    let same = try desk.tryPlaybook(Playbook.standardText, now: Self.now)
    #expect(same.more == 0 && same.fewer == 0 && same.counts.isEmpty && same.rows.isEmpty)
    let off = try desk.tryPlaybook(Self.text("C06", "off", "true"), now: Self.now)
    #expect(off.fewer > 0 && off.more == 0 && off.counts.map(\.rule) == ["C06"])
    #expect(off.rows.allSatisfy { $0.rule == "C06" && !$0.isMore && $0.person != nil })
    // The other way round it is as many more, by the same ids.
    try desk.adoptPlaybook(Self.text("C06", "off", "true"), why: "x", after: 0, now: Self.now)
    let back = try Self.desk(office).tryPlaybook(Playbook.standardText, now: Self.now)
    #expect(back.more == off.fewer && back.fewer == 0 && Set(back.rows.map(\.id)) == Set(off.rows.map(\.id)))
    // Another limit opens the same, due at another time.
    let later = try desk.tryPlaybook(Self.text("C06", "limit_hours", "40"), now: Self.now)
    #expect(later.moved > 0)
  }

  @Test func aDoorThatStaysOpenFollowsAtOnce() throws {
    let office = try SmallOffice(.sqlite)
    let desk = try Self.desk(office).keepingMoments()
    func rules() throws -> [String] {
      try desk.inForce().today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations.map(\.rule)
    }
    #expect(try rules() == ["C08", "C06"])
    let before = try desk.inForce().today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations.map(\.moment)
    try desk.adoptPlaybook(Self.text("C06", "off", "true"), why: "x", after: 0, now: Self.now)
    #expect(try rules() == ["C08"])
    try desk.rollBackPlaybook(to: 0, why: "y", after: 1, now: Self.now)
    #expect(try rules() == ["C08", "C06"])
    #expect(
      try desk.inForce().today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations.map(\.moment) == before)
  }

  /// Pages that are open are told by its number; what was made by the one before is not kept as if by the newer one.
  @Test(arguments: Engine.tested) func eachVersionHasItsNumberAtADoor(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let desk = try Self.desk(office).keepingMoments()
    let held = try desk.inForce()
    #expect(try held.edition == 0 && desk.editionInForce() == 0)
    try desk.adoptPlaybook(Self.text("C06", "off", "true"), why: "x", after: 0, now: Self.now)
    #expect(try desk.editionInForce() == 1)
    try held.rollBackPlaybook(to: 0, why: "y", after: 1, now: Self.now)
    #expect(try desk.editionInForce() == 2)
    #expect(try held.dayMark()?.playbook == 0 && desk.inForce().dayMark()?.playbook == 2)
  }

  @Test func aReleaseThatChangedItsRulesLeavesTheFirmsOwnAlone() throws {
    let office = try SmallOffice(.sqlite)
    let desk = try Self.desk(office)
    #expect(try desk.playbookUpgrade() == nil)
    // As if an earlier release had come with another limit for C08.
    let earlier = try Self.text("C08", "limit_hours", "77")
    let firm = try PlaybookText(earlier)
    let own = try firm.setting("C06", to: #require(firm.rule("C06")).setting("limit_hours", to: .text("5"))).text
    _ = try desk.adopt(
      own, why: "Ours", standard: earlier, after: 0, .adoptedPlaybook, by: .none, now: Self.now)
    #expect(try desk.playbookInForce().hasUpgrade)
    let merge = try #require(try desk.playbookUpgrade())
    #expect(
      Set(merge.changes) == [
        .init(rule: "C06", field: "limit_hours", kind: .kept), .init(rule: "C08", field: "limit_hours", kind: .taken),
      ])
    #expect(try desk.upgradePlaybook(after: 1, now: Self.now) == 2)
    let fresh = try Self.desk(office)
    let standard = try Playbook.standard()
    #expect(try fresh.playbook().rules.first { $0.code == "C06" }?.limitHours == 5)
    let limit = standard.rules.first { $0.code == "C08" }?.limitHours
    #expect(try fresh.playbook().rules.first { $0.code == "C08" }?.limitHours == limit)
    #expect(try !fresh.playbookInForce().hasUpgrade && fresh.playbookUpgrade() == nil)
  }
}
