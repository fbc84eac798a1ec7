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

  /// Passes every moment that the trigger finds with this person, in time order at each anchor.
  /// - Parameter facts: the places, among the firm's names of facts, of those that the trigger names.
  func drafts(of trigger: Trigger, desks: [JobKind], facts: [UInt32], jobs: [ContactJob], _ emit: (MomentDraft) -> Void)
  {
    switch trigger {
    case .personCreated: personCreated(emit)
    case .interviewEnded(.candidate, let hours):
      interviewEndedForCandidate(desks: desks, wait: seconds(hours), emit)
    case .interviewEnded(.contact, let hours):
      interviewEndedForContact(jobs, desks: desks, wait: seconds(hours), emit)
    case .candidateSilent(let messages, let hours):
      candidateSilent(desks: desks, number: messages, wait: seconds(hours), emit)
    case .jobHeld(.candidate, let reasons, let hours):
      jobHeldForCandidate(desks: desks, reasons: reasons, wait: seconds(hours), emit)
    case .jobHeld(.contact, let reasons, let hours):
      jobHeldForContact(jobs, desks: desks, reasons: reasons, wait: seconds(hours), emit)
    // The reader lets these have one party only.
    case .interviewEnded(.both, _), .jobHeld(.both, _, _): break
    case .offerMade: offerMade(desks: desks, emit)
    case .offerUndecided(let hours): offerUndecided(desks: desks, wait: seconds(hours), emit)
    case .resignationNear(let days): resignationNear(desks: desks, ahead: seconds(days * 24), emit)
    case .counterOfferWatch(let hours, let workingDays):
      counterOfferWatch(desks: desks, wait: seconds(hours), workingDays: workingDays, emit)
    case .startAwaited(let days, let longDays, let notice):
      startAwaited(
        desks: desks, wait: seconds(days * 24), longWait: seconds(longDays * 24),
        longNotice: seconds(notice * 24), emit)
    case .jobOpened(let hours): jobOpened(jobs, desks: desks, before: seconds(hours), emit)
    case .shortlistSent(let hours): shortlistSent(jobs, desks: desks, wait: seconds(hours), emit)
    case .clientSilent(let days, let messages):
      clientSilent(jobs, desks: desks, workingDays: days, number: messages, emit)
    case .rejectionsInARow(let count): rejectionsInARow(jobs, desks: desks, count: count, emit)
    case .questionUnanswered: questionUnanswered(emit)
    case .messagesUnanswered(let messages, let hours, let days):
      messagesUnanswered(number: messages, wait: seconds(hours), forgottenAfter: seconds(days * 24), emit)
    case .callRequested(let days): callRequested(jobs, forgottenAfter: seconds(days * 24), emit)
    case .neverTalked(let messages, let days, let onDays, let theirs):
      neverTalked(
        Correspondence.Liveliness(letters: messages, theirs: theirs, days: onDays, within: seconds(days * 24)), emit)
    case .factRecorded(let party, _, let stages, let hours, let count, let days, let before):
      factRecorded(
        with: party, jobs,
        FactSearch(
          names: facts, desks: desks, stages: stages, wait: seconds(hours), count: count, within: seconds(days * 24),
          before: seconds(before)),
        emit)
    case .factMissing(_, let stages, let days, let thisJob):
      factMissing(desks: desks, names: facts, stages: stages, age: seconds(days * 24), ofThisJob: thisJob, emit)
    case .stageReached(let party, let stages, let from, let delay):
      stageReached(with: party, jobs, desks: desks, stages: stages, from: from, delay: delay, emit)
    case .turnedDown(let afterInterview): turnedDown(afterInterview: afterInterview, desks: desks, emit)
    case .dateAhead(let party, let dates, let denied, let lead):
      dateAhead(
        with: party, jobs, desks: desks, dates: dates, denied: facts, isDenied: !denied.isEmpty, lead: lead, emit)
    case .datePast(let party, let dates, let delay):
      datePast(with: party, jobs, desks: desks, dates: dates, delay: delay, emit)
    case .interviewMoved(let count): interviewMoved(desks: desks, count: count, emit)
    case .startAwaitedByClient(let days): startAwaitedByClient(jobs, desks: desks, wait: seconds(days * 24), emit)
    default: draftsOfHabit(trigger, desks: desks, facts: facts, jobs: jobs, emit)
    }
  }

  /// The words that look at what has gone on for a while, and not at one event.
  private func draftsOfHabit(
    _ trigger: Trigger, desks: [JobKind], facts: [UInt32], jobs: [ContactJob], _ emit: (MomentDraft) -> Void
  ) {
    switch trigger {
    case .expectationApart(let percent, let before):
      expectationApart(desks: desks, names: facts, percent: percent, before: seconds(before), emit)
    case .candidateDormant(let days, let touchDays):
      candidateDormant(quiet: seconds(days * 24), untouched: seconds(touchDays * 24), emit)
    case .clientDormant(let days): clientDormant(jobs, quiet: seconds(days * 24), emit)
    case .jobUnmoved(let days): jobUnmoved(jobs, desks: desks, wait: seconds(days * 24), emit)
    case .contactChanged(let days): contactChanged(jobs, quiet: seconds(days * 24), emit)
    case .searchReview(let days, let profiles):
      searchReview(jobs, desks: desks, wait: seconds(days * 24), profiles: profiles, emit)
    case .clientConcentration(_, _, _, let days):
      guard let limits = trigger.feeLimits else { return }
      clientConcentration(jobs, limits, quiet: seconds(days * 24), emit)
    case .noNews(let party, let days): noNews(with: party, jobs, desks: desks, workingDays: days, emit)
    case .talkHeld(let party): talkHeld(with: party, jobs, desks: desks, emit)
    default: break
    }
  }

  private func seconds(_ hours: Double) -> Int64 { Int64(hours * 3_600) }

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
    let version = record.version(ofPerson: person, at: openedAt)
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

  func ownFacts() -> [FactRow] { record.chronicle.facts(ofPerson: person).filter { _ in true } }

  /// With those that name a submission of theirs and nobody.
  func facts(naming submission: SubmissionTrack) -> [FactRow] {
    let named = record.chronicle.facts(ofSubmission: submission.row.id).filter { $0.person == 0 }
    return named.isEmpty ? ownFacts() : Self.byTime(ownFacts() + named)
  }

  /// With those that name a job whose contact they are, and neither a person nor a submission.
  func facts(naming job: ContactJob) -> [FactRow] {
    let named = record.chronicle.facts(ofJob: job.track.id).filter { $0.person == 0 && $0.submission == 0 }
    return named.isEmpty ? ownFacts() : Self.byTime(ownFacts() + named)
  }

  private static func byTime(_ facts: [FactRow]) -> [FactRow] {
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
