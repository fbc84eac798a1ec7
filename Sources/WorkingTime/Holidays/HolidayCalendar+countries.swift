extension HolidayCalendar {
  /// Days off by law for a whole country; where only parts of it keep a day, it is left out, the nations of the United
  /// Kingdom excepted. Checked against the sources for 2024 to 2027.
  package static let all: [HolidayCalendar] = [
    HolidayCalendar(
      country: "GB", region: "",
      source: "gov.uk/bank-holidays, England and Wales; Banking and Financial Dealings Act 1971",
      rules: [newYear(.toNextWeekday), goodFriday, easterMonday] + mayAndSpring
        + [HolidayRule(.last(weekday: 0, month: 8)), coronationAndFuneral] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "GB", region: "SCT",
      source: "gov.uk/bank-holidays, Scotland; St Andrew's Day Bank Holiday (Scotland) Act 2007",
      rules: [newYear(.toNextWeekday), HolidayRule(.date(month: 1, day: 2), .toNextWeekday), goodFriday] + mayAndSpring
        + [
          HolidayRule(.nth(1, weekday: 0, month: 8)),
          HolidayRule(.date(month: 11, day: 30), .toNextWeekday, since: 2007),
          coronationAndFuneral, HolidayRule(.named([2026_06_15])),
        ] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "GB", region: "NIR", source: "gov.uk/bank-holidays, Northern Ireland",
      rules: [
        newYear(.toNextWeekday), HolidayRule(.date(month: 3, day: 17), .toNextWeekday), goodFriday, easterMonday,
      ] + mayAndSpring
        + [
          HolidayRule(.date(month: 7, day: 12), .toNextWeekday), HolidayRule(.last(weekday: 0, month: 8)),
          coronationAndFuneral,
        ] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "IE", region: "",
      source: "Organisation of Working Time Act 1997, second schedule; S.I. 50/2022 (St Brigid's Day, 18 March 2022)",
      rules: [
        newYear(), HolidayRule(.firstMondayOrFridayTheFirst(month: 2), since: 2023),
        HolidayRule(.date(month: 3, day: 17)), HolidayRule(.named([2022_03_18])), easterMonday,
        HolidayRule(.nth(1, weekday: 0, month: 5)), HolidayRule(.nth(1, weekday: 0, month: 6)),
        HolidayRule(.nth(1, weekday: 0, month: 8)), HolidayRule(.last(weekday: 0, month: 10)),
      ] + christmas()),
    HolidayCalendar(
      country: "US", region: "", source: "5 U.S.C. 6103; opm.gov federal holidays",
      rules: [
        newYear(.toNearestWeekday), HolidayRule(.nth(3, weekday: 0, month: 1)),
        HolidayRule(.nth(3, weekday: 0, month: 2)), HolidayRule(.last(weekday: 0, month: 5)),
        HolidayRule(.date(month: 6, day: 19), .toNearestWeekday, since: 2021),
        HolidayRule(.date(month: 7, day: 4), .toNearestWeekday), HolidayRule(.nth(1, weekday: 0, month: 9)),
        HolidayRule(.nth(2, weekday: 0, month: 10)), HolidayRule(.date(month: 11, day: 11), .toNearestWeekday),
        HolidayRule(.nth(4, weekday: 3, month: 11)), HolidayRule(.date(month: 12, day: 25), .toNearestWeekday),
      ]),
    HolidayCalendar(
      country: "CA", region: "", source: "Canada Labour Code, sections 166 and 193 to 195",
      rules: [
        newYear(.toNextWeekday), goodFriday, HolidayRule(.before(month: 5, day: 25, weekday: 0)),
        HolidayRule(.date(month: 7, day: 1), .toNextWeekday), HolidayRule(.nth(1, weekday: 0, month: 9)),
        HolidayRule(.date(month: 9, day: 30), .toNextWeekday, since: 2021), HolidayRule(.nth(2, weekday: 0, month: 10)),
        HolidayRule(.date(month: 11, day: 11), .toNextWeekday),
      ] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "DE", region: "",
      source: "Einigungsvertrag, art. 2 (3 October), and the holiday laws that all states share",
      rules: [newYear(), goodFriday, easterMonday, labourDay, ascension, whitMonday]
        + [HolidayRule(.date(month: 10, day: 3)), HolidayRule(.named([2017_10_31]))] + christmas()),
    HolidayCalendar(
      country: "FR", region: "", source: "Code du travail, art. L3133-1",
      rules: [
        newYear(), easterMonday, labourDay, HolidayRule(.date(month: 5, day: 8)), ascension, whitMonday,
        HolidayRule(.date(month: 7, day: 14)), assumption, allSaints, HolidayRule(.date(month: 11, day: 11)),
        christmasDay(),
      ]),
    HolidayCalendar(
      country: "NL", region: "",
      source: "Algemene termijnenwet, art. 3; rijksoverheid.nl: 5 May is a day off every fifth year",
      rules: [
        newYear(), easterMonday, HolidayRule(.date(month: 4, day: 27), .toSaturday, since: 2014),
        HolidayRule(.named([2005_05_05, 2010_05_05, 2015_05_05, 2020_05_05, 2025_05_05, 2030_05_05, 2035_05_05])),
        ascension, whitMonday,
      ] + christmas()),
    HolidayCalendar(
      country: "BE", region: "", source: "Koninklijk besluit / arrêté royal of 18 April 1974, art. 1",
      rules: [
        newYear(), easterMonday, labourDay, ascension, whitMonday, HolidayRule(.date(month: 7, day: 21)), assumption,
        allSaints, HolidayRule(.date(month: 11, day: 11)), christmasDay(),
      ]),
    HolidayCalendar(
      country: "ES", region: "", source: "Real Decreto 2001/1983, art. 45: those of the whole country",
      rules: [
        newYear(), epiphany, goodFriday, labourDay, assumption, HolidayRule(.date(month: 10, day: 12)), allSaints,
        HolidayRule(.date(month: 12, day: 6)), HolidayRule(.date(month: 12, day: 8)), christmasDay(),
      ]),
    HolidayCalendar(
      country: "IT", region: "", source: "Legge 260/1949, 336/2000 (2 June) and 151/2025 (4 October from 2026)",
      rules: [
        newYear(), epiphany, easterMonday, HolidayRule(.date(month: 4, day: 25)), labourDay,
        HolidayRule(.date(month: 6, day: 2), since: 2001), assumption,
        HolidayRule(.date(month: 10, day: 4), since: 2026), allSaints, HolidayRule(.date(month: 12, day: 8)),
      ] + christmas()),
    HolidayCalendar(
      country: "AU", region: "", source: "Fair Work Act 2009, section 115; substitutes that every state keeps",
      rules: [
        newYear(.toNextWeekday), HolidayRule(.date(month: 1, day: 26), .toNextWeekday), goodFriday, easterMonday,
        HolidayRule(.date(month: 4, day: 25)), HolidayRule(.named([2022_09_22])),
      ] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "NZ", region: "",
      source: "Holidays Act 2003, sections 44 to 45A; Te Kāhui o Matariki Public Holiday Act 2022, schedule 1",
      rules: [
        newYear(.toNextWeekday), HolidayRule(.date(month: 1, day: 2), .toNextWeekday),
        HolidayRule(.date(month: 2, day: 6), .toNextWeekday), goodFriday, easterMonday,
        HolidayRule(.date(month: 4, day: 25), .toNextWeekday), HolidayRule(.nth(1, weekday: 0, month: 6)), matariki,
        HolidayRule(.nth(4, weekday: 0, month: 10)), HolidayRule(.named([2022_09_26])),
      ] + christmas(.toNextWeekday)),
    HolidayCalendar(
      country: "IN", region: "", source: "The three national holidays: Republic Day, Independence Day, Gandhi Jayanti",
      rules: [
        HolidayRule(.date(month: 1, day: 26)), HolidayRule(.date(month: 8, day: 15)),
        HolidayRule(.date(month: 10, day: 2)),
      ]),
  ]
}

