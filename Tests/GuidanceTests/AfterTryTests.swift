import Chronicle
import Moments
import Recruitment
import Testing

@testable import Guidance

/// What was tried since a conversation fell due. Now is Wednesday 4 March 2026, 15:00, in a firm of UTC, 08:30 to 17:30.
struct AfterTryTests {
  private static func interaction(
    _ time: String, _ channel: Channel, _ outcome: Outcome?, person: UInt32 = 1, seconds: Int64? = nil,
    into columns: inout InteractionColumns
  ) {
    let at = SmallDesk.time(time).seconds
    columns.append(
      id: UInt32(columns.count + 1), person: person, at: at, knownAt: at, recruiter: 7,
      traits: InteractionTraits(
        channel: channel, direction: .outbound, outcome: outcome, durationSeconds: seconds
      ).bits, duration: InteractionColumns.duration(seconds: seconds))
  }

  private func read(
    _ contacts: [(String, Channel, Outcome?)], zone: String = "", asOf: Instant = SmallDesk.now
  ) throws -> AfterTry? {
    var desk = try SmallDesk()
    if !zone.isEmpty {
      desk.frame.zones.append(zone)
      desk.frame.people[0].zone = 1
    }
    var columns = InteractionColumns()
    for (time, channel, outcome) in contacts { Self.interaction(time, channel, outcome, into: &columns) }
    let chronicle = try Chronicle.inMemory(frame: desk.frame, interactions: [columns])
    let moment = desk.moment("C06", opened: "2026-03-02T09:00:00Z")
    return TryReader(chronicle: chronicle, asOf: asOf).read(moment)
  }

  private func window(_ try: AfterTry?) -> String? {
    guard let next = `try`?.next else { return nil }
    return "\(next.dayPart.rawValue) \(ISOTimestamp.utc(next.from)) \(ISOTimestamp.utc(next.to))"
  }

  @Test func `nothing is said where nobody tried since the moment opened`() throws {
    #expect(try read([]) == nil)
    #expect(try read([("2026-03-02T08:59:00Z", .call, .noAnswer), ("2026-03-03T09:00:00Z", .email, .sent)]) == nil)
  }

  @Test func `one try without a text before it is no fair test, and the next is at another part of the day`() throws {
    let after = try #require(try read([("2026-03-04T09:00:00Z", .call, .noAnswer)]))
    #expect(after.tries.map(\.dayPart) == [.morning])
    #expect(after.missing == [.textWithReason, .anotherDayPart])
    #expect(window(after) == "afternoon 2026-03-04T15:00:00Z 2026-03-04T17:00:00Z")
    #expect(!after.closePolitely)
  }

  @Test func `a text in the day before makes the test fairer`() throws {
    let contacts: [(String, Channel, Outcome?)] = [
      ("2026-03-03T16:00:00Z", .sms, .sent), ("2026-03-04T09:00:00Z", .call, .voicemail),
    ]
    let after = try #require(try read(contacts))
    #expect(after.tries.map(\.textBefore) == [true])
    #expect(after.missing == [.anotherDayPart])
    var late = contacts
    late[0].0 = "2026-03-03T08:59:00Z"
    #expect(try read(late)?.missing == [.textWithReason, .anotherDayPart])
    late[0] = ("2026-03-03T16:00:00Z", .sms, .bounced)
    #expect(try read(late)?.missing == [.textWithReason, .anotherDayPart])
  }

  @Test func `a wrong number is no test at all`() throws {
    let after = try #require(try read([("2026-03-04T09:00:00Z", .call, .wrongNumber)]))
    #expect(after.missing == [.rightNumber])
    #expect(after.tries.filter(\.isFair).isEmpty)
  }

  @Test func `parts of the day are on their own wall clock, and so is the next try`() throws {
    // 14:30 in London is 09:30 in New York; 15:00 is 10:00 there, and their day begins at 08:30.
    let after = try #require(try read([("2026-03-04T14:30:00Z", .call, .noAnswer)], zone: "America/New_York"))
    #expect(after.tries.map(\.dayPart) == [.morning])
    #expect(window(after) == "midday 2026-03-04T16:00:00Z 2026-03-04T19:00:00Z")
  }

  @Test func `a part of which less than half an hour is left waits for the next working day`() throws {
    let friday = SmallDesk.time("2026-03-06T16:40:00Z")
    let after = try #require(
      try read([("2026-03-06T09:00:00Z", .call, .noAnswer), ("2026-03-06T12:00:00Z", .call, .noAnswer)], asOf: friday))
    // Afternoon ends at 17:00; what is left is the evening's half hour, from 17:00 to 17:30.
    #expect(window(after) == "evening 2026-03-06T17:00:00Z 2026-03-06T17:30:00Z")
    let later = try #require(
      try read(
        [
          ("2026-03-05T17:10:00Z", .call, .noAnswer), ("2026-03-06T09:00:00Z", .call, .noAnswer),
          ("2026-03-06T12:00:00Z", .call, .wrongNumber),
        ], asOf: friday))
    #expect(window(later) == "midday 2026-03-09T11:00:00Z 2026-03-09T14:00:00Z")
  }

  @Test func `after three fair tries in five working days it is time to close politely`() throws {
    let three: [(String, Channel, Outcome?)] = [
      ("2026-03-02T10:00:00Z", .call, .noAnswer), ("2026-03-03T12:00:00Z", .call, .voicemail),
      ("2026-03-04T14:00:00Z", .video, .noAnswer),
    ]
    let after = try #require(try read(three))
    #expect(after.closePolitely)
    #expect(after.next == nil)
    #expect(after.missing == [.textWithReason])
    // Eight working days on, those are no longer the same round.
    let later = try #require(try read(three, asOf: SmallDesk.time("2026-03-16T10:00:00Z")))
    #expect(!later.closePolitely)
    #expect(window(later) == "evening 2026-03-16T17:00:00Z 2026-03-16T17:30:00Z")
  }

  @Test func `with every part of the day tried the one tried longest ago comes next`() throws {
    let after = try #require(
      try read([
        ("2026-03-02T17:10:00Z", .call, .noAnswer), ("2026-03-02T10:00:00Z", .call, .failed),
        ("2026-03-03T12:00:00Z", .call, .noAnswer),
      ]))
    #expect(window(after) == "afternoon 2026-03-04T15:00:00Z 2026-03-04T17:00:00Z")
    #expect(!after.closePolitely)
  }

  @Test func `what is not known yet is not counted, and a talk is no try`() throws {
    #expect(try read([("2026-03-04T15:30:00Z", .call, .noAnswer)]) == nil)
    #expect(try read([("2026-03-04T10:00:00Z", .call, .connected)]) == nil)
  }
}
