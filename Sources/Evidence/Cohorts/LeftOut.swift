/// Why a moment is not among those compared.
package enum LeftOut: String, CaseIterable, Hashable, Sendable {
  /// Opened in the recruiter's first ninety days of record.
  case burnIn = "burn_in"
  /// An earlier moment of the same kind of the same submission, hold or job counts.
  case notTheFirst = "not_the_first"
  /// Nobody of ours did anything within the decision window.
  case neither
  /// A conversation, a booked talk or the outcome itself came before anybody acted.
  case settledBefore = "settled_before"
  /// The record ends before the outcome could be seen.
  case recordEnds = "record_ends"
  /// The record goes on, but that of stages, or of jobs, ends before the outcome could be seen.
  case outcomesEnd = "outcomes_end"
  /// Decided within four weeks or more in which no call of anybody's is on record.
  case noCallsOnRecord = "no_calls_on_record"
  /// In a recruiter's month whose calls or messages were written down by hand.
  case loggedByHand = "logged_by_hand"
  /// In a trial: it says more there.
  case randomised
}
