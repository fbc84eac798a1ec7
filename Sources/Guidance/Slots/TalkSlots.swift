import Reachability
import Recruitment
import WorkingTime

/// A time to offer for a talk.
package struct TalkSlot: Hashable, Sendable {
  package var at: Instant
  /// What their own clock shows then, where it shows something else than ours: `17:15`.
  package var theirClock: String?

  package init(at: Instant, theirClock: String? = nil) {
    self.at = at
    self.theirClock = theirClock
  }
}

/// Two times to offer somebody for a talk: in their hours and in ours, when we may ring them, when nothing is planned on
/// our side, and when they are likely to pick up where that can be said.
struct TalkSlots {
  /// Sooner than that nobody reads a text and answers.
  static let notice = 45 * Span.minute
  /// How far ahead is looked: beyond a weekend with holidays about it.
  static let horizon = 7 * Span.day
  /// What is planned keeps the time from a quarter of an hour before it to an hour after it began.
  static let before = 15 * Span.minute
  static let after = 60 * Span.minute
  private static let step = 15 * Span.minute
  /// Two times in one hour are no choice.
  private static let apart = 2 * Span.hour

  let asOf: Instant
  /// How long the talk takes.
  let minutes: Int
  let theirs: WorkingHours
  let ours: WorkingHours
  /// When something of ours is planned.
  let planned: [Instant]
  let isAllowed: (Instant) -> Bool

  /// - Parameter windows: when they are likely to pick up.
  /// - Returns: two in order of time; fewer where there are no more.
  func two(preferring windows: [PickUpWindow]) -> [Instant] {
    var found: [Instant] = []
    for window in windows where found.count < 2 {
      guard let time = first(from: window.from.seconds, to: window.to.seconds, awayFrom: found) else { continue }
      found.append(time)
    }
    while found.count < 2 {
      guard let time = first(from: asOf.seconds, to: asOf.seconds + Self.horizon, awayFrom: found) else { break }
      found.append(time)
    }
    return found.sorted()
  }

  /// The first free quarter of an hour within a span.
  private func first(from: Int64, to: Int64, awayFrom others: [Instant]) -> Instant? {
    let soonest = max(from, asOf.seconds + Self.notice)
    var time = (soonest + Self.step - 1) / Self.step * Self.step
    while time + Int64(minutes) * Span.minute <= to {
      guard let opening = ours.nextOpening(from: time) else { return nil }
      if opening > time {
        time = (opening + Self.step - 1) / Self.step * Self.step
        continue
      }
      if isFree(time), !others.contains(where: { abs($0.seconds - time) < Self.apart }) { return Instant(time) }
      time += Self.step
    }
    return nil
  }

  private func isFree(_ time: Int64) -> Bool {
    let end = time + Int64(minutes) * Span.minute
    guard ours.isOpen(at: end - 1), theirs.isOpen(at: time), theirs.isOpen(at: end - 1) else { return false }
    let clashes = planned.contains { time < $0.seconds + Self.after && end > $0.seconds - Self.before }
    return !clashes && isAllowed(Instant(time)) && isAllowed(Instant(end - 1))
  }
}
