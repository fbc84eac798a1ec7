/// What the lot said of one unit, written down once, when its first moment came up: a submission, or a job where the
/// moment is the client's. Rows are only ever added.
package struct TrialAssignment: Hashable, Sendable {
  package var trial: Int64
  /// `ExternalIdentity.digest` of the submission or the job: the same whatever is merged or imported again.
  package var unit: UInt64
  /// The same of the submission that its first moment was about; 0 where that was about a job alone.
  package var submission: UInt64
  /// Its place in the order of enrolment, from 1; 0 until it is written down.
  package var place: Int
  /// The code of the moment with which it came in, and when that opened: time zero.
  package var kind: String
  package var openedAt: Instant
  package var assignedAt: Instant
  /// Whose week it opened in; weeks are counted from the Monday after 1 January 1970, on the firm's calendar.
  package var recruiter: RecruiterID
  package var week: Int
  /// What that week was drawn to, which is the chance of being prompted: thousandths.
  package var saturation: Int
  /// Prompted; otherwise as usual.
  package var prompted: Bool

  package init(
    trial: Int64, unit: UInt64, submission: UInt64, place: Int = 0, kind: String, openedAt: Instant,
    assignedAt: Instant, recruiter: RecruiterID, week: Int, saturation: Int, prompted: Bool
  ) {
    self.trial = trial
    self.unit = unit
    self.submission = submission
    self.place = place
    self.kind = kind
    self.openedAt = openedAt
    self.assignedAt = assignedAt
    self.recruiter = recruiter
    self.week = week
    self.saturation = saturation
    self.prompted = prompted
  }
}
