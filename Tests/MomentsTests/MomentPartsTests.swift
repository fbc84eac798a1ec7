import Recruitment
import Testing

@testable import Moments

/// Moments of several parts come in one order: of opening, then person, then rule, then what they hang on.
struct MomentPartsTests {
  private func moments(_ count: Int, opened: ClosedRange<Int64>, _ random: inout SmallRandom) -> [Moment] {
    (0..<count).map { _ in
      Moment(
        rule: Int.random(in: 0..<3, using: &random), anchor: UInt64.random(in: 0..<4, using: &random),
        ordinal: Int.random(in: 0..<3, using: &random), person: PersonID(Int64.random(in: 1...4, using: &random)),
        openedAt: Instant(Int64.random(in: opened, using: &random)), dueAt: Instant(0), evidence: [])
    }
  }

  /// Many of one second, spread over years, and further apart than 32 bits can say.
  @Test(arguments: [
    Int64(0)...9, -40_000_000...90_000_000, -9_000_000_000_000...9_000_000_000_000, Int64.min...Int64.max,
  ])
  func `every part is in order, and all of them together`(opened: ClosedRange<Int64>) {
    var random = SmallRandom(state: 7)
    for count in [0, 1, 63, 64, 65, 700] {
      let found = (0..<5).map { moments($0 == 3 ? 0 : count, opened: opened, &random) }
      let parts = MomentParts(count: found.count)
      for (part, moments) in found.enumerated() { parts.set(part, moments) }
      let inOrder = parts.inOrder()
      #expect(inOrder.count == found.joined().count)
      #expect(zip(inOrder, inOrder.dropFirst()).allSatisfy { !MomentFinder.byOpening($1, $0) })
      #expect(Set(inOrder) == Set(found.joined()))
    }
  }
}
