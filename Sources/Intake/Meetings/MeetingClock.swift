import CCalendar
import Foundation
import WorkingTime

/// The clocks of one calendar: zones by their IANA name or Microsoft's, and those that it brings along.
final class MeetingClock {
  /// A wall clock on which an entry's times stand.
  enum Clock {
    case zone(Zone)
    /// A VTIMEZONE's, by libical.
    case own(OpaquePointer)
  }

  struct Time {
    /// Seconds since 1970-01-01T00:00 on the clock.
    var wall: Int64
    var clock: Clock
    var isDay: Bool

    var instant: Int64 { instant(ofWall: wall) }

    func instant(ofWall wall: Int64) -> Int64 {
      switch clock {
      case .zone(let zone): zone.instant(ofWallClock: wall)
      case .own(let own): wall - Int64(rightcall_ical_offset(own, wall))
      }
    }
  }

  private let home: Zone
  private var own: [String: OpaquePointer] = [:]
  private(set) var unknown: Set<String> = []

  init(home: Zone) { self.home = home }

  deinit { for zone in own.values { rightcall_ical_release_zone(zone) } }

  /// Takes the lines of a VTIMEZONE.
  func take(_ name: String, _ text: String) {
    guard own[name] == nil, own.count < 500, CalendarTimes.zone(named: name) == nil, Self.changesYearly(text),
      let zone = rightcall_ical_zone(text)
    else { return }
    own[name] = zone
  }

  /// No clock on earth has changed its rule as often.
  private static let mostRules = 60

  /// Whether no rule changes the clock oftener than some days a year. Every change since the zone began is written out
  /// before the first question is answered: a zone that changes hourly since 1601 would take all memory.
  private static func changesYearly(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count(where: { $0.uppercased().contains("FREQ") }) <= mostRules else { return false }
    return lines.allSatisfy { line in
      let rule = line.uppercased()
      guard rule.contains("FREQ") else { return true }
      let parts = rule.split(whereSeparator: { $0 == ";" || $0 == ":" }).map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.allSatisfy { part in
        guard let equals = part.firstIndex(of: "=") else { return true }
        let (name, value) = (part[..<equals], part[part.index(after: equals)...])
        return switch name {
        case "FREQ": value == "YEARLY"
        case "BYDAY", "BYMONTH", "BYMONTHDAY": value.count { $0 == "," } < 8
        case "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS", "BYWEEKNO", "BYYEARDAY": false
        default: true
        }
      }
    }
  }

  private func clock(_ line: ContentLine) -> Clock {
    guard let name = line.parameter("TZID") else { return .zone(home) }
    if let zone = CalendarTimes.zone(named: name) { return .zone(zone) }
    if let zone = own[name] { return .own(zone) }
    unknown.insert(name)
    return .zone(home)
  }

  /// - Returns: `nil` for what is no time between the years 1 and 9999.
  func time(_ line: ContentLine) -> Time? { time(line.value, clock(line)) }

  /// The times of a list: `EXDATE`, `RDATE`, of which periods give their beginning.
  func times(_ line: ContentLine) -> [Time] {
    let clock = clock(line)
    return line.value.split(separator: ",").prefix(MeetingEntry.mostDates).compactMap {
      time(String($0.split(separator: "/").first ?? ""), clock)
    }
  }

  func time(_ text: String, like other: Time) -> Time? { time(text, other.clock) }

  private func time(_ text: String, _ clock: Clock) -> Time? {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard let read = CalendarTimes.time(text, zone: .utc), read.wall > -62_000_000_000 else { return nil }
    let isUTC = text.last == "Z" || text.last == "z"
    return Time(wall: read.wall, clock: isUTC ? .zone(.utc) : clock, isDay: read.isDay)
  }
}