// MARK: Days that several countries keep

extension HolidayCalendar {
  fileprivate static func newYear(_ moves: HolidayRule.Moves = .stays) -> HolidayRule {
    HolidayRule(.date(month: 1, day: 1), moves)
  }

  fileprivate static func christmasDay(_ moves: HolidayRule.Moves = .stays) -> HolidayRule {
    HolidayRule(.date(month: 12, day: 25), moves)
  }

  fileprivate static func christmas(_ moves: HolidayRule.Moves = .stays) -> [HolidayRule] {
    [christmasDay(moves), HolidayRule(.date(month: 12, day: 26), moves)]
  }

  fileprivate static let epiphany = HolidayRule(.date(month: 1, day: 6))
  fileprivate static let goodFriday = HolidayRule(.easter(-2))
  fileprivate static let easterMonday = HolidayRule(.easter(1))
  fileprivate static let ascension = HolidayRule(.easter(39))
  fileprivate static let whitMonday = HolidayRule(.easter(50))
  fileprivate static let labourDay = HolidayRule(.date(month: 5, day: 1))
  fileprivate static let assumption = HolidayRule(.date(month: 8, day: 15))
  fileprivate static let allSaints = HolidayRule(.date(month: 11, day: 1))

  /// The early May and spring bank holidays, with the years in which a proclamation moved them.
  fileprivate static let mayAndSpring = [
    HolidayRule(.nth(1, weekday: 0, month: 5), except: [2020]), HolidayRule(.named([2020_05_08])),
    HolidayRule(.last(weekday: 0, month: 5), except: [2002, 2012, 2022]),
    HolidayRule(.named([2002_06_03, 2002_06_04, 2012_06_04, 2012_06_05, 2022_06_02, 2022_06_03])),
  ]

  /// Kept once: the wedding of 2011, the state funeral of 2022, the coronation of 2023.
  fileprivate static let coronationAndFuneral = HolidayRule(.named([2011_04_29, 2022_09_19, 2023_05_08]))

  fileprivate static let matariki = HolidayRule(
    .named([
      2022_06_24, 2023_07_14, 2024_06_28, 2025_06_20, 2026_07_10, 2027_06_25, 2028_07_14, 2029_07_06, 2030_06_21,
      2031_07_11, 2032_07_02, 2033_06_24, 2034_07_07, 2035_06_29,
    ]))
}
