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

  @Test func `E01 lapses when they say that it is settled, and says by which channel they asked`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", by: .sms, .asks)
    firm.reply(1, "2026-03-02T12:00:00Z", .closes)
    firm.reply(1, "2026-03-03T09:00:00Z", .asks)
    let found = try firm.moments("E01")
    #expect(
      spans(found) == [
        Span3("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", "withdrawn"), Span3("2026-03-03T09:00:00Z", nil, "open"),
      ])
    let channels = found.map { $0.evidence.first { $0.name == "asked_by" }?.number }
    #expect(channels == [Int(Channel.sms.rawValue), Int(Channel.email.rawValue)])
  }

  @Test func `a message to several of another thread answers nobody's question`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", asks: true)
    firm.write(1, "2026-03-02T10:00:00Z", .aside)
    #expect(spans(try firm.moments("E01")) == [Span3("2026-03-02T09:00:00Z", nil, "open")])
    firm.write(1, "2026-03-02T11:00:00Z", .answers)
    #expect(spans(try firm.moments("E01")) == [Span3("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z", "message")])
  }

  @Test func `E02 waits two days from the second that counts, and is forgotten after three weeks`() throws {
    var firm = SmallFirm()
    firm.write(1, "2026-03-01T09:00:00Z", .asks)
    firm.write(1, "2026-03-03T10:00:00Z", .asks)
    #expect(try firm.moments("E02").isEmpty, "they were never heard")
    firm.reply(1, "2026-03-04T11:00:00Z")
    firm.write(1, "2026-03-09T09:00:00Z", .asks)
    firm.write(1, "2026-03-12T10:00:00Z")
    let found = try firm.moments("E02")
    #expect(spans(found) == [Span3("2026-03-14T10:00:00Z", "2026-04-04T10:00:00Z", "expired")])
    #expect(found.first?.evidence.first { $0.name == "unanswered" }?.number == 2)
    #expect(found.first?.evidence.first { $0.name == "last_heard" }?.at.seconds == at("2026-03-04T11:00:00Z"))
  }

  @Test func `E02 counted messages of one day once, and said two of three`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z", .asks)
    #expect(try firm.moments("E02").isEmpty)
    firm.write(1, "2026-03-03T15:00:00Z", outcome: .bounced, .asks)
    #expect(try firm.moments("E02").isEmpty, "one that came back reached nobody")
    firm.write(1, "2026-03-03T16:00:00Z", .asks)
    firm.write(1, "2026-03-04T08:00:00Z")
    let found = try firm.moments("E02")
    #expect(spans(found).map(\.opened) == ["2026-03-05T16:00:00Z"])
    #expect(found.first?.evidence.first { $0.name == "unanswered" }?.number == 3)
  }

  @Test func `E02 wants one of them to ask something, and two days from the first that does`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z")
    firm.write(1, "2026-03-05T09:00:00Z")
    #expect(try firm.moments("E02").isEmpty)
    firm.write(1, "2026-03-10T09:00:00Z", .asks)
    #expect(spans(try firm.moments("E02")).map(\.opened) == ["2026-03-12T09:00:00Z"])
  }

  @Test func `an answer that asks nothing waits for no answer`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", asks: true)
    firm.write(1, "2026-03-03T09:00:00Z", .answers)
    firm.write(1, "2026-03-05T09:00:00Z", .asks)
    firm.write(1, "2026-03-05T10:00:00Z", .aside)
    firm.write(1, "2026-03-09T10:00:00Z", .answers)
    #expect(try firm.moments("E02").isEmpty)
    firm.write(1, "2026-03-12T09:00:00Z", .answersAndAsks)
    #expect(spans(try firm.moments("E02")).map(\.opened) == ["2026-03-14T09:00:00Z"])
  }

  @Test func `an answer to something that is not on record shows that they wrote it`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z", .asks)
    firm.write(1, "2026-03-09T09:00:00Z", .answersLost)
    firm.write(1, "2026-03-12T09:00:00Z", .asks)
    #expect(try firm.moments("E02").isEmpty)
    firm.write(1, "2026-03-16T09:00:00Z", .answersLostAndAsks)
    firm.write(1, "2026-03-18T09:00:00Z")
    let found = try firm.moments("E02")
    #expect(spans(found).map(\.opened) == ["2026-03-20T09:00:00Z"])
    #expect(found.first?.evidence.first { $0.name == "last_heard" }?.at.seconds == at("2026-03-16T08:59:59Z"))
  }

  @Test func `what is written down late opens E02 no earlier than it was known`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z", known: "2026-03-11T09:00:00Z", .asks)
    firm.write(1, "2026-03-05T09:00:00Z", .asks)
    #expect(spans(try firm.moments("E02")).map(\.opened) == ["2026-03-11T09:00:00Z"])
  }

  @Test func `E03 wants six messages of three days in a season, two of them theirs`() throws {
    var firm = SmallFirm()
    // Long ago: it does not count with what follows.
    firm.reply(1, "2025-03-02T09:00:00Z")
    firm.reply(1, "2025-03-03T09:00:00Z")
    for day in 2...5 { firm.write(1, "2026-03-0\(day)T09:00:00Z") }
    firm.reply(1, "2026-03-06T09:00:00Z")
    firm.write(1, "2026-03-07T09:00:00Z")
    #expect(try firm.moments("E03").isEmpty, "one of them is theirs")
    firm.reply(1, "2026-03-09T09:00:00Z")
    let found = try firm.moments("E03")
    #expect(spans(found) == [Span3("2026-03-09T09:00:00Z", nil, "open")])
    #expect(found.first?.evidence.first { $0.name == "messages" }?.number == 7)
    #expect(found.first?.evidence.first { $0.name == "first_message" }?.at.seconds == at("2026-03-02T09:00:00Z"))
    firm.talk(1, "2026-03-10T09:00:00Z")
    #expect(spans(try firm.moments("E03")) == [Span3("2026-03-09T09:00:00Z", "2026-03-10T09:00:00Z", "conversation")])
  }

  @Test func `six messages of two days are one exchange`() throws {
    var firm = SmallFirm()
    for hour in 10...12 {
      firm.write(1, "2026-03-02T\(hour):00:00Z")
      firm.reply(1, "2026-03-03T\(hour):00:00Z")
    }
    #expect(try firm.moments("E03").isEmpty)
    firm.write(1, "2026-03-04T09:00:00Z")
    #expect(spans(try firm.moments("E03")) == [Span3("2026-03-04T09:00:00Z", nil, "open")])
  }

  @Test func `E04 opens when they ask for a call and ends with a talk, not with a message or a try`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", by: .sms, .asksForCall)
    firm.write(1, "2026-03-02T09:30:00Z", .answers)
    firm.voicemail(1, "2026-03-02T10:00:00Z")
    firm.reply(1, "2026-03-02T10:30:00Z", .asksForCall)
    #expect(try firm.moments("E01").isEmpty)
    let open = try firm.moments("E04")
    #expect(spans(open) == [Span3("2026-03-02T09:00:00Z", "2026-03-23T09:00:00Z", "expired")])
    #expect(open.first?.evidence.map(\.name) == ["call_asked", "asked_by"])
    #expect(open.first?.evidence.last?.number == Int(Channel.sms.rawValue))
    firm.talk(1, "2026-03-02T11:00:00Z")
    #expect(spans(try firm.moments("E04")) == [Span3("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z", "conversation")])
  }

  @Test func `E04 lapses when they say that it is settled`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", .asksForCall)
    firm.reply(1, "2026-03-02T15:00:00Z", .closes)
    #expect(spans(try firm.moments("E04")) == [Span3("2026-03-02T09:00:00Z", "2026-03-02T15:00:00Z", "withdrawn")])
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
