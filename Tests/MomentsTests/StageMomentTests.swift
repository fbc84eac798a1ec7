import Recruitment
import Testing

@testable import Moments

/// What a submission's stages make due, at once or after a while.
struct StageMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `C12 opens at the final interview and lapses with the offer`() throws {
    var firm = SmallFirm()
    firm.talk(1, "2026-03-03T08:00:00Z")
    firm.stage(.finalInterview, "2026-03-03T09:00:00Z")
    let found = try firm.moments("C12")
    #expect(spans(found) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["stage_since 2026-03-03T09:00:00Z", "last_talk 2026-03-03T08:00:00Z"])
    firm.stage(.finalInterview, "2026-03-04T09:00:00Z")
    firm.stage(.offer, "2026-03-05T09:00:00Z")
    #expect(spans(try firm.moments("C12")) == [Span3("2026-03-03T09:00:00Z", "2026-03-05T09:00:00Z", "withdrawn")])
    firm.talk(1, "2026-03-04T15:00:00Z")
    #expect(spans(try firm.moments("C12")) == [Span3("2026-03-03T09:00:00Z", "2026-03-04T15:00:00Z", "conversation")])
  }

  @Test func `C22 opens twenty days after the start, fourteen after a talk, and is too late after thirty`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-02T09:00:00Z")
    #expect(spans(try firm.moments("C22")) == [Span3("2026-03-22T09:00:00Z", "2026-04-01T09:00:00Z", "expired")])
    var talked = firm
    talked.talk(1, "2026-03-15T10:00:00Z")
    #expect(spans(try talked.moments("C22")) == [Span3("2026-03-29T10:00:00Z", "2026-04-01T09:00:00Z", "expired")])
    talked.talk(1, "2026-03-30T10:00:00Z")
    #expect(spans(try talked.moments("C22")) == [Span3("2026-03-29T10:00:00Z", "2026-03-30T10:00:00Z", "conversation")])
    var late = firm
    late.talk(1, "2026-03-20T10:00:00Z")
    #expect(try late.moments("C22").isEmpty)
    firm.stage(.leftInRebate, "2026-03-25T09:00:00Z")
    #expect(spans(try firm.moments("C22")) == [Span3("2026-03-22T09:00:00Z", "2026-03-25T09:00:00Z", "withdrawn")])
  }

  @Test func `K02 counts working days and is content with any talk since the start`() throws {
    var firm = SmallFirm(job: .contract)
    // Thursday: three working days later is Tuesday.
    firm.stage(.started, "2026-03-05T09:00:00Z")
    #expect(spans(try firm.moments("K02")) == [Span3("2026-03-10T09:00:00Z", "2026-03-19T09:00:00Z", "expired")])
    firm.talk(1, "2026-03-06T09:00:00Z")
    #expect(try firm.moments("K02").isEmpty)
    var perm = SmallFirm(job: .perm)
    perm.stage(.started, "2026-03-05T09:00:00Z")
    #expect(try perm.moments("K02").isEmpty)
  }

  @Test func `L13 is with the job's contact, whoever that is by then`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-05T09:00:00Z")
    firm.talk(1, "2026-03-06T09:00:00Z")
    let found = try firm.moments("L13")
    #expect(spans(found) == [Span3("2026-03-10T09:00:00Z", "2026-03-19T09:00:00Z", "expired")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 1, by 7")
    firm.contactChanges(to: 3, "2026-03-09T09:00:00Z")
    #expect(try firm.moments("L13").map(\.person) == [PersonID(3)])
  }

  @Test(arguments: [
    (Stage.declined, "C15"), (.declined, "L10"), (.boughtBack, "L10"), (.fellThrough, "L11"), (.noShow, "L11"),
  ])
  func `an end that hurts is talked about within the day, for thirty days`(stage: Stage, rule: String) throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.stage(stage, "2026-03-04T09:00:00Z")
    let found = try firm.moments(rule)
    #expect(spans(found) == [Span3("2026-03-04T09:00:00Z", "2026-04-03T09:00:00Z", "expired")])
    #expect(found[0].person == PersonID(rule == "C15" ? 1 : 2))
    firm.talk(rule == "C15" ? 1 : 2, "2026-03-04T10:00:00Z")
    #expect(spans(try firm.moments(rule)) == [Span3("2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z", "conversation")])
    firm.frame.jobs[0].kind = UInt32(JobKind.contract.rawValue)
    #expect(try firm.moments(rule).isEmpty)
  }

  @Test func `L11 opens for who withdraws after a yes, not before it`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.stage(.withdrew, "2026-03-04T09:00:00Z")
    #expect(try firm.moments("L11").isEmpty)
    firm.add(submission: 2, candidate: 11)
    firm.stage(.accepted, "2026-03-05T09:00:00Z", submission: 2)
    firm.stage(.withdrew, "2026-03-06T09:00:00Z", submission: 2)
    #expect(try firm.moments("L11").map(\.parties) == ["2 of client 5, job 1, submission 2, by 7"])
  }

  // MARK: Turned down

  @Test func `C07 opens when they are turned down after an interview, and is for a talk alone`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.stage(.rejected, "2026-03-06T09:00:00Z")
    firm.write(1, "2026-03-06T10:00:00Z")
    let found = try firm.moments("C07")
    #expect(spans(found) == [Span3("2026-03-06T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["turned_down 2026-03-06T09:00:00Z", "written 2026-03-06T10:00:00Z"])
    #expect(try firm.moments("M09").isEmpty)
    firm.talk(1, "2026-03-06T11:00:00Z")
    #expect(spans(try firm.moments("C07")) == [Span3("2026-03-06T09:00:00Z", "2026-03-06T11:00:00Z", "conversation")])
  }

  @Test func `C07 is owed no more to whoever has said yes to another job since`() throws {
    var firm = SmallFirm()
    firm.add(submission: 2, candidate: 1)
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.stage(.accepted, "2026-03-05T09:00:00Z", submission: 2)
    firm.stage(.rejected, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("C07")) == [Span3("2026-03-06T09:00:00Z", nil, "open")])
    firm.add(submission: 3, candidate: 1)
    firm.stage(.accepted, "2026-03-09T09:00:00Z", submission: 3)
    #expect(spans(try firm.moments("C07")) == [Span3("2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
  }

  @Test func `M09 is for a no on paper, also where an interview was planned and not held`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-10T14:00:00Z")
    firm.stage(.rejected, "2026-03-06T09:00:00Z")
    // It used to drop off the list unsent on the next working day.
    #expect(spans(try firm.moments("M09")) == [Span3("2026-03-06T09:00:00Z", "2026-03-20T09:00:00Z", "expired")])
    #expect(try firm.moments("C07").isEmpty)
    firm.write(1, "2026-03-06T10:00:00Z")
    #expect(spans(try firm.moments("M09")) == [Span3("2026-03-06T09:00:00Z", "2026-03-06T10:00:00Z", "message")])
    firm.stage(.submitted, "2026-03-06T09:30:00Z")
    #expect(spans(try firm.moments("M09")) == [Span3("2026-03-06T09:00:00Z", "2026-03-06T09:30:00Z", "withdrawn")])
  }
}
