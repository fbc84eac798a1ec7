/// The public holidays of a country, or of a part of one, by rule.
package struct HolidayCalendar: Sendable {
  /// ISO 3166 code.
  package let country: String
  /// Empty for the whole country, or for all of it that has no calendar of its own.
  package let region: String
  /// The law or the official list that the rules were taken from.
  package let source: String
  let rules: [HolidayRule]

  /// The years for which rules are worked out: history before them is of no use here, and laws after them are not known.
  static let years: ClosedRange<Int64> = 2000...2060

  /// Day numbers since 1970-01-01, ascending: every holiday, and the weekdays on which those of a weekend are kept.
  package func days(in years: ClosedRange<Int64> = years) -> [Int] {
    var days: Set<Int64> = []
    // The year after may give its first holiday to the last days of this one.
    for year in years.lowerBound...(years.upperBound + 1) { days.formUnion(self.days(of: year)) }
    let span = Day.number(years.lowerBound, 1, 1)..<Day.number(years.upperBound + 1, 1, 1)
    return days.filter(span.contains).sorted().map { Int($0) }
  }

  private func days(of year: Int64) -> Set<Int64> {
    let dated = rules.flatMap { rule in rule.days(in: year).map { (day: $0, moves: rule.moves) } }.sorted {
      $0.day < $1.day
    }
    var days = Set(dated.map(\.day))
    for (day, moves) in dated where Day.weekday(day) >= 5 {
      let isSunday = Day.weekday(day) == 6
      switch moves {
      case .stays: break
      case .toNearestWeekday: days.insert(isSunday ? day + 1 : day - 1)
      case .toSaturday:
        if isSunday {
          days.remove(day)
          days.insert(day - 1)
        }
      case .toNextWeekday:
        var next = day + 1
        while Day.weekday(next) >= 5 || days.contains(next) { next += 1 }
        days.insert(next)
      }
    }
    return days
  }

  /// - Parameters:
  ///   - country: ISO 3166 code.
  ///   - region: as `Region.holidays` says it; one without a calendar of its own has its country's.
  /// - Returns: a place in `all`; `nil` where no rules are known.
  static func place(country: String, region: String) -> Int? {
    all.firstIndex { $0.country == country && $0.region == region }
      ?? all.firstIndex { $0.country == country && $0.region.isEmpty }
  }
}
