import Recruitment

/// What somebody logged here: to be looked through, finished, and handed on.
extension Store {
  /// What a recruiter logged in a span of time and has not taken back, oldest first.
  package func ownLogs(of recruiter: RecruiterID, from: Instant, to: Instant) throws -> [OwnLogRecord] {
    try ownLogs(
      where: "w.recruiter_id = $1 AND w.at >= $2 AND w.at < $3",
      [SQLValue(recruiter), .integer(from.seconds), .integer(to.seconds)])
  }

  package func ownLog(_ id: InteractionID) throws -> OwnLogRecord? {
    try ownLogs(where: "i.id = $1", [SQLValue(id)]).first
  }

  private func ownLogs(where condition: String, _ values: [SQLValue]) throws -> [OwnLogRecord] {
    try database.read { connection in
      var records: [OwnLogRecord] = []
      try connection.query(
        """
        SELECT i.id, w.batch_id, i.external_id, i.at, i.recorded_at, i.person_id, i.recruiter_id, i.channel, i.direction,
          i.outcome, i.duration_seconds, i.conversation, i.job_id, i.submission_id, t.body, w.finished_at
        FROM own_write w JOIN interaction i ON i.id = w.record_id AND w.kind = \(RecordKind.interactions.rawValue)
        LEFT JOIN interaction_text t ON t.interaction_id = i.id
        WHERE i.deleted_at IS NULL AND \(condition) ORDER BY i.at, i.id
        """, values
      ) { records.append(Self.ownLog($0)) }
      return records
    }
  }

  private static func ownLog(_ row: ResultRow) -> OwnLogRecord {
    func code<C: Code>(_ column: Int) -> C? {
      row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    return OwnLogRecord(
      id: InteractionID(row.integer(0, or: 0)), batch: BatchID(row.integer(1, or: 0)),
      printedID: row.text(2) ?? "#\(row.integer(0, or: 0))", at: Instant(row.integer(3, or: 0)),
      recordedAt: Instant(row.integer(4) ?? row.integer(3, or: 0)), person: PersonID(row.integer(5, or: 0)),
      recruiter: RecruiterID(row.integer(6, or: 0)), channel: code(7) ?? .call, direction: code(8) ?? .outbound,
      outcome: code(9), durationSeconds: row.integer(10), flag: code(11), job: JobID(row.integer(12, or: 0)),
      submission: SubmissionID(row.integer(13, or: 0)), note: row.text(14),
      finishedAt: row.integer(15).map(Instant.init))
  }

  /// Adds to a log what was left open: a note and a job where there was none, and that it is finished. What it holds
  /// already stays.
  /// - Returns: false where it has another note by now; nothing is changed then.
  package func finishLog(
    _ id: InteractionID, note: String?, job: JobID = .none, now: Instant
  ) throws -> Bool {
    try database.write { connection in
      try connection.lock(.landing)
      let place: [SQLValue] = [SQLValue(id)]
      guard
        let person = try connection.integer("SELECT person_id FROM interaction WHERE id = $1", place)
      else { throw StorageError.unknownRecord("interactions \(id.value)") }
      let kept = try connection.text("SELECT body FROM interaction_text WHERE interaction_id = $1", place)
      if let note, let kept, kept != note { return false }
      let keptJob = try connection.integer("SELECT job_id FROM interaction WHERE id = $1", place)
      let adds = (note: kept == nil ? note : nil, job: keptJob == nil && !job.isNone ? job : nil)
      if adds.note != nil || adds.job != nil { try Self.add(adds.note, adds.job, to: id, person, now: now, connection) }
      try connection.execute(
        "UPDATE own_write SET finished_at = $1 WHERE kind = $2 AND record_id = $3",
        [.integer(now.seconds), .integer(Int64(RecordKind.interactions.rawValue)), SQLValue(id)])
      return true
    }
  }

  private static func add(
    _ note: String?, _ job: JobID?, to id: InteractionID, _ person: Int64, now: Instant, _ connection: any Connection
  ) throws {
    let source = try Ledger.source(ownSource, on: connection)
    let batch = try Ledger.beginBatch(source: source, what: "edit", now: now, on: connection)
    let audit = AuditTrail(connection, batch: batch)
    if let note {
      try audit.record(
        kind: .interactions, record: id.value, field: "body", old: .null, new: .text(note), until: now.seconds)
      try connection.execute(
        """
        INSERT INTO interaction_text (interaction_id, body) VALUES ($1, $2)
        ON CONFLICT (interaction_id) DO UPDATE SET body = $2
        """, [SQLValue(id), .text(note)])
    }
    if let job {
      try audit.record(
        kind: .interactions, record: id.value, field: "job_id", old: .null, new: .integer(job.value),
        until: now.seconds)
      try connection.execute("UPDATE interaction SET job_id = $1 WHERE id = $2", [SQLValue(job), SQLValue(id)])
    }
    var touched = TouchedSet()
    touched.insert(person)
    try ChangeLog.append(batch: batch, touched.people, to: connection)
  }
}
