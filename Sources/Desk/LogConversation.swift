import Guidance
import Recruitment
import Storage

extension Desk {
  /// Records what a try or a talk came to. What we log ourselves is written by hand, and known from now on.
  package func logConversation(_ entry: ConversationEntry, now: Instant) throws {
    guard entry.at <= now else { throw DeskError.notLater(than: now.seconds) }
    guard let person = try store.person(entry.personID) else { throw DeskError.noSuchPerson(entry.personID) }
    let recruiter = try recruiterID(entry.recruiterID)
    let job = try entry.jobID.map { id in
      guard let job = try store.recordID(.jobs, id) else { throw DeskError.noSuchJob(id) }
      return JobID(job)
    }
    let submission = try entry.submissionID.map { id in
      guard let submission = try store.recordID(.submissions, id) else { throw DeskError.noSuchSubmission(id) }
      return SubmissionID(submission)
    }
    try store.logInteraction(
      LoggedInteraction(
        person: person.id, recruiter: recruiter, channel: entry.channel, direction: entry.direction,
        outcome: entry.outcome, durationSeconds: entry.durationSeconds, at: entry.at, recordedAt: now,
        job: job ?? .none, submission: submission ?? .none, note: entry.note))
    kept?.wrote(about: person.id)
  }

  /// Records what was done about a moment besides talking.
  package func act(_ entry: MomentActionEntry, now: Instant) throws {
    // Put off without an end it would be put off in word only.
    if entry.until.map({ $0 <= now }) ?? (entry.action == .snoozed) { throw DeskError.notLater(than: now.seconds) }
    let person = try kept?.person(of: entry.moment, finder(asOf: now))
    try store.addMomentAction(
      entry.moment, recruiter: try recruiterID(entry.recruiterID), action: entry.action, until: entry.until,
      reason: entry.reason, at: now)
    if let person { kept?.wrote(about: person) }
  }
}
