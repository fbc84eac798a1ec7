import Moments
import Recruitment

/// Somebody who was not spoken to lately: longer than the rhythm of people like them says.
package struct Overlooked: Sendable {
  /// How many a list names; it says how many there are in all.
  package static let listed = 20

  package var person: PersonReference
  package var segment: Rhythm.Segment
  /// The rhythm: calendar days.
  package var days: Int
  /// `nil` where no talk is on record.
  package var lastTalk: Instant?
  /// When a talk fell due.
  package var since: Instant

  package init(person: PersonReference, segment: Rhythm.Segment, days: Int, lastTalk: Instant?, since: Instant) {
    self.person = person
    self.segment = segment
    self.days = days
    self.lastTalk = lastTalk
    self.since = since
  }

  /// Why they are on the list, in a few words.
  package func words(_ wording: Wording) -> String {
    let last = lastTalk.map { "last talk \(wording.age(of: $0)) ago" } ?? "no talk on record"
    return "\(segment.words); \(last), every \(days) days is the rhythm"
  }
}

extension Rhythm.Segment {
  package var words: String {
    switch self {
    case .candidateInProcess: "in process"
    case .clientHiring: "hiring with us"
    case .candidatePlaced: "placed by us"
    case .clientPast: "hired through us"
    }
  }
}

/// Something planned in the next days, with its names.
package struct Planned: Sendable {
  package var at: Instant
  package var what: DateKind
  /// `nil` where nobody is on record.
  package var person: PersonReference?
  package var jobID: String?
  package var jobTitle: String?
  package var clientName: String?
  package var submissionID: String?

  package init(
    at: Instant, what: DateKind, person: PersonReference?, jobID: String?, jobTitle: String?, clientName: String?,
    submissionID: String?
  ) {
    self.at = at
    self.what = what
    self.person = person
    self.jobID = jobID
    self.jobTitle = jobTitle
    self.clientName = clientName
    self.submissionID = submissionID
  }

  /// What is planned and about which job: `Interview · Finance Manager at Harbour Ltd`.
  package var words: String {
    let about =
      switch (jobTitle, clientName) {
      case (let job?, let client?): " · \(job) at \(client)"
      case (let only?, nil), (nil, let only?): " · \(only)"
      case (nil, nil): ""
      }
    return what.title + about
  }
}

extension DateKind {
  fileprivate var title: String {
    switch self {
    case .interview: "Interview"
    case .call: "Call"
    case .decision: "Decision"
    case .resignation: "Resignation"
    case .start: "Start"
    case .assignmentEnd: "Assignment ends"
    case .rebateEnd: "Rebate period ends"
    case .holdReview: "Review of the hold"
    case .timesheet: "Timesheet"
    case .document: "Document"
    }
  }
}
