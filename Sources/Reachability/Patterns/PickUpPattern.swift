import Recruitment

/// How somebody answers, as their record of the last year shows it. A description of a record, never of a character:
/// pages show the facts, not the kind, and we don't know why.
package struct PickUpPattern: Hashable, Sendable {
  /// The first that fits, over the counted tries of the last 365 days, unverified ones apart:
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// (2) Picked up at least one in three.
    case talks
    /// (1) The day falls in two: at some of its parts (before 9, 9 to 12, 12 to 14, 14 to 17, from 17 on) four tries or
    /// more, at most one in four picked up; at the others three or more, at least half picked up; and chance alone would
    /// part them so in at most one case in six (Fisher, one-sided). Or (3) picked up fewer than one in three, and after
    /// at least two missed tries and one in five of them rang back within a day.
    case busyThen = "busy_then"
    /// (4) At hours at which others do pick up, four tries or more and at most one in four picked up; and at such hours
    /// answered at least three messages within fifteen minutes, being half of all their answers or more.
    case messageFirst = "message_first"
    /// (5) At most one in four picked up; three messages or more, at most one in four of them answered within three days.
    case quiet
    /// Fewer than five counted tries, or none of the others fits.
    case unknown
  }

  package var kind: Kind
  /// What shows it, the most telling first; facts too where the kind is unknown.
  package var facts: [PickUpFact]
  /// Of the last year.
  package var counts: TryCounts
  /// From when on the record was read.
  package var since: Instant
  /// The tries behind the facts, in order of time.
  package var calls: [CountedTry]
}

/// One dated fact in numbers, such as "missed 4 of 5 calls between 9 and 12".
package struct PickUpFact: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// `count` of `of` calls.
    case missed, pickedUp
    /// After `count` of `of` missed calls.
    case rangBack
    /// `count` of `of` messages of ours, within `withinSeconds`.
    case answeredMessages
    /// `count` of `of` messages of ours got no answer within `withinSeconds`.
    case unansweredMessages
    /// `count` of `of` calls were answered by a person or a machine, nobody knows which.
    case unverified
  }

  package var kind: Kind
  package var count: Int
  package var of: Int
  /// Hours of the person's day, up to and without the upper bound; `nil` = at any hour.
  package var hours: Range<Int>?
  package var withinSeconds: Int64?
  /// When each of `count` was, ascending: the calls missed or picked up, when they rang back or answered.
  package var when: [Instant]
}
