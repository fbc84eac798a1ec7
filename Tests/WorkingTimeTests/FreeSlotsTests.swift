import Testing
import WorkingTime

/// Free times for a talk, against what a slow look at every five minutes finds.
@Suite struct FreeSlotsTests {
  static let weeks = [
    ("Europe/London", "2026-03-25"), ("Europe/London", "2026-10-21"), ("America/New_York", "2026-03-05"),
    ("America/New_York", "2026-10-29"), ("Australia/Lord_Howe", "2026-04-02"), ("Australia/Lord_Howe", "2026-10-01"),
    ("Asia/Kolkata", "2026-05-01"), ("Africa/Casablanca", "2026-02-12"), ("Africa/Cairo", "2026-04-21"),
  ]

  @Test(arguments: weeks) func aSlowLookFindsTheSame(name: String, date: String) throws {
    let zone = try #require(Zone.named(name))
    let first = try utc("\(date)T00:00:00Z")
    var random = SplitMix(state: UInt64(date.utf8.reduce(0) { Int($0) + Int($1) }))
    for _ in 0..<12 {
      let (opens, closes) = (5 * Int.random(in: 0...140, using: &random), 5 * Int.random(in: 150...280, using: &random))
      let hours = WorkingHours(
        zone: zone, days: Int.random(in: 1...127, using: &random), startMinute: opens, endMinute: closes,
        holidays: [Int(first / 86_400) + 1])
      let minutes = [5, 10, 15, 20, 30, 45].randomElement(using: &random) ?? 10
      let step = [5, 15, 20, 30, 60].randomElement(using: &random) ?? 30
      let busy = (0..<Int.random(in: 0...30, using: &random)).map { _ -> Range<Int64> in
        let start = first + Int64.random(in: 0...(12 * 86_400), using: &random)
        return start..<(start + Int64.random(in: 0...10_800, using: &random))
      }
      let (from, to) = (first + 3_600 * 7 + 1, first + 86_400 * 10 + 1_234)
      let found = FreeSlots(hours: hours, minutes: minutes, step: step).free(from: from, to: to, busy: busy)
      #expect(found == slow(hours, zone, minutes: minutes, step: step, from: from, to: to, busy: busy))
      for slot in found { #expect(slot.upperBound - slot.lowerBound == Int64(minutes) * 60) }
    }
  }

  /// Every five minutes: does the clock show a step of the day, for the first time, and is all of the time free and open?
  private func slow(
    _ hours: WorkingHours, _ zone: Zone, minutes: Int, step: Int, from: Int64, to: Int64, busy: [Range<Int64>]
  ) -> [Range<Int64>] {
    stride(from: (from + 299) / 300 * 300, to: to, by: 300).compactMap { start in
      let slot = start..<(start + Int64(minutes) * 60)
      let wall = zone.wallClock(at: start)
      let isFirst = zone.instant(ofWallClock: wall) == start
      let isOpen = stride(from: slot.lowerBound, to: slot.upperBound, by: 300).allSatisfy { hours.isOpen(at: $0) }
      let isWhole = hours.closing(of: start) >= slot.upperBound
      guard wall % 86_400 / 60 % Int64(step) == 0, isFirst, isOpen, isWhole, slot.upperBound <= to,
        !busy.contains(where: { !$0.isEmpty && $0.overlaps(slot) })
      else { return nil }
      return slot
    }
  }

  @Test func aTimeIsFreeExactlyWhereItIsAmongThoseThatAre() throws {
    let zone = try #require(Zone.named("Europe/Paris"))
    let hours = WorkingHours(zone: zone, days: weekdays, startMinute: 540, endMinute: 720, holidays: [])
    let slots = FreeSlots(hours: hours, minutes: 10, step: 15)
    let from = try utc("2026-03-27T00:00:00Z")
    let busy = [try utc("2026-03-27T08:30:00Z")..<utc("2026-03-27T09:05:00Z")]
    let to = from + 5 * 86_400
    let free = Set(slots.free(from: from, to: to, busy: busy).map(\.lowerBound))
    for start in stride(from: from, to: to, by: 300) {
      #expect(slots.isFree(start, from: from, to: to, busy: busy) == free.contains(start))
    }
    // Half past nine on their clock is taken; on the Monday after the change nine o'clock is an hour earlier in UTC.
    func isFree(_ text: String) throws -> Bool { free.contains(try utc(text)) }
    #expect(try !isFree("2026-03-27T08:30:00Z"))
    #expect(try isFree("2026-03-27T08:15:00Z"))
    #expect(try isFree("2026-03-30T07:00:00Z"))
    #expect(try !isFree("2026-03-30T06:45:00Z"))
  }

  @Test func nothingIsFreeWhereNobodyWorks() {
    let hours = WorkingHours(zone: .utc, days: 0, startMinute: 540, endMinute: 720, holidays: [])
    #expect(FreeSlots(hours: hours, minutes: 10).free(from: 0, to: 86_400, busy: []).isEmpty)
    let open = WorkingHours(zone: .utc, days: everyDay, startMinute: 540, endMinute: 720, holidays: [])
    #expect(FreeSlots(hours: open, minutes: 10).free(from: 86_400, to: 0, busy: []).isEmpty)
    #expect(FreeSlots(hours: open, minutes: 10).free(from: 0, to: 864_000, busy: [], limit: 3).count == 3)
  }
}
