import Recruitment

/// The firm's own hours, in London: working days without the bank holidays of England and Wales, 08:30 to 17:30.
/// Days are day numbers since 1970-01-01; times are UTC seconds.
struct FirmCalendar: Sendable {
  static let dayStart = 8 * 60 + 30
  static let dayEnd = 17 * 60 + 30

  let firstDay: Int
  let lastDay: Int
  /// 18:00 on the last day: nothing later is on record.
  let end: Int64
  /// Day numbers, ascending, from the first year of the record to two years after it.
  let holidays: [Int]
  private let holidayFlags: [Bool]
  /// By country and day from `flagsFrom`.
  private let publicFlags: [[Bool]]
  private let flagsFrom: Int
  /// London's offset at noon of each day from `flagsFrom`, so that the hot path looks nothing up.
  private let offsets: [Int32]

  init(firstDay: Int, lastDay: Int) {
    self.firstDay = firstDay
    self.lastDay = lastDay
    let firstYear = CivilDate(dayNumber: firstDay).year
    let lastYear = CivilDate(dayNumber: lastDay).year + 2
    holidays = (firstYear...lastYear).flatMap(BankHolidays.inEnglandAndWales).sorted()
    flagsFrom = CivilDate(year: firstYear, month: 1, day: 1).dayNumber
    let count = CivilDate(year: lastYear, month: 12, day: 31).dayNumber - flagsFrom + 1
    var flags = [Bool](repeating: false, count: count)
    for day in holidays { flags[day - flagsFrom] = true }
    holidayFlags = flags
    let start = flagsFrom
    publicFlags = PublicHolidays.allCases.map { country in
      var flags = [Bool](repeating: false, count: count)
      // A first of January may be kept on the last day of the year before.
      for day in (firstYear...lastYear + 1).flatMap(country.days) where day >= start && day - start < count {
        flags[day - start] = true
      }
      return flags
    }
    let from = flagsFrom
    offsets = (0..<count).map { Int32(TradeZone.london.offset(at: Int64(from + $0) * Span.day + 43_200)) }
    end = Int64(lastDay) * Span.day + 18 * 3_600 - TradeZone.london.offset(at: Int64(lastDay) * Span.day + 43_200)
  }

  func isWorkingDay(_ day: Int) -> Bool {
    let index = day - flagsFrom
    guard index >= 0, index < holidayFlags.count else { return (day + 3) % 7 < 5 }
    return (day + 3) % 7 < 5 && !holidayFlags[index]
  }

  /// Whether people of that country have the day off, weekends apart.
  func isHoliday(_ day: Int, in country: PublicHolidays) -> Bool {
    let index = day - flagsFrom
    return index >= 0 && index < holidayFlags.count && publicFlags[Int(country.rawValue)][index]
  }

  private func offset(on day: Int) -> Int64 {
    let index = day - flagsFrom
    if index >= 0, index < offsets.count { return Int64(offsets[index]) }
    return TradeZone.london.offset(at: Int64(day) * Span.day + 43_200)
  }

  /// The instant at which London's clocks show these minutes after midnight (working hours, so never a clock change).
  func instant(_ day: Int, _ minutes: Int, seconds: Int = 0) -> Int64 {
    Int64(day) * Span.day + Int64(minutes * 60 + seconds) - offset(on: day)
  }

  /// London's day and minutes after midnight.
  func local(_ seconds: Int64) -> (day: Int, minutes: Int) {
    let wall = seconds + offset(on: Int(seconds / Span.day))
    return (Int(wall / Span.day), Int(wall % Span.day) / 60)
  }

  /// The first working day after that day, so many on.
  func workingDay(after day: Int, _ count: Int = 1) -> Int {
    var result = day
    var left = count
    while left > 0 {
      result += 1
      if isWorkingDay(result) { left -= 1 }
    }
    return result
  }

  /// The same instant when it lies in working hours, else the next start of them plus `spread` seconds.
  func inHours(_ seconds: Int64, spread: Int = 0) -> Int64 {
    let (day, minutes) = local(seconds)
    if isWorkingDay(day) {
      if minutes >= FirmCalendar.dayStart && minutes < FirmCalendar.dayEnd { return seconds }
      if minutes < FirmCalendar.dayStart { return instant(day, FirmCalendar.dayStart) + Int64(spread) }
    }
    return instant(workingDay(after: day), FirmCalendar.dayStart) + Int64(spread)
  }

  /// So many minutes of working time later.
  func later(_ seconds: Int64, workingMinutes: Int) -> Int64 {
    let start = inHours(seconds)
    var (day, minutes) = local(start)
    var left = workingMinutes
    while left > 0 {
      let today = FirmCalendar.dayEnd - minutes
      if left < today { return instant(day, minutes + left, seconds: Int(start % 60)) }
      left -= today
      day = workingDay(after: day)
      minutes = FirmCalendar.dayStart
    }
    return instant(day, minutes, seconds: Int(start % 60))
  }
}
