import Recruitment

/// The names behind ids, loaded for just the moments that will be shown: what a pure list needs from a store.
package struct Directory: Sendable {
  package struct Job: Hashable, Sendable {
    package var printedID: String
    package var title: String
    package var clientName: String?

    package init(printedID: String, title: String, clientName: String?) {
      self.printedID = printedID
      self.title = title
      self.clientName = clientName
    }
  }

  package struct Submission: Hashable, Sendable {
    package var printedID: String
    package var candidateName: String?

    package init(printedID: String, candidateName: String?) {
      self.printedID = printedID
      self.candidateName = candidateName
    }
  }

  package struct Recruiter: Hashable, Sendable {
    package var printedID: String
    package var name: String

    package init(printedID: String, name: String) {
      self.printedID = printedID
      self.name = name
    }
  }

  package var people: [PersonID: PersonReference] = [:]
  package var clientNames: [ClientID: String] = [:]
  package var jobs: [JobID: Job] = [:]
  package var submissions: [SubmissionID: Submission] = [:]
  package var recruiters: [RecruiterID: Recruiter] = [:]
  /// The latest recorded reason of a hold, where it is more than `not_told`.
  package var holdReasons: [JobID: String] = [:]
  /// What clients gave as their reason where they turned a candidate down.
  package var refusalReasons: [SubmissionID: String] = [:]
  /// Where records come from: by submission, job and person.
  package var submissionSources: [SubmissionID: String] = [:]
  package var jobSources: [JobID: String] = [:]
  package var personSources: [PersonID: String] = [:]
  /// Where what passed with somebody was told: of a mailbox, a calendar, a telephone system, whatever else knows the person.
  package var talkSources: [Talk: String] = [:]

  /// What passed with somebody at a time.
  package struct Talk: Hashable, Sendable {
    package var person: PersonID
    package var at: Instant

    package init(person: PersonID, at: Instant) {
      self.person = person
      self.at = at
    }
  }

  package init() {}

  /// Where a fact of a moment is from.
  func source(of evidence: Moment.Evidence, in moment: Moment) -> String {
    if let source = talkSources[Talk(person: moment.person, at: evidence.at)] { return source }
    return submissionSources[moment.submission] ?? jobSources[moment.job] ?? personSources[moment.person] ?? "record"
  }
}
