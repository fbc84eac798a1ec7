import Recruitment
import Testing

@testable import Evidence

struct PersonPastTests {
  private static let opened = Firm.begins + 100 * Span.day
  private static let decided = opened + 5 * Span.hour

  /// - Parameter events: hours before the moment opened, and what.
  private func past(_ events: [(hours: Int64, what: What)]) throws -> PersonPast {
    var firm = Firm()
    firm.person(7)
    for event in events { firm.interaction(7, Self.opened - event.hours * Span.hour, event.what) }
    firm.end(at: Self.opened + 10 * Span.day)
    return try PersonPast(firm.chronicle().interactions(ofPerson: 7), before: Self.decided, openedAt: Self.opened)
  }

  @Test func aReplyThatIsStillTheLastWordIsNoCheck() throws {
    #expect(try past([(120, .mail), (100, .reply)]).lastSettledReply == nil)
    #expect(try past([(120, .mail)]).lastSettledReply == nil)
    // Nor where we have only written again since.
    #expect(try past([(120, .mail), (100, .reply), (60, .mail)]).lastSettledReply == nil)
  }

  @Test func onceTheyWereHeardAgainItIsOne() throws {
    #expect(try past([(120, .mail), (100, .reply), (50, .call)]).lastSettledReply == true)
    #expect(try past([(120, .mail), (60, .reply)]).lastSettledReply == false)
    #expect(try past([(120, .mail), (60, .call)]).lastSettledReply == false)
    // In the hours between the moment and the decision as well.
    #expect(try past([(120, .mail), (100, .reply), (-1, .callBack)]).lastSettledReply == true)
  }

  @Test func aMeetingAtWhichNobodyOfOursWasCountedAsOurConversation() throws {
    var firm = Firm()
    firm.person(7)
    firm.interaction(7, Self.opened - 60 * Span.hour, .mail)
    firm.interaction(7, Self.opened - 50 * Span.hour, .meeting, by: 0)
    firm.end(at: Self.opened + 10 * Span.day)
    let past = try PersonPast(firm.chronicle().interactions(ofPerson: 7), before: Self.decided, openedAt: Self.opened)
    #expect(past.lastConversation == nil && past.conversations90 == 0 && past.unansweredInARow == 1)
  }

  @Test func ofSeveralItIsTheLatestThatIsSettled() throws {
    let both: [(Int64, What)] = [(400, .mail), (390, .reply), (200, .mail), (120, .reply)]
    #expect(try past(both).lastSettledReply == false)
    #expect(try past(both + [(100, .mail), (90, .reply)]).lastSettledReply == false)
    #expect(try past(both + [(100, .mail), (90, .reply), (80, .reply)]).lastSettledReply == true)
  }

  @Test func aMessageOfTheLastTwoDaysIsTooYoung() throws {
    #expect(try past([(47, .mail), (40, .reply), (20, .call)]).lastSettledReply == nil)
    #expect(try past([(48, .mail), (40, .reply), (20, .call)]).lastSettledReply == true)
  }
}
