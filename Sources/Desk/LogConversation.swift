import Guidance
import Recruitment
import Storage

extension Desk {
  /// Records what a try or a talk came to. What we log ourselves is written by hand, and known from now on.
  package func logConversation(_ entry: ConversationEntry, now: Instant) throws {
    try store.logInteraction(logged(entry, now: now))
  }

  /// The entry with our own numbers in place of printed ids.
  func logged(_ entry: ConversationEntry, now: Instant) throws -> LoggedInteraction {
    guard entry.at <= now else { throw DeskError.notLater(than: now.seconds) }
    guard let person = try store.person(entry.personID) else { throw DeskError.noSuchPerson(entry.personID) }
    let recruiter = try recruiterID(entry.recruiterID)
    let job = try jobID(entry.jobID)
    let submission = try submissionID(entry.submissionID)
    return LoggedInteraction(
      person: person.id, recruiter: recruiter, channel: entry.channel, direction: entry.direction,
      outcome: entry.outcome, durationSeconds: entry.durationSeconds, conversation: entry.flag, at: entry.at,
      recordedAt: now, bookedAt: try bookedAt(person.id, entry.at), job: job ?? .none,
      submission: submission ?? .none, note: entry.note)
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
    _ = try act(entry, .any, now: now)
  }
}
