import Recruitment

/// What a conversation that was due got, in the end or so far.
package enum HabitOutcome: String, CaseIterable, Hashable, Sendable {
  /// A talk within the rule's limit.
  case inTime = "talked_in_time"
  /// A talk, but later.
  case late = "talked_later"
  /// Somebody rang and reached nobody.
  case tried
  /// A message, and neither a talk nor a try.
  case wrote
  case nothing
}

/// One conversation that was due, and what it got. Without a word of any message.
package struct HabitMoment: Hashable, Sendable {
  package var recruiter: RecruiterID
  package var person: PersonID
  /// The rule's place in the playbook.
  package var rule: Int
  package var openedAt: Instant
  package var got: HabitOutcome
  /// Seconds from its opening to the talk, or else to the first try or message; `nil` where there was none.
  package var after: Int64?
  /// Of a talk: whether something was on record of it within two days, a fact or a step of theirs.
  package var brought: Bool
  /// Of a talk: whether it was typed in, and not recorded by a system.
  package var byHand: Bool

  package init(
    recruiter: RecruiterID, person: PersonID, rule: Int, openedAt: Instant, got: HabitOutcome, after: Int64?,
    brought: Bool = false, byHand: Bool = false
  ) {
    self.recruiter = recruiter
    self.person = person
    self.rule = rule
    self.openedAt = openedAt
    self.got = got
    self.after = after
    self.brought = brought
    self.byHand = byHand
  }
}

/// Why a moment says nothing of a habit.
package enum HabitLeftOut: String, CaseIterable, Hashable, Sendable {
  /// Its limit had not passed when the record ends.
  case notYet = "not_due_yet"
  /// They asked not to be contacted.
  case optedOut = "opted_out"
  /// Dismissed with a reason.
  case dismissed
  /// It was over, or put off with them, before its limit.
  case over = "over_before_its_time"
}
