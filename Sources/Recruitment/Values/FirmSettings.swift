/// What `firm.csv` says, with the defaults that hold where it is silent.
package struct FirmSettings: Hashable, Sendable {
  package var name = "Your firm"
  /// IANA zone.
  package var timezone = "Europe/London"
  /// ISO 4217.
  package var currency = "GBP"
  package var country = "GB"
  /// A bit for each day, Monday the lowest.
  package var workingDays = 0b0011111
  /// Minutes after midnight.
  package var dayStart = 8 * 60 + 30
  package var dayEnd = 17 * 60 + 30
  /// Day numbers since 1970-01-01, ascending.
  package var holidays: [Int] = []

  package init() {}

  package static let keys = [
    "name", "timezone", "currency", "country", "working_days", "day_start", "day_end", "holidays",
  ]

  /// Takes one row of `firm.csv`.
  /// - Returns: why the value cannot be used, or `nil` when it was taken. An unknown key is left alone.
  package mutating func take(key: String, value: String) -> String? {
    switch key {
    case "name": name = value
    case "timezone": timezone = value
    case "currency":
      guard value.utf8.count == 3, value.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) else {
        return "not a currency: three capital letters such as GBP"
      }
      currency = value
    case "country": country = value
    case "working_days":
      guard let days = Weekdays.read(value), days != 0 else { return "not weekdays: write mon;tue;wed;thu;fri" }
      workingDays = days
    case "day_start", "day_end":
      guard let minutes = TimeOfDay.read(value) else { return "not a time of day: write 08:30" }
      if key == "day_start" { dayStart = minutes } else { dayEnd = minutes }
    case "holidays":
      var days: [Int] = []
      for part in value.split(separator: ";") {
        guard case .wallClock(let seconds)? = ISOTimestamp.read(part.trimmed) else {
          return "not a list of dates: write 2026-12-25;2026-12-28"
        }
        days.append(Span.dayAndRest(of: seconds).day)
      }
      holidays = days.sorted()
    default: break
    }
    return nil
  }
}

extension Substring {
  package var trimmed: String {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
