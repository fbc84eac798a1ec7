import CCalendar

/// When an entry takes place.
struct MeetingSeries {
  enum Fault: Error {
    case unreadableRule, tooMany
  }

  /// Times within what is asked for.
  static let most = 2_000
  /// Times before it that are counted through.
  static let mostTries = 60_000

  /// Original beginnings, on the entry's clock, with those that were struck out.
  /// - Parameter window: instants; nothing that begins outside is given.
  /// - Returns: in order, each once.
  static func walls(
    of entry: MeetingEntry, start: MeetingClock.Time, clock: MeetingClock, window: Range<Int64>
  ) throws(Fault) -> [Int64] {
    // A clock is at most a day from UTC.
    let (from, until) = (window.lowerBound - 86_400, window.upperBound + 86_400)
    var walls: Set<Int64> = []
    if entry.rules.isEmpty { walls.insert(start.wall) }
    for rule in entry.rules {
      var last = window.upperBound
      let parts = rule.split(separator: ";").filter { part in
        guard part.uppercased().hasPrefix("UNTIL=") else { return true }
        if let end = clock.time(String(part.dropFirst(6)), like: start) {
          last = min(last, end.isDay ? end.instant + 86_399 : end.instant)
        }
        return false
      }
      for wall in try expand(parts.joined(separator: ";"), start, from: from, until: until)
      where start.instant(ofWall: wall) <= last { walls.insert(wall) }
    }
    for line in entry.also {
      for time in clock.times(line) { walls.insert(wall(of: time, on: start)) }
    }
    return walls.sorted().filter { window.contains(start.instant(ofWall: $0)) }
  }

  private static func expand(
    _ rule: String, _ start: MeetingClock.Time, from: Int64, until: Int64
  ) throws(Fault) -> [Int64] {
    guard rule.utf8.count <= 1_000 else { throw .unreadableRule }
    // What begins every second or minute is no meeting.
    let upper = rule.uppercased()
    guard !upper.contains("FREQ=SECONDLY"), !upper.contains("FREQ=MINUTELY") else { throw .tooMany }
    var times = [Int64](repeating: 0, count: most)
    let count = rule.withCString {
      rightcall_ical_expand($0, start.wall, start.isDay ? 1 : 0, from, until, Int32(mostTries), &times, Int32(most))
    }
    if count == -2 { throw .tooMany }
    guard count >= 0 else { throw .unreadableRule }
    return Array(times[..<Int(count)])
  }

  /// A time as the entry's own clock shows it.
  static func wall(of time: MeetingClock.Time, on start: MeetingClock.Time) -> Int64 {
    if time.isDay { return time.wall }
    let instant = time.instant
    var wall = instant + (start.wall - start.instant)
    // The offset may be another there: once more with that one's.
    wall += instant - start.instant(ofWall: wall)
    return wall
  }
}
