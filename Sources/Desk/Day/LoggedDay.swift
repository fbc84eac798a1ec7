import Guidance
import Recruitment
import Storage
import WorkingTime

extension Desk {
  package func logged(by recruiter: String, asOf: Instant) throws -> [LoggedContact] {
    let recruiter = try recruiterID(recruiter)
    let logs = try dayLogs(of: recruiter, asOf: asOf)
    guard !logs.isEmpty else { return [] }
    let people = try store.people(Set(logs.map(\.person)).sorted())
    let jobs = try store.jobs(Set(logs.map(\.job)).filter { !$0.isNone }.sorted())
    let name = try store.recruiters([recruiter]).first?.name ?? ""
    return logs.map { log in
      let job = jobs[log.job]
      return LoggedContact(
        id: log.printedID, batch: "\(log.batch.value)", at: log.at,
        person: people[log.person].map { Self.reference(to: $0) },
        recruiterName: name, channel: log.channel, direction: log.direction, outcome: log.outcome,
        durationSeconds: log.durationSeconds, isConversation: log.isConversation, jobID: job?.printedID,
        jobTitle: job?.title, clientName: job?.clientName, note: log.note, isFinished: log.finishedAt != nil)
    }
  }

  /// What they wrote down on that day, by the firm's clock, until `asOf`.
  func dayLogs(of recruiter: RecruiterID, asOf: Instant) throws -> [OwnLogRecord] {
    let zone = Zone.named(try store.settings().timezone) ?? .utc
    let (day, _) = Span.dayAndRest(of: zone.wallClock(at: asOf.seconds))
    let morning = Instant(zone.instant(ofWallClock: Int64(day) * Span.day))
    return try store.ownLogs(of: recruiter, from: morning, to: asOf + 1)
  }

  package func finish(_ entry: FinishEntry, now: Instant) throws -> Bool {
    let recruiter = try recruiterID(entry.recruiterID)
    guard let log = try ownLog(entry.log, of: recruiter) else { throw DeskError.noSuchMessage }
    let job = try jobID(entry.jobID)
    let note = [entry.note, entry.nextStep.map { "Next step: \($0)" }].compactMap { $0 }.joined(separator: "\n")
    guard try store.finishLog(log.id, note: note.isEmpty ? nil : note, job: job ?? .none, now: now) else {
      return false
    }
    let about = (submission: log.submission, job: job ?? log.job)
    if let at = entry.nextAt, at > now, !about.submission.isNone || !about.job.isNone {
      try store.addDate(.call, startsAt: at, submission: about.submission, job: about.job, now: now)
    }
    return true
  }

  /// A log of theirs by the name that answers print; `nil` for other people's.
  func ownLog(_ printed: String, of recruiter: RecruiterID) throws -> OwnLogRecord? {
    let prefix = "\(Store.ownSource)-interaction-"
    guard printed.hasPrefix(prefix), let number = Int64(printed.dropFirst(prefix.count)),
      let log = try store.ownLog(InteractionID(number)), log.recruiter == recruiter
    else { return nil }
    return log
  }
}
