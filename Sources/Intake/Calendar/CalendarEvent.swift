import Recruitment
import WorkingTime

/// One entry of a calendar, as far as it says when somebody is busy. What it is about is not read.
struct CalendarEvent {
  /// A time on a wall clock, in seconds since 1970-01-01T00:00 there.
  struct Time: Hashable {
    var wall: Int64
    var zone: Zone
    /// A date alone: the whole day.
    var isDay = false

    var instant: Int64 { zone.instant(ofWallClock: wall) }

    static func == (left: Time, right: Time) -> Bool { left.instant == right.instant }
    func hash(into hasher: inout Hasher) { hasher.combine(instant) }
  }

  var uid = ""
  var start: Time?
  var end: Time?
  /// Seconds.
  var duration: Int64?
  var isFree = false
  var rule: RecurrenceRule?
  /// Whether it repeats in a way that cannot be read.
  var repeatsOtherwise = false
  var except: Set<Int64> = []
  var also: [Time] = []
  /// The occurrence of another entry with the same id in whose place it stands.
  var replaces: Int64?
  var sequence = 0

  /// How long it takes: a day where only a date is given (RFC 5545, 3.6.1), else nothing.
  var length: Int64 {
    guard let start else { return 0 }
    if let end { return max(0, start.isDay && end.isDay ? end.wall - start.wall : end.instant - start.instant) }
    return max(0, duration ?? (start.isDay ? Span.day : 0))
  }

  /// Its occurrences that touch `window`.
  func spans(in window: Range<Int64>) -> [Range<Int64>] {
    guard let start, length > 0 else { return [] }
    var times = [start] + also
    if let rule {
      let walls = rule.occurrences(from: start, until: window.upperBound, since: window.lowerBound - length)
      times = walls.map { Time(wall: $0, zone: start.zone, isDay: start.isDay) } + also
    }
    return times.compactMap { time in
      guard !except.contains(time.instant) else { return nil }
      // A whole day lasts until the next midnight, however long that is.
      let end = time.isDay ? time.zone.instant(ofWallClock: time.wall + length) : time.instant + length
      let span = time.instant..<max(end, time.instant)
      return span.overlaps(window) ? span : nil
    }
  }
}
