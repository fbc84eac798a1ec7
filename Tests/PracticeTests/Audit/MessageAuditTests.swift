import MessageCoach
import Recruitment
import Testing

@testable import Practice

@Suite struct MessageAuditTests {
  private static func message(
    _ id: Int64, _ verdict: Verdict, asks: Bool? = nil, person: Int64? = nil, rule: Int? = 3, talked: Bool? = false,
    day: Int64 = 0
  ) -> AuditedMessage {
    AuditedMessage(
      id: InteractionID(id), person: PersonID(person ?? id), recruiter: RecruiterID(1), at: Instant(day * Span.day),
      verdict: verdict, asksToTalk: asks ?? (verdict == .opensConversation), rule: rule, talked: talked)
  }

  private static func audit(_ messages: [AuditedMessage]) -> MessageAudit {
    MessageAudit(messages, withoutText: 4, recordEnds: Instant(99 * Span.day)) { time in
      let date = CivilDate(dayNumber: Int(time.seconds / Span.day))
      return (date.year, date.month)
    }
  }

  @Test func readingsAreCountedByKindAndInAll() {
    let audit = Self.audit([
      Self.message(1, .opensConversation), Self.message(2, .replacesConversation), Self.message(3, .messageIsFine),
      Self.message(4, .replacesConversation, rule: nil), Self.message(5, .unclear),
    ])
    #expect(audit.read == 5 && audit.withoutText == 4 && audit.people == 5)
    #expect(Verdict.allCases.map { audit.all[$0] }.reduce(0, +) == 5 && audit.all[.replacesConversation] == 2)
    #expect(audit.kinds.map(\.rule) == [3, nil] && audit.kinds.map(\.tally.all) == [4, 1])
  }

  @Test func whatFollowedIsCountedOfThoseWhoseFiveDaysAreSeen() throws {
    let audit = Self.audit([
      Self.message(1, .opensConversation, talked: true), Self.message(2, .opensConversation, talked: false),
      Self.message(3, .opensConversation, talked: nil), Self.message(4, .unclear, asks: true, talked: true),
    ])
    let opened = try #require(audit.sequels.first { $0.verdict == .opensConversation })
    #expect(opened.talked.count == 1 && opened.talked.of == 2)
    #expect(!audit.sequels.contains { $0.verdict == .messageIsFine })
    // A bare "call me" asks to talk too.
    #expect(audit.months.map(\.asked.of) == [3] && audit.months.map(\.asked.count) == [2])
  }

  @Test func monthsComeInOrderAndNothingDependsOnTheOrderOfMessages() {
    let messages = [
      Self.message(1, .opensConversation, day: 70), Self.message(2, .replacesConversation, day: 3),
      Self.message(3, .opensConversation, talked: true, day: 33),
    ]
    let audit = Self.audit(messages)
    #expect(audit.months.map { "\($0.year)-\($0.month)" } == ["1970-1", "1970-2", "1970-3"])
    #expect(audit.months.map(\.tally.all) == [1, 1, 1])
    let turned = Self.audit(messages.reversed())
    #expect(turned.months.map(\.tally) == audit.months.map(\.tally))
    #expect(
      turned.months.map(\.asked.of) == audit.months.map(\.asked.of) && turned.kinds == audit.kinds
        && turned.sequels == audit.sequels)
  }

  @Test func messagesToOnePersonCountForLessThanToSeveral() throws {
    let apart = (0..<40).map { Self.message($0, .opensConversation, talked: $0 < 20) }
    let together = (0..<40).map { Self.message($0, .opensConversation, person: $0 / 10, talked: $0 < 20) }
    let wide = try #require(Self.audit(together).sequels.first)
    let narrow = try #require(Self.audit(apart).sequels.first)
    #expect(wide.talked.share == narrow.talked.share)
    #expect(
      wide.talked.interval.high - wide.talked.interval.low > 1.5
        * (narrow.talked.interval.high - narrow.talked.interval.low))
  }
}
