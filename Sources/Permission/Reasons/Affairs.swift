import Chronicle
import Recruitment

/// What is under way with a person: submissions, jobs of theirs, applications, and where we placed them.
struct Affairs {
  /// Something of theirs is under way or was lately: contact about it is theirs to expect.
  let areUnderWay: Bool

  /// How long after the start a placement is cared for; how long a new candidate may be rung for the first time: who
  /// hold data that they did not get from the person must tell them within a month (GDPR, art. 14(3)).
  private static let placedDays: Int64 = 365
  private static let newDays: Int64 = 30

  init(_ question: Question) {
    areUnderWay =
      Self.isAboutTheirs(question) || Self.haveSubmission(question) || Self.haveJob(question)
      || Self.haveApplied(question) || Self.areNew(question)
  }

  // MARK: Under way

  private static func isAboutTheirs(_ question: Question) -> Bool {
    let chronicle = question.chronicle
    if question.submission != 0, let row = chronicle.submission(question.submission), row.createdAt <= question.now {
      if row.person == question.person || isContact(question.person, ofJob: row.job, question) { return true }
    }
    return question.job != 0 && isContact(question.person, ofJob: question.job, question)
  }

  private static func isContact(_ person: UInt32, ofJob job: UInt32, _ question: Question) -> Bool {
    question.chronicle.jobIDs(withContact: person).contains(job) && version(ofJob: job, question)?.contact == person
  }

  static func version(ofJob job: UInt32, _ question: Question) -> JobVersion? {
    let versions = question.chronicle.versions(ofJob: job)
    guard let version = versions.last(where: { $0.from <= question.now }) ?? versions.first,
      version.openedAt <= question.now
    else { return nil }
    return version
  }

  private static func haveSubmission(_ question: Question) -> Bool {
    question.chronicle.submissions(ofPerson: question.person).contains { isUnderWay($0, question) }
  }

  /// The latest stage row is not older than a thread may be; a placement's, not older than a year.
  static func isUnderWay(_ submission: SubmissionRow, _ question: Question) -> Bool {
    guard submission.createdAt <= question.now else { return false }
    let last = question.chronicle.events(ofSubmission: submission.id).last { $0.at <= question.now }
    let isPlaced = last.map { $0.is(.started) || $0.is(.rebateCleared) } ?? false
    let days = isPlaced ? placedDays : Int64(Dealings.threadDays)
    return question.now - (last?.at ?? submission.createdAt) <= days * Span.day
  }

  private static func haveJob(_ question: Question) -> Bool {
    for job in question.chronicle.jobIDs(withContact: question.person) {
      guard let version = version(ofJob: job, question), version.contact == question.person else { continue }
      guard let last = question.chronicle.events(ofJob: job).last(where: { $0.at <= question.now }) else {
        if question.now - version.openedAt <= Int64(Dealings.threadDays) * Span.day { return true }
        continue
      }
      let isOpen = [JobStatus.open, .onHold, .reopened].contains { last.status == UInt32($0.rawValue) }
      if isOpen || question.now - last.at <= Int64(Dealings.threadDays) * Span.day { return true }
    }
    return false
  }

  private static func haveApplied(_ question: Question) -> Bool {
    let names = question.gate.factNames
    guard names.application != nil || names.interest != nil else { return false }
    return question.chronicle.facts(ofPerson: question.person).contains { fact in
      (fact.name == names.application || fact.name == names.interest) && fact.denied == 0 && fact.at <= question.now
        && question.now - fact.at <= Int64(Dealings.threadDays) * Span.day
    }
  }

  private static func areNew(_ question: Question) -> Bool {
    guard let version = question.version, version.createdAt != HistoryRow.unknownTime,
      version.kind == UInt32(PersonKind.candidate.rawValue) || version.kind == UInt32(PersonKind.both.rawValue)
    else { return false }
    return version.createdAt <= question.now && question.now - version.createdAt <= newDays * Span.day
  }

  /// Whether a recruiter works on something of theirs: as the submission's recruiter or the job's.
  func isWorkedOn(by recruiter: UInt32, _ question: Question) -> Bool {
    func ownsJob(_ job: UInt32) -> Bool { Self.version(ofJob: job, question)?.recruiter == recruiter }
    if question.submission != 0, let row = question.chronicle.submission(question.submission) {
      if row.recruiter == recruiter || ownsJob(row.job) { return true }
    }
    if question.job != 0, ownsJob(question.job) { return true }
    for row in question.chronicle.submissions(ofPerson: question.person) where Self.isUnderWay(row, question) {
      if row.recruiter == recruiter || ownsJob(row.job) { return true }
    }
    return question.chronicle.jobIDs(withContact: question.person).contains { job in
      Self.version(ofJob: job, question)?.contact == question.person && ownsJob(job)
    }
  }
}

extension StageEventRow {
  func `is`(_ stage: Stage) -> Bool { self.stage == UInt32(stage.rawValue) }
}
