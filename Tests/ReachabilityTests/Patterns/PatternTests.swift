import Chronicle
import Recruitment
import Testing

@testable import Reachability

/// Each pattern with an example and what is nearly one.
@Suite struct PatternTests {
  private func firm() -> RungFirm {
    var firm = RungFirm()
    firm.person(1)
    return firm
  }

  /// One try a week from 1 September 2026 on (a Tuesday), at these hours.
  private func ring(_ firm: inout RungFirm, _ calls: [(hour: Int, outcome: Outcome)], from week: Int = 0) {
    for (index, call) in calls.enumerated() { firm.ring(1, time(week + index, call.hour), call.outcome) }
  }

  private func time(_ week: Int, _ hour: Int, minute: Int = 0) -> Int64 {
    at("2026-09-01T00:00:00Z") + Int64(week) * 7 * Span.day + Int64(hour) * Span.hour + Int64(minute) * 60
  }

  private func pattern(_ firm: RungFirm) throws -> PickUpPattern { try firm.book().pattern(of: one) }

  private func facts(_ pattern: PickUpPattern) -> [String] {
    pattern.facts.map { fact in
      let hours = fact.hours.map { " \($0.lowerBound)-\($0.upperBound)" } ?? ""
      let within = fact.withinSeconds.map { " <\($0 / 60)min" } ?? ""
      return "\(fact.kind.rawValue) \(fact.count)/\(fact.of)\(hours)\(within)"
    }
  }

  // MARK: talks

  @Test func whoPicksUpOneInThreeTalks() throws {
    var firm = firm()
    ring(
      &firm, [(10, .connected), (10, .noAnswer), (11, .noAnswer), (15, .connected), (16, .voicemail), (17, .noAnswer)])
    let pattern = try pattern(firm)
    #expect(pattern.kind == .talks)
    #expect(facts(pattern) == ["pickedUp 2/6"])
    #expect(pattern.facts[0].when.map(\.seconds) == [time(0, 10), time(3, 15)])
    #expect(pattern.calls.count == 6)
  }

  // MARK: busy_then

