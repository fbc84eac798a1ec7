import Foundation
import Recruitment
import Testing

struct CivilDateTests {
  @Test func `dates and weekdays agree with Foundation`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SmallRandom(state: 4)
    // 1900 to 2199: Foundation's calendar is Julian before 1582.
    for day in [-25_567, -1, 0, 59, 11_016, 84_005]
      + (0..<500).map({ _ in Int.random(in: -25_567...84_005, using: &random) })
    {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = CivilDate(dayNumber: day)
      #expect(
        date
          == CivilDate(year: try #require(parts.year), month: try #require(parts.month), day: try #require(parts.day)))
      // Foundation counts from Sunday = 1.
      #expect(date.weekday == (try #require(parts.weekday) + 5) % 7)
      #expect(date.dayNumber == day)
    }
  }

  @Test func `every day of four centuries follows the one before`() {
    var previous = CivilDate(dayNumber: -25_568)
    for day in -25_567...120_529 {
      let date = CivilDate(dayNumber: day)
      let endsMonth = previous.day == CivilDate.daysIn(month: previous.month, of: previous.year)
      let expected =
        !endsMonth
        ? CivilDate(year: previous.year, month: previous.month, day: previous.day + 1)
        : previous.month < 12
          ? CivilDate(year: previous.year, month: previous.month + 1, day: 1)
          : CivilDate(year: previous.year + 1, month: 1, day: 1)
      guard date == expected, date.dayNumber == day, previous < date else {
        Issue.record("day \(day)")
        return
      }
      previous = date
    }
  }

  @Test(arguments: [(2024, 29), (2025, 28), (1900, 28), (2000, 29), (2100, 28), (2400, 29)])
  func `leap years`(year: Int, days: Int) {
    #expect(CivilDate.daysIn(month: 2, of: year) == days)
    #expect(
      CivilDate(year: year, month: 3, day: 1).dayNumber - CivilDate(year: year, month: 2, day: 1).dayNumber == days)
  }
}
