import Recruitment

/// The public holidays by which the firm's people live, by their standing rules: nobody picks up at work on them.
enum PublicHolidays: UInt8, Sendable, CaseIterable {
  /// England and Wales; Scotland and Northern Ireland are taken to keep the same.
  case britain
  case ireland
  /// Those of all of Germany.
  case germany
  case france
  /// Federal holidays that most employers keep: without Columbus Day and Veterans Day.
  case unitedStates
  /// Countries of which too few people are on the books to matter.
  case none

  /// Day numbers since 1970-01-01, in no order.
  func days(of year: Int) -> [Int] {
    switch self {
    case .britain: BankHolidays.inEnglandAndWales(year)
    case .ireland: PublicHolidays.inIreland(year)
    case .germany: PublicHolidays.inGermany(year)
    case .france: PublicHolidays.inFrance(year)
    case .unitedStates: PublicHolidays.inTheUnitedStates(year)
    case .none: []
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate(year: year, month: month, day: day).dayNumber
  }

  private static func monday(_ year: Int, _ month: Int, from day: Int = 1) -> Int {
    BankHolidays.firstMonday(CivilDate(year: year, month: month, day: day))
  }

  private static func inIreland(_ year: Int) -> [Int] {
    // St Brigid's Day is the first of February where that is a Friday, else the first Monday.
    let february = CivilDate(year: year, month: 2, day: 1)
    return [
      day(year, 1, 1), february.weekday == 4 ? february.dayNumber : monday(year, 2), day(year, 3, 17),
      BankHolidays.easterSunday(year) + 1, monday(year, 5), monday(year, 6), monday(year, 8),
      monday(year, 10, from: 25),
      day(year, 12, 25), day(year, 12, 26),
    ]
  }

  private static func inGermany(_ year: Int) -> [Int] {
    let easter = BankHolidays.easterSunday(year)
    return [
      day(year, 1, 1), easter - 2, easter + 1, day(year, 5, 1), easter + 39, easter + 50, day(year, 10, 3),
      day(year, 12, 25), day(year, 12, 26),
    ]
  }

  private static func inFrance(_ year: Int) -> [Int] {
    let easter = BankHolidays.easterSunday(year)
    return [
      day(year, 1, 1), easter + 1, day(year, 5, 1), day(year, 5, 8), easter + 39, easter + 50, day(year, 7, 14),
      day(year, 8, 15), day(year, 11, 1), day(year, 11, 11), day(year, 12, 25),
    ]
  }

  private static func inTheUnitedStates(_ year: Int) -> [Int] {
    // On a Saturday they are kept the day before, on a Sunday the day after.
    let fixed = [(1, 1), (6, 19), (7, 4), (12, 25)].map { month, date in
      let number = day(year, month, date)
      return number + [0, 0, 0, 0, 0, -1, 1][(number + 3) % 7]
    }
    // The fourth Thursday of November.
    let november = CivilDate(year: year, month: 11, day: 1)
    let thanksgiving = november.dayNumber + (10 - november.weekday) % 7 + 21
    return fixed + [
      monday(year, 1, from: 15), monday(year, 2, from: 15), monday(year, 5, from: 25), monday(year, 9), thanksgiving,
    ]
  }
}
