import Recruitment
import Testing

@testable import Moments

/// What a mailbox alone can drive, what recruiters do about moments, and what nobody may see.
struct MessageMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `E01 opens at a question and ends with our answer or a talk`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", asks: true)
    firm.reply(1, "2026-03-02T10:00:00Z", asks: true)
    #expect(spans(try firm.moments("E01")) == [Span3("2026-03-02T09:00:00Z", nil, "open")])
    firm.write(1, "2026-03-02T11:00:00Z")
    firm.reply(1, "2026-03-04T09:00:00Z", asks: true)
    firm.talk(1, "2026-03-04T09:30:00Z")
    #expect(
      spans(try firm.moments("E01")) == [
        Span3("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z", "message"),
        Span3("2026-03-04T09:00:00Z", "2026-03-04T09:30:00Z", "conversation"),
      ])
  }

  @Test func `E02 wants somebody heard before, two messages and two days, and is forgotten after three weeks`() throws {
    var firm = SmallFirm()
    firm.write(1, "2026-03-01T09:00:00Z")
    firm.write(1, "2026-03-01T10:00:00Z")
    #expect(try firm.moments("E02").isEmpty)
    firm.reply(1, "2026-03-01T11:00:00Z")
    firm.write(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-02T10:00:00Z")
    #expect(spans(try firm.moments("E02")) == [Span3("2026-03-03T11:00:00Z", "2026-03-24T11:00:00Z", "expired")])
  }

  @Test func `E03 opens at the sixth message and ends with the first talk`() throws {
    var firm = SmallFirm()
    for hour in 9...13 { firm.write(1, "2026-03-02T\(hour < 10 ? "0" : "")\(hour):00:00Z") }
    firm.reply(1, "2026-03-03T09:00:00Z")
    firm.write(1, "2026-03-03T10:00:00Z")
    #expect(spans(try firm.moments("E03")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    firm.talk(1, "2026-03-04T09:00:00Z")
    #expect(spans(try firm.moments("E03")) == [Span3("2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "conversation")])
  }

  @Test(arguments: [
    (MomentAction.alreadyTalked, "conversation"), (.noLongerTrue, "withdrawn"), (.dismissed, "dismissed"),
    (.agreedLater, "agreed_later"), (.snoozed, "open"),
  ])
  func `what a recruiter says of a moment ends it as it says`(action: MomentAction, ended: String) throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    let id = MomentID(rule: "C13", anchor: 301, ordinal: 0)
    firm.frame.actions = [
      MomentActionRow(moment: id.value, at: at("2026-03-03T12:00:00Z"), recruiter: 7, action: action)
    ]
    #expect(try firm.moments("C13").map(\.endedBy.rawValue) == [ended])
    // Before the action it was open, and is for ever so when asked about that time.
    #expect(try firm.moments("C13", asOf: "2026-03-03T11:00:00Z").map(\.endedBy.rawValue) == ["open"])
  }

  @Test func `an objection to all contact ends what is open and opens nothing more`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.stage(.finalInterview, "2026-03-09T09:00:00Z", for: "2026-03-10T14:00:00Z")
    firm.frame.preferences = [
      PreferenceRow(person: 1, at: at("2026-03-06T09:00:00Z"), allowed: .no, basis: .objection)
    ]
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", "2026-03-06T09:00:00Z", "opt_out")])
  }

  @Test func `an id depends on rule, anchor and ordinal alone`() {
    let id = MomentID(rule: "C13", anchor: 301, ordinal: 0)
    #expect(id == MomentID(text: id.description))
    #expect(id.description.utf8.count == 16)
    #expect(id != MomentID(rule: "C14", anchor: 301, ordinal: 0))
    #expect(id != MomentID(rule: "C13", anchor: 301, ordinal: 1))
    #expect(id != MomentID(rule: "C13", anchor: 302, ordinal: 0))
  }
}
