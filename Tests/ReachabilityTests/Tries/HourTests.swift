import Chronicle
import Recruitment
import Testing

@testable import Reachability

@Suite struct HourTests {
  /// The hour on the person's clock at which a try falls.
  private func hour(zone: UInt32, _ time: String, firm zoneOfFirm: String = "UTC") throws -> HourOfWeek {
    var firm = RungFirm()
    firm.frame.settings.timezone = zoneOfFirm
    firm.person(1, zone: zone)
    firm.ring(1, time, .connected)
    return try #require(try firm.book().tries(of: one).first).hour
  }

  @Test func hoursAreTheirsNotOurs() throws {
    // Monday 2 March 2026, 14:30 UTC.
    #expect(try hour(zone: 1, "2026-03-02T14:30:00Z") == HourOfWeek(weekday: 0, hour: 14))
    #expect(try hour(zone: 2, "2026-03-02T14:30:00Z") == HourOfWeek(weekday: 0, hour: 9))
    #expect(try hour(zone: 3, "2026-03-02T14:30:00Z") == HourOfWeek(weekday: 0, hour: 20))
    // Sunday evening in London is Monday morning in Kolkata.
    #expect(try hour(zone: 3, "2026-03-01T20:00:00Z") == HourOfWeek(weekday: 0, hour: 1))
  }

  @Test func theFirmsClockStandsInWhereTheirsIsNotKnown() throws {
    #expect(
      try hour(zone: 0, "2026-03-02T14:30:00Z", firm: "America/New_York") == HourOfWeek(weekday: 0, hour: 9))
  }

  @Test func theSameHourOfTheWallClockIsOneHourAcrossAClockChange() throws {
    // London's clock went forward on 29 March 2026.
    #expect(try hour(zone: 1, "2026-03-23T09:10:00Z") == HourOfWeek(weekday: 0, hour: 9))
    #expect(try hour(zone: 1, "2026-03-30T08:10:00Z") == HourOfWeek(weekday: 0, hour: 9))
  }

  @Test func whoMovesTakesTheirClockAlong() throws {
    var firm = RungFirm()
    firm.person(1, zone: 1)
    var moved = firm.frame.people[0]
    moved.from = at("2026-06-01T00:00:00Z")
    moved.zone = 2
    firm.frame.people.append(moved)
    firm.ring(1, "2026-03-02T14:30:00Z", .connected)
    firm.ring(1, "2026-12-07T14:30:00Z", .connected)
    let hours = try firm.book(asOf: "2026-12-31T00:00:00Z").tries(of: one).map(\.hour.hour)
    #expect(hours == [14, 9])
  }
}
