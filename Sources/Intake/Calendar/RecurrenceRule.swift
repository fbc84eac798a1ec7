import Recruitment

/// How an entry repeats (RFC 5545, 3.3.10): every so many days, weeks, months or years.
struct RecurrenceRule {
  enum Frequency: String {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// A weekday, 0 = Monday; the how manieth of its month, from the end where it is negative; 0 = every one.
  struct Day: Hashable {
    var weekday: Int
    var ordinal: Int
  }

  var frequency: Frequency
  var interval = 1
  var count: Int?
  /// The last instant at which one may begin.
  var until: Int64?
  var days: [Day] = []
  /// Of a month.
  var monthDays: [Int] = []
  /// 0 = Monday.
  var weekStart = 0

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// - Parameter instant: reads a time such as the value of `UNTIL`.
  /// - Returns: `nil` for a rule with parts that are not known: what it means would be guessed.
  init?(_ text: String, instant: (String) -> Int64?) {
    var parts: [String: String] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      parts[pair[0].uppercased()] = pair[1].uppercased()
    }
    guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else { return nil }
    self.frequency = frequency
    for (name, value) in parts {
      switch name {
      case "INTERVAL":
        guard let number = Int(value), (1...1_000).contains(number) else { return nil }
        interval = number
      case "COUNT":
        guard let number = Int(value), number > 0 else { return nil }
        count = number
      case "UNTIL":
        guard let time = instant(value) else { return nil }
        until = time
      case "WKST":
        guard let day = Self.weekdays.firstIndex(of: value) else { return nil }
        weekStart = day
      case "BYDAY":
        let read = value.split(separator: ",").map(Self.day)
        guard !read.contains(where: { $0 == nil }) else { return nil }
        days = read.compactMap(\.self)
      case "BYMONTHDAY":
        let read = value.split(separator: ",").map { Int($0) }
        guard !read.contains(where: { $0 == nil || $0 == 0 }) else { return nil }
        monthDays = read.compactMap(\.self)
      default: return nil
      }
    }
    guard fits else { return nil }
  }

  /// Whether the parts go with the frequency.
  private var fits: Bool {
    switch frequency {
    case .daily, .weekly: monthDays.isEmpty && days.allSatisfy { $0.ordinal == 0 }
    case .monthly: days.isEmpty || monthDays.isEmpty
    case .yearly: days.isEmpty && monthDays.isEmpty
    }
  }

  private static func day(_ text: Substring) -> Day? {
    guard let weekday = weekdays.firstIndex(of: String(text.suffix(2))) else { return nil }
    let number = text.dropLast(2)
    if number.isEmpty { return Day(weekday: weekday, ordinal: 0) }
    guard let ordinal = Int(number), (1...5).contains(abs(ordinal)) else { return nil }
    return Day(weekday: weekday, ordinal: ordinal)
  }

  /// Days that are looked at for one entry: 110 years.
  private static let horizon = 40_000

  /// When it begins, on its own wall clock, in order: the first time is the entry's own (3.8.5.3).
  /// - Parameters:
  ///   - until: nothing that begins later is given.
  ///   - since: nothing that begins earlier is given, though it is counted.
  func occurrences(from start: CalendarEvent.Time, until last: Int64, since: Int64) -> [Int64] {
    let (first, rest) = Span.dayAndRest(of: start.wall)
    let base = Base(first, weekStart: weekStart)
    var found: [Int64] = []
    var counted = 0
    for day in first..<(first + Self.horizon) {
      guard day == first || falls(on: day, base) else { continue }
      let wall = Int64(day) * Span.day + Int64(rest)
      let instant = start.zone.instant(ofWallClock: wall)
      if instant > min(last, until ?? .max) { break }
      counted += 1
      if let count, counted > count { break }
      if instant >= since { found.append(wall) }
    }
    return found
  }

  /// What the days are measured from.
  private struct Base {
    let day: Int
    let date: CivilDate
    /// The first day of its week.
    let week: Int

    init(_ day: Int, weekStart: Int) {
      self.day = day
      date = CivilDate(dayNumber: day)
      week = day - (date.weekday - weekStart + 7) % 7
    }
  }

  private func falls(on day: Int, _ base: Base) -> Bool {
    let date = CivilDate(dayNumber: day)
    switch frequency {
    case .daily:
      return (day - base.day) % interval == 0 && (days.isEmpty || days.contains { $0.weekday == date.weekday })
    case .weekly:
      guard (day - base.week) / 7 % interval == 0 else { return false }
      return days.isEmpty ? date.weekday == base.date.weekday : days.contains { $0.weekday == date.weekday }
    case .monthly:
      let months = (date.year - base.date.year) * 12 + date.month - base.date.month
      guard months % interval == 0 else { return false }
      return isDay(date, of: base.date)
    case .yearly:
      return (date.year - base.date.year) % interval == 0 && date.month == base.date.month && date.day == base.date.day
    }
  }

  private func isDay(_ date: CivilDate, of first: CivilDate) -> Bool {
    let length = CivilDate.daysIn(month: date.month, of: date.year)
    if !monthDays.isEmpty { return monthDays.contains { ($0 > 0 ? $0 : length + 1 + $0) == date.day } }
    if days.isEmpty { return date.day == first.day }
    return days.contains { day in
      guard day.weekday == date.weekday else { return false }
      if day.ordinal == 0 { return true }
      return day.ordinal > 0
        ? (date.day - 1) / 7 + 1 == day.ordinal : (length - date.day) / 7 + 1 == -day.ordinal
    }
  }
}