  @Test func whoseDayFallsInTwoIsBusyThen() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (10, .connected), (11, .voicemail), (9, .busy)])
    ring(&firm, [(17, .connected), (18, .connected), (17, .noAnswer), (17, .connected)], from: 5)
    let pattern = try pattern(firm)
    #expect(pattern.kind == .busyThen)
    #expect(facts(pattern) == ["missed 4/5 9-12", "pickedUp 3/4 17-24"])
    #expect(pattern.counts.tries == 9)
  }

  @Test func aDayThatChanceMayHavePartedDoesNotFallInTwo() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (10, .connected), (11, .voicemail)])
    ring(&firm, [(17, .connected), (18, .connected), (17, .noAnswer)], from: 4)
    #expect(try pattern(firm).kind == .talks)
  }

  @Test func whoRingsBackIsBusyThen() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (11, .voicemail), (14, .voicemail), (16, .busy)])
    firm.theyRing(1, "2026-09-01T09:40:00Z")
    firm.theyRing(1, "2026-09-15T12:30:00Z")
    let pattern = try pattern(firm)
    #expect(pattern.kind == .busyThen)
    #expect(facts(pattern) == ["missed 5/5", "rangBack 2/5 <120min"])
    #expect(pattern.facts[1].when.map(\.seconds) == [time(0, 9, minute: 40), time(2, 12, minute: 30)])
  }

  @Test func aCallTwoDaysLaterIsNoRingingBack() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (11, .voicemail), (14, .voicemail), (16, .busy)])
    firm.theyRing(1, "2026-09-03T09:40:00Z")
    firm.theyRing(1, "2026-09-18T12:30:00Z")
    #expect(try pattern(firm).kind == .unknown)
  }

  @Test func oneCallBackIsNotAHabit() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (11, .voicemail), (14, .voicemail), (16, .busy)])
    firm.theyRing(1, "2026-09-01T20:00:00Z")
    let pattern = try pattern(firm)
    #expect(pattern.kind == .unknown)
    #expect(facts(pattern) == ["missed 5/5", "rangBack 1/5 <1440min"])
  }

  // MARK: message_first

  /// Rung in vain; three texts answered within minutes, so many not.
  private func texter(unanswered: Int = 1, minutes: Int = 8, hour: Int = 10) -> RungFirm {
    var firm = firm()
    ring(&firm, [(hour, .noAnswer), (hour, .noAnswer), (hour, .voicemail), (hour, .connected), (hour, .noAnswer)])
    for week in 0..<3 {
      firm.write(1, time(week, hour, minute: 20))
      firm.theyWrite(1, time(week, hour, minute: 20 + minutes))
    }
    for week in 0..<unanswered { firm.write(1, time(5 + week, hour, minute: 20)) }
    return firm
  }

  @Test func messagesThatAreKeptFromSomebodyAreInNoFactOfTheirs() throws {
    let book = try texter().book()
    let none = book.facts(of: one, for: .messageFirst) { $0 != RungFirm.recruiter }
    #expect(none.map(\.kind) == [.missed])
    #expect(book.facts(of: one, for: .messageFirst) { _ in true } == book.pattern(of: one).facts)
  }

  @Test func whoAnswersMessagesWithinMinutesIsMessageFirst() throws {
    let pattern = try pattern(texter())
    #expect(pattern.kind == .messageFirst)
    #expect(facts(pattern) == ["missed 4/5", "answeredMessages 3/4 <15min"])
    #expect(pattern.facts[1].when.map(\.seconds) == (0..<3).map { time($0, 10, minute: 28) })
  }

  @Test func whoAnswersHoursLaterIsNot() throws {
    #expect(try pattern(texter(minutes: 180)).kind == .unknown)
  }

  @Test func aMachinesReplyIsNoAnswer() throws {
    var firm = firm()
    ring(&firm, [(10, .noAnswer), (10, .noAnswer), (10, .voicemail), (10, .busy), (10, .noAnswer)])
    for week in 0..<3 {
      firm.write(1, time(week, 10, minute: 20))
      firm.theyWrite(1, time(week, 10, minute: 21), automatic: true)
    }
    #expect(try pattern(firm).kind == .quiet)
  }

  @Test func atHoursAtWhichNobodyPicksUpItSaysNothing() throws {
    // Everybody else is rung in vain at 20:00 and picks up at 10:00.
    var firm = texter(hour: 20)
    for other in UInt32(2)...40 {
      firm.person(other)
      for week in 0..<6 {
        firm.ring(other, time(week, 20), .noAnswer)
        firm.ring(other, time(week, 10), .connected)
      }
    }
    #expect(try pattern(firm).kind == .unknown)
  }

  // MARK: quiet

  @Test func whoDoesNeitherIsQuiet() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (11, .voicemail), (14, .voicemail), (16, .busy)])
    for week in 0..<3 { firm.write(1, time(week, 12)) }
    let pattern = try pattern(firm)
    #expect(pattern.kind == .quiet)
    #expect(facts(pattern) == ["missed 5/5", "unansweredMessages 3/3 <4320min"])
  }

  @Test func whoWasNotWrittenToIsNotQuiet() throws {
    var firm = firm()
    ring(&firm, [(9, .noAnswer), (10, .noAnswer), (11, .voicemail), (14, .voicemail), (16, .busy)])
    #expect(try pattern(firm).kind == .unknown)
    for week in 0..<3 { firm.write(1, time(week, 12), outcome: .bounced) }
    #expect(try pattern(firm).kind == .unknown)
  }

  // MARK: unknown

  @Test func fourTriesAreTooFew() throws {
    var firm = firm()
    ring(&firm, [(9, .connected), (10, .connected), (11, .connected), (14, .connected)])
    let pattern = try pattern(firm)
    #expect(pattern.kind == .unknown)
    #expect(facts(pattern) == ["pickedUp 4/4"])
  }

  @Test func unverifiedAnswersDoNotMakeAPattern() throws {
    var firm = firm()
    for week in 0..<8 { firm.ring(1, time(week, 10), .connectedUnverified, seconds: 200) }
    let pattern = try pattern(firm)
    #expect(pattern.kind == .unknown)
    #expect(facts(pattern) == ["unverified 8/8"])
    #expect(pattern.counts.unverified == 8)
  }

  @Test func whatIsOlderThanAYearIsLeftOut() throws {
    var firm = firm()
    for week in 0..<9 { firm.ring(1, at("2025-08-01T10:00:00Z") + Int64(week) * 7 * Span.day, .connected) }
    let pattern = try pattern(firm)
    #expect(pattern.kind == .unknown)
    #expect(pattern.calls.isEmpty && pattern.facts.isEmpty)
    #expect(pattern.since == Instant(at("2025-12-01T00:00:00Z")))
    #expect(try firm.book().counts(of: one).tries == 9)
  }
}
