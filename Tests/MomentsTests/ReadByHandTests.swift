import Recruitment
import Testing

@testable import Moments

/// What a reader found who held cards of simulated firms against the files, each by its name.
struct ReadByHandTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  // MARK: Where nobody of ours was

  @Test func `a recap was asked for of an interview at which nobody of ours had been`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.meetOthers(1, "2026-03-05T14:00:00Z")
    firm.meetOthers(2, "2026-03-05T14:00:00Z")
    #expect(try firm.moments("M07").isEmpty)
    firm.interaction(
      1, "2026-03-06T09:00:00Z", by: 0,
      InteractionTraits(channel: .call, direction: .outbound, outcome: .connected, durationSeconds: 300))
    #expect(try firm.moments("M07").map(\.person) == [PersonID(1)])
  }

  @Test func `an interview with the client was told as our last talk, and kept other talks from being due`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T09:00:00Z")
    firm.add(submission: 2, candidate: 12)
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-03T09:00:00Z", submission: 2)
    firm.meetOthers(2, "2026-03-03T09:00:00Z")
    #expect(spans(try firm.moments("L03")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    var placed = SmallFirm()
    placed.stage(.accepted, "2026-03-02T09:00:00Z")
    placed.talk(1, "2026-03-02T10:00:00Z")
    placed.meetOthers(1, "2026-03-05T10:00:00Z")
    let warm = try placed.moments("C19")
    #expect(spans(warm) == [Span3("2026-03-12T10:00:00Z", nil, "open")])
    #expect(warm[0].told.contains("last_talk 2026-03-02T10:00:00Z"))
  }

  @Test func `a client who has met their new hire was asked to`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.meetOthers(2, "2026-03-10T09:00:00Z")
    let found = try firm.moments("L12")
    #expect(spans(found) == [Span3("2026-03-24T09:00:00Z", nil, "open")])
    #expect(found[0].told == ["accepted 2026-03-02T09:00:00Z"])
  }

  // MARK: Nothing new

  @Test func `who had written that they had taken another job was told that nothing had happened`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T09:00:00Z")
    firm.reply(1, "2026-03-03T10:00:00Z")
    let found = try firm.moments("M06").filter { $0.person == PersonID(1) }
    #expect(spans(found) == [Span3("2026-03-06T10:00:00Z", "2026-03-09T10:00:00Z", "expired")])
    #expect(found[0].told == ["quiet_since 2026-03-03T10:00:00Z"])
    // And when they write, there is something new.
    firm.reply(1, "2026-03-06T11:00:00Z")
    let again = try firm.moments("M06").filter { $0.person == PersonID(1) }
    #expect(spans(again) == [Span3("2026-03-06T10:00:00Z", "2026-03-06T11:00:00Z", "withdrawn")])
  }

  @Test(arguments: [Stage.submitted, .interview])
  func `a client whose turn it was to answer was told that there was nothing new`(stage: Stage) throws {
    var firm = SmallFirm()
    firm.stage(stage, "2026-03-03T09:00:00Z", for: "2026-03-04T09:00:00Z")
    #expect(try firm.moments("M06").filter { $0.person == PersonID(2) }.isEmpty)
    firm.stage(.rejected, "2026-03-10T09:00:00Z")
    #expect(
      spans(try firm.moments("M06").filter { $0.person == PersonID(2) })
        == [Span3("2026-03-13T09:00:00Z", "2026-03-16T09:00:00Z", "expired")])
  }

  // MARK: True now

  @Test func `the moves of an interview were asked about after it was held`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-10T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T10:00:00Z", starts: "2026-03-11T14:00:00Z", status: .moved)
    firm.date(.interview, known: "2026-03-04T10:00:00Z", starts: "2026-03-12T14:00:00Z", status: .moved)
    let held = [Span3("2026-03-04T10:00:00Z", "2026-03-12T14:00:00Z", "withdrawn")]
    #expect(spans(try firm.moments("C09")) == held)
    var happened = firm
    happened.date(.interview, known: "2026-03-12T15:00:00Z", starts: "2026-03-12T14:00:00Z", status: .happened)
    #expect(spans(try happened.moments("C09")) == held)
    var later = firm
    later.date(.interview, known: "2026-03-05T10:00:00Z", starts: "2026-03-16T14:00:00Z", status: .moved)
    #expect(spans(try later.moments("C09")) == [Span3("2026-03-04T10:00:00Z", "2026-03-16T14:00:00Z", "withdrawn")])
    firm.date(.interview, known: "2026-03-05T10:00:00Z", starts: "2026-03-12T14:00:00Z", status: .cancelled)
    #expect(spans(try firm.moments("C09")) == [Span3("2026-03-04T10:00:00Z", nil, "open")])
  }

  @Test func `an interview whose moves were written down after it was held was asked about`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-10T14:00:00Z")
    firm.date(.interview, known: "2026-03-12T10:00:00Z", starts: "2026-03-11T14:00:00Z", status: .moved)
    firm.date(.interview, known: "2026-03-12T11:00:00Z", starts: "2026-03-11T15:00:00Z", status: .moved)
    #expect(try firm.moments("C09").isEmpty)
  }

  @Test func `who was put forward after a card opened was left out of its count`() throws {
    var firm = SmallFirm(job: .search)
    for number: UInt32 in 2...3 { firm.add(submission: number, candidate: 10 + number) }
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.stage(.submitted, "2026-03-17T09:00:00Z", submission: 2)
    func told(_ rule: String, _ time: String) throws -> [String] {
      try #require(try firm.moments(rule, asOf: time).last { $0.endedAt == nil }).told
    }
    #expect(try told("L02", "2026-03-16T10:00:00Z").contains("put_forward 1 2026-03-03T09:00:00Z"))
    #expect(try told("L02", "2026-03-18T10:00:00Z").contains("put_forward 2 2026-03-17T09:00:00Z"))
    #expect(try told("L20", "2026-03-16T10:00:00Z").contains("profiles 1 2026-03-03T09:00:00Z"))
    #expect(try told("L20", "2026-03-18T10:00:00Z").contains("profiles 2 2026-03-17T09:00:00Z"))
    // What has ended tells what it opened with.
    firm.talk(2, "2026-03-19T09:00:00Z")
    #expect(try firm.moments("L02")[0].told.last == "put_forward 1 2026-03-03T09:00:00Z")
  }

  // MARK: Told in a talk

  @Test func `who had just told it on the telephone was to be rung about it`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.fact("other_offer", "2026-03-04T09:40:00Z", person: 1)
    firm.fact("competing_route", "2026-03-04T09:40:00Z", job: 1)
    #expect(try firm.moments("C10").map(\.endedBy) == [.open])
    var before = firm
    before.talk(1, "2026-03-04T08:40:00Z")
    before.talk(2, "2026-03-04T08:40:00Z")
    #expect(try before.moments("C10").map(\.endedBy) == [.open] && before.moments("L08").map(\.endedBy) == [.open])
    firm.talk(1, "2026-03-04T09:15:00Z")
    firm.talk(2, "2026-03-04T09:15:00Z")
    #expect(try firm.moments("C10").isEmpty && firm.moments("L08").isEmpty)
    var placed = SmallFirm()
    placed.stage(.started, "2026-03-03T09:00:00Z")
    placed.fact("concern", "2026-03-10T09:40:00Z", person: 1)
    placed.talk(1, "2026-03-10T09:30:00Z")
    #expect(try placed.moments("L15").map(\.person) == [PersonID(2)])
  }

  @Test func `a number told in a talk was to be talked about again`() throws {
    var firm = SmallFirm()
    firm.frame.jobs[0].salaryMax = 50_000
    firm.stage(.shortlisted, "2026-03-03T09:00:00Z")
    firm.fact("salary_expectation", "2026-03-04T09:40:00Z", person: 1, amount: 60_000)
    #expect(try firm.moments("C03").map(\.endedBy) == [.open])
    firm.talk(1, "2026-03-04T09:20:00Z")
    #expect(try firm.moments("C03").isEmpty)
  }
}
