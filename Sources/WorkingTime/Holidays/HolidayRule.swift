/// One public holiday of a year, and where it moves when it falls on a weekend.
struct HolidayRule: Sendable {
  enum When: Sendable {
    case date(month: Int64, day: Int64)
    /// So many days after Easter Sunday.
    case easter(Int64)
    /// The first, second, … of a weekday in a month; Monday is 0.
    case nth(Int64, weekday: Int64, month: Int64)
    case last(weekday: Int64, month: Int64)
    /// The last such weekday before a date.
    case before(month: Int64, day: Int64, weekday: Int64)
    /// The first Monday of a month, unless its first day is a Friday: then that.
    case firstMondayOrFridayTheFirst(month: Int64)
    /// Days that a law or proclamation names one by one, as `yyyymmdd`.
    case named([Int64])
  }

  enum Moves: Sendable {
    case stays
    /// From a weekend to the next weekday that is no holiday itself.
    case toNextWeekday
    /// From Saturday to Friday, from Sunday to Monday.
    case toNearestWeekday
    /// From Sunday to the Saturday before.
    case toSaturday
  }

  let when: When
  let moves: Moves
  let years: ClosedRange<Int64>
  /// Years in which it was moved by proclamation or not held.
  let except: [Int64]

  init(_ when: When, _ moves: Moves = .stays, since: Int64 = 1900, except: [Int64] = []) {
    self.when = when
    self.moves = moves
    years = since...2200
    self.except = except
  }

  /// Its day numbers in a year before it moves anywhere: one, except for days named one by one.
  func days(in year: Int64) -> [Int64] {
    guard years.contains(year), !except.contains(year) else { return [] }
    switch when {
    case .date(let month, let day): return [Day.number(year, month, day)]
    case .easter(let offset): return [Day.easterSunday(year) + offset]
    case .nth(let count, let weekday, let month):
      return [Day.onOrAfter(Day.number(year, month, 1), weekday) + 7 * (count - 1)]
    case .last(let weekday, let month):
      let next = month == 12 ? Day.number(year + 1, 1, 1) : Day.number(year, month + 1, 1)
      return [Day.onOrAfter(next - 7, weekday)]
    case .before(let month, let day, let weekday):
      return [Day.onOrAfter(Day.number(year, month, day) - 7, weekday)]
    case .firstMondayOrFridayTheFirst(let month):
      let first = Day.number(year, month, 1)
      return [Day.weekday(first) == 4 ? first : Day.onOrAfter(first, 0)]
    case .named(let dates):
      return dates.filter { $0 / 10_000 == year }.map { Day.number($0 / 10_000, $0 / 100 % 100, $0 % 100) }
    }
  }
}

extension Day {
  /// The day number of a date of the Gregorian calendar, after Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms". For years from 0 on.
  static func number(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return shifted / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// That day, or the next that is such a weekday.
  static func onOrAfter(_ day: Int64, _ weekday: Int64) -> Int64 { day + (weekday - self.weekday(day) + 7) % 7 }

  /// The Gregorian computus in the anonymous form (Nature, 20 April 1876).
  static func easterSunday(_ year: Int64) -> Int64 {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * correction + 114
    return number(year, sum / 31, sum % 31 + 1)
  }
}
