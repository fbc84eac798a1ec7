import Chronicle
import Recruitment
import Testing

@testable import Reachability

@Suite struct WindowTests {
  /// Somebody who picks up from 16:00 to 18:00 on their clock and never in the morning, rung twice on each working day of
  /// seventeen winter weeks: at nine and at four, or at eleven and at five.
  private func firm(zone: UInt32 = 1) -> RungFirm {
    var firm = RungFirm()
    firm.person(1, zone: zone)
    for week in 0..<17 {
      for weekday in 0..<5 {
        let midnight =
          at("2025-11-03T00:10:00Z") + Int64(week * 7 + weekday) * Span.day + (zone == 2 ? 5 : 0) * Span.hour
        let isEven = (week + weekday) % 2 == 0
        firm.ring(1, midnight + (isEven ? 9 : 11) * Span.hour, .noAnswer)
        firm.ring(1, midnight + (isEven ? 16 : 17) * Span.hour, .connected)
      }
    }
    return firm
  }

  private func windows(
    _ firm: RungFirm, from: String = "2026-11-03T08:20:00Z", until: String? = nil,
    isAllowed: (Instant) -> Bool = { _ in true }
  ) throws -> PickUpWindows {
    try firm.book(asOf: from).bestWindows(
      of: one, from: Instant(at(from)), until: until.map { Instant(at($0)) }, isAllowed: isAllowed)
  }

  private func times(_ windows: PickUpWindows) -> [String] { windows.windows.map { ISOTimestamp.utc($0.from) } }

  @Test func theBestTwoHoursOfTodayAndOfTomorrow() throws {
    let windows = try windows(firm())
    #expect(
      times(windows) == [
        "2026-11-03T16:00:00Z", "2026-11-03T17:00:00Z", "2026-11-04T16:00:00Z", "2026-11-04T17:00:00Z",
      ])
    for window in windows.windows {
      #expect(window.to - window.from == Span.hour)
      #expect(window.pickUp.estimate > 0.6 && window.pickUp.low < window.pickUp.estimate)
    }
    // Tuesdays at four: every other week.
    #expect(windows.windows[0].pickUp.calls == 8)
    #expect(windows.best?.from == windows.windows.max { $0.pickUp.estimate < $1.pickUp.estimate }?.from)
  }

  @Test func theyAreHoursOfTheirClock() throws {
    // New York is five hours behind in November.
    #expect(
      try times(windows(firm(zone: 2), from: "2026-11-03T12:00:00Z")).prefix(2) == [
        "2026-11-03T21:00:00Z", "2026-11-03T22:00:00Z",
      ])
  }

  @Test func nothingOutsideWhatIsAllowedIsOffered() throws {
    let closes = at("2026-11-03T17:30:00Z")
    let opens = at("2026-11-04T09:00:00Z")
    let windows = try windows(firm()) { $0.seconds < closes || $0.seconds >= opens }
    // The hour from 17:00 would end in the time that is not allowed.
    #expect(windows.windows.allSatisfy { $0.to.seconds <= closes || $0.from.seconds >= opens })
    #expect(times(windows).first.map { $0 < "2026-11-03T17" } == true)
    #expect(times(windows).contains("2026-11-03T16:00:00Z"))
    let none = try self.windows(firm()) { _ in false }
    #expect(none.windows.isEmpty && none.reason == .noAllowedHour)
  }

  @Test func aQuarterOfAnHourOfRestIsSeen() throws {
    let rest = at("2026-11-03T16:15:00Z")
    let windows = try windows(firm()) { $0.seconds != rest }
    #expect(!times(windows).contains("2026-11-03T16:00:00Z"))
  }

  @Test func theHourFromNowOnIsOfferedToo() throws {
    let windows = try windows(firm(), from: "2026-11-03T16:20:00Z", until: "2026-11-03T18:00:00Z")
    #expect(times(windows).count == 1)
    #expect(["2026-11-03T16:20:00Z", "2026-11-03T17:00:00Z"].contains(times(windows)[0]))
    let late = try self.windows(firm(), from: "2026-11-03T17:40:00Z", until: "2026-11-03T18:45:00Z")
    #expect(times(late) == ["2026-11-03T17:40:00Z"])
  }

  @Test func windowsDoNotOverlap() throws {
    let windows = try windows(firm(), from: "2026-11-03T16:20:00Z").windows
    for (first, second) in zip(windows, windows.dropFirst()) { #expect(first.to <= second.from) }
    let byDay = Dictionary(grouping: windows) { $0.from.seconds / Span.day }
    #expect(byDay.values.allSatisfy { $0.count <= 2 })
  }

  @Test func hoursStayWholeOnTheDaysOfAClockChange() throws {
    // London: forward at 01:00 on 29 March, back at 02:00 on 25 October 2026.
    for from in ["2026-03-28T20:10:00Z", "2026-10-24T20:10:00Z"] {
      let windows = try firm().book(asOf: "2026-11-03T00:00:00Z").bestWindows(
        of: one, from: Instant(at(from)), until: Instant(at(from)) + 12 * Span.hour, isAllowed: { _ in true })
      #expect(!windows.windows.isEmpty)
      for window in windows.windows { #expect(window.from.seconds % 3_600 == 0 || window.from.seconds == at(from)) }
    }
    // 16:00 of the wall clock before and after.
    #expect(try times(windows(firm(), from: "2026-10-22T08:00:00Z")).first == "2026-10-22T15:00:00Z")
    #expect(try times(windows(firm(), from: "2026-10-29T08:00:00Z")).first == "2026-10-29T16:00:00Z")
  }

  /// 6 November 2026 is a Friday.
  @Test func lateOnAFridayTheNextWorkingDayIsOfferedAndNotNothing() throws {
    func inOfficeHours(_ time: Instant) -> Bool {
      let (day, second) = Span.dayAndRest(of: time.seconds)
      return (day + 3) % 7 < 5 && (9 * 3_600..<18 * 3_600).contains(second)
    }
    let windows = try windows(firm(), from: "2026-11-06T17:20:00Z", isAllowed: inOfficeHours)
    #expect(times(windows) == ["2026-11-09T16:00:00Z", "2026-11-09T17:00:00Z"] && windows.reason == nil)
    // What today still holds comes first, and is enough.
    let early = try self.windows(firm(), from: "2026-11-06T15:20:00Z", isAllowed: inOfficeHours)
    #expect(times(early).allSatisfy { $0 < "2026-11-07" } && !early.windows.isEmpty)
    // Kept, they are made anew once today has nothing left.
    let book = try firm().book(asOf: "2026-11-06T15:20:00Z")
    let from = Instant(at("2026-11-06T15:20:00Z"))
    let kept = RingableHours(of: one, in: book, from: from, isAllowed: inOfficeHours)
    #expect(kept.stand(in: book, from: from) && !kept.stand(in: book, from: Instant(at("2026-11-06T17:20:00Z"))))
    // Who may be rung at no time at all has no hour, however far one looks.
    #expect(try self.windows(firm()) { _ in false }.reason == .noAllowedHour)
  }

  @Test func aSpanWithoutAnHourHoldsNoWindow() throws {
    #expect(try windows(firm(), until: "2026-11-03T08:50:00Z").reason == .noAllowedHour)
    #expect(try windows(firm(), until: "2026-11-02T00:00:00Z").windows.isEmpty)
  }
}
