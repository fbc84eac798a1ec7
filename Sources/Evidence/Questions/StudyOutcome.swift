import Recruitment

/// What may come of a moment, and by when: `started_150d`.
package struct StudyOutcome: Hashable, Sendable {
  package enum Event: String, Hashable, Sendable {
    /// A stage on the way beyond the furthest so far.
    case laterStage = "later_stage"
    /// Neither withdrew nor declined; other ends count as not withdrawn.
    case notWithdrawn = "not_withdrawn"
    case started
    case accepted
    case boughtBack = "bought_back"
    case rebateCleared = "rebate_cleared"
    /// An interview of anybody on the job.
    case interview
    /// Any later row of the submission.
    case decisionKnown = "decision_known"
    /// The job is reopened.
    case reopened
    /// The job is filled by us.
    case filled
  }

  package var event: Event
  package var days: Int

  package init(_ event: Event, _ days: Int) {
    self.event = event
    self.days = days
  }

  package var name: String { "\(event.rawValue)_\(days)d" }
  var seconds: Int64 { Int64(days) * Span.day }

  /// Written down because something took place (somebody accepted, started, stayed), not at the recruiter's will.
  package var isHard: Bool {
    switch event {
    case .started, .accepted, .rebateCleared, .boughtBack, .filled: true
    case .laterStage, .notWithdrawn, .interview, .decisionKnown, .reopened: false
    }
  }

  /// Whether more of it is a loss.
  package var isBad: Bool { event == .boughtBack }
}
