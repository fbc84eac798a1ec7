import Recruitment

/// Bank holidays of England and Wales by their standing rules, with substitute days; one-off holidays are left out.
enum BankHolidays {
  /// Day numbers since 1970-01-01, in no order.
  static func inEnglandAndWales(_ year: Int) -> [Int] {
    let easter = easterSunday(year)
    let newYear = CivilDate(year: year, month: 1, day: 1)
    let christmas = CivilDate(year: year, month: 12, day: 25)
    var days = [easter - 2, easter + 1]
    days.append(newYear.dayNumber + [0, 0, 0, 0, 0, 2, 1][newYear.weekday])
    days.append(firstMonday(CivilDate(year: year, month: 5, day: 1)))
    days.append(firstMonday(CivilDate(year: year, month: 5, day: 25)))
    days.append(firstMonday(CivilDate(year: year, month: 8, day: 25)))
    // Christmas and Boxing Day, moved on together past a weekend.
    switch christmas.weekday {
    case 4: days += [christmas.dayNumber, christmas.dayNumber + 3]
    case 5: days += [christmas.dayNumber + 2, christmas.dayNumber + 3]
    case 6: days += [christmas.dayNumber + 1, christmas.dayNumber + 2]
    default: days += [christmas.dayNumber, christmas.dayNumber + 1]
    }
    return days
  }

  static func firstMonday(_ date: CivilDate) -> Int { date.dayNumber + (7 - date.weekday) % 7 }

  /// The Gregorian computus in the anonymous form (Nature, 20 April 1876).
  static func easterSunday(_ year: Int) -> Int {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1).dayNumber
  }
}
