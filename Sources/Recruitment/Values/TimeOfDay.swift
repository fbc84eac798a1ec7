/// Times of day as the interchange writes them: minutes after midnight, 0 to 1440.
package enum TimeOfDay {
  /// Reads `9`, `09`, `17:30` or `24:00`; `nil` for anything else.
  package static func read(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let hour = digits(parts[0]), hour <= 24 else { return nil }
    let minute: Int
    if parts.count == 2 {
      guard let value = digits(parts[1]), parts[1].utf8.count == 2, value < 60 else { return nil }
      minute = value
    } else {
      minute = 0
    }
    let total = hour * 60 + minute
    return total <= 1_440 ? total : nil
  }

  package static func write(_ minutes: Int) -> String {
    "\(ISOTimestamp.padded(minutes / 60, 2)):\(ISOTimestamp.padded(minutes % 60, 2))"
  }

  private static func digits(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }
}
