import WorkingTime

/// The clocks that a visitor may choose from: one for each offset and rule that many people live by.
enum ZoneChoices {
  static let names = [
    "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Phoenix",
    "America/Chicago", "America/Mexico_City", "America/New_York", "America/Toronto", "America/Bogota",
    "America/Halifax", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Atlantic/Azores", "Europe/London",
    "Europe/Dublin", "Europe/Lisbon", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Amsterdam",
    "Europe/Rome", "Europe/Stockholm", "Europe/Warsaw", "Europe/Zurich", "Africa/Lagos", "Africa/Johannesburg",
    "Africa/Cairo", "Europe/Athens", "Europe/Helsinki", "Europe/Bucharest", "Europe/Kyiv", "Europe/Istanbul",
    "Asia/Jerusalem", "Africa/Nairobi", "Asia/Riyadh", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka",
    "Asia/Bangkok", "Asia/Singapore", "Asia/Hong_Kong", "Asia/Shanghai", "Australia/Perth", "Asia/Tokyo",
    "Asia/Seoul", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland", "UTC",
  ]

  /// `Europe/London` as `London (Europe)`.
  static func words(_ name: String) -> String {
    let parts = name.replacing("_", with: " ").split(separator: "/")
    guard parts.count > 1, let place = parts.last else { return name }
    return "\(place) (\(parts[0]))"
  }

  /// - Parameter own: stands first where it is none of them.
  static func all(with own: String) -> [String] { names.contains(own) ? names : [own] + names }
}
