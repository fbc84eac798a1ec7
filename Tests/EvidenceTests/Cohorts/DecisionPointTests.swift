import Recruitment
import Testing

@testable import Evidence

struct DecisionPointTests {
  /// What happened after a moment opened, in seconds from then, and what is made of it.
  struct Case: CustomStringConvertible {
    var description: String
    var rows: [Row]
    var settledAt: Int64?
    var expected: String

    init(_ description: String, _ rows: [Row], settledAt: Int64? = nil, _ expected: String) {
      self.description = description
      self.rows = rows
      self.settledAt = settledAt
      self.expected = expected
    }
  }

  struct Row {
    var at: Int64
    var what: What
    var recruiter: UInt32 = 1
    /// Seconds from the opening.
    var booked: Int64?

    init(_ at: Int64, _ what: What, by recruiter: UInt32 = 1, booked: Int64? = nil) {
      (self.at, self.what, self.recruiter, self.booked) = (at, what, recruiter, booked)
    }
  }

  private static let hour = Span.hour
  private static let window = 72 * Span.hour
  private static let opened = Firm.begins + 30 * Span.day

  static let cases: [Case] = [
    Case("nothing at all", [], "neither"),
    Case("a call", [Row(hour, .call)], "3600 rang at once, in two hours, talked"),
    Case("an unanswered try counts", [Row(hour, .noAnswer)], "3600 rang at once, in two hours"),
    Case("whatever came of it", [Row(hour, .failedCall)], "3600 rang at once, in two hours"),
    Case("a message", [Row(hour, .mail)], "3600 wrote"),
    Case("as it opens", [Row(0, .mail)], "0 wrote"),
    Case("just before it opens", [Row(-1, .call)], "neither"),
    Case("the window's last second", [Row(window - 1, .call)], "259199 rang at once, in two hours, talked"),
    Case("the window's edge", [Row(window, .call)], "neither"),
    Case("a call 29 minutes later", [Row(0, .text), Row(29 * 60, .voicemail)], "0 rang in two hours"),
    Case("a call 30 minutes later", [Row(0, .text), Row(30 * 60, .voicemail)], "0 rang in two hours"),
    Case("a call 31 minutes later", [Row(0, .text), Row(31 * 60, .voicemail)], "0 wrote in two hours, crossed"),
    Case("a call 3 hours later", [Row(0, .text), Row(3 * hour, .voicemail)], "0 wrote crossed"),
    Case(
      "something of theirs between", [Row(0, .text), Row(600, .reply), Row(900, .call)], "0 wrote talked, crossed"),
    Case(
      "a machine of theirs between", [Row(0, .text), Row(600, .automaticReply), Row(900, .call)],
      "0 rang in two hours, talked"),
    Case(
      "theirs in the call's second", [Row(0, .text), Row(900, .reply), Row(900, .call)], "0 rang in two hours, talked"),
    Case(
      "theirs in the message's second", [Row(0, .reply), Row(0, .text), Row(900, .noAnswer)], "0 rang in two hours"),
    Case("a message then theirs then nothing", [Row(0, .text), Row(600, .reply)], "0 wrote"),
    Case("two messages and a call", [Row(0, .text), Row(60, .mail), Row(900, .noAnswer)], "0 rang in two hours"),
    Case("a call, then a message", [Row(0, .noAnswer), Row(60, .text)], "0 rang at once, in two hours, crossed"),
    Case(
      "call and message in one second", [Row(5, .mail), Row(5, .noAnswer)], "5 rang at once, in two hours, crossed"),
    Case("a bounced message is none", [Row(60, .bounced), Row(hour, .noAnswer)], "3600 rang at once, in two hours"),
    Case("nor is one of a machine", [Row(60, .automaticMail), Row(hour, .mail)], "3600 wrote"),
    Case("nor one to a list", [Row(60, .listMail)], "neither"),
    Case("a meeting called off", [Row(60, .cancelledMeeting), Row(hour, .mail)], "3600 wrote"),
    Case("a meeting", [Row(hour, .meeting)], "3600 rang at once, in two hours, talked"),
    Case("where two others met", [Row(hour, .cancelledMeeting, by: 0), Row(2 * hour, .mail)], "7200 wrote"),
    Case("a conversation of theirs before", [Row(60, .callBack), Row(hour, .mail)], "settled_before"),
    Case(
      "two others met before, which was taken for our talk", [Row(60, .meeting, by: 0), Row(hour, .mail)], "3600 wrote"),
    Case("two others meet after", [Row(hour, .mail), Row(2 * hour, .meeting, by: 0)], "3600 wrote"),
    Case("two others arranged to meet", [Row(hour, .mail), Row(5 * hour, .meeting, by: 0, booked: 600)], "3600 wrote"),
    Case("a conversation in the same second", [Row(60, .callBack), Row(60, .mail)], "60 wrote talked"),
    Case("a missed call of theirs before", [Row(60, .missedCallBack), Row(hour, .mail)], "3600 wrote"),
    Case("they ring, and nobody acts", [Row(60, .callBack)], "neither"),
    Case("a talk booked before", [Row(hour, .mail), Row(5 * hour, .meeting, booked: 600)], "settled_before"),
    Case("that talk itself", [Row(5 * hour, .meeting, booked: 600)], "settled_before"),
    Case(
      "a talk booked after", [Row(hour, .mail), Row(5 * hour, .meeting, booked: 2 * hour)], "3600 wrote talked, crossed"
    ),
    Case(
      "a talk booked before it opened", [Row(hour, .meeting, booked: -600)], "3600 rang at once, in two hours, talked"),
    Case("the outcome before", [Row(hour, .mail)], settledAt: 3_599, "settled_before"),
    Case("the outcome in the same second", [Row(hour, .mail)], settledAt: 3_600, "3600 wrote"),
    Case("the outcome, and nobody acts", [], settledAt: 60, "neither"),
    Case("talked only in the window from then on", [Row(hour, .mail), Row(hour + window, .call)], "3600 wrote"),
    Case(
      "the last second of that", [Row(hour, .mail), Row(hour + window - 1, .call)], "3600 wrote talked, crossed"),
    Case(
      "nobody knows who spoke", [Row(hour, .unverifiedCall)], "3600 rang at once, in two hours, talked, unverified"),
  ]

