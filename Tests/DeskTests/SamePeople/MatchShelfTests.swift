import Dispatch
import Testing

@testable import Desk
@testable import Intake
@testable import Storage

/// Who may be one person, worked out beside whoever looks.
@Suite struct MatchShelfTests {
  private let old = PeopleEdition(batch: 1, undone: 0, undoneAt: 0)
  private let new = PeopleEdition(batch: 2, undone: 0, undoneAt: 0)
  private struct Broken: Error {}

  private func match(_ first: Int64) -> PersonMatch {
    PersonMatch(first: first, second: first + 1, isCertain: false, evidence: [.sameName])
  }

  /// Nobody waits with a page half loaded, however long it takes.
  @Test func whileItIsWorkedOutItSaysHowFarItIs() throws {
    let shelf = MatchShelf(patience: .never)
    let hasBegun = DispatchSemaphore(value: 0)
    let maySettle = DispatchSemaphore(value: 0)
    let impatient = MatchShelf(patience: .nanoseconds(0))
    let found = [match(1)]
    let first = try impatient.awaited(old, region: "GB") { progress in
      progress(0.5)
      hasBegun.signal()
      maySettle.wait()
      return found
    }
    #expect(first.answer == nil)
    hasBegun.wait()
    // Whoever asks meanwhile begins nothing of their own.
    let second = try impatient.awaited(old, region: "GB") { _ in
      Issue.record("it was begun twice")
      return []
    }
    guard case .working(let share) = second else {
      Issue.record("it was there")
      return
    }
    #expect(share == 0.5)
    maySettle.signal()
    // Whoever has patience gets it at once.
    #expect(try shelf.awaited(old, region: "GB") { _ in found }.answer == found)
  }

  @Test func anOlderListIsShownUntilTheNewerOneIsThere() throws {
    let shelf = MatchShelf(patience: .never)
    let (before, after) = ([match(1)], [match(3)])
    #expect(try shelf.awaited(old, region: "GB") { _ in before }.answer == before)
    #expect(try shelf.awaited(old, region: "GB") { _ in after }.answer == before)
    // What cannot be worked out now leaves what is there.
    #expect(try shelf.awaited(new, region: "GB") { _ in throw Broken() }.answer == before)
    #expect(try shelf.awaited(new, region: "GB") { _ in after }.answer == after)
    let empty = MatchShelf(patience: .never)
    #expect(throws: Broken.self) { try empty.awaited(old, region: "GB") { _ in throw Broken() } }
    #expect(try empty.awaited(old, region: "GB") { _ in before }.answer == before)
  }
}
