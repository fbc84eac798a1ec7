import Recruitment

/// An hour at which to ring.
package struct PickUpWindow: Hashable, Sendable {
  package var from: Instant
  /// An hour later.
  package var to: Instant
  /// That of the hour of the week in which most of the window lies.
  package var pickUp: PickUpChance
}

/// The best hours to ring somebody, or why there are none.
package struct PickUpWindows: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Neither they nor people like them have been rung often enough to say.
    case tooLittleToSay
    /// No hour of the span is allowed.
    case noAllowedHour
  }

  /// In order of time; at most two a day.
  package var windows: [PickUpWindow]
  /// Why there are none; `nil` where there are.
  package var reason: Reason?
  package var ground: PickUpProfile.Ground
  /// The person's own.
  package var counts: TryCounts
  /// People like them.
  package var segment: SegmentRecord

  /// Whether a page may say a chance as a percentage.
  package var mayShowPercentages: Bool { ground != .tooLittle && counts.allowsPercentage }

  /// The likeliest; the earlier of two alike.
  package var best: PickUpWindow? {
    windows.max { ($0.pickUp.estimate, $1.from) < ($1.pickUp.estimate, $0.from) }
  }
}
