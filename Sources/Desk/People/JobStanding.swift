import Chronicle
import Guidance
import Recruitment

/// Where a job order is: worked on, held, or ended.
package enum JobPhase: Int, Hashable, Sendable {
  case held, open, closed
}

/// One job as a list shows it.
package struct JobLine: Hashable, Sendable {
  package var jobID: String
  package var title: String
  /// As the firm prints it.
  package var clientID: String?
  package var clientName: String
  package var recruiterName: String?
  package var phase: JobPhase
  package var status: JobStatus
  package var openedAt: Instant
  /// Since when that is so.
  package var since: Instant
  /// Of a hold, as it was told; `nil` where nobody said.
  package var reason: String?
  /// When the hold is looked at again; `nil` where nothing is planned.
  package var nextReview: Instant?
  /// Candidates who are still in it.
  package var live: Int
}

/// A job's status from its history, as known at a time.
struct JobStanding {
  var status = JobStatus.open
  var since: Int64
  var nextReview: Int64?

  var phase: JobPhase {
    switch status {
    case .open, .reopened: .open
    case .onHold: .held
    case .filled, .cancelled, .lost: .closed
    }
  }

  init(_ job: UInt32, in chronicle: Chronicle, asOf: Instant) {
    let asOf = asOf.seconds
    since = chronicle.versions(ofJob: job).first?.openedAt ?? 0
    for event in chronicle.events(ofJob: job) where event.at <= asOf {
      guard let told = JobStatus(rawValue: UInt8(truncatingIfNeeded: event.status)) else { continue }
      // A second word on the same hold does not begin another; nor does an export that says of an open job that it is open.
      if told != status || since == 0 { since = event.at }
      status = told
    }
    guard phase == .held else { return }
    var reviews: [UInt64: DateRow] = [:]
    for date in chronicle.dates(ofJob: job) where date.at <= asOf {
      guard date.what == UInt32(DateKind.holdReview.rawValue), (reviews[date.date]?.at ?? .min) <= date.at else {
        continue
      }
      reviews[date.date] = date
    }
    nextReview =
      reviews.values.filter { date in
        let status = DateStatus(rawValue: UInt8(truncatingIfNeeded: date.status))
        return (status == .planned || status == .moved) && date.startsAt >= since
      }.map(\.startsAt).min()
  }
}

/// Where a submission has got to, as known at a time.
struct SubmissionStanding {
  var stage: Stage?
  var since: Int64
  /// The interview or start that its latest step announced, where it lies ahead.
  var scheduledFor: Int64?

  init(_ row: SubmissionRow, in chronicle: Chronicle, asOf: Instant) {
    since = row.createdAt
    for event in chronicle.events(ofSubmission: row.id) where event.at <= asOf.seconds {
      guard let told = Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) else { continue }
      stage = told
      since = event.at
      scheduledFor =
        event.scheduledFor == HistoryRow.unknownTime || event.scheduledFor < asOf.seconds ? nil : event.scheduledFor
    }
  }

  /// Still on the way: neither ended nor settled.
  var isLive: Bool { (stage ?? .shortlisted).rawValue < Stage.started.rawValue }
}

/// One submission as a pipeline shows it.
package struct PipelineLine: Hashable, Sendable {
  package var submissionID: String
  /// `nil` where it is nobody whom the one who looks has to do with.
  package var candidate: PersonReference?
  /// Who put them forward.
  package var recruiterName: String?
  package var jobID: String
  package var jobTitle: String
  package var clientName: String
  /// `nil` where no step is on record yet.
  package var stage: Stage?
  package var since: Instant
  package var scheduledFor: Instant?
  package var isLive: Bool
}
