import Reachability
import Recruitment

/// How and when somebody is best reached, as a card says it: what their own record and people like them suggest.
package struct Reach: Hashable, Sendable {
  package var windows: PickUpWindows
  package var pattern: PickUpPattern
  package var move: Move

  /// - Parameter isAllowed: whether they may be rung then.
  package init(_ person: PersonID, in book: PickUpBook, asOf: Instant, isAllowed: (Instant) -> Bool) {
    windows = book.bestWindows(of: person, from: asOf, isAllowed: isAllowed)
    pattern = book.pattern(of: person)
    move = Move(for: pattern.kind, windows: windows)
  }
}
