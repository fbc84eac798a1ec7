import Recruitment

/// The calendar months from the one in which a forecast begins, and how the weeks ahead fall into them.
package struct MonthGrid: Hashable, Sendable {
  package struct Month: Hashable, Comparable, Sendable {
    package var year: Int
    package var month: Int

    package init(year: Int, month: Int) {
      self.year = year
      self.month = month
    }

    package init(day: Int) {
      let date = CivilDate(dayNumber: day)
      (year, month) = (date.year, date.month)
    }

    package static func < (left: Month, right: Month) -> Bool { (left.year, left.month) < (right.year, right.month) }
    package var firstDay: Int { CivilDate(year: year, month: month, day: 1).dayNumber }
    package func later(by months: Int) -> Month {
      let whole = year * 12 + month - 1 + months
      return Month(year: whole / 12, month: whole % 12 + 1)
    }
    /// "2026-11".
    package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
  }

  /// The first day that is to come.
  package let day: Int
  /// The first may have begun before.
  package let months: [Month]
  let weeks: Int
  /// By month, then by week ahead: the share of the week that falls into the month.
  private let shares: [[Double]]

  /// - Parameter count: of months, 1 to 12, the one that `day` is in among them.
  package init(day: Int, count: Int) {
    self.day = day
    let first = Month(day: day)
    months = (0..<count).map(first.later)
    let end = first.later(by: count).firstDay
    let weeks = (end - day + 6) / 7
    self.weeks = weeks
    shares = months.map { month in
      let (from, to) = (month.firstDay, month.later(by: 1).firstDay)
      return (0..<weeks).map { week in
        let begins = day + 7 * week
        return Double(max(0, min(to, begins + 7) - max(from, begins))) / 7
      }
    }
  }

  /// What falls into each month, of something by week.
  func byMonth(_ weeks: some Collection<Double>) -> [Double] {
    shares.map { shares in zip(shares, weeks).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