  @Test(arguments: cases)
  func firstActions(example: Case) throws {
    var firm = Firm()
    firm.person(1)
    for row in example.rows {
      let at = Self.opened + row.at
      firm.interaction(
        1, at, row.what, by: row.recruiter,
        InteractionOrigin(logged: .system, at: at, bookedAt: row.booked.map { Self.opened + $0 }))
    }
    let chronicle = try firm.chronicle()
    let found = DecisionPoint.find(
      in: chronicle.interactions(ofPerson: 1), moment: 0, openedAt: Self.opened, window: Self.window,
      settledAt: example.settledAt.map { Self.opened + $0 } ?? .max)
    #expect(Self.words(found) == example.expected, "\(example)")
  }

  private static func words(_ found: DecisionPoint.Search) -> String {
    switch found {
    case .leftOut(let reason): return reason.rawValue
    case .found(let point):
      let flags = [
        point.rangAtOnce ? "at once" : "", point.rangWithinTwoHours ? "in two hours" : "",
        point.talked ? "talked" : "", point.isUnverified ? "unverified" : "", point.crossedOver ? "crossed" : "",
      ].filter { !$0.isEmpty }
      return
        "\(point.decidedAt - point.openedAt) \(point.rang ? "rang" : "wrote") \(flags.joined(separator: ", "))".trimmed
    }
  }

  @Test func aHabitIsKnownADayAndAHalfHourLaterAndSeesNothingWrittenDownLate() throws {
    var firm = Firm()
    firm.person(1)
    firm.interaction(1, Self.opened + 60, .call, known: Self.opened + 2 * Span.day)
    firm.interaction(1, Self.opened + 600, .text)
    firm.interaction(1, Self.opened + 1_200, .noAnswer)
    let chronicle = try firm.chronicle()
    let habit = try #require(
      DecisionPoint.habit(in: chronicle.interactions(ofPerson: 1), openedAt: Self.opened, window: Self.window))
    #expect(habit.rang)
    #expect(habit.knownAt == Self.opened + 600 + 30 * Span.minute + Span.day)
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
