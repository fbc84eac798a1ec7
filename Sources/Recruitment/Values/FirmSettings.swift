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
  /// For how long a colleague who owns a relationship and talks to them is asked first; 0 = never.
  package var ownershipDays = 90
  /// For how long somebody we placed is not approached about other jobs, from their start.
  package var offLimitsMonths = 12
  /// The region profile that holds for everybody besides that of their own country; empty for none.
  package var regionProfile = ""

  package init() {}

  package static let keys = [
    "name", "timezone", "currency", "country", "working_days", "day_start", "day_end", "holidays",
    "ownership_days", "off_limits_months", "region_profile",
  ]

  package static let regionProfiles = ["uk", "eu", "de", "fr", "us", "ca", "strict"]

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
    case "ownership_days", "off_limits_months", "region_profile": return takePermission(key: key, value: value)
    default: break
    }
    return nil
  }

  private mutating func takePermission(key: String, value: String) -> String? {
    if key == "region_profile" {
      guard Self.regionProfiles.contains(value) || value.isEmpty else {
        return "not a region profile: one of \(Self.regionProfiles.joined(separator: ", "))"
      }
      regionProfile = value
      return nil
    }
    guard value.utf8.count <= 4, value.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(value) else {
      return "not a whole number from 0 to 9999"
    }
    if key == "ownership_days" { ownershipDays = number } else { offLimitsMonths = number }
    return nil
  }
}
