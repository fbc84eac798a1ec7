import Recruitment
import Testing

@testable import Desk

/// A mailbox and nothing else.
struct StartingTests {
  private func message(_ from: String, _ to: String, _ date: String, _ subject: String, _ text: String) -> String {
    """
    From \(from) Mon Mar  2 09:00:00 2026
    From: \(from)
    To: \(to)
    Date: \(date)
    Subject: \(subject)
    Message-ID: <\(date.filter(\.isNumber))@mail.example>

    \(text)


    """
  }

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    let (me, anna, pat) = ("me@firm.example", "Anna Berg <anna@mail.example>", "Pat <pat@shop.example>")
    let box = [
      message(anna, me, "Mon, 23 Feb 2026 09:00:00 +0000", "Hello", "Good to meet you."),
      message(me, anna, "Tue, 24 Feb 2026 09:00:00 +0000", "A job", "I have a job for you."),
      message(me, anna, "Wed, 25 Feb 2026 09:00:00 +0000", "A job", "Did you see my note?"),
      message(me, pat, "Wed, 25 Feb 2026 10:00:00 +0000", "Chairs", "Two chairs please."),
      message(pat, me, "Wed, 25 Feb 2026 11:00:00 +0000", "Chairs", "Which colour would you like?"),
    ].joined()
    let report = try office.importFiles(office.file("box.mbox", box), me: ["me@firm.example"])
    #expect(report.rejectedCount == 0 && report.totals[.interactions] == 5 && report.totals[.people] == 2)
    return office
  }

  private func rules(_ office: SmallOffice) throws -> Set<String> {
    let days = try office.desk.todayForEveryone(asOf: SmallOffice.time("2026-03-02T09:00:00Z"), minutes: nil)
    return Set(days.flatMap { $0.conversations + $0.messages }.map(\.rule))
  }

  @Test(arguments: Engine.tested) func `a mailbox alone says who waits and whom to ring`(_ engine: Engine) throws {
    let office = try office(engine)
    #expect(try rules(office) == ["E01", "E02"])
    let people = try office.desk.correspondents(limit: 10)
    #expect(people.map(\.email) == ["anna@mail.example", "pat@shop.example"])
    #expect(
      people.map(\.sent) == [2, 1] && people.map(\.received) == [1, 1] && people.allSatisfy { $0.kind == .unknown })
    #expect(people.allSatisfy { $0.printedID.hasPrefix("mail:") })
    #expect(try office.desk.correspondents(limit: 1).count == 1)
  }

  @Test(arguments: Engine.tested) func `who is neither candidate nor client is taken out of the record`(
    _ engine: Engine
  ) throws {
    let office = try office(engine)
    try office.desk.classify("anna@mail.example", as: .candidate, now: SmallOffice.now)
    try office.desk.classify("pat@shop.example", as: .neither, now: SmallOffice.now)
    #expect(try office.desk.correspondents(limit: 10).map(\.kind) == [.candidate])
    #expect(try rules(office) == ["E02"])
    #expect(throws: DeskError.self) { try office.desk.person("pat@shop.example", asOf: SmallOffice.now) }
    #expect(throws: DeskError.noSuchPerson("eve@x.example")) {
      try office.desk.classify("eve@x.example", as: .client, now: SmallOffice.now)
    }
  }

  @Test(arguments: Engine.tested) func `what is under way makes a debrief due`(_ engine: Engine) throws {
    let office = try office(engine)
    let lines = try [
      ProcessLine(
        "interview; anna@mail.example; Finance Manager; Harbour Ltd; 2026-02-27T14:00Z", number: 1,
        wallClock: Instant.init)
    ]
    try office.desk.record(lines, now: SmallOffice.time("2026-02-26T09:00:00Z"))
    #expect(try rules(office).contains("C06"))
    // Said again, it is the same.
    try office.desk.record(lines, now: SmallOffice.time("2026-02-26T09:00:00Z"))
    #expect(try office.desk.store.counts()[.submissions] == 1 && office.desk.store.counts()[.submissionEvents] == 1)
    let page = try office.desk.person("anna@mail.example", asOf: SmallOffice.now)
    #expect(page.steps.map(\.jobTitle) == ["Finance Manager"] && page.steps.map(\.clientName) == ["Harbour Ltd"])
  }

  /// What was typed once is never newer: every card said "Check first" from the next day on.
  @Test(arguments: Engine.tested) func `what people write here themselves is never a stale source`(_ engine: Engine)
    throws
  {
    let office = try office(engine)
    let line = try ProcessLine(
      "offer; anna@mail.example; Finance Manager; Harbour Ltd", number: 1, wallClock: Instant.init)
    try office.desk.record([line], now: SmallOffice.time("2026-02-26T09:00:00Z"))
    let ages = try office.desk.sourceAges(asOf: SmallOffice.now)
    #expect(ages.map(\.source) == ["mail", "start"] && ages.map(\.stale) == [true, false])
  }

  @Test(arguments: [
    ("", "write: where; e-mail address; job; client; and when, if you know"),
    ("interview; a; b", "write: where; e-mail address; job; client; and when, if you know"),
    ("interview; a; b; c; d; e", "write: where; e-mail address; job; client; and when, if you know"),
    ("lunch; a; b; c", "the first part is one of submitted, interview, offer, accepted, hold"),
    ("offer; ; b; c", "a person, a job and a client are needed"),
    ("offer; a; b; ", "a person, a job and a client are needed"),
    ("offer; a; b; c; tomorrow", "the time is not a date: write 2026-11-24T14:00"),
  ])
  func `a line that cannot be read says why`(text: String, why: String) {
    #expect(throws: DeskError.badProcessLine(3, why)) { try ProcessLine(text, number: 3, wallClock: Instant.init) }
  }

  @Test func `a line's time is read on the firm's wall clock unless it has an offset`() throws {
    func read(_ time: String) throws -> Instant? {
      try ProcessLine("Interview;a;b;c;\(time)", number: 1) { Instant($0 - 3_600) }.at
    }
    #expect(try read("2026-03-02T09:30") == SmallOffice.time("2026-03-02T08:30:00Z"))
    #expect(try read("2026-03-02T09:30:00Z") == SmallOffice.time("2026-03-02T09:30:00Z"))
    #expect(try read("") == nil)
  }

  @Test(arguments: Engine.tested) func `who one writes to is asked about until it is said, and nobody known is changed`(
    _ engine: Engine
  ) throws {
    let office = try office(engine)
    let asked = try office.desk.unplaced(of: nil)
    #expect(asked.map(\.email) == ["anna@mail.example", "pat@shop.example"])
    try office.desk.place(
      [PlacedPerson(id: asked[0].printedID, kind: .client), PlacedPerson(id: asked[1].printedID, kind: .neither)],
      by: nil, now: SmallOffice.now)
    #expect(try office.desk.unplaced(of: nil).isEmpty)
    #expect(try office.desk.correspondents(limit: 10).map(\.kind) == [.contact])
    #expect(throws: DeskError.noSuchPerson(asked[0].printedID)) {
      try office.desk.place([PlacedPerson(id: asked[0].printedID, kind: .neither)], by: nil, now: SmallOffice.now)
    }
  }
}
