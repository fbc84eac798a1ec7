import Recruitment
import WorkingTime

/// Times and lengths of time as RFC 5545 writes them.
enum CalendarTimes {
  /// `20261127T100000Z`, `20261127T100000` on the clock of `zone`, `20261127`.
  static func time(_ text: String, zone: Zone) -> CalendarEvent.Time? {
    var rest = text[...]
    let isUTC = rest.last == "Z" || rest.last == "z"
    if isUTC { rest = rest.dropLast() }
    let parts = rest.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count <= 2, let day = day(parts[0]) else { return nil }
    if parts.count == 1 { return CalendarEvent.Time(wall: Int64(day) * Span.day, zone: zone, isDay: true) }
    guard let time = digits(parts[1], count: 6) else { return nil }
    let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100)
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    let wall = Int64(day) * Span.day + Int64(hour * 3_600 + minute * 60 + second)
    return CalendarEvent.Time(wall: wall, zone: isUTC ? .utc : zone)
  }

  private static func day(_ text: Substring) -> Int? {
    guard let number = digits(text, count: 8) else { return nil }
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    guard (1...12).contains(date.month), date.day >= 1,
      date.day <= CivilDate.daysIn(month: date.month, of: date.year)
    else { return nil }
    return date.dayNumber
  }

  private static func digits(_ text: Substring, count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  /// `PT1H30M`, `P1D`, `P2W`, in seconds; what points back is none.
  static func duration(_ text: String) -> Int64? {
    var rest = text[...]
    if rest.first == "+" { rest = rest.dropFirst() }
    guard rest.first == "P" else { return nil }
    var seconds: Int64 = 0
    var number: Int64?
    for character in rest.dropFirst() {
      if character == "T" { continue }
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min(100_000_000, (number ?? 0) * 10 + Int64(digit))
        continue
      }
      let units: [Character: Int64] = ["W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1]
      guard let unit = units[character], let value = number else { return nil }
      seconds += value * unit
      number = nil
    }
    return number == nil ? seconds : nil
  }

  /// By its IANA name, with a prefix before it where a program puts one; else by Microsoft's name for it.
  static func zone(named name: String) -> Zone? {
    if let zone = Zone.named(name) { return zone }
    if let zone = microsoft[name].flatMap(Zone.named) { return zone }
    let parts = name.split(separator: "/")
    guard parts.count > 2 else { return nil }
    return Zone.named(parts.suffix(2).joined(separator: "/"))
  }

  /// Unicode CLDR, windowsZones: those of the places that recruiters' calendars are most often from.
  private static let microsoft = [
    "GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik",
    "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
    "E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kiev",
    "GTB Standard Time": "Europe/Bucharest", "Turkey Standard Time": "Europe/Istanbul",
    "Russian Standard Time": "Europe/Moscow", "Israel Standard Time": "Asia/Jerusalem",
    "South Africa Standard Time": "Africa/Johannesburg", "Arabian Standard Time": "Asia/Dubai",
    "India Standard Time": "Asia/Calcutta", "Singapore Standard Time": "Asia/Singapore",
    "China Standard Time": "Asia/Shanghai", "Tokyo Standard Time": "Asia/Tokyo",
    "AUS Eastern Standard Time": "Australia/Sydney", "E. Australia Standard Time": "Australia/Brisbane",
    "W. Australia Standard Time": "Australia/Perth", "New Zealand Standard Time": "Pacific/Auckland",
    "Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver", "US Mountain Standard Time": "America/Phoenix",
    "Pacific Standard Time": "America/Los_Angeles", "Atlantic Standard Time": "America/Halifax",
    "E. South America Standard Time": "America/Sao_Paulo", "UTC": "UTC",
  ]
}
