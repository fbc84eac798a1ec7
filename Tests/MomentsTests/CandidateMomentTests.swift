import Recruitment
import Testing

@testable import Moments

/// The plain readings of the interchange, one by one, for candidates.
struct CandidateMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `C01 opens when a candidate comes on record and ends with the first talk`() throws {
    var firm = SmallFirm()
    firm.frame.people[0].createdAt = at("2026-03-02T10:00:00Z")
    firm.voicemail(1, "2026-03-02T11:00:00Z")
    firm.talk(1, "2026-03-03T09:00:00Z")
    #expect(spans(try firm.moments("C01")) == [Span3("2026-03-02T10:00:00Z", "2026-03-03T09:00:00Z", "conversation")])
    let due = try firm.moments("C01")[0].dueAt
    // Eight working hours from 10:00: 7½ until 17:30, half an hour the next morning.
    #expect(ISOTimestamp.utc(due) == "2026-03-03T09:00:00Z")
  }

  @Test func `C01 does not open for somebody already spoken to, nor for a contact`() throws {
    var firm = SmallFirm()
    firm.frame.people[0].createdAt = at("2026-03-02T10:00:00Z")
    firm.frame.people[1].createdAt = at("2026-03-02T10:00:00Z")
    firm.talk(1, "2026-03-02T09:30:00Z")
    #expect(try firm.moments("C01").isEmpty)
  }

  @Test func `C06 opens when the interview ends, one hour after its start unless a date says otherwise`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.talk(1, "2026-03-05T13:00:00Z")
    firm.talk(1, "2026-03-05T16:00:00Z")
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", "2026-03-05T16:00:00Z", "conversation")])
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z", ends: "2026-03-05T14:30:00Z")
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T14:30:00Z", "2026-03-05T16:00:00Z", "conversation")])
  }

  @Test func `C06 follows a moved interview and forgets a cancelled one`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-04T09:00:00Z", starts: "2026-03-06T10:00:00Z", status: .moved)
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-06T11:00:00Z", nil, "open")])
    firm.date(.interview, known: "2026-03-05T09:00:00Z", starts: "2026-03-06T10:00:00Z", status: .cancelled)
    #expect(try firm.moments("C06").isEmpty)
  }

  @Test func `C06 lapses when an interview turns out not to have happened`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-05T17:00:00Z", starts: "2026-03-05T14:00:00Z", status: .cancelled)
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", "2026-03-05T17:00:00Z", "withdrawn")])
  }

  @Test func `C06 is not reopened by the note that the interview happened`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-06T09:00:00Z", starts: "2026-03-05T14:00:00Z", status: .happened)
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", nil, "open")])
  }

  @Test func `a message or an unanswered try never ends a talk that is due`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.write(1, "2026-03-05T15:10:00Z")
    firm.voicemail(1, "2026-03-05T15:20:00Z")
    firm.reply(1, "2026-03-05T15:30:00Z")
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", nil, "open")])
  }

  @Test func `a talk counts from when it was known: a late log ends the moment late`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.talk(1, "2026-03-05T15:30:00Z", known: "2026-03-05T18:00:00Z")
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", "2026-03-05T18:00:00Z", "conversation")])
    #expect(
      spans(try firm.moments("C06", asOf: "2026-03-05T17:00:00Z")) == [Span3("2026-03-05T15:00:00Z", nil, "open")])
  }

  @Test func `C08 opens at the latest of the second message, 48 hours of silence and the first stage`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T10:00:00Z")
    firm.reply(1, "2026-03-02T12:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z")
    firm.write(1, "2026-03-03T15:00:00Z")
    #expect(spans(try firm.moments("C08")) == [Span3("2026-03-04T12:00:00Z", nil, "open")])
    firm.write(1, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("C08")) == [Span3("2026-03-04T12:00:00Z", nil, "open")])
    firm.reply(1, "2026-03-06T10:00:00Z")
    #expect(spans(try firm.moments("C08")) == [Span3("2026-03-04T12:00:00Z", "2026-03-06T10:00:00Z", "withdrawn")])
  }

  @Test func `C08 counts from the first message where they were never heard, and passes bounces and machines over`()
    throws
  {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.write(1, "2026-03-02T11:00:00Z")
    firm.write(1, "2026-03-02T12:00:00Z", outcome: .bounced)
    firm.reply(1, "2026-03-02T12:05:00Z", automatic: true)
    #expect(try firm.moments("C08").isEmpty)
    firm.write(1, "2026-03-05T09:00:00Z")
    #expect(spans(try firm.moments("C08")) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
  }

  @Test func `C08 waits for a live submission and ends with it`() throws {
    var firm = SmallFirm()
    firm.write(1, "2026-03-02T11:00:00Z")
    firm.write(1, "2026-03-02T12:00:00Z")
    firm.stage(.shortlisted, "2026-03-10T10:00:00Z")
    firm.stage(.withdrew, "2026-03-12T10:00:00Z")
    #expect(spans(try firm.moments("C08")) == [Span3("2026-03-10T10:00:00Z", "2026-03-12T10:00:00Z", "withdrawn")])
  }

  @Test func `C11 opens at the hold for a live candidate and lapses when it is lifted`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.jobStatus(.onHold, "2026-03-04T09:00:00Z")
    firm.jobStatus(.reopened, "2026-03-09T09:00:00Z")
    firm.jobStatus(.onHold, "2026-03-11T09:00:00Z")
    firm.talk(1, "2026-03-12T09:00:00Z")
    let moments = try firm.moments("C11")
    #expect(
      spans(moments) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn"),
        Span3("2026-03-11T09:00:00Z", "2026-03-12T09:00:00Z", "conversation"),
      ])
    #expect(moments.map(\.ordinal) == [0, 1])
  }

  @Test func `C11 passes over a candidate who is out of the process`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.stage(.rejected, "2026-03-03T10:00:00Z")
    firm.jobStatus(.onHold, "2026-03-04T09:00:00Z")
    #expect(try firm.moments("C11").isEmpty)
  }

  @Test func `C13 ends with a talk, with the offer's delivery, or when the submission moves on`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    #expect(spans(try firm.moments("C13")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    var talked = firm
    talked.talk(1, "2026-03-03T10:00:00Z")
    #expect(spans(try talked.moments("C13")) == [Span3("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z", "conversation")])
    firm.stage(.offerDelivered, "2026-03-03T11:00:00Z")
    #expect(spans(try firm.moments("C13")) == [Span3("2026-03-03T09:00:00Z", "2026-03-03T11:00:00Z", "withdrawn")])
  }

  @Test func `C14 opens a day after the candidate heard, unless an agreed decision lies ahead`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    #expect(try firm.moments("C14").isEmpty)
    firm.talk(1, "2026-03-03T10:00:00Z")
    #expect(spans(try firm.moments("C14")) == [Span3("2026-03-04T10:00:00Z", nil, "open")])
    firm.date(.decision, known: "2026-03-03T10:30:00Z", starts: "2026-03-06T12:00:00Z")
    #expect(spans(try firm.moments("C14")) == [Span3("2026-03-06T12:00:00Z", nil, "open")])
    firm.stage(.accepted, "2026-03-05T09:00:00Z")
    #expect(try firm.moments("C14").isEmpty)
  }

  @Test func `C14 is for perm and search only`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.stage(.offerDelivered, "2026-03-03T10:00:00Z")
    #expect(try firm.moments("C14").isEmpty)
  }

  @Test func `C16 opens at acceptance when the resignation is unknown or near, else five days before it`() throws {
    var unknown = SmallFirm()
    unknown.stage(.accepted, "2026-03-03T09:00:00Z")
    #expect(spans(try unknown.moments("C16")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    var far = SmallFirm()
    far.stage(.accepted, "2026-03-03T09:00:00Z", for: "2026-03-16T09:00:00Z")
    far.talk(1, "2026-03-05T09:00:00Z")
    #expect(spans(try far.moments("C16")) == [Span3("2026-03-11T09:00:00Z", nil, "open")])
    far.stage(.resigned, "2026-03-16T10:00:00Z")
    #expect(spans(try far.moments("C16")) == [Span3("2026-03-11T09:00:00Z", "2026-03-16T10:00:00Z", "withdrawn")])
  }

  @Test func `C16 follows a resignation that is put off`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-03T09:00:00Z", for: "2026-03-16T09:00:00Z")
    firm.date(.resignation, known: "2026-03-10T09:00:00Z", starts: "2026-03-20T09:00:00Z", status: .moved)
    #expect(spans(try firm.moments("C16")) == [Span3("2026-03-15T09:00:00Z", nil, "open")])
  }

  @Test func `C18 opens at a counter-offer, or a day after a resignation without a talk`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.stage(.resigned, "2026-03-03T09:00:00Z")
    // Tuesday: the watch ends five working days later.
    #expect(spans(try firm.moments("C18")) == [Span3("2026-03-04T09:00:00Z", "2026-03-10T09:00:00Z", "expired")])
    firm.frame.factNames = ["counter_offer"]
    firm.frame.facts = [
      FactRow(id: 1, at: at("2026-03-05T09:00:00Z"), digest: 401, person: 1, name: 0)
    ]
    firm.talk(1, "2026-03-05T12:00:00Z")
    #expect(
      spans(try firm.moments("C18")) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "superseded"),
        Span3("2026-03-05T09:00:00Z", "2026-03-05T12:00:00Z", "conversation"),
      ])
  }

  @Test func `C18 does not open where they were spoken to within the day`() throws {
    var firm = SmallFirm()
    firm.stage(.resigned, "2026-03-03T09:00:00Z")
    firm.talk(1, "2026-03-03T20:00:00Z")
    #expect(try firm.moments("C18").isEmpty)
  }

  @Test func `C19 opens ten days after the last talk, again after each, fourteen with long notice`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.talk(1, "2026-03-05T09:00:00Z")
    firm.talk(1, "2026-03-20T09:00:00Z")
    #expect(
      spans(try firm.moments("C19", asOf: "2026-04-20T00:00:00Z")) == [
        Span3("2026-03-15T09:00:00Z", "2026-03-20T09:00:00Z", "conversation"),
        Span3("2026-03-30T09:00:00Z", nil, "open"),
      ])
    firm.stage(.resigned, "2026-03-06T09:00:00Z", for: "2026-06-01T09:00:00Z")
    #expect(
      spans(try firm.moments("C19", asOf: "2026-04-20T00:00:00Z")) == [
        Span3("2026-03-19T09:00:00Z", "2026-03-20T09:00:00Z", "conversation"),
        Span3("2026-04-03T09:00:00Z", nil, "open"),
      ])
    firm.stage(.started, "2026-04-01T09:00:00Z")
    #expect(spans(try firm.moments("C19")).count == 1)
  }
}
