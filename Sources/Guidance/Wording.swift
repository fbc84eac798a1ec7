import Recruitment
import WorkingTime

/// Times in words, on the firm's wall clock, in British English.
package struct Wording: Sendable {
  package let zone: Zone
  /// The day that "today" means.
  package let now: Instant

  package init(zone: Zone, now: Instant) {
    self.zone = zone
    self.now = now
  }

  /// The number of that day. Words change when it does.
  var day: Int { civil(now).0.dayNumber }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// For a card's first line: `14:30`, `yesterday 14:30`, `Tue 24 Nov, 14:30`; the date alone where the time is midnight.
  package func short(_ instant: Instant) -> String {
    let reading = reading(instant)
    switch reading.daysAgo {
    case 0: return reading.isMidnight ? "today" : reading.time
    case 1: return reading.isMidnight ? "yesterday" : "yesterday \(reading.time)"
    case -1: return reading.isMidnight ? "tomorrow" : "tomorrow \(reading.time)"
    default:
      let day =
        "\(Self.days[reading.date.weekday].prefix(3)) \(reading.date.day) \(Self.months[reading.date.month - 1].prefix(3))"
      let dated = reading.sameYear ? day : "\(day) \(reading.date.year)"
      return reading.isMidnight ? dated : "\(dated), \(reading.time)"
    }
  }

  /// For a record elsewhere, where "today" would soon be wrong: `26 Nov 2026 14:30`.
  package func dated(_ instant: Instant) -> String {
    let reading = reading(instant)
    return "\(reading.date.day) \(Self.months[reading.date.month - 1].prefix(3)) \(reading.date.year) \(reading.time)"
  }

  /// The time of day alone: `14:30`.
  package func clock(_ instant: Instant) -> String { reading(instant).time }

  /// For something to be said aloud: `today at 14:30`, `yesterday`, `on Tuesday 24 November`. What lies ahead is an
  /// appointment and has its hour: `tomorrow at 10:00`, `on Friday 27 November at 10:00`; of days gone by the hour says
  /// nothing.
  package func spoken(_ instant: Instant) -> String {
    let reading = reading(instant)
    let isTimed = !reading.isMidnight && reading.daysAgo <= 0
    return isTimed ? "\(day(reading)) at \(reading.time)" : day(reading)
  }

  /// The same for somebody who lives by another clock: `tomorrow at 15:00 your time` where it shows another hour than the
  /// firm's. Of what is past the day will do.
  package func spoken(_ instant: Instant, by theirs: Zone?) -> String {
    guard let theirs, theirs.wallClock(at: instant.seconds) != zone.wallClock(at: instant.seconds) else {
      return spoken(instant)
    }
    let wording = Wording(zone: theirs, now: now)
    guard instant > now else { return wording.spokenDay(instant) }
    let words = wording.spoken(instant)
    return words.contains(Self.hour) ? "\(words) \(Self.theirTime)" : words
  }

  /// Whether another clock than the firm's shows another time now.
  func differs(from theirs: Zone) -> Bool { theirs.wallClock(at: now.seconds) != zone.wallClock(at: now.seconds) }

  private static let hour = " at "
  private static let theirTime = "your time"

  /// The same without the hour: `today`, `tomorrow`, `on Friday 27 November`.
  package func spokenDay(_ instant: Instant) -> String { day(reading(instant)) }

  private func day(_ reading: Reading) -> String {
    switch reading.daysAgo {
    case 0: return "today"
    case 1: return "yesterday"
    case -1: return "tomorrow"
    default:
      let day = "\(Self.days[reading.date.weekday]) \(reading.date.day) \(Self.months[reading.date.month - 1])"
      return reading.sameYear ? "on \(day)" : "on \(day) \(reading.date.year)"
    }
  }

  /// How long ago, roughly: `12 minutes`, `3 hours`, `3 days`. Days are those of the calendar: beside a date nobody counts
  /// in spans of twenty-four hours.
  package func age(of instant: Instant) -> String {
    let seconds = max(0, now - instant)
    func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
    if seconds < Span.hour { return count(seconds / Span.minute, "minute") }
    let days = Int64(max(0, reading(instant).daysAgo))
    if days == 0 || seconds < Span.day / 2 { return count(seconds / Span.hour, "hour") }
    return count(days, "day")
  }

  private struct Reading {
    var date: CivilDate
    var time: String
    var isMidnight: Bool
    /// 0 = today, 1 = yesterday, -1 = tomorrow.
    var daysAgo: Int
    var sameYear: Bool
  }

  private func reading(_ instant: Instant) -> Reading {
    let (date, minute) = civil(instant)
    let (today, _) = civil(now)
    return Reading(
      date: date, time: TimeOfDay.write(minute), isMidnight: minute == 0, daysAgo: today.dayNumber - date.dayNumber,
      sameYear: today.year == date.year)
  }

  private func civil(_ instant: Instant) -> (CivilDate, minute: Int) {
    let wall = zone.wallClock(at: instant.seconds)
    let second = (wall % Span.day + Span.day) % Span.day
    return (CivilDate(dayNumber: Int((wall - second) / Span.day)), Int(second / Span.minute))
  }
}
