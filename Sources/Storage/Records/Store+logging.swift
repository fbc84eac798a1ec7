import Recruitment

/// What a recruiter says about a talk, a try or a message.
package struct LoggedInteraction: Sendable {
  package var person: PersonID
  package var recruiter: RecruiterID
  package var channel: Channel
  package var direction: Direction
  package var outcome: Outcome?
  package var durationSeconds: Int64?
  /// The recruiter's own flag.
  package var conversation: YesNo?
  package var at: Instant
  package var recordedAt: Instant
  /// When it was arranged, where it was.
  package var bookedAt: Instant?
  package var job: JobID
  package var submission: SubmissionID
  package var note: String?

  package init(
    person: PersonID, recruiter: RecruiterID, channel: Channel, direction: Direction, outcome: Outcome? = nil,
    durationSeconds: Int64? = nil, conversation: YesNo? = nil, at: Instant, recordedAt: Instant,
    bookedAt: Instant? = nil, job: JobID = .none, submission: SubmissionID = .none, note: String? = nil
  ) {
    self.bookedAt = bookedAt
    self.person = person
    self.recruiter = recruiter
    self.channel = channel
    self.direction = direction
    self.outcome = outcome
    self.durationSeconds = durationSeconds
    self.conversation = conversation
    self.at = at
    self.recordedAt = recordedAt
    self.job = job
    self.submission = submission
    self.note = note
  }
}

extension Store {
  /// - Throws: `constraint` where a record it names is not there.
  @discardableResult
  package func logInteraction(_ logged: LoggedInteraction) throws -> InteractionID {
    try OwnWrite.run(in: self, now: logged.recordedAt, touching: [logged.person.value], interactionsOnly: true) {
      InteractionID(try Self.insert(logged, $0))
    }
  }

  static func insert(_ logged: LoggedInteraction, _ write: OwnWrite) throws -> Int64 {
    let id = try write.insert(
      .interactions, at: logged.at,
      [
        ("person_id", SQLValue(logged.person)), ("at", .integer(logged.at.seconds)),
        ("recorded_at", .integer(logged.recordedAt.seconds)), ("recruiter_id", SQLValue(logged.recruiter)),
        ("channel", SQLValue(logged.channel)), ("direction", SQLValue(logged.direction)),
        ("outcome", SQLValue(logged.outcome)), ("duration_seconds", SQLValue(logged.durationSeconds)),
        ("conversation", SQLValue(logged.conversation)), ("logged", SQLValue(LoggedBy.hand)),
        ("booked_at", SQLValue(logged.bookedAt?.seconds)),
        ("job_id", SQLValue(logged.job)), ("submission_id", SQLValue(logged.submission)),
      ])
    if let note = logged.note, !note.isEmpty {
      try write.connection.execute(
        "INSERT INTO interaction_text (interaction_id, body) VALUES ($1, $2)", [.integer(id), .text(note)])
    }
    return id
  }

  package func addMomentAction(
    _ moment: MomentID, recruiter: RecruiterID, action: MomentAction, until: Instant? = nil, reason: String? = nil,
    at: Instant
  ) throws {
    let row = LoggedAction(moment: moment, recruiter: recruiter, action: action, until: until, reason: reason, at: at)
    try OwnWrite.run(in: self, now: at) { _ = try Self.insert(row, $0) }
  }

  static func insert(_ row: LoggedAction, _ write: OwnWrite) throws -> Int64 {
    try write.insert(
      .momentActions, at: row.at,
      [
        ("moment_id", .text(row.moment.description)), ("at", .integer(row.at.seconds)),
        ("recruiter_id", SQLValue(row.recruiter)), ("action", SQLValue(row.action)),
        ("until", SQLValue(row.until?.seconds)), ("reason", SQLValue(row.reason)),
      ])
  }

  /// A fact about one person, job, submission or client.
  @discardableResult
  package func addFact(
    _ name: String, value: String? = nil, currency: String? = nil, person: PersonID = .none, client: ClientID = .none,
    job: JobID = .none, submission: SubmissionID = .none, recruiter: RecruiterID = .none,
    shareableWith: Sharing = .nobody, at: Instant
  ) throws -> FactID {
    try OwnWrite.run(in: self, now: at) { write in
      FactID(
        try write.insert(
          .facts, at: at,
          [
            ("at", .integer(at.seconds)), ("person_id", SQLValue(person)), ("client_id", SQLValue(client)),
            ("job_id", SQLValue(job)), ("submission_id", SQLValue(submission)), ("fact", .text(name)),
            ("value", SQLValue(value)), ("currency", SQLValue(currency)), ("recruiter_id", SQLValue(recruiter)),
            ("shareable_with", SQLValue(shareableWith)),
          ]))
    }
  }

  /// A planned date of one submission or job.
  package func addDate(
    _ what: DateKind, startsAt: Instant, submission: SubmissionID = .none, job: JobID = .none, now: Instant
  ) throws {
    try OwnWrite.run(in: self, now: now) { write in
      _ = try write.insert(
        .dates, at: now,
        [
          ("at", .integer(now.seconds)), ("submission_id", SQLValue(submission)),
          ("job_id", SQLValue(submission.isNone ? job : .none)), ("what", SQLValue(what)),
          ("starts_at", .integer(startsAt.seconds)), ("status", SQLValue(DateStatus.planned)),
        ])
    }
  }

  package func addPreference(_ preference: PreferenceRecord, now: Instant) throws {
    try OwnWrite.run(in: self, now: now) { write in
      _ = try write.insert(
        .preferences, at: nil,
        [
          ("person_id", SQLValue(preference.personID)), ("at", .integer((preference.at ?? now).seconds)),
          ("purpose", SQLValue(preference.purpose)), ("channel", SQLValue(preference.channel)),
          ("allowed", SQLValue(preference.allowed)), ("basis", SQLValue(preference.basis)),
          ("weekdays", SQLValue(preference.weekdays.map(Int64.init))),
          ("from_hour", SQLValue(preference.fromMinute.map(Int64.init))),
          ("to_hour", SQLValue(preference.toMinute.map(Int64.init))), ("until", SQLValue(preference.until?.seconds)),
          ("note", SQLValue(preference.note)),
        ])
    }
  }
}
