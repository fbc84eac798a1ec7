import Guidance
import Recruitment
import Storage

extension Desk {
  /// Records what a try or a talk came to. What we log ourselves is written by hand, and known from now on.
  package func logConversation(_ entry: ConversationEntry, now: Instant) throws {
    guard entry.at <= now else { throw DeskError.notLater(than: now.seconds) }
    guard let person = try store.person(entry.personID) else { throw DeskError.noSuchPerson(entry.personID) }
    let recruiter = try recruiterID(entry.recruiterID)
    let job = try jobID(entry.jobID)
    let submission = try submissionID(entry.submissionID)
    try store.logInteraction(
      LoggedInteraction(
        person: person.id, recruiter: recruiter, channel: entry.channel, direction: entry.direction,
        outcome: entry.outcome, durationSeconds: entry.durationSeconds, at: entry.at, recordedAt: now,
        bookedAt: try bookedAt(person.id, entry.at), job: job ?? .none, submission: submission ?? .none,
        note: entry.note))
  }

  /// When a talk at that time was booked, where it was.
  private func bookedAt(_ person: PersonID, _ time: Instant) throws -> Instant? {
    try store.bookings(endingAfter: time - Span.hour).first {
      $0.person == person && $0.startsAt <= time + Span.hour
    }?.madeAt
  }

  func jobID(_ printed: String?) throws -> JobID? {
    guard let printed else { return nil }
    guard let job = try store.recordID(.jobs, printed) else { throw DeskError.noSuchJob(printed) }
    return JobID(job)
  }

  func submissionID(_ printed: String?) throws -> SubmissionID? {
    guard let printed else { return nil }
    guard let submission = try store.recordID(.submissions, printed) else {
      throw DeskError.noSuchSubmission(printed)
    }
    return SubmissionID(submission)
  }

  /// Records what was done about a moment besides talking.
  package func act(_ entry: MomentActionEntry, now: Instant) throws {
    // Put off without an end it would be put off in word only.
    if entry.until.map({ $0 <= now }) ?? (entry.action == .snoozed) { throw DeskError.notLater(than: now.seconds) }
    let person = try kept?.person(of: entry.moment, finder(asOf: now))
    try store.addMomentAction(
      entry.moment, recruiter: try recruiterID(entry.recruiterID), action: entry.action, until: entry.until,
      reason: entry.reason, at: now)
    if let person { kept?.acted(on: entry.moment, with: person) }
  }
}
