import Testing
import WorkingTime

@Suite struct WorkingHoursTests {
  private func office(
    _ name: String = "Europe/London", days: Int = weekdays, from: Int = 510, to: Int = 1_050, holidays: [Int] = []
  ) throws -> WorkingHours {
    let zone = try #require(Zone.named(name))
    return WorkingHours(zone: zone, days: days, startMinute: from, endMinute: to, holidays: holidays)
  }

  @Test func openFromStartUpToButNotAtTheEnd() throws {
    let hours = try office()
    #expect(!hours.isOpen(at: try utc("2026-01-05T08:29:59Z")))
    #expect(hours.isOpen(at: try utc("2026-01-05T08:30:00Z")))
    #expect(hours.isOpen(at: try utc("2026-01-05T17:29:59Z")))
    #expect(!hours.isOpen(at: try utc("2026-01-05T17:30:00Z")))
    #expect(!hours.isOpen(at: try utc("2026-01-04T12:00:00Z")))
    #expect(hours.closing(of: try utc("2026-01-05T12:00:00Z")) == (try utc("2026-01-05T17:30:00Z")))
  }

  @Test func fridayEveningOpensOnMonday() throws {
    let hours = try office()
    let friday = try utc("2026-01-09T17:30:00Z")
    #expect(hours.nextOpening(from: friday) == (try utc("2026-01-12T08:30:00Z")))
    #expect(hours.nextOpening(from: friday - 60) == friday - 60)
    #expect(hours.adding(workingSeconds: 0, to: friday) == (try utc("2026-01-12T08:30:00Z")))
    #expect(hours.adding(workingSeconds: -5, to: friday) == (try utc("2026-01-12T08:30:00Z")))
    #expect(hours.adding(workingSeconds: 60, to: friday) == (try utc("2026-01-12T08:31:00Z")))
  }

  @Test func timeThatIsUpAtTheEndOfADayIsUpAtClosing() throws {
    let hours = try office()
    let morning = try utc("2026-01-05T08:30:00Z")
    #expect(hours.adding(workingSeconds: 9 * 3_600, to: morning) == (try utc("2026-01-05T17:30:00Z")))
    #expect(hours.adding(workingSeconds: 9 * 3_600 + 1, to: morning) == (try utc("2026-01-06T08:30:01Z")))
    #expect(hours.adding(workingSeconds: 45 * 3_600, to: morning) == (try utc("2026-01-09T17:30:00Z")))
  }

  @Test func aWeekendWithAClockChangeKeepsTheOfficeHours() throws {
    let hours = try office()
    let friday = try utc("2026-03-27T16:30:00Z")
    // An hour is left on Friday; the second falls on Monday, which begins an hour earlier in UTC.
    #expect(hours.adding(workingSeconds: 7_200, to: friday) == (try utc("2026-03-30T08:30:00Z")))
    let autumn = try utc("2026-10-23T15:30:00Z")
    #expect(hours.adding(workingSeconds: 7_200, to: autumn) == (try utc("2026-10-26T09:30:00Z")))
  }

  @Test(arguments: [
    ("Europe/London", "2026-03-29", Int64(23)), ("Europe/London", "2026-10-25", 25),
    ("America/New_York", "2026-03-08", 23), ("America/New_York", "2026-11-01", 25),
    ("Australia/Sydney", "2026-04-05", 25), ("Australia/Sydney", "2026-10-04", 23),
  ])
  func aRoundTheClockDayHasAsManyHoursAsTheDay(name: String, date: String, length: Int64) throws {
    let hours = try office(name, days: everyDay, from: 0, to: 1_440)
    let zone = try #require(Zone.named(name))
    let midnight = zone.instant(ofWallClock: try wall("\(date)T00:00"))
    #expect(hours.closing(of: midnight) == midnight + length * 3_600)
    #expect(hours.workingSeconds(from: midnight - 3_600, to: midnight + 30 * 3_600) == 31 * 3_600)
    #expect(hours.isOpen(at: midnight + length * 3_600))
  }

  @Test func lordHoweChangesByHalfAnHour() throws {
    let hours = try office("Australia/Lord_Howe", days: everyDay, from: 60, to: 240)
    let zone = try #require(Zone.named("Australia/Lord_Howe"))
    let spring = zone.instant(ofWallClock: try wall("2026-10-04T01:00"))
    #expect(hours.closing(of: spring) == spring + 9_000)
    let autumn = zone.instant(ofWallClock: try wall("2026-04-05T01:00"))
    #expect(hours.closing(of: autumn) == autumn + 12_600)
  }

  @Test func hoursThatBeginInTheGapOpenWhenTheClockJumps() throws {
    let hours = try office(days: everyDay, from: 90, to: 135)
    let change = try utc("2026-03-29T01:00:00Z")
    #expect(hours.nextOpening(from: change - 60) == change)
    #expect(hours.closing(of: change) == change + 15 * 60)
    // All of it skipped: that day has no working time.
    let skipped = try office(days: everyDay, from: 70, to: 110)
    #expect(skipped.nextOpening(from: change - 60) == (try utc("2026-03-30T00:10:00Z")))
    #expect(skipped.workingSeconds(from: change - 7_200, to: change + 7_200) == 0)
  }

