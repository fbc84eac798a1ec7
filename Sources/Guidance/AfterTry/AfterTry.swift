import Reachability
import Recruitment
import WorkingTime

/// What was tried since a conversation fell due: whether it was a fair test of ringing, and when to try next.
///
/// After three tries within five working days, each at its own time of day and with its own reason, the file is closed
/// politely: more of the same is pestering.
package struct AfterTry: Hashable, Sendable {
  package static let most = 3
  package static let workingDays = 5

  /// One call or video that nobody picked up.
  package struct Try: Hashable, Sendable {
    package var at: Instant
    package var channel: Channel
    /// `nil` where the source does not say what came of it.
    package var outcome: Outcome?
    /// On their own wall clock.
    package var dayPart: DayPart
    /// Whether a message of ours reached its way in the day before it.
    package var textBefore: Bool
    /// A number that is wrong or dead says nothing about whether somebody picks up.
    package var isFair: Bool { outcome != .wrongNumber && outcome != .failed }
  }

  /// What would make it a fair test.
  package enum Missing: String, Hashable, Sendable {
    case rightNumber = "right_number"
    case textWithReason = "text_with_reason"
    case anotherDayPart = "another_day_part"
  }

  /// When to try next.
  package struct Next: Hashable, Sendable {
    package var dayPart: DayPart
    package var from: Instant
    package var to: Instant
  }

  /// In time order.
  package var tries: [Try]
  package var missing: [Missing]
  /// `nil` where it is time to close, or the next five working days hold no time of theirs.
  package var next: Next?
  /// Three fair tries within five working days: one message that closes the file politely, then stop.
  package var closePolitely: Bool

  /// The next try is at no time at which they are known to be taken: it comes after, while half an hour is left of its
  /// span; else none is named.
  mutating func avoid(_ engagements: Engagements) {
    guard var next else { return }
    for taken in engagements.all.sorted(by: { $0.from < $1.from })
    where taken.from - Engagements.before < next.to && taken.to > next.from {
      // What lies before it will do where that is long enough.
      if taken.from - Engagements.before - next.from >= 30 * Span.minute {
        next.to = taken.from - Engagements.before
        break
      }
      next.from = taken.to
    }
    self.next = next.to - next.from >= 30 * Span.minute ? next : nil
  }

  /// Of hours at which they are likely to pick up, the likeliest at a part of the day that was not tried yet comes next.
  mutating func prefer(_ windows: [PickUpWindow], zone: Zone) {
    guard next != nil else { return }
    let tried = Set(tries.filter(\.isFair).map(\.dayPart))
    let untried = windows.map { (part: DayPart(of: $0.from, zone), window: $0) }.filter { !tried.contains($0.part) }
    guard
      let best = untried.max(by: {
        ($0.window.pickUp.estimate, $1.window.from) < ($1.window.pickUp.estimate, $0.window.from)
      })
    else { return }
    next = Next(dayPart: best.part, from: best.window.from, to: best.window.to)
  }
}
