import Foundation
import Testing
import WorkingTime

@Suite struct ZoneTests {
  @Test func londonSkipsAnHourInMarch() throws {
    let london = try #require(Zone.named("Europe/London"))
    let change = try utc("2026-03-29T01:00:00Z")
    #expect(london.offset(at: change - 1) == 0)
    #expect(london.offset(at: change) == 3_600)
    #expect(london.wallClock(at: change) == (try wall("2026-03-29T02:00")))
    // 01:30 is never shown: it is moved to 02:30.
    #expect(london.instant(ofWallClock: try wall("2026-03-29T01:30")) == change + 1_800)
    #expect(london.instant(ofWallClock: try wall("2026-03-29T00:59")) == change - 60)
    #expect(london.instant(ofWallClock: try wall("2026-03-29T02:00")) == change)
  }

  @Test func londonShowsAnHourTwiceInOctober() throws {
    let london = try #require(Zone.named("Europe/London"))
    let change = try utc("2026-10-25T01:00:00Z")
    #expect(london.wallClock(at: change - 1_800) == london.wallClock(at: change + 1_800))
    #expect(london.instant(ofWallClock: try wall("2026-10-25T01:30")) == change - 1_800)
    #expect(london.instant(ofWallClock: try wall("2026-10-25T02:00")) == change + 3_600)
    #expect(london.instant(ofWallClock: try wall("2026-10-25T00:59")) == change - 3_660)
  }

  @Test(arguments: [
    ("America/New_York", "2026-03-08T07:00:00Z", Int64(-18_000), Int64(-14_400)),
    ("America/New_York", "2026-11-01T06:00:00Z", -14_400, -18_000),
    ("Australia/Sydney", "2026-04-04T16:00:00Z", 39_600, 36_000),
    ("Australia/Sydney", "2026-10-03T16:00:00Z", 36_000, 39_600),
    ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 39_600, 37_800),
    ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 37_800, 39_600),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", -36_000, 50_400),
    ("Europe/Istanbul", "2016-03-27T01:00:00Z", 7_200, 10_800),
  ])
  func clocksChange(name: String, at: String, before: Int64, after: Int64) throws {
    let zone = try #require(Zone.named(name))
    let change = try utc(at)
    #expect(zone.offset(at: change - 1) == before)
    #expect(zone.offset(at: change) == after)
    #expect(zone.instant(ofWallClock: change + before - 1) == change - 1)
    #expect(zone.instant(ofWallClock: change + max(before, after)) == change + max(0, before - after))
    // In the middle of the gap, or of the time shown twice.
    let middle = change + (before + after) / 2
    #expect(zone.instant(ofWallClock: middle) == middle - before)
  }

  @Test(arguments: [
    ("UTC", Int64(0)), ("Z", 0), ("GMT", 0), ("+05:30", 19_800), ("-0800", -28_800), ("UTC+2", 7_200),
    ("GMT-03:30", -12_600), ("+14", 50_400),
  ])
  func fixedOffsets(name: String, offset: Int64) throws {
    let zone = try #require(Zone.named(name))
    for instant in [Int64.min, -1, 0, 1_800_000_000, .max] { #expect(zone.offset(at: instant) == offset) }
    #expect(zone.instant(ofWallClock: 1_000) == 1_000 - offset)
  }

  /// The last one was taken for London once London had been asked for.
  @Test(arguments: ["", "Mars/Phobos", "+25:00", "+5:3", "UTC+", "../../etc/passwd", "+١٢", "Europe/London\u{0}"])
  func unknownNames(name: String) {
    #expect(Zone.named("Europe/London") != nil)
    #expect(Zone.named(name) == nil)
    #expect(Zone.named(name) == nil)
  }

  @Test func oneZoneForTheWholeProcess() throws {
    let first = try #require(Zone.named("Europe/Paris"))
    #expect(first === Zone.named("Europe/Paris"))
    #expect(first.name == "Europe/Paris")
  }

  @Test func extremeInstantsDoNotOverflow() throws {
    let zone = try #require(Zone.named("America/New_York"))
    for value in [Int64.min, .min / 4, .max / 4, .max] {
      #expect(zone.wallClock(at: value).magnitude < UInt64(Int64.max / 2))
      #expect(zone.instant(ofWallClock: value).magnitude < UInt64(Int64.max / 2))
    }
  }

  /// Every zone that Foundation knows, once a week and at random instants, against Foundation itself.
  @Test func agreesWithFoundationEverywhere() throws {
    var random = SplitMix(state: 1)
    for name in TimeZone.knownTimeZoneIdentifiers {
      let zone = try #require(Zone.named(name), "\(name)")
      let oracle = try #require(TimeZone(identifier: name), "\(name)")
      var instants = stride(from: Int64(0), to: 4_102_444_800, by: 17 * 86_400).map { $0 }
      instants += (0..<100).map { _ in Int64.random(in: 0..<4_102_444_800, using: &random) }
      let wrong = instants.filter { instant in
        let expected = oracle.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
        return zone.offset(at: instant) != Int64(expected)
      }
      #expect(wrong.isEmpty, "\(name)")
    }
  }

  /// A wall-clock time that is shown leads to an instant that shows it, and to the earliest such instant.
  @Test(arguments: ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"])
  func wallClocksLeadBack(name: String) throws {
    let zone = try #require(Zone.named(name))
    var random = SplitMix(state: 2)
    for _ in 0..<20_000 {
      let instant = Int64.random(in: 600_000_000..<3_000_000_000, using: &random)
      let shown = zone.wallClock(at: instant)
      let back = zone.instant(ofWallClock: shown)
      #expect(back <= instant && zone.wallClock(at: back) == shown)
    }
  }
}
