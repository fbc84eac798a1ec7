/// How often people of a kind should be spoken to, whatever happens. Only a talk counts: a message does not begin the
/// time anew.
package struct Rhythm: Hashable, Sendable {
  /// Which people; whoever fits several belongs to the first.
  package enum Segment: String, CaseIterable, Hashable, Sendable {
    /// A candidate with a live submission.
    case candidateInProcess = "candidate_in_process"
    /// The contact of a job that is open or on hold.
    case clientHiring = "client_hiring"
    /// A candidate whom we placed in the last year.
    case candidatePlaced = "candidate_placed"
    /// The contact of a job that we filled.
    case clientPast = "client_past"
  }

  package var segment: Segment
  /// Calendar days.
  package var days: Int

  package init(segment: Segment, days: Int) {
    self.segment = segment
    self.days = days
  }
}

/// Somebody who was not spoken to for longer than their rhythm says.
package struct Neglect: Hashable, Sendable {
  package var person: UInt32
  package var recruiter: UInt32
  package var segment: Rhythm.Segment
  package var days: Int
  /// `nil` where no talk is on record.
  package var lastTalk: Int64?
  /// When the talk fell due.
  package var since: Int64
}