  @Test func holidaysAreNotWorkedOn() throws {
    let holidays = try ["2026-12-25", "2026-12-28", "2026-12-26"].map(dayNumber)
    let hours = try office(holidays: holidays + holidays)
    let eve = try utc("2026-12-24T17:00:00Z")
    #expect(hours.adding(workingSeconds: 3_600, to: eve) == (try utc("2026-12-29T09:00:00Z")))
    #expect(!hours.isOpen(at: try utc("2026-12-28T12:00:00Z")))
    #expect(hours.workingSeconds(from: eve, to: try utc("2026-12-30T08:30:00Z")) == 1_800 + 9 * 3_600)
    #expect(hours.addingWorkingDays(1, to: eve) == (try utc("2026-12-29T17:00:00Z")))
  }

  @Test func workingDaysKeepTheTimeOfDay() throws {
    let hours = try office()
    let friday = try utc("2026-03-27T19:45:00Z")
    #expect(hours.addingWorkingDays(0, to: friday) == friday)
    #expect(hours.addingWorkingDays(-3, to: friday) == friday)
    #expect(hours.addingWorkingDays(1, to: friday) == (try utc("2026-03-30T18:45:00Z")))
    #expect(hours.addingWorkingDays(6, to: friday) == (try utc("2026-04-06T18:45:00Z")))
    // A Sunday counts as the Monday after it.
    let sunday = try utc("2026-01-11T10:00:00Z")
    #expect(hours.addingWorkingDays(0, to: sunday) == (try utc("2026-01-12T10:00:00Z")))
    #expect(hours.addingWorkingDays(3, to: sunday) == (try utc("2026-01-15T10:00:00Z")))
  }

  @Test(arguments: [(0, 510, 1_050), (weekdays, 600, 600), (weekdays, 1_050, 510), (weekdays, 1_500, 1_600)])
  func hoursThatAreNoneAreNeverOpen(days: Int, from: Int, to: Int) throws {
    let hours = try office(days: days, from: from, to: to)
    let noon = try utc("2026-01-05T12:00:00Z")
    #expect(!hours.isOpen(at: noon))
    #expect(hours.nextOpening(from: noon) == nil)
    #expect(hours.adding(workingSeconds: 1, to: noon) == nil)
    #expect(hours.closing(of: noon) == WorkingHours.never)
    #expect(hours.workingSeconds(from: noon, to: noon + 864_000) == 0)
    #expect(hours.addingWorkingDays(1, to: noon) == (days == 0 ? WorkingHours.never : noon + 86_400))
  }

  @Test func holidaysTwoHundredYearsApartAreAllKnown() throws {
    let days = try ["1999-06-01", "1999-08-04", "2026-01-05", "2199-06-03", "2199-06-04"].map(dayNumber)
    let hours = try office("UTC", holidays: days)
    let noon: Int64 = 43_200
    #expect(days.allSatisfy { !hours.isOpen(at: Int64($0) * 86_400 + noon) })
    for day in ["1999-05-31", "1999-06-02", "1999-08-05", "2026-01-06", "2199-06-05", "2199-05-31"] {
      let number = try dayNumber(day)
      let isWeekday = (number + 3) % 7 < 5
      #expect(hours.isOpen(at: Int64(number) * 86_400 + noon) == isWeekday, "\(day)")
    }
  }

  @Test func aYearAndMoreOfHolidaysIsNoWorkingTime() throws {
    let first = try dayNumber("2026-01-01")
    let noon = try utc("2026-01-05T12:00:00Z")
    let closed = try office(holidays: Array(first..<(first + 500)))
    #expect(closed.nextOpening(from: noon) == nil)
    #expect(closed.adding(workingSeconds: 60, to: noon - 10 * 86_400) != nil)
    #expect(closed.adding(workingSeconds: 86_400, to: noon - 6 * 86_400) == nil)
    #expect(closed.addingWorkingDays(0, to: noon) == WorkingHours.never)
    let long = try office(holidays: Array(first..<(first + 390)))
    #expect(long.nextOpening(from: noon) == (try utc("2027-01-26T08:30:00Z")))
  }

  @Test func absurdArgumentsHaveAnswers() throws {
    let hours = try office(holidays: [.min, .max, 0])
    for instant in [Int64.min, .min / 4, -1, .max / 4, .max] {
      #expect(hours.nextOpening(from: instant) != nil)
      #expect(hours.addingWorkingDays(3, to: instant).magnitude < UInt64(Int64.max / 2))
      #expect(hours.adding(workingSeconds: .max, to: instant) == nil)
    }
    #expect(hours.addingWorkingDays(.max, to: 0) == WorkingHours.never)
    #expect(hours.addingWorkingDays(.min, to: 86_400) == 86_400)
    #expect(hours.workingSeconds(from: .min, to: .max) > 0)
    #expect(hours.workingSeconds(from: .max, to: .min) == 0)
  }
}
