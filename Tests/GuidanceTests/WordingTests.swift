import Recruitment
import Testing
import WorkingTime

@testable import Guidance

struct WordingTests {
  private func time(_ text: String) -> Instant {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure(text) }
    return instant
  }

  /// Wednesday 4 March 2026, 15:00 in London.
  private func wording(_ zone: String = "Europe/London", now: String = "2026-03-04T15:00:00Z") throws -> Wording {
    Wording(zone: try #require(Zone.named(zone)), now: time(now))
  }

  @Test(arguments: [
    ("2026-03-04T14:30:00Z", "14:30", "today at 14:30"), ("2026-03-04T00:00:00Z", "today", "today"),
    ("2026-03-04T23:59:59Z", "23:59", "today at 23:59"), ("2026-03-03T09:05:00Z", "yesterday 09:05", "yesterday"),
    ("2026-03-03T00:00:00Z", "yesterday", "yesterday"), ("2026-03-05T09:00:00Z", "tomorrow 09:00", "tomorrow at 09:00"),
    ("2026-03-05T00:00:00Z", "tomorrow", "tomorrow"), ("2026-03-02T10:00:00Z", "Mon 2 Mar, 10:00", "on Monday 2 March"),
    ("2026-03-02T00:00:00Z", "Mon 2 Mar", "on Monday 2 March"),
    ("2026-09-30T00:00:00+01:00", "Wed 30 Sep", "on Wednesday 30 September"),
    ("2025-12-31T10:00:00Z", "Wed 31 Dec 2025, 10:00", "on Wednesday 31 December 2025"),
    ("2026-03-06T10:00:00Z", "Fri 6 Mar, 10:00", "on Friday 6 March at 10:00"),
    ("2027-01-04T09:30:00Z", "Mon 4 Jan 2027, 09:30", "on Monday 4 January 2027 at 09:30"),
    ("2027-01-01T00:00:00Z", "Fri 1 Jan 2027", "on Friday 1 January 2027"),
  ])
  func `times in words`(text: String, short: String, spoken: String) throws {
    let wording = try wording()
    #expect(wording.short(time(text)) == short)
    #expect(wording.spoken(time(text)) == spoken)
  }

  @Test func `a day is said without its hour`() throws {
    let wording = try wording()
    #expect(wording.spokenDay(time("2026-03-05T09:00:00Z")) == "tomorrow")
    #expect(wording.spokenDay(time("2026-03-04T17:00:00Z")) == "today")
    #expect(wording.spokenDay(time("2026-03-16T09:00:00Z")) == "on Monday 16 March")
  }

  @Test func `days turn at the zone's midnight, over a new year too`() throws {
    let newYear = try wording(now: "2026-01-01T09:00:00Z")
    #expect(newYear.short(time("2025-12-31T18:00:00Z")) == "yesterday 18:00")
    // 20:30 UTC on the 3rd is already the 4th in Karachi.
    #expect(try wording("Asia/Karachi").short(time("2026-03-03T20:30:00Z")) == "01:30")
    #expect(try wording("America/New_York").short(time("2026-03-04T03:00:00Z")) == "yesterday 22:00")
  }

  @Test(arguments: [
    ("2026-03-04T15:00:00Z", "0 minutes"), ("2026-03-04T14:59:00Z", "1 minute"), ("2026-03-04T14:01:00Z", "59 minutes"),
    ("2026-03-04T14:00:00Z", "1 hour"), ("2026-03-04T01:00:00Z", "14 hours"), ("2026-03-03T23:00:00Z", "1 day"),
    ("2026-03-02T15:00:01Z", "2 days"), ("2026-03-02T15:00:00Z", "2 days"), ("2026-03-05T15:00:00Z", "0 minutes"),
    // Beside a date: both of one day, the same days ago.
    ("2026-02-28T09:00:00Z", "4 days"), ("2026-02-28T23:30:00Z", "4 days"),
  ])
  func `ages`(text: String, age: String) throws { #expect(try wording().age(of: time(text)) == age) }

  @Test func `times before 1970 and at the ends of the calendar have words`() throws {
    let wording = try wording("UTC")
    #expect(wording.short(Instant(-1)) == "Wed 31 Dec 1969, 23:59")
    for time in [Instant.distantPast, .distantFuture] {
      #expect(!wording.short(time).isEmpty && !wording.age(of: time).isEmpty)
    }
  }
}
