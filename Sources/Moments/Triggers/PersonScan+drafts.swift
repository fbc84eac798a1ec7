import Chronicle
import Recruitment

/// A job whose contact the person is or was, with the submissions on it.
struct ContactJob {
  let track: JobTrack
  let submissions: [SubmissionTrack]
  /// From where moments with this contact are numbered: a job that changes hands must not give two of them one name.
  let firstOrdinal: Int
}

extension PersonScan {
  /// The jobs on which this person was ever the contact.
  func jobsAsContact() -> [ContactJob] {
    var jobs: [ContactJob] = []
    for id in record.chronicle.jobIDs(withContact: person) {
      guard let track = JobTrack(id, in: record) else { continue }
      var submissions: [SubmissionTrack] = []
      for submission in record.chronicle.submissionIDs(ofJob: id) {
        guard let row = record.chronicle.submission(submission), row.createdAt <= record.asOf else { continue }
        submissions.append(SubmissionTrack(row, in: record))
      }
      jobs.append(ContactJob(track: track, submissions: submissions, firstOrdinal: 1_000 * track.turn(of: person)))
    }
    return jobs
  }

  /// Whether the person was the job's contact, as known at `time`.
  func isContact(of job: JobTrack, at time: Int64) -> Bool { job.version(at: time).contact == person }

  // MARK: What drafts have in common

  /// A draft about one submission of this person or on this person's job.
  func draft(
    _ submission: SubmissionTrack, anchor: UInt64? = nil, ordinal: Int, openedAt: Int64, answeredAt: Int64,
    lapsedAt: Int64 = Arrivals.never, evidence: [Moment.Evidence]
  ) -> MomentDraft {
    let job = jobVersion(submission.row.job, at: openedAt)
    return MomentDraft(
      anchor: anchor ?? submission.row.digest, ordinal: ordinal, person: person, job: submission.row.job,
      submission: submission.row.id,
      recruiter: submission.row.recruiter != 0 ? submission.row.recruiter : job?.recruiter ?? 0,
      client: job?.client ?? 0, openedAt: openedAt, answeredAt: answeredAt, lapsedAt: lapsedAt, evidence: evidence)
  }

  /// A draft about a job of which this person is the contact.
  func draft(
    _ job: ContactJob, ordinal: Int, openedAt: Int64, answeredAt: Int64, lapsedAt: Int64, evidence: [Moment.Evidence]
  ) -> MomentDraft {
    let version = job.track.version(at: openedAt)
    let fallback = job.submissions.first { $0.row.recruiter != 0 }?.row.recruiter ?? 0
    return MomentDraft(
      anchor: job.track.digest, ordinal: ordinal, person: person, job: job.track.id,
      recruiter: version.recruiter != 0 ? version.recruiter : fallback, client: version.client, openedAt: openedAt,
      answeredAt: answeredAt, lapsedAt: lapsedAt, evidence: evidence)
  }

  /// A draft about nothing but this person.
  func draft(
    ordinal: Int, openedAt: Int64, answeredAt: Int64, lapsedAt: Int64 = Arrivals.never, evidence: [Moment.Evidence]
  ) -> MomentDraft {
    let version = version(at: openedAt)
    return MomentDraft(
      anchor: version?.digest ?? UInt64(person), ordinal: ordinal, person: person,
      recruiter: version.map { $0.owner != 0 ? $0.owner : lastRecruiter } ?? lastRecruiter,
      client: version?.client ?? 0, openedAt: openedAt, answeredAt: answeredAt, lapsedAt: lapsedAt,
      evidence: evidence)
  }

  /// Whether we have written to them since something happened that they are owed by voice: `written` with our last message,
  /// or `unwritten` since it happened.
  func wordSince(_ event: Int64) -> Moment.Evidence {
    guard let wrote = ours.last(by: Arrivals.latest), wrote >= event else {
      return Self.evidence("unwritten", at: event)
    }
    return Self.evidence("written", at: wrote)
  }

  // MARK: Facts about this person, by time

  func ownFacts() -> [FactRow] { personFacts.filter { _ in true } }

  /// With those that name a submission of theirs and nobody.
  func facts(naming submission: SubmissionTrack) -> [FactRow] {
    let named = submission.facts.filter { $0.person == 0 }
    return named.isEmpty ? ownFacts() : Self.byTime(ownFacts() + named)
  }

  /// With those that name a job whose contact they are, and neither a person nor a submission.
  func facts(naming job: ContactJob) -> [FactRow] {
    let named = job.track.facts.filter { $0.person == 0 && $0.submission == 0 }
    return named.isEmpty ? ownFacts() : Self.byTime(ownFacts() + named)
  }

  static func byTime(_ facts: [FactRow]) -> [FactRow] {
    facts.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  func jobVersion(_ job: UInt32, at time: Int64) -> JobVersion? {
    let versions = versions(ofJob: job)
    guard !versions.isEmpty else { return nil }
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }

  /// A job whose kind is not known belongs to every desk.
  func isOn(_ desks: [JobKind], job: UInt32, at time: Int64) -> Bool {
    guard desks.count < JobKind.allCases.count, let version = jobVersion(job, at: time) else { return true }
    guard let kind = JobKind(rawValue: UInt8(truncatingIfNeeded: version.kind)) else { return true }
    return desks.contains(kind)
  }

  /// The same at the record's time.
  func isOnNow(_ desks: [JobKind], job: JobTrack) -> Bool {
    guard desks.count < JobKind.allCases.count,
      let kind = JobKind(rawValue: UInt8(truncatingIfNeeded: job.version(at: record.asOf).kind))
    else { return true }
    return desks.contains(kind)
  }

  static func evidence(_ name: String, at time: Int64, number: Int? = nil) -> Moment.Evidence {
    Moment.Evidence(name, at: Instant(time), number: number)
  }
}
