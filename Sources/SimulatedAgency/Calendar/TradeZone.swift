import Recruitment

/// The few time zones in which the firm's people live, with their rules written down: the machine's own zone tables
/// differ between machines and years, and a simulated firm must not.
enum TradeZone: UInt8, Sendable, CaseIterable {
  case london, dublin, warsaw, berlin, paris, lagos, kolkata, dubai, newYork, chicago

  var name: String {
    switch self {
    case .london: "Europe/London"
    case .dublin: "Europe/Dublin"
    case .warsaw: "Europe/Warsaw"
    case .berlin: "Europe/Berlin"
    case .paris: "Europe/Paris"
    case .lagos: "Africa/Lagos"
    case .kolkata: "Asia/Kolkata"
    case .dubai: "Asia/Dubai"
    case .newYork: "America/New_York"
    case .chicago: "America/Chicago"
    }
  }

  /// Seconds east of UTC at that moment.
  func offset(at seconds: Int64) -> Int64 {
    switch self {
    case .london, .dublin: TradeZone.isEuropeanSummer(seconds) ? 3_600 : 0
    case .warsaw, .berlin, .paris: TradeZone.isEuropeanSummer(seconds) ? 7_200 : 3_600
    case .lagos: 3_600
    case .kolkata: 19_800
    case .dubai: 14_400
    case .newYork: TradeZone.isAmericanSummer(seconds, standard: -18_000) ? -14_400 : -18_000
    case .chicago: TradeZone.isAmericanSummer(seconds, standard: -21_600) ? -18_000 : -21_600
    }
  }

  /// From 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
  private static func isEuropeanSummer(_ seconds: Int64) -> Bool {
    let year = CivilDate(dayNumber: Int(seconds / Span.day)).year
    let from = Int64(lastSunday(CivilDate(year: year, month: 3, day: 31))) * Span.day + 3_600
    let until = Int64(lastSunday(CivilDate(year: year, month: 10, day: 31))) * Span.day + 3_600
    return seconds >= from && seconds < until
  }

  /// From 02:00 standard time on the second Sunday of March to 01:00 standard time on the first Sunday of November.
  private static func isAmericanSummer(_ seconds: Int64, standard: Int64) -> Bool {
    let year = CivilDate(dayNumber: Int(seconds / Span.day)).year
    let from = Int64(lastSunday(CivilDate(year: year, month: 3, day: 14))) * Span.day + 7_200 - standard
    let until = Int64(lastSunday(CivilDate(year: year, month: 11, day: 7))) * Span.day + 3_600 - standard
    return seconds >= from && seconds < until
  }

  /// The day number of the last Sunday on or before that date.
  private static func lastSunday(_ date: CivilDate) -> Int { date.dayNumber - (date.weekday + 1) % 7 }
}
