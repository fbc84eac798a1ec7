import Foundation
import Recruitment
import Testing

struct ISOTimestampTests {
  private func instant(_ text: String) -> Int64? {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { return nil }
    return instant.seconds
  }

  private func wall(_ text: String) -> Int64? {
    guard case .wallClock(let seconds)? = ISOTimestamp.read(text) else { return nil }
    return seconds
  }

  @Test func `what is printed reads back as the same instant`() {
    var random = SmallRandom(state: 1)
    // 1900-01-01 to 2199-12-31T23:59:59.
    let years: ClosedRange<Int64> = -2_208_988_800...7_258_118_399
    for seconds in [years.lowerBound, -1, 0, 1, years.upperBound]
      + (0..<5_000).map({ _ in .random(in: years, using: &random) })
    {
      #expect(instant(ISOTimestamp.utc(Instant(seconds))) == seconds)
    }
  }

  @Test func `printing agrees with Foundation`() {
    var random = SmallRandom(state: 2)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<300 {
      let seconds = Int64.random(in: -2_208_988_800...7_258_118_399, using: &random)
      #expect(
        ISOTimestamp.utc(Instant(seconds)) == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
    }
  }

  @Test(arguments: [
    ("2026-03-02T09:30:00Z", 1_772_443_800), ("2026-03-02T09:30:00z", 1_772_443_800),
    ("2026-03-02t09:30Z", 1_772_443_800),
    ("2026-03-02T10:30:00+01:00", 1_772_443_800), ("2026-03-02T10:30:00+0100", 1_772_443_800),
    ("2026-03-02T10:30:00+01", 1_772_443_800), ("2026-03-02 04:30:00-05:00", 1_772_443_800),
    ("2026-03-02T15:15:00+05:45", 1_772_443_800), ("2026-03-02T09:30:00.999Z", 1_772_443_800),
    ("2026-03-02T09:30:00,5Z", 1_772_443_800), ("2026-03-02T09:30:00.123456789+00:00", 1_772_443_800),
    // A leap second is the second before it.
    ("2016-12-31T23:59:60Z", 1_483_228_799),
  ])
  func `a time with an offset is an instant`(text: String, seconds: Int64) {
    #expect(instant(text) == seconds)
  }

  @Test(arguments: [
    ("2026-03-02", 1_772_409_600), ("2026-03-02T09:30", 1_772_443_800), ("2026-03-02 09:30:00", 1_772_443_800),
    ("2024-02-29", 1_709_164_800), ("2000-02-29", 951_782_400), ("1900-01-01", -2_208_988_800),
    ("2199-12-31T23:59:59", 7_258_118_399),
  ])
  func `a time without one is a wall clock's`(text: String, seconds: Int64) {
    #expect(wall(text) == seconds)
  }

  @Test(arguments: [
    "", " ", "2026", "2026-3-2", "2026-03", "20260302", "02/03/2026", "31/31/2026", "2026-00-10", "2026-13-01",
    "2026-02-29", "1900-02-29", "2100-02-29", "2026-02-31", "2026-04-31", "2026-01-00", "2026-01-32", "1899-12-31",
    "2200-01-01", "0000-01-01", "-2026-01-01", "2026-03-02T", "2026-03-02T9:30", "2026-03-02T24:00", "2026-03-02T09:60",
    "2026-03-02T09:30:61Z", "2026-03-02T09:30:00.Z", "2026-03-02T09:30:00ZZ", "2026-03-02T09:30:00Z ",
    " 2026-03-02", "2026-03-02T09:30:00+", "2026-03-02T09:30:00+1", "2026-03-02T09:30:00+16:00",
    "2026-03-02T09:30:00+01:60", "2026-03-02T09:30:00+01:0", "2026-03-02T09:30:00+01:00x", "2026-03-02X09:30",
    "2026–03–02", "２０２６-03-02", "2026-03-02T09:30:00+01:", "yesterday", "2026-03-02\u{0}",
  ])
  func `what is no date is not read`(text: String) {
    #expect(ISOTimestamp.read(text) == nil)
  }

  @Test func `noise never crashes the reader`() {
    var random = SmallRandom(state: 3)
    let letters = Array("0123456789-:TZ+., x".utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...30, using: &random)
      let bytes = (0..<count).map { _ in letters.randomElement(using: &random) ?? 0 }
      if case .instant(let instant)? = bytes.withUnsafeBufferPointer({ ISOTimestamp.read($0) }) {
        #expect((-2_209_100_000...7_258_300_000).contains(instant.seconds))
      }
    }
  }

  @Test func `times far outside the interchange print without nonsense`() {
    for seconds in [Instant.distantPast.seconds, Instant.distantFuture.seconds, Int64.min, Int64.max] {
      let clock = ISOTimestamp.utc(Instant(seconds)).split(separator: "T").last ?? ""
      // Worked out in floating point, the rest of the day came out negative.
      #expect(clock.count == 9 && !clock.contains("-"))
    }
  }
}
