/// A conversation due (or a message due): when it opened, by when it should be held, and how it ended.
package struct Moment: Hashable, Sendable {
  /// The rule's place in the playbook that found it.
  package var rule: Int
  /// `ExternalIdentity.digest` of the record it hangs on, and which moment of its rule there it is, from 0 in time order:
  /// with the rule's code these make its `MomentID`.
  package var anchor: UInt64
  package var ordinal: Int
  package var person: PersonID
  package var client: ClientID
  package var recruiter: RecruiterID
  package var job: JobID
  package var submission: SubmissionID
  package var openedAt: Instant
  package var dueAt: Instant
  /// `nil` while it is open.
  package var endedAt: Instant?
  package var endedBy: EndedBy
  /// The dated facts behind it, for the reason on the card and the clauses of the opener.
  package var evidence: [Evidence]

  package init(
    rule: Int, anchor: UInt64, ordinal: Int, person: PersonID, client: ClientID = .none, recruiter: RecruiterID = .none,
    job: JobID = .none, submission: SubmissionID = .none, openedAt: Instant, dueAt: Instant, endedAt: Instant? = nil,
    endedBy: EndedBy = .open, evidence: [Evidence]
  ) {
    self.rule = rule
    self.anchor = anchor
    self.ordinal = ordinal
    self.person = person
    self.client = client
    self.recruiter = recruiter
    self.job = job
    self.submission = submission
    self.openedAt = openedAt
    self.dueAt = dueAt
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.evidence = evidence
  }

  /// One dated fact: its name in the playbook's vocabulary (short names stay out of the heap), when it was, and a
  /// number where it has one.
  package struct Evidence: Hashable, Sendable {
    package var name: String
    package var at: Instant
    package var number: Int?

    package init(_ name: String, at: Instant, number: Int? = nil) {
      self.name = name
      self.at = at
      self.number = number
    }
  }

  package enum EndedBy: String, Hashable, Sendable {
    case conversation, message, expired, withdrawn
    case optOut = "opt_out"
    case agreedLater = "agreed_later"
    case dismissed, superseded, open
  }
}
