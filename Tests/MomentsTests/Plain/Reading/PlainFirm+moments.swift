import Recruitment

@testable import Moments

extension PlainFirm {
  /// The rules that are written down here a second time.
  static let codes = [
    "C01", "C02", "C04", "C06", "C07", "C08", "C09", "C11", "C12", "C13", "C14", "C15", "C16", "C17", "C18", "C19",
    "C20", "C21", "C23", "L01", "L03", "L04", "L05", "L07", "L10", "L22", "L24", "E01", "E02", "E03",
  ]

  /// Of rules with several triggers these are read here.
  static func reads(_ trigger: Trigger) -> Bool {
    if case .factRecorded = trigger { return false }
    return true
  }

  /// Every moment of one rule that had opened, as known at the as-of time.
  func moments(of rule: Rule) -> [PlainMoment] {
    var moments: [PlainMoment] = []
    for trigger in rule.triggers {
      for occasion in occasions(trigger, for: rule) { moments += walk(occasion, rule: rule) }
    }
    return moments.sorted()
  }

  private func occasions(_ trigger: Trigger, for rule: Rule) -> [PlainOccasion] {
    switch trigger {
    case .personCreated: return people.keys.map(newcomer)
    case .questionUnanswered: return people.keys.map(question)
    case .messagesUnanswered(let messages, let hours, let days):
      return people.keys.map { unanswered($0, messages: messages, hours: hours, days: days) }
    case .neverTalked(let messages, let days, let onDays, let theirs):
      return people.keys.map { neverTalked($0, messages: messages, days: days, onDays: onDays, theirs: theirs) }
    case .candidateSilent(let messages, let hours):
      return people.keys.map { silentCandidate($0, messages: messages, hours: hours) }

    case .offerMade: return rows(at: [.offer]).map { offer($0, rule) }
    case .offerUndecided(let hours): return rows(at: [.offer]).map { undecided($0, rule, hours: hours) }
    case .resignationNear(let days): return rows(at: [.accepted]).map { resignation($0, rule, days: days) }
    case .counterOfferWatch(let hours, let days):
      return facts.map { counterOffer($0, rule) }
        + rows(at: [.resigned]).map { watch($0, rule, hours: hours, days: days) }
    case .startAwaited(let days, let longDays, let longNotice):
      return submissions.map { startAwaited($0, rule, days: days, longDays: longDays, longNotice: longNotice) }
    default: return occasionsOfDiary(trigger, for: rule)
    }
  }

  private func occasionsOfDiary(_ trigger: Trigger, for rule: Rule) -> [PlainOccasion] {
    switch trigger {
    case .interviewEnded(let party, let hours):
      return submissions.flatMap { submission in
        interviews(of: submission).map { ended($0, submission, with: party, hours: hours) }
      }
    case .interviewMoved(let count): return submissions.flatMap { moved($0, rule, count: count) }
    case .dateAhead(let party, let kinds, let denied, let lead) where denied.isEmpty:
      return submissions.flatMap { submission in
        kinds.flatMap { plans($0, of: submission) }.map { ahead($0, submission, rule, with: party, lead) }
      }
    case .datePast(let party, let kinds, let delay):
      return submissions.flatMap { submission in
        kinds.flatMap { plans($0, of: submission) }.map { past($0, submission, rule, with: party, delay) }
      }
    default: return occasionsOfJobs(trigger, for: rule)
    }
  }

  private func occasionsOfJobs(_ trigger: Trigger, for rule: Rule) -> [PlainOccasion] {
    switch trigger {
    case .jobHeld(let party, let reasons, _) where reasons.isEmpty:
      return jobs.keys.flatMap { holds(of: $0) }.flatMap { held($0, with: party) }
    case .jobOpened(let hours): return jobs.keys.map { opened($0, hoursBefore: hours) }
    case .shortlistSent(let hours): return jobs.keys.flatMap { shortlist($0, hours: hours) }
    case .clientSilent(let days, let messages):
      return submissions.flatMap { silentClient($0, days: days, messages: messages) }
    case .rejectionsInARow(let count): return jobs.keys.map { rejections($0, count: count) }
    case .factMissing(let facts, let stages, let days, let ofThisJob):
      return submissions.map { missing(facts, at: stages, $0, rule, days: days, ofThisJob: ofThisJob) }
    case .stageReached(let party, let stages, let from, let delay):
      return rows(at: stages).map { reached($0, stages, from: from, rule, with: party, delay) }
    case .turnedDown(let afterInterview):
      return rows(at: [.rejected]).map { turnedDown($0, rule, afterInterview: afterInterview) }
    default: return []
    }
  }

  private func rows(at stages: [Stage]) -> [StageEventRow] {
    submissions.flatMap { submission in
      (self.stages[submission.id] ?? []).filter { row in row.name.map(stages.contains) ?? false }
    }
  }

  func submission(of row: StageEventRow) -> SubmissionRow? { submissions.first { $0.id == row.submission } }

  /// A moment with a submission's candidate.
  func withCandidate(_ submission: SubmissionRow, at time: Int64, key: Int64 = 0) -> PlainOccasion.Opening {
    PlainOccasion.Opening(
      at: time, person: submission.person, job: submission.job, submission: submission.id,
      recruiter: recruiter(of: submission, at: time), key: key)
  }

  /// A moment with the contact of a submission's job, whoever that is now.
  func withContact(_ submission: SubmissionRow, at time: Int64, key: Int64 = 0) -> PlainOccasion.Opening {
    var opening = withCandidate(submission, at: time, key: key)
    opening.person = contact(ofJob: submission.job, at: time)
    return opening
  }

  /// A moment with the contact of a job about the job itself: the job's recruiter's, else of whoever has candidates there.
  func withContact(ofJob job: UInt32, at time: Int64, key: Int64 = 0) -> PlainOccasion.Opening {
    let own = self.job(job, at: time)?.recruiter ?? 0
    let others = submissions(ofJob: job).filter { $0.createdAt <= asOf && $0.recruiter != 0 }
    return PlainOccasion.Opening(
      at: time, person: contact(ofJob: job, at: time), job: job,
      recruiter: own != 0 ? own : others.first?.recruiter ?? 0, key: key)
  }
}

func seconds(hours: Double) -> Int64 { Int64(hours * 3_600) }
func seconds(days: Double) -> Int64 { Int64(days * 86_400) }
