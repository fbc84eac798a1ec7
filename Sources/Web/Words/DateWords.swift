import Guidance
import Recruitment

/// Dates and times as a British screen shows them: "Tue 24 Nov, 14:30".
struct DateWords: Sendable {
  let clock: FirmClock
  let asOf: Instant
  private let today: CivilDate

  init(clock: FirmClock, asOf: Instant) {
    self.clock = clock
    self.asOf = asOf
    today = clock.read(asOf).date
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let fullWeekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let fullMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Guidance's own way of saying times, for its own sentences.
  var wording: Wording { Wording(zone: clock.zone, now: asOf) }

  /// "14:30".
  func time(_ instant: Instant) -> String { TimeOfDay.write(clock.read(instant).minute) }

  /// "Tue 24 Nov"; with the year where it is another than this one.
  func day(_ instant: Instant) -> String { day(clock.read(instant).date) }

  private func day(_ date: CivilDate) -> String {
    let year = date.year == today.year ? "" : " \(date.year)"
    return "\(Self.weekdays[date.weekday]) \(date.day) \(Self.months[date.month - 1])\(year)"
  }

  /// "Tue 24 Nov, 14:30".
  func dayAndTime(_ instant: Instant) -> String { "\(day(instant)), \(time(instant))" }

  /// "Tuesday 24 November", for a heading.
  func longDay(_ instant: Instant) -> String {
    let date = clock.read(instant).date
    return "\(Self.fullWeekdays[date.weekday]) \(date.day) \(Self.fullMonths[date.month - 1])"
  }

  /// The shortest that cannot be misread: "14:30 today", "14:30 yesterday", "Thu 14:30" within six days, else the date.
  func near(_ instant: Instant) -> String {
    let date = clock.read(instant).date
    switch date.dayNumber - today.dayNumber {
    case 0: return "\(time(instant)) today"
    case 1: return "\(time(instant)) tomorrow"
    case -1: return "\(time(instant)) yesterday"
    case -6...6: return "\(Self.weekdays[date.weekday]) \(time(instant))"
    default: return dayAndTime(instant)
    }
  }

  /// "due by 16:30 today", "overdue since Tue 14:00".
  func due(_ instant: Instant, overdue: Bool) -> String {
    overdue ? "overdue since \(near(instant))" : "due by \(near(instant))"
  }

  /// How old the newest record of a source is: "read to 14:52", "1 day old", "3 days old".
  func age(_ newest: Instant) -> String {
    let days = today.dayNumber - clock.read(newest).date.dayNumber
    switch days {
    case ..<1: return "read to \(time(newest))"
    case 1: return "1 day old"
    default: return "\(days) days old"
    }
  }
}

extension DateWords {
  /// A `time` element that shows `words`.
  static func element(_ instant: Instant, _ words: String) -> HTML {
    "<time datetime=\"\(ISOTimestamp.utc(instant))\">\(words)</time>"
  }
}
