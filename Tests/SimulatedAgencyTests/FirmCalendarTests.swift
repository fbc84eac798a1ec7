import Recruitment
import Testing

@testable import SimulatedAgency

@Suite struct FirmCalendarTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate(year: year, month: month, day: day).dayNumber
  }

  /// As published on gov.uk for England and Wales.
  @Test func bankHolidaysAreThePublishedOnes() {
    let published: [Int: [(Int, Int)]] = [
      2024: [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)],
      2025: [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
      2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
      2027: [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
      2028: [(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)],
    ]
    for (year, days) in published {
      #expect(BankHolidays.inEnglandAndWales(year).sorted() == days.map { day(year, $0.0, $0.1) }, "\(year)")
    }
  }

  @Test func clocksChangeWhereTheyShould() throws {
    let cases: [(TradeZone, String, Int64)] = [
      (.london, "2026-03-29T00:59:59Z", 0), (.london, "2026-03-29T01:00:00Z", 3_600),
      (.london, "2026-10-25T00:59:59Z", 3_600),
      (.london, "2026-10-25T01:00:00Z", 0), (.warsaw, "2026-07-01T12:00:00Z", 7_200),
      (.kolkata, "2026-07-01T12:00:00Z", 19_800),
      (.newYork, "2026-03-08T06:59:59Z", -18_000), (.newYork, "2026-03-08T07:00:00Z", -14_400),
      (.newYork, "2026-11-01T05:59:59Z", -14_400), (.newYork, "2026-11-01T06:00:00Z", -18_000),
    ]
    for (zone, time, offset) in cases {
      #expect(zone.offset(at: try #require(seconds(time))) == offset, "\(zone) \(time)")
    }
  }

  @Test func workingTimeSkipsNightsWeekendsAndHolidays() throws {
    let calendar = FirmCalendar(firstDay: day(2026, 11, 1), lastDay: day(2027, 1, 31))
    let eve = try #require(seconds("2026-12-24T17:00:00Z"))
    #expect(calendar.later(eve, workingMinutes: 60) == (try #require(seconds("2026-12-29T09:00:00Z"))))
    #expect(
      calendar.inHours(try #require(seconds("2026-12-26T12:00:00Z"))) == (try #require(seconds("2026-12-29T08:30:00Z")))
    )
    #expect(calendar.later(eve, workingMinutes: 0) == eve)
    #expect(calendar.workingDay(after: day(2026, 12, 24)) == day(2026, 12, 29))
  }
}
