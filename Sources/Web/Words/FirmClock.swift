import Recruitment
import WorkingTime

/// The wall clock in the firm's zone: the one place in this room where instants become dates.
struct FirmClock: Sendable {
  struct Reading: Equatable, Sendable {
    var date: CivilDate
    /// Minutes after midnight.
    var minute: Int
  }

  let settings: FirmSettings
  let zone: Zone

  /// An unknown zone reads as UTC.
  init(settings: FirmSettings) {
    self.settings = settings
    zone = Zone.named(settings.timezone) ?? .utc
  }

  func read(_ instant: Instant) -> Reading { Self.read(instant, in: zone) }

  /// What the clock shows in another zone; `nil` for an unknown name.
  static func read(_ instant: Instant, zoneNamed name: String) -> Reading? {
    Zone.named(name).map { read(instant, in: $0) }
  }

  /// When the clock shows that time. Skipped: moved forward; shown twice: the earlier.
  func instant(of date: CivilDate, minute: Int) -> Instant {
    Instant(zone.instant(ofWallClock: Int64(date.dayNumber) * Span.day + Int64(minute) * Span.minute))
  }

  func isWorkingDay(_ date: CivilDate) -> Bool {
    Weekdays.contains(settings.workingDays, date.weekday) && !settings.holidays.contains(date.dayNumber)
  }

  private static func read(_ instant: Instant, in zone: Zone) -> Reading {
    let wall = zone.wallClock(at: instant.seconds)
    let day = (wall - (wall % Span.day + Span.day) % Span.day) / Span.day
    return Reading(date: CivilDate(dayNumber: Int(day)), minute: Int((wall - day * Span.day) / Span.minute))
  }
}
