import Foundation
import Testing

@testable import Intake
@testable import Recruitment

@Suite struct WallClockReaderTests {
  private func read(_ zone: String, _ text: String) throws -> String {
    guard case .wallClock(let seconds)? = ISOTimestamp.read(text) else { return "no wall clock" }
    return ISOTimestamp.utc(Instant(try WallClockReader(zone: zone).instant(wallClock: seconds)))
  }

  @Test(arguments: [
    ("Europe/London", "2026-01-10T12:00", "2026-01-10T12:00:00Z"),
    ("Europe/London", "2026-07-10T12:00", "2026-07-10T11:00:00Z"),
    // Skipped: 01:00 to 02:00 on 29 March. Forward by the gap, to 02:30 summer time.
    ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z"),
    ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z"),
    // Twice: 01:00 to 02:00 on 25 October. The earlier.
    ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z"),
    ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z"),
    ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"),
    ("Asia/Kolkata", "2026-11-01T01:30", "2026-10-31T20:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"),
    ("Europe/London", "1970-06-01T12:00", "1970-06-01T11:00:00Z"),
    ("Europe/Berlin", "2199-07-01T12:00", "2199-07-01T10:00:00Z"),
  ])
  func wallClocksBecomeInstants(_ zone: String, _ text: String, _ utc: String) throws {
    #expect(try read(zone, text) == utc)
  }

  /// Every hour of forty years, as Foundation reads the same instants back.
  @Test(arguments: ["Europe/London", "America/Sao_Paulo", "Europe/Moscow", "Pacific/Apia"])
  func agreesWithTheZoneDatabase(_ zone: String) throws {
    let reader = try WallClockReader(zone: zone)
    let timeZone = try #require(TimeZone(identifier: zone))
    var instant: Int64 = 631_152_000
    while instant < 1_893_456_000 {
      let wall = instant + Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
      let found = reader.instant(wallClock: wall)
      // In a fold the earlier instant has the same reading.
      let offset = Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(found))))
      #expect(found == instant || (found < instant && found + offset == wall))
      instant += 3_600 * 5
    }
  }

  @Test func aZoneThatIsNoneIsAnError() {
    #expect(throws: IntakeError.unknownTimezone("Europe/Atlantis")) { try WallClockReader(zone: "Europe/Atlantis") }
  }
}
