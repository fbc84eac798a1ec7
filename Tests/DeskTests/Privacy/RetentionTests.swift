import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What has been kept long enough.
@Suite struct RetentionTests {
  static let now = SmallOffice.time("2028-03-31T12:00:00Z")

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.importFiles(
      office.bundle([
        "people.csv": """
        person_id,kind,name,emails,created_at
        old,candidate,Long Gone,gone@mail.example,2019-01-01T09:00:00Z
        back,candidate,Was Back,back@mail.example,2019-01-01T09:00:00Z
        temp,candidate,At Work,temp@mail.example,2019-01-01T09:00:00Z
        dateless,candidate,No Date,no@mail.example,

        """,
        "jobs.csv": "job_id,client_id,title,kind,opened_at\nJT,C1,Night shift,contract,2019-01-01T09:00:00Z\n",
        "submissions.csv": "submission_id,job_id,person_id,created_at\nST,JT,temp,2019-01-02T09:00:00Z\n",
        "submission_events.csv": "submission_id,at,stage\nST,2019-02-01T09:00:00Z,started\n",
        "interactions.csv": """
        interaction_id,at,person_id,channel,direction,outcome,subject,body
        IO,2019-02-02T09:30:00Z,old,email,outbound,sent,Old,old words
        IB,2019-02-02T09:30:00Z,back,email,outbound,sent,Old,older words
        IN,2027-06-02T09:30:00Z,back,email,inbound,,New,new words

        """,
      ]))
    return office
  }

  @Test(arguments: Engine.tested) func itSaysWhatWouldGoAndLeavesIt(_ engine: Engine) throws {
    let office = try office(engine)
    let report = try office.desk.retention(now: Self.now)
    // The harbour's people were last seen in March 2026, two years and some weeks ago.
    #expect(report.people.first == .init(id: "old", lastSeen: SmallOffice.time("2019-02-02T09:30:00Z")))
    #expect(Set(report.people.map(\.id)).isDisjoint(with: ["back", "temp", "dateless"]))
    #expect(report.peopleInAll == report.people.count)
    #expect(report.texts == 5)
    #expect(try office.desk.store.person("old") != nil)
  }

  @Test(arguments: Engine.tested) func itRemovesThatAndKeepsTheRest(_ engine: Engine) throws {
    let office = try office(engine)
    let counts = try office.desk.store.counts()
    let report = try office.desk.applyRetention(now: Self.now)
    #expect(report.peopleInAll > 0)
    #expect(try office.desk.store.person("old") == nil)
    for id in ["back", "temp", "dateless"] { #expect(try office.desk.store.person(id) != nil, "\(id)") }
    let back = try #require(try office.desk.store.person("back"))
    #expect(try office.desk.store.timeline(back.id).map(\.body) == ["new words", nil])
    #expect(try office.desk.store.counts() == counts)
    #expect(try office.desk.retention(now: Self.now).peopleInAll == 0)
    // The firm's own system still exports them; whoever registers anew comes in.
    try office.importFiles(
      office.bundle(["people.csv": "person_id,kind,name,emails\nold,candidate,Long Gone,gone@mail.example\n"]))
    #expect(try office.desk.store.person("old") == nil)
    try office.importFiles(
      office.bundle(["people.csv": "person_id,kind,name,emails\nnew,candidate,Long Gone,gone@mail.example\n"]))
    #expect(try office.desk.store.person("new") != nil)
  }

  @Test func nothingTheLawAsksForIsGivenUp() throws {
    let office = try SmallOffice(.sqlite)
    #expect(throws: DeskError.keepsTooShort(months: 12)) { try office.desk.setRetention(people: 11, texts: nil) }
    #expect(throws: DeskError.keepsTooShort(months: 12)) { try office.desk.setRetention(people: nil, texts: 6) }
    #expect(try office.desk.setRetention(people: 36, texts: nil).people == 36)
    #expect(try office.desk.retentionSchedule().texts == 24 && office.desk.retentionSchedule().people == 36)
  }

  @Test func monthsAreCalendarMonths() {
    func back(_ text: String, _ months: Int) -> String {
      ISOTimestamp.utc(Desk.months(months, before: SmallOffice.time(text)))
    }
    #expect(back("2028-03-31T12:00:00Z", 1) == "2028-02-29T12:00:00Z")
    #expect(back("2028-02-29T12:00:00Z", 24) == "2026-02-28T12:00:00Z")
    #expect(back("2028-01-15T00:00:01Z", 13) == "2026-12-15T00:00:01Z")
  }

  @Test(arguments: Engine.tested) func workInHandIsNobodyElses(_ engine: Engine) throws {
    let store = try SmallOffice(engine).desk.store
    let now = SmallOffice.now
    let first = try store.claim("retention", holder: "a", seconds: 60, now: now)
    #expect(throws: StorageError.claimed("retention")) {
      try store.claim("retention", holder: "b", seconds: 60, now: now + 59)
    }
    #expect(try store.leases(now: now).map(\.holder) == ["a"])
    let second = try store.claim("retention", holder: "b", seconds: 60, now: now + 61)
    #expect(second.token > first.token)
    // Whoever lost it is told before doing harm, and cannot give away what is not theirs.
    #expect(throws: StorageError.claimed("retention")) { try store.keep(first, seconds: 60, now: now + 62) }
    try store.giveBack(first)
    #expect(try store.keep(second, seconds: 60, now: now + 62).until == now + 122)
    try store.giveBack(second)
    #expect(try store.leases(now: now + 62).isEmpty)
  }
}
