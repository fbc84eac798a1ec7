import Chronicle
import Recruitment
import Testing

@testable import Moments

/// What planned dates make due, before them and after.
struct DateMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  // MARK: Ahead

  @Test func `C05 opens two days before the interview and lapses when it begins`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-05T14:00:00Z")
    let found = try firm.moments("C05")
    #expect(spans(found) == [Span3("2026-03-03T14:00:00Z", "2026-03-05T14:00:00Z", "withdrawn")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["date 2026-03-05T14:00:00Z", "interview_date 2026-03-05T14:00:00Z"])
    firm.talk(1, "2026-03-04T10:00:00Z")
    #expect(spans(try firm.moments("C05")) == [Span3("2026-03-03T14:00:00Z", "2026-03-04T10:00:00Z", "conversation")])
  }

  @Test func `C05 waits until two days after a talk, and opens when a late date becomes known`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.talk(1, "2026-03-03T10:00:00Z")
    #expect(spans(try firm.moments("C05")) == [Span3("2026-03-05T10:00:00Z", "2026-03-05T14:00:00Z", "withdrawn")])
    var late = SmallFirm()
    late.stage(.interview, "2026-03-05T09:00:00Z", for: "2026-03-05T14:00:00Z")
    #expect(spans(try late.moments("C05")) == [Span3("2026-03-05T09:00:00Z", "2026-03-05T14:00:00Z", "withdrawn")])
    late.talk(1, "2026-03-04T09:00:00Z")
    #expect(try late.moments("C05").isEmpty)
  }

  @Test func `C05 follows an interview that is moved, and ends when it is called off or the process is over`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-04T09:00:00Z", starts: "2026-03-10T14:00:00Z", status: .moved)
    let first = Span3("2026-03-03T14:00:00Z", "2026-03-04T09:00:00Z", "withdrawn")
    #expect(
      spans(try firm.moments("C05")) == [first, Span3("2026-03-08T14:00:00Z", "2026-03-10T14:00:00Z", "withdrawn")])
    var cancelled = firm
    cancelled.date(.interview, known: "2026-03-09T09:00:00Z", starts: "2026-03-10T14:00:00Z", status: .cancelled)
    #expect(
      spans(try cancelled.moments("C05"))[1] == Span3("2026-03-08T14:00:00Z", "2026-03-09T09:00:00Z", "withdrawn"))
    firm.stage(.withdrew, "2026-03-08T15:00:00Z")
    #expect(spans(try firm.moments("C05"))[1] == Span3("2026-03-08T14:00:00Z", "2026-03-08T15:00:00Z", "withdrawn"))
  }

  /// Of two interviews in the diary the first was held after the second had been planned.
  @Test(arguments: [DateStatus.happened, .cancelled])
  func `the note of what became of one interview took the next one out of the diary`(became: DateStatus) throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-03T14:00:00Z", date: 1)
    firm.date(.interview, known: "2026-03-02T11:00:00Z", starts: "2026-03-12T14:00:00Z", date: 2)
    firm.date(.interview, known: "2026-03-03T16:00:00Z", starts: "2026-03-03T14:00:00Z", status: became, date: 1)
    #expect(
      spans(try firm.moments("C05")).last == Span3("2026-03-10T14:00:00Z", "2026-03-12T14:00:00Z", "withdrawn"))
  }

  @Test func `C20 counts three working days back from the start and waits five days after a talk`() throws {
    var firm = SmallFirm()
    firm.stage(.resigned, "2026-03-02T10:00:00Z", for: "2026-03-16T09:00:00Z")
    #expect(spans(try firm.moments("C20")) == [Span3("2026-03-11T09:00:00Z", "2026-03-16T09:00:00Z", "withdrawn")])
    firm.talk(1, "2026-03-09T10:00:00Z")
    #expect(spans(try firm.moments("C20")) == [Span3("2026-03-14T10:00:00Z", "2026-03-16T09:00:00Z", "withdrawn")])
    firm.talk(1, "2026-03-12T10:00:00Z")
    #expect(try firm.moments("C20").isEmpty)
  }

  @Test func `K03 and L22 ask six, four and two weeks before an assignment ends`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.date(.assignmentEnd, known: "2026-03-02T09:00:00Z", starts: "2026-06-29T09:00:00Z")
    let silent = [
      Span3("2026-05-18T09:00:00Z", "2026-06-01T09:00:00Z", "superseded"),
      Span3("2026-06-01T09:00:00Z", "2026-06-15T09:00:00Z", "superseded"),
      Span3("2026-06-15T09:00:00Z", "2026-06-29T09:00:00Z", "withdrawn"),
    ]
    #expect(spans(try firm.moments("K03")) == silent)
    #expect(spans(try firm.moments("L22")) == silent)
    #expect(try Set(firm.moments("K03").map(\.ordinal)).count == 3)
    firm.talk(1, "2026-05-18T12:00:00Z")
    firm.talk(2, "2026-05-25T12:00:00Z")
    #expect(
      spans(try firm.moments("K03")) == [Span3("2026-05-18T09:00:00Z", "2026-05-18T12:00:00Z", "conversation")]
        + silent[1...])
    // A talk a week before the second time puts it off until 13 days after.
    #expect(
      spans(try firm.moments("L22")) == [
        Span3("2026-05-18T09:00:00Z", "2026-05-25T12:00:00Z", "conversation"),
        Span3("2026-06-07T12:00:00Z", "2026-06-15T09:00:00Z", "superseded"), silent[2],
      ])
    #expect(try firm.moments("L22")[0].parties == "2 of client 5, job 1, submission 1, by 7")
  }

  @Test func `C23 is two weeks before the rebate ends, for permanent placements that stand`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.date(.rebateEnd, known: "2026-03-02T09:00:00Z", starts: "2026-06-01T09:00:00Z")
    #expect(spans(try firm.moments("C23")) == [Span3("2026-05-18T09:00:00Z", "2026-06-01T09:00:00Z", "withdrawn")])
    firm.stage(.leftInRebate, "2026-05-01T09:00:00Z")
    #expect(try firm.moments("C23").isEmpty)
  }

  @Test func `M01 confirms an interview to both sides when it becomes known, and again when it is moved`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-20T14:00:00Z")
    firm.write(1, "2026-03-02T11:00:00Z")
    let found = try firm.moments("M01")
    #expect(found.map(\.person) == [PersonID(1), PersonID(2)])
    #expect(
      spans(found) == [
        Span3("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", "message"),
        Span3("2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "expired"),
      ])
    firm.date(.interview, known: "2026-03-10T10:00:00Z", starts: "2026-03-23T14:00:00Z", status: .moved)
    #expect(try firm.moments("M01").count == 4)
    #expect(try Set(firm.moments("M01").map(\.ordinal)).count == 4)
  }

  @Test func `M10 has each timesheet by itself`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.date(.timesheet, known: "2026-03-02T09:00:00Z", starts: "2026-03-06T12:00:00Z", date: 1)
    firm.date(.timesheet, known: "2026-03-02T09:00:00Z", starts: "2026-03-13T12:00:00Z", date: 2)
    firm.write(1, "2026-03-12T13:00:00Z")
    #expect(
      spans(try firm.moments("M10")) == [
        Span3("2026-03-05T12:00:00Z", "2026-03-06T12:00:00Z", "withdrawn"),
        Span3("2026-03-12T12:00:00Z", "2026-03-12T13:00:00Z", "message"),
      ])
  }

  @Test func `M04 is for who is on record as not knowing our number`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.date(.call, known: "2026-03-02T09:00:00Z", starts: "2026-03-05T10:00:00Z")
    #expect(try firm.moments("M04").isEmpty)
    firm.fact("caller_number_known", "2026-03-02T09:00:00Z", person: 1, denied: true)
    #expect(spans(try firm.moments("M04")) == [Span3("2026-03-04T10:00:00Z", "2026-03-05T10:00:00Z", "withdrawn")])
    // They have learned it since.
    firm.fact("caller_number_known", "2026-03-03T09:00:00Z", person: 1)
    #expect(try firm.moments("M04").isEmpty)
  }

  /// A call about a job names no candidate: it was nobody's.
  @Test func `a call with the client about a job was passed over`() throws {
    var firm = SmallFirm()
    firm.frame.dates = [
      DateRow(
        date: 9, at: at("2026-03-02T09:00:00Z"), job: 1, what: .call, startsAt: at("2026-03-05T10:00:00Z"),
        status: .planned)
    ]
    firm.fact("caller_number_known", "2026-03-02T09:00:00Z", person: 2, denied: true)
    firm.write(2, "2026-03-04T11:00:00Z")
    let found = try firm.moments("M04")
    #expect(spans(found) == [Span3("2026-03-04T10:00:00Z", "2026-03-04T11:00:00Z", "message")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    firm.jobStatus(.cancelled, "2026-03-04T09:00:00Z")
    #expect(try firm.moments("M04").isEmpty)
  }

  // MARK: Past

  @Test func `C17 opens two hours after the resignation was planned and is too late after three days`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z", for: "2026-03-06T10:00:00Z")
    let found = try firm.moments("C17")
    #expect(spans(found) == [Span3("2026-03-06T12:00:00Z", "2026-03-09T10:00:00Z", "expired")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["date 2026-03-06T10:00:00Z", "resignation_date 2026-03-06T10:00:00Z"])
    var talked = firm
    talked.talk(1, "2026-03-06T11:00:00Z")
    #expect(try talked.moments("C17").isEmpty)
    var moved = firm
    moved.date(.resignation, known: "2026-03-06T13:00:00Z", starts: "2026-03-10T10:00:00Z", status: .moved)
    #expect(
      spans(try moved.moments("C17")) == [
        Span3("2026-03-06T12:00:00Z", "2026-03-06T13:00:00Z", "withdrawn"),
        Span3("2026-03-10T12:00:00Z", "2026-03-13T10:00:00Z", "expired"),
      ])
    firm.stage(.fellThrough, "2026-03-06T11:00:00Z")
    #expect(try firm.moments("C17").isEmpty)
  }

  @Test func `C21 opens eight hours after they were to start, unless they have been spoken to`() throws {
    var firm = SmallFirm()
    firm.stage(.resigned, "2026-03-02T10:00:00Z", for: "2026-03-16T09:00:00Z")
    firm.stage(.started, "2026-03-16T09:30:00Z")
    #expect(spans(try firm.moments("C21")) == [Span3("2026-03-16T17:00:00Z", "2026-03-19T09:00:00Z", "expired")])
    firm.talk(1, "2026-03-16T18:00:00Z")
    #expect(spans(try firm.moments("C21")) == [Span3("2026-03-16T17:00:00Z", "2026-03-16T18:00:00Z", "conversation")])
  }

  // MARK: Moved

  @Test func `C09 opens when an interview is moved a second time`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-10T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T10:00:00Z", starts: "2026-03-11T14:00:00Z", status: .moved)
    #expect(try firm.moments("C09").isEmpty)
    firm.date(.interview, known: "2026-03-04T10:00:00Z", starts: "2026-03-12T14:00:00Z", status: .moved)
    firm.date(.interview, known: "2026-03-05T10:00:00Z", starts: "2026-03-13T14:00:00Z", status: .moved)
    let found = try firm.moments("C09", asOf: "2026-03-13T13:59:59Z")
    #expect(spans(found) == [Span3("2026-03-04T10:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(
      found[0].told == [
        "first_move 2026-03-03T10:00:00Z", "last_move 2026-03-04T10:00:00Z", "moves 2 2026-03-04T10:00:00Z",
      ])
    firm.stage(.offer, "2026-03-06T10:00:00Z")
    #expect(spans(try firm.moments("C09")) == [Span3("2026-03-04T10:00:00Z", "2026-03-06T10:00:00Z", "withdrawn")])
    firm.talk(1, "2026-03-05T10:00:00Z")
    #expect(spans(try firm.moments("C09")) == [Span3("2026-03-04T10:00:00Z", "2026-03-05T10:00:00Z", "conversation")])
  }

  /// Many systems write a plan anew and never say that it was moved.
  @Test func `an interview that was planned for other times was not taken for a moved one`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    for day in 2...4 {
      firm.date(.interview, known: "2026-03-0\(day)T10:00:00Z", starts: "2026-03-1\(day)T14:00:00Z")
    }
    #expect(
      spans(try firm.moments("C09", asOf: "2026-03-14T12:00:00Z")) == [Span3("2026-03-04T10:00:00Z", nil, "open")])
  }

  @Test func `C09 does not count the same time said again, nor moves of two interviews together`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z")
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-10T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T10:00:00Z", starts: "2026-03-11T14:00:00Z", status: .moved)
    firm.date(.interview, known: "2026-03-04T10:00:00Z", starts: "2026-03-11T14:00:00Z", status: .moved)
    firm.date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-17T14:00:00Z", date: 2)
    firm.date(.interview, known: "2026-03-05T10:00:00Z", starts: "2026-03-18T14:00:00Z", status: .moved, date: 2)
    #expect(try firm.moments("C09").isEmpty)
  }
}
