/// Days of the week as bits, Monday the lowest.
package enum Weekdays {
  package static let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Reads `mon;tue`, in any case; `nil` where a word is no day.
  package static func read(_ text: String) -> Int? {
    var days = 0
    for part in text.split(separator: ";") {
      guard let day = words.firstIndex(of: part.trimmed.lowercased()) else { return nil }
      days |= 1 << day
    }
    return days
  }

  package static func write(_ days: Int) -> String {
    words.enumerated().filter { days & (1 << $0.offset) != 0 }.map(\.element).joined(separator: ";")
  }

  /// - Parameter weekday: 0 = Monday.
  package static func contains(_ days: Int, _ weekday: Int) -> Bool { days & (1 << weekday) != 0 }
}
