import Recruitment
import Testing

@testable import Moments

/// What has gone on for a while with people: who was far with us, who waits, what was said and not written down.
struct HabitMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }
  private func spans(_ moments: [Moment], with person: Int64) -> [Span3] {
    moments.filter { $0.person == PersonID(person) }.map(Span3.init)
  }

  // MARK: Dormant candidates

  /// Turned down after a final interview on 2 March.
  private func silverMedallist() -> SmallFirm {
    var firm = SmallFirm()
    firm.stage(.finalInterview, "2026-03-02T09:00:00Z")
    firm.stage(.rejected, "2026-03-05T09:00:00Z")
    return firm
  }

  @Test func `C24 opens ninety days after the last talk and sixty after our last word`() throws {
    var firm = silverMedallist()
    let found = try firm.moments("C24")
    #expect(spans(found) == [Span3("2026-05-31T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["furthest 2026-03-02T09:00:00Z"])
    firm.talk(1, "2026-03-10T09:00:00Z")
    #expect(spans(try firm.moments("C24")) == [Span3("2026-06-08T09:00:00Z", nil, "open")])
    firm.write(1, "2026-05-01T09:00:00Z")
    #expect(spans(try firm.moments("C24")) == [Span3("2026-06-30T09:00:00Z", nil, "open")])
    #expect(
      try firm.moments("C24")[0].told == ["furthest 2026-03-02T09:00:00Z", "last_talk 2026-03-10T09:00:00Z"])
  }

  @Test func `C24 ends with a word, comes again sixty days later, and lapses when a process begins`() throws {
    var firm = silverMedallist()
    firm.write(1, "2026-06-02T09:00:00Z")
    #expect(
      spans(try firm.moments("C24")) == [
        Span3("2026-05-31T09:00:00Z", "2026-06-02T09:00:00Z", "message"), Span3("2026-08-01T09:00:00Z", nil, "open"),
      ])
    firm.stage(.shortlisted, "2026-08-03T09:00:00Z")
    #expect(
      spans(try firm.moments("C24")).last == Span3("2026-08-01T09:00:00Z", "2026-08-03T09:00:00Z", "withdrawn"))
    firm.talk(1, "2026-08-02T09:00:00Z")
    #expect(
      spans(try firm.moments("C24")).last == Span3("2026-08-01T09:00:00Z", "2026-08-02T09:00:00Z", "conversation"))
  }

  @Test func `C24 is for who came far: placed ones too, first interviews not`() throws {
    var near = SmallFirm()
    near.stage(.interview, "2026-03-02T09:00:00Z")
    near.stage(.rejected, "2026-03-05T09:00:00Z")
    #expect(try near.moments("C24").isEmpty)
    var placed = SmallFirm()
    placed.stage(.started, "2026-03-02T09:00:00Z")
    #expect(
      try placed.moments("C24").map(\.told) == [["furthest 2026-03-02T09:00:00Z", "placed 2026-03-02T09:00:00Z"]])
  }

  // MARK: No news

  @Test func `M06 opens three working days after the last word, once for each state of things`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T09:00:00Z")
    let found = try firm.moments("M06").filter { $0.person == PersonID(1) }
    #expect(spans(found) == [Span3("2026-03-05T09:00:00Z", "2026-03-06T09:00:00Z", "expired")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["quiet_since 2026-03-02T09:00:00Z"])
    firm.write(1, "2026-03-03T10:00:00Z")
    firm.write(1, "2026-03-06T11:00:00Z")
    let written = try firm.moments("M06").filter { $0.person == PersonID(1) }
    #expect(spans(written) == [Span3("2026-03-06T10:00:00Z", "2026-03-06T11:00:00Z", "message")])
    #expect(written[0].told.last == "last_word 2026-03-03T10:00:00Z")
    firm.stage(.rejected, "2026-03-06T10:30:00Z")
    #expect(
      spans(try firm.moments("M06"), with: 1) == [Span3("2026-03-06T10:00:00Z", "2026-03-06T10:30:00Z", "withdrawn")])
  }

  @Test func `M06 does not open for who is only shortlisted, nor after a talk`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    #expect(spans(try firm.moments("M06"), with: 1).isEmpty)
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.talk(1, "2026-03-04T10:00:00Z")
    #expect(spans(try firm.moments("M06", asOf: "2026-03-09T09:00:00Z"), with: 1).isEmpty)
  }

  /// "Nothing has happened since" the day on which an interview was agreed, to somebody who came out of it.
  @Test func `M06 told who had an interview before them, or behind them, that nothing had happened`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T09:00:00Z", for: "2026-03-10T14:00:00Z")
    let found = try firm.moments("M06").filter { $0.person == PersonID(1) }
    // The interview ends on Tuesday at 15:00.
    #expect(spans(found) == [Span3("2026-03-13T15:00:00Z", "2026-03-16T15:00:00Z", "expired")])
    #expect(found[0].told == ["quiet_since 2026-03-10T15:00:00Z"])
    // Called off in time, the wait has been since it was agreed.
    firm.date(.interview, known: "2026-03-09T09:00:00Z", starts: "2026-03-10T14:00:00Z", status: .cancelled)
    #expect(
      spans(try firm.moments("M06"), with: 1) == [Span3("2026-03-09T09:00:00Z", "2026-03-10T09:00:00Z", "expired")])
  }

  @Test func `M06 tells a client of an open job, again when something has happened in between`() throws {
    var firm = SmallFirm()
    let first = Span3("2026-03-05T09:00:00Z", "2026-03-06T09:00:00Z", "expired")
    #expect(spans(try firm.moments("M06"), with: 2) == [first])
    #expect(try firm.moments("M06")[0].parties == "2 of client 5, job 1, submission 0, by 8")
    firm.stage(.shortlisted, "2026-03-10T09:00:00Z")
    let again = Span3("2026-03-13T09:00:00Z", "2026-03-16T09:00:00Z", "expired")
    #expect(spans(try firm.moments("M06"), with: 2) == [first, again])
    #expect(try Set(firm.moments("M06").filter { $0.person == PersonID(2) }.map(\.ordinal)).count == 2)
    firm.jobStatus(.onHold, "2026-03-11T09:00:00Z")
    #expect(spans(try firm.moments("M06"), with: 2) == [first])
  }

  // MARK: Talks

  @Test func `M07 opens with a talk and ends with a message since it`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z")
    firm.talk(1, "2026-03-03T10:00:00Z")
    let found = try firm.moments("M07")
    #expect(spans(found) == [Span3("2026-03-03T10:00:00Z", "2026-03-04T10:00:00Z", "expired")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["talked 2026-03-03T10:00:00Z"])
    firm.write(1, "2026-03-03T11:00:00Z")
    #expect(spans(try firm.moments("M07")) == [Span3("2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z", "message")])
  }

  @Test func `M07 opens when the talk is known, if that is within a working day, and has something to be about`() throws
  {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.talk(1, "2026-03-03T10:00:00Z", known: "2026-03-03T16:00:00Z")
    #expect(spans(try firm.moments("M07")).map(\.opened) == ["2026-03-03T16:00:00Z"])
    firm.talk(2, "2026-03-03T12:00:00Z")
    #expect(try firm.moments("M07").map(\.person) == [PersonID(2), PersonID(1)])
    #expect(try firm.moments("M07")[0].parties == "2 of client 5, job 1, submission 0, by 8")
    var late = SmallFirm()
    late.stage(.shortlisted, "2026-03-02T09:00:00Z")
    late.talk(1, "2026-03-03T10:00:00Z", known: "2026-03-04T11:00:00Z")
    #expect(try late.moments("M07").isEmpty)
    var over = SmallFirm()
    over.jobStatus(.filled, "2026-03-02T10:00:00Z")
    over.stage(.rejected, "2026-03-02T10:00:00Z")
    over.talk(1, "2026-03-03T10:00:00Z")
    over.talk(2, "2026-03-03T10:00:00Z")
    #expect(try over.moments("M07").isEmpty)
  }

  /// It expired after a working day, four days before it was due.
  @Test func `a note that had a week's time was gone after a day`() throws {
    var firm = SmallFirm()
    firm.fact("interest", "2026-03-02T09:00:00Z", person: 1)
    let found = try firm.moments("M12")
    #expect(spans(found) == [Span3("2026-03-02T09:00:00Z", "2026-03-06T13:00:00Z", "expired")])
    #expect(found[0].dueAt == found[0].endedAt)
    #expect(found[0].parties == "1 of client 0, job 0, submission 0, by 9")
  }
}
