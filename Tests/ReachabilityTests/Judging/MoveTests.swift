import Recruitment
import Testing

@testable import Reachability

@Suite struct MoveTests {
  private func window(_ hour: Int64, _ estimate: Double) -> PickUpWindow {
    PickUpWindow(
      from: Instant(hour * Span.hour), to: Instant((hour + 1) * Span.hour),
      pickUp: PickUpChance(estimate: estimate, low: 0, high: 1, calls: 3))
  }

  private func windows(_ windows: [PickUpWindow]) -> PickUpWindows {
    PickUpWindows(
      windows: windows, reason: nil, ground: .ownRecord, counts: TryCounts(), segment: SegmentRecord())
  }

  @Test func eachPatternHasItsMove() {
    let three = [window(9, 0.3), window(12, 0.5), window(33, 0.5)]
    let windows = windows(three)
    #expect(Move(for: .talks, windows: windows) == .ring(three[1]))
    #expect(Move(for: .busyThen, windows: windows) == .anotherHour(three[1]))
    #expect(Move(for: .messageFirst, windows: windows) == .textWithReasonFirst(offering: Array(three.prefix(2))))
    #expect(Move(for: .quiet, windows: windows) == .bookedSlotOrMeeting)
    #expect(Move(for: .unknown, windows: windows) == .ringAtUsualHours(three[1]))
  }

  @Test func withoutWindowsTheMoveStands() {
    #expect(Move(for: .busyThen, windows: windows([])) == .anotherHour(nil))
    #expect(Move(for: .messageFirst, windows: windows([])) == .textWithReasonFirst(offering: []))
  }
}
