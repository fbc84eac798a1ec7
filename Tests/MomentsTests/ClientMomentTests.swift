import Recruitment
import Testing

@testable import Moments

/// The plain readings of the interchange, one by one, for clients.
struct ClientMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `L01 opens with the job unless its contact was spoken to the day before`() throws {
    var firm = SmallFirm(opened: "2026-03-03T09:00:00Z")
    #expect(spans(try firm.moments("L01")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    firm.jobStatus(.lost, "2026-03-20T09:00:00Z")
    #expect(spans(try firm.moments("L01")) == [Span3("2026-03-03T09:00:00Z", "2026-03-20T09:00:00Z", "withdrawn")])
    firm.talk(2, "2026-03-02T15:00:00Z")
    #expect(try firm.moments("L01").isEmpty)
  }

  @Test func `L03 opens a day after a submission that still stands; one at a time for a job`() throws {
    var firm = SmallFirm()
    firm.add(submission: 2, candidate: 11)
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.stage(.submitted, "2026-03-03T12:00:00Z", submission: 2)
    let both = try firm.moments("L03")
    #expect(spans(both) == [Span3("2026-03-04T09:00:00Z", nil, "open")])
    #expect(both[0].evidence.contains { $0.name == "waiting_people" && $0.number == 2 })
    firm.stage(.interview, "2026-03-04T11:00:00Z")
    #expect(
      spans(try firm.moments("L03")) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-04T11:00:00Z", "withdrawn"),
        Span3("2026-03-04T12:00:00Z", nil, "open"),
      ])
    firm.talk(2, "2026-03-04T15:00:00Z")
    #expect(
      spans(try firm.moments("L03")).last == Span3("2026-03-04T12:00:00Z", "2026-03-04T15:00:00Z", "conversation"))
  }

  @Test func `L03 does not open when the contact was spoken to after the CVs went out`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.talk(2, "2026-03-04T08:59:00Z")
    #expect(try firm.moments("L03").isEmpty)
  }

  @Test func `L04 opens four hours after the interview and lapses with any later row`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T10:00:00Z")
    #expect(spans(try firm.moments("L04")) == [Span3("2026-03-05T15:00:00Z", nil, "open")])
    var told = firm
    told.talk(2, "2026-03-05T14:00:00Z")
    #expect(try told.moments("L04").isEmpty)
    firm.stage(.rejected, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("L04")) == [Span3("2026-03-05T15:00:00Z", "2026-03-06T09:00:00Z", "withdrawn")])
  }

  @Test func `L05 opens at each hold with the job's contact`() throws {
    var firm = SmallFirm()
    firm.jobStatus(.onHold, "2026-03-04T09:00:00Z")
    firm.jobStatus(.onHold, "2026-03-05T09:00:00Z")
    firm.talk(2, "2026-03-06T09:00:00Z")
    firm.jobStatus(.reopened, "2026-03-09T09:00:00Z")
    firm.jobStatus(.onHold, "2026-03-10T09:00:00Z")
    firm.jobStatus(.cancelled, "2026-03-11T09:00:00Z")
    #expect(
      spans(try firm.moments("L05")) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-06T09:00:00Z", "conversation"),
        Span3("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z", "withdrawn"),
      ])
  }

  @Test func `L07 opens after three working days on the wall clock and two unanswered messages`() throws {
    var firm = SmallFirm()
    // Thursday: three working days later is Tuesday.
    firm.stage(.submitted, "2026-03-05T10:00:00Z")
    firm.write(2, "2026-03-06T10:00:00Z")
    #expect(try firm.moments("L07").isEmpty)
    firm.write(2, "2026-03-09T10:00:00Z")
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-10T10:00:00Z", nil, "open")])
    firm.reply(2, "2026-03-10T12:00:00Z")
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-10T10:00:00Z", "2026-03-10T12:00:00Z", "withdrawn")])
  }

  @Test func `L07 starts its clock again when the contact is heard`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.reply(2, "2026-03-03T11:00:00Z")
    firm.write(2, "2026-03-03T12:00:00Z")
    firm.write(2, "2026-03-04T12:00:00Z")
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-06T11:00:00Z", nil, "open")])
  }

  @Test func `L07 is for open jobs: it pauses on hold`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.write(2, "2026-03-03T12:00:00Z")
    firm.write(2, "2026-03-04T12:00:00Z")
    firm.jobStatus(.onHold, "2026-03-04T15:00:00Z")
    #expect(try firm.moments("L07").isEmpty)
    firm.jobStatus(.reopened, "2026-03-12T09:00:00Z")
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-12T09:00:00Z", nil, "open")])
  }

  @Test func `L24 opens at the third rejection in a row; more do not reopen it`() throws {
    var firm = SmallFirm()
    for number: UInt32 in 2...6 { firm.add(submission: number, candidate: 10 + number) }
    firm.stage(.rejected, "2026-03-03T09:00:00Z")
    firm.stage(.interview, "2026-03-03T10:00:00Z", submission: 2)
    firm.stage(.rejected, "2026-03-04T09:00:00Z", submission: 2)
    firm.stage(.rejected, "2026-03-05T09:00:00Z", submission: 3)
    #expect(try firm.moments("L24").isEmpty)
    firm.stage(.rejected, "2026-03-06T09:00:00Z", submission: 4)
    firm.stage(.rejected, "2026-03-07T09:00:00Z", submission: 5)
    #expect(spans(try firm.moments("L24")) == [Span3("2026-03-06T09:00:00Z", nil, "open")])
    firm.stage(.interview, "2026-03-09T09:00:00Z", submission: 6)
    #expect(spans(try firm.moments("L24")) == [Span3("2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
  }

  @Test func `client moments carry the job's contact, client and recruiter`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.jobStatus(.onHold, "2026-03-06T09:00:00Z")
    let hold = try firm.moments("L05")[0]
    #expect(hold.person == PersonID(2))
    #expect(hold.client == ClientID(5))
    #expect(hold.recruiter == RecruiterID(8))
    let silence = try firm.moments("L03")[0]
    #expect(silence.job == JobID(1))
  }

  @Test func `a job's moments go to whoever was its contact then`() throws {
    var firm = SmallFirm()
    var later = firm.frame.jobs[0]
    later.from = at("2026-03-05T00:00:00Z")
    later.contact = 3
    firm.frame.jobs.append(later)
    firm.frame.people.append(PersonVersion(id: 3, digest: 103, client: 5, kind: .contact))
    firm.jobStatus(.onHold, "2026-03-04T09:00:00Z")
    firm.jobStatus(.reopened, "2026-03-04T10:00:00Z")
    firm.jobStatus(.onHold, "2026-03-06T09:00:00Z")
    #expect(try firm.moments("L05").map(\.person) == [PersonID(2), PersonID(3)])
  }
}
