import Foundation
import Testing
import WorkingTime

/// Answers the same questions by asking Foundation's calendar what every clock shows every five minutes.
private struct SlowHours {
  static let step: Int64 = 300
  let first: Int64
  var open: [Bool] = []

  init(zone: String, days: Int, start: Int, end: Int, holidays: Set<Int>, first: Int64, length: Int64) throws {
    self.first = first
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    for instant in stride(from: first, to: first + length, by: Int(Self.step)) {
      let date = Date(timeIntervalSince1970: Double(instant))
      let parts = calendar.dateComponents([.weekday, .hour, .minute], from: date)
      let day = Int((instant + Int64(calendar.timeZone.secondsFromGMT(for: date))) / 86_400)
      let weekday = (try #require(parts.weekday) + 5) % 7
      let minute = try #require(parts.hour) * 60 + #require(parts.minute)
      open.append(days >> weekday & 1 == 1 && !holidays.contains(day) && minute >= start && minute < end)
    }
  }

  func index(_ instant: Int64) -> Int { Int((instant - first) / Self.step) }

  func nextOpening(from instant: Int64) -> Int64? {
    if open[index(instant)] { return instant }
    return open[index(instant)...].firstIndex(of: true).map { first + Int64($0) * Self.step }
  }

  func workingSeconds(from: Int64, to: Int64) -> Int64 {
    Int64(open[index(from)..<index(to)].filter { $0 }.count) * Self.step
  }

  func adding(_ seconds: Int64, to instant: Int64) -> Int64? {
    if seconds == 0 { return nextOpening(from: instant) }
    var left = seconds / Self.step
    for index in index(instant)..<open.count where open[index] {
      left -= 1
      if left == 0 { return first + Int64(index + 1) * Self.step }
    }
    return nil
  }
}

@Suite struct WorkingHoursOracleTests {
  @Test(arguments: [
    ("Europe/London", "2026-03-20"), ("Europe/London", "2026-10-16"), ("America/New_York", "2026-03-01"),
    ("America/New_York", "2026-10-25"), ("Australia/Sydney", "2026-03-28"), ("Australia/Sydney", "2026-09-27"),
    ("Australia/Lord_Howe", "2026-03-28"), ("Australia/Lord_Howe", "2026-09-27"), ("Asia/Kolkata", "2026-05-01"),
    ("Africa/Casablanca", "2026-02-08"), ("Pacific/Apia", "2011-12-22"), ("America/Havana", "2026-10-25"),
    ("Africa/Cairo", "2026-04-17"), ("America/St_Johns", "1988-03-25"),
  ])
  func agreesWithTheCalendar(name: String, from date: String) throws {
    var random = SplitMix(state: UInt64(name.utf8.count))
    let first = try utc("\(date)T00:00:00Z")
    let zone = try #require(Zone.named(name))
    for round in 0..<4 {
      let days = round == 0 ? everyDay : Int.random(in: 1...127, using: &random)
      let start = round == 0 ? 0 : 5 * Int.random(in: 60...140, using: &random)
      let end = round <= 1 ? 1_440 : 5 * Int.random(in: 150...288, using: &random)
      let holidays = [Int(first / 86_400) + Int.random(in: 3...12, using: &random)]
      let hours = WorkingHours(zone: zone, days: days, startMinute: start, endMinute: end, holidays: holidays)
      let length: Int64 = 28 * 86_400
      let slow = try SlowHours(
        zone: name, days: days, start: start, end: end, holidays: Set(holidays), first: first, length: length)
      for _ in 0..<300 {
        let steps = (0..<2).map { _ in Int64.random(in: 0..<(14 * 288), using: &random) }.sorted()
        let from = first + steps[0] * SlowHours.step
        let to = first + steps[1] * SlowHours.step
        #expect(hours.isOpen(at: from) == slow.open[slow.index(from)])
        let expected = try #require(slow.nextOpening(from: from))
        #expect(hours.nextOpening(from: from) == expected)
        let worked = slow.workingSeconds(from: from, to: to)
        #expect(hours.workingSeconds(from: from, to: to) == worked)
        if let due = slow.adding(worked, to: from) {
          #expect(hours.adding(workingSeconds: worked, to: from) == due)
        }
      }
    }
  }

  /// What has been added can be measured again, over years, in every kind of hours.
  @Test func addingAndMeasuringAreInverse() throws {
    var random = SplitMix(state: 7)
    for name in ["Europe/London", "Australia/Lord_Howe", "America/New_York", "+05:30", "Africa/Casablanca"] {
      let zone = try #require(Zone.named(name))
      for _ in 0..<200 {
        let first = Int.random(in: 0...1_380, using: &random)
        let hours = WorkingHours(
          zone: zone, days: Int.random(in: 1...127, using: &random), startMinute: first,
          endMinute: Int.random(in: (first + 60)...1_440, using: &random),
          holidays: (0..<20).map { _ in Int.random(in: 18_000...22_000, using: &random) })
        let from = Int64.random(in: 1_500_000_000...2_000_000_000, using: &random)
        let seconds = Int64.random(in: 1...3_000_000, using: &random)
        let due = try #require(hours.adding(workingSeconds: seconds, to: from))
        #expect(hours.workingSeconds(from: from, to: due) == seconds)
        #expect(hours.isOpen(at: due - 1))
      }
    }
  }

  /// People elsewhere, with their public holidays, over the weeks in which their clocks change: Easter, Anzac Day,
  /// Thanksgiving, the night in which a Friday was left out.
  @Test(arguments: [
    ("Europe/London", "GB", "2026-03-20"), ("America/New_York", "US", "2026-11-01"),
    ("America/New_York", "US", "2027-03-05"), ("Australia/Lord_Howe", "AU", "2026-03-28"),
    ("Australia/Lord_Howe", "AU", "2027-04-01"), ("Asia/Kolkata", "IN", "2026-09-20"),
    ("Africa/Casablanca", "FR", "2026-03-14"), ("Africa/Casablanca", "MA", "2027-02-01"),
    ("Pacific/Apia", "NZ", "2011-12-18"), ("Pacific/Apia", "WS", "2021-03-28"),
  ])
  func dueTimesOfPeopleElsewhere(name: String, country: String, start: String) throws {
    var random = SplitMix(state: 11)
    let first = try utc("\(start)T00:00:00Z")
    let firm = ContactCalendar.Firm(
      zone: "UTC", country: "", workingDays: weekdays, dayStart: 510, dayEnd: 1_050, holidays: [])
    let hours = ContactCalendar.place(zone: name, country: country, region: nil, firm: firm).hours
    let calendar = HolidayCalendar.all.first { $0.country == country && $0.region.isEmpty }
    let slow = try SlowHours(
      zone: name, days: weekdays, start: 510, end: 1_050, holidays: Set(calendar?.days() ?? []), first: first,
      length: 42 * 86_400)
    for _ in 0..<500 {
      let from = first + Int64.random(in: 0..<(14 * 288), using: &random) * SlowHours.step
      let to = from + Int64.random(in: 0..<(14 * 288), using: &random) * SlowHours.step
      #expect(hours.isOpen(at: from) == slow.open[slow.index(from)])
      #expect(hours.nextOpening(from: from) == slow.nextOpening(from: from))
      let worked = slow.workingSeconds(from: from, to: to)
      #expect(hours.workingSeconds(from: from, to: to) == worked)
      #expect(hours.adding(workingSeconds: worked, to: from) == slow.adding(worked, to: from))
    }
  }
}
