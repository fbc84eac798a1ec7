import Guidance
import Recruitment

/// One client: whom we know there, what we work on for them and what is held, who is put forward, what passed.
package struct ClientPage: Sendable {
  package struct Contact: Sendable {
    package var person: PersonReference
    package var city: String?
    package var lastConversation: Instant?
    /// Who of ours had it.
    package var lastWith: String?
    package var lastContact: Instant?
    package var hasMet: Bool

    package init(
      person: PersonReference, city: String?, lastConversation: Instant?, lastWith: String?, lastContact: Instant?,
      hasMet: Bool
    ) {
      self.person = person
      self.city = city
      self.lastConversation = lastConversation
      self.lastWith = lastWith
      self.lastContact = lastContact
      self.hasMet = hasMet
    }
  }

  /// Contacts whom nobody of ours has met face to face, at one place.
  package struct NeverMet: Hashable, Sendable {
    /// `nil` where nobody wrote down where they are.
    package var city: String?
    package var count: Int

    package init(city: String?, count: Int) {
      self.city = city
      self.count = count
    }
  }

  package var asOf: Instant
  package var clientID: String
  package var name: String
  package var sector: String?
  package var city: String?
  package var country: String?
  package var ownerName: String?
  /// Longest not spoken to first; those never spoken to before them.
  package var contacts: [Contact]
  /// Contacts whom colleagues alone have to do with: how many, and whom to ask.
  package var others: Int
  package var othersKnownBy: [String]
  package var neverMet: [NeverMet]
  package var jobs: [JobLine]
  package var pipeline: [PipelineLine]
  package var ahead: [Planned]
  package var timeline: TimelinePage
}

/// One job: where it stands, who is put forward and where each stands, what is planned, what passed.
package struct JobPage: Sendable {
  /// One step of the job itself.
  package struct Step: Hashable, Sendable {
    package var at: Instant
    package var status: JobStatus
    /// Of a hold or an end, as it was told.
    package var reason: String?

    package init(at: Instant, status: JobStatus, reason: String?) {
      self.at = at
      self.status = status
      self.reason = reason
    }
  }

  package var asOf: Instant
  package var job: JobLine
  package var kind: JobKind?
  package var openings: Int?
  package var salary: Money?
  package var salaryMax: Money?
  /// What we earn when it is filled; for whoever works on it.
  package var fee: Money?
  /// `nil` where it is nobody whom the one who looks has to do with, or nobody is on record.
  package var contact: PersonReference?
  package var hasContact: Bool
  /// Newest first.
  package var steps: [Step]
  package var pipeline: [PipelineLine]
  package var ahead: [Planned]
  /// With its contacts and candidates since it was opened; what names another job is left out.
  package var timeline: TimelinePage
}

/// What one recruiter works on.
package struct PipelinePage: Sendable {
  package var asOf: Instant
  package var recruiterID: String
  package var recruiterName: String
  package var jobs: [JobLine]
  package var pipeline: [PipelineLine]
  package var ahead: [Planned]

  package init(
    asOf: Instant, recruiterID: String, recruiterName: String, jobs: [JobLine], pipeline: [PipelineLine],
    ahead: [Planned]
  ) {
    self.asOf = asOf
    self.recruiterID = recruiterID
    self.recruiterName = recruiterName
    self.jobs = jobs
    self.pipeline = pipeline
    self.ahead = ahead
  }
}
