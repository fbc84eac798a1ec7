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

  /// As published by the governments of the countries for 2026; those of America as observed.
  @Test func publicHolidaysAreThePublishedOnes() {
    let published: [PublicHolidays: [(Int, Int)]] = [
      .ireland: [(1, 1), (2, 2), (3, 17), (4, 6), (5, 4), (6, 1), (8, 3), (10, 26), (12, 25), (12, 26)],
      .germany: [(1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (10, 3), (12, 25), (12, 26)],
      .france: [
        (1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
      ],
      .unitedStates: [(1, 1), (1, 19), (2, 16), (5, 25), (6, 19), (7, 3), (9, 7), (11, 26), (12, 25)],
      .none: [],
    ]
    for (country, days) in published {
      #expect(country.days(of: 2026).sorted() == days.map { day(2026, $0.0, $0.1) }, "\(country)")
    }
    #expect(PublicHolidays.ireland.days(of: 2030).contains(day(2030, 2, 1)))
    #expect(PublicHolidays.unitedStates.days(of: 2027).contains(day(2027, 7, 5)))
    #expect(PublicHolidays.unitedStates.days(of: 2027).contains(day(2027, 11, 25)))
    let calendar = FirmCalendar(firstDay: day(2026, 1, 1), lastDay: day(2026, 12, 31))
    #expect(calendar.isHoliday(day(2026, 10, 3), in: .germany) && !calendar.isHoliday(day(2026, 10, 3), in: .france))
  }

  @Test func clocksChangeWhereTheyShould() throws {
    let cases: [(TradeZone, String, Int64)] = [
      (.london, "2026-03-29T00:59:59Z", 0), (.london, "2026-03-29T01:00:00Z", 3_600),
      (.london, "2026-10-25T00:59:59Z", 3_600),
      (.london, "2026-10-25T01:00:00Z", 0), (.warsaw, "2026-07-01T12:00:00Z", 7_200),
      (.kolkata, "2026-07-01T12:00:00Z", 19_800),
      (.newYork, "2026-03-08T06:59:59Z", -18_000), (.newYork, "2026-03-08T07:00:00Z", -14_400),
      (.newYork, "2026-11-01T05:59:59Z", -14_400), (.newYork, "2026-11-01T06:00:00Z", -18_000),
      (.chicago, "2026-03-08T07:59:59Z", -21_600), (.chicago, "2026-03-08T08:00:00Z", -18_000),
      (.chicago, "2026-11-01T06:59:59Z", -18_000), (.chicago, "2026-11-01T07:00:00Z", -21_600),
      (.berlin, "2026-10-25T00:59:59Z", 7_200), (.paris, "2026-10-25T01:00:00Z", 3_600),
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
