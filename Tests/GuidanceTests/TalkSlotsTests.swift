import Reachability
import Recruitment
import Testing
import WorkingTime

@testable import Guidance

@Suite struct TalkSlotsTests {
  /// Thursday 5 March 2026, 15:30 in London.
  private static let now = Instant(1_772_724_600)
  private static let hours = WorkingHours(
    zone: .utc, days: 0b0011111, startMinute: 540, endMinute: 1_050, holidays: [])

  private func slots(
    planned: [Instant] = [], theirs: WorkingHours = hours, isAllowed: @escaping (Instant) -> Bool = { _ in true }
  ) -> TalkSlots {
    TalkSlots(
      asOf: Self.now, minutes: 20, theirs: theirs, ours: Self.hours, planned: planned, isAllowed: isAllowed)
  }

  /// Hours from 15:30.
  private func times(_ found: [Instant]) -> [Double] { found.map { Double($0 - Self.now) / 3_600 } }

  @Test func thereIsTimeToAnswerAndAChoice() {
    // 16:15 today; then 09:00 tomorrow, since two hours later the office is closed.
    #expect(times(slots().two(preferring: [])) == [0.75, 17.5])
  }

  @Test func whatIsPlannedIsKeptFree() {
    // An interview at 16:30 takes from 16:15 to 17:30, and with that the rest of the day.
    let interview = Self.now + 3_600
    #expect(times(slots(planned: [interview]).two(preferring: [])) == [17.5, 19.5])
  }

  @Test func whereTheyMayNotBeRungNothingIsOffered() {
    #expect(slots(isAllowed: { _ in false }).two(preferring: []).isEmpty)
    let weekend = WorkingHours(zone: .utc, days: 0b1100000, startMinute: 540, endMinute: 1_050, holidays: [])
    #expect(slots(theirs: weekend).two(preferring: []).isEmpty)
  }

  @Test func aTalkEndsBeforeTheirDayDoes() {
    let early = WorkingHours(zone: .utc, days: 0b0011111, startMinute: 540, endMinute: 990, holidays: [])
    // 16:15 to 16:35 would end after 16:30.
    #expect(times(slots(theirs: early).two(preferring: [])) == [17.5, 19.5])
  }
}
