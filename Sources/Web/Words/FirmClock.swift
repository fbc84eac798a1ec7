import Foundation
import Recruitment

/// The wall clock in the firm's zone: the one place in this room where instants become dates.
struct FirmClock: Sendable {
  struct Reading: Equatable, Sendable {
    var date: CivilDate
    /// Minutes after midnight.
    var minute: Int
  }

  let settings: FirmSettings
  private let zone: TimeZone

  /// An unknown zone reads as UTC.
  init(settings: FirmSettings) {
    self.settings = settings
    zone = TimeZone(identifier: settings.timezone) ?? .gmt
  }

  func read(_ instant: Instant) -> Reading { Self.read(instant, in: zone) }

  /// What the clock shows in another zone; `nil` for an unknown name.
  static func read(_ instant: Instant, zoneNamed name: String) -> Reading? {
    TimeZone(identifier: name).map { read(instant, in: $0) }
  }

  /// When the clock shows that time. Of a time that is skipped or shown twice, the one after the change is meant.
  func instant(of date: CivilDate, minute: Int) -> Instant {
    let wall = Int64(date.dayNumber) * Span.day + Int64(minute) * Span.minute
    let guess = wall - Self.offset(at: Instant(wall), in: zone)
    return Instant(wall - Self.offset(at: Instant(guess), in: zone))
  }

  func isWorkingDay(_ date: CivilDate) -> Bool {
    Weekdays.contains(settings.workingDays, date.weekday) && !settings.holidays.contains(date.dayNumber)
  }

  private static func read(_ instant: Instant, in zone: TimeZone) -> Reading {
    let wall = bounded(instant).seconds + offset(at: instant, in: zone)
    let day = (wall - (wall % Span.day + Span.day) % Span.day) / Span.day
    return Reading(date: CivilDate(dayNumber: Int(day)), minute: Int((wall - day * Span.day) / Span.minute))
  }

  private static func offset(at instant: Instant, in zone: TimeZone) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(bounded(instant).seconds))))
  }

  /// Years 1 to 9999: what a calendar can be asked about.
  private static func bounded(_ instant: Instant) -> Instant {
    Instant(max(-62_135_596_800, min(253_402_300_799, instant.seconds)))
  }
}
