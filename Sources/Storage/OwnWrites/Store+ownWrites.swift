import Recruitment

/// What people at work write down here: once, knowingly, and so that they can take it back.
extension Store {
  /// - Throws: `constraint` where a record it names is not there.
  package func log(_ logged: LoggedInteraction, _ terms: WriteTerms) throws -> OwnWriteAnswer {
    let subject = Subject(kind: .interactions, recruiter: logged.recruiter, person: logged.person, moment: nil)
    return try once(subject, terms, now: logged.recordedAt) { try Self.insert(logged, $0) }
  }

  package func act(_ action: LoggedAction, _ terms: WriteTerms) throws -> OwnWriteAnswer {
    let subject = Subject(
      kind: .momentActions, recruiter: action.recruiter, person: action.person, moment: action.moment)
    return try once(subject, terms, now: action.at) { try Self.insert(action, $0) }
  }

  private struct Subject {
    var kind: RecordKind
    var recruiter: RecruiterID
    var person: PersonID
    var moment: MomentID?
  }

  private func once(
    _ subject: Subject, _ terms: WriteTerms, now: Instant, _ body: (OwnWrite) throws -> Int64
  ) throws -> OwnWriteAnswer {
    try database.write { connection in
      // From here on nobody else numbers a change: of two that come at once the second sees the first.
      try connection.lock(.changeLog)
      if let before = try Self.batch(of: terms.request, subject.recruiter, connection) {
        return .before(BatchID(before))
      }
      if let seen = terms.seen {
        let meanwhile = try Self.ownWrites(since: seen, subject.person, subject.moment, connection)
        if !meanwhile.isEmpty { return .meanwhile(meanwhile) }
      }
      let touched = subject.kind == .interactions ? [subject.person.value] : []
      let written = try OwnWrite.run(
        on: connection, now: now, touching: touched, interactionsOnly: subject.kind == .interactions, body)
      try connection.execute(
        """
        INSERT INTO own_write (batch_id, recruiter_id, at, seq, kind, record_id, person_id, moment_id, request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
          .integer(written.batch), SQLValue(subject.recruiter), .integer(now.seconds), .integer(written.seq),
          .integer(Int64(subject.kind.rawValue)), .integer(written.result), SQLValue(subject.person),
          SQLValue(subject.moment?.description), SQLValue(terms.request),
        ])
      return .written(BatchID(written.batch))
    }
  }

  private static func batch(
    of request: String?, _ recruiter: RecruiterID, _ connection: any Connection
  ) throws -> Int64? {
    guard let request else { return nil }
    return try connection.integer(
      "SELECT batch_id FROM own_write WHERE recruiter_id = $1 AND request = $2", [SQLValue(recruiter), .text(request)])
  }

  /// What was written since with that person or about that moment, and still stands, oldest first.
  static func ownWrites(
    since seq: Int64, _ person: PersonID, _ moment: MomentID?, _ connection: any Connection
  ) throws -> [OwnWriteRecord] {
    var found: [OwnWriteRecord] = []
    if !person.isNone {
      found += try ownWrites(where: "w.person_id = $1 AND w.seq > $2", [SQLValue(person), .integer(seq)], connection)
    }
    if let moment {
      let values: [SQLValue] = [.text(moment.description), .integer(seq)]
      found += try ownWrites(where: "w.moment_id = $1 AND w.seq > $2", values, connection)
    }
    let standing = found.filter { $0.deed != nil }
    return Dictionary(standing.map { ($0.batch, $0) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.seq < $1.seq }
  }

  private static func ownWrites(
    where condition: String, _ values: [SQLValue], _ connection: any Connection
  ) throws -> [OwnWriteRecord] {
    var records: [OwnWriteRecord] = []
    try connection.query(
      """
      SELECT w.batch_id, w.recruiter_id, w.at, w.person_id, w.moment_id, w.seq, b.undone_at, i.id, i.channel, i.outcome,
        i.conversation, i.duration_seconds, a.action, a.until
      FROM own_write w JOIN batch b ON b.id = w.batch_id
      LEFT JOIN interaction i ON i.id = w.record_id AND w.kind = \(RecordKind.interactions.rawValue)
        AND i.deleted_at IS NULL
      LEFT JOIN moment_action a ON a.id = w.record_id AND w.kind = \(RecordKind.momentActions.rawValue)
      WHERE \(condition) ORDER BY w.seq
      """, values
    ) { records.append(record($0)) }
    return records
  }

  private static func record(_ row: ResultRow) -> OwnWriteRecord {
    func code<C: Code>(_ column: Int) -> C? {
      row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    var deed: OwnWriteRecord.Deed?
    if row.integer(6) == nil {
      if let id = row.integer(7) {
        deed = .contact(
          InteractionID(id), channel: code(8) ?? .call, outcome: code(9), flag: code(10),
          durationSeconds: row.integer(11))
      } else if let action: MomentAction = code(12) {
        deed = .action(action, until: row.integer(13).map(Instant.init))
      }
    }
    return OwnWriteRecord(
      batch: BatchID(row.integer(0, or: 0)), recruiter: RecruiterID(row.integer(1, or: 0)),
      at: Instant(row.integer(2, or: 0)), person: PersonID(row.integer(3, or: 0)),
      moment: row.text(4).map { MomentID(text: $0) }, seq: row.integer(5, or: 0), deed: deed)
  }

  /// What was written since with that person or about that moment, and still stands, oldest first.
  package func ownWrites(since seq: Int64, with person: PersonID, about moment: MomentID) throws -> [OwnWriteRecord] {
    try database.read { try Self.ownWrites(since: seq, person, moment, $0) }
  }

  /// Whether that recruiter has sent this before.
  package func wrote(_ request: String, by recruiter: RecruiterID) throws -> Bool {
    try database.read { try Self.batch(of: request, recruiter, $0) != nil }
  }

  /// One write by its batch, taken back or not; `nil` where that batch is none.
  package func ownWrite(_ batch: BatchID) throws -> OwnWriteRecord? {
    try database.read {
      try Self.ownWrites(where: "w.batch_id = $1", [.integer(batch.value)], $0).first
    }
  }

  /// What was written with a person since a time and still stands, oldest first.
  package func ownWrites(with person: PersonID, since time: Instant) throws -> [OwnWriteRecord] {
    try database.read {
      try Self.ownWrites(
        where: "w.person_id = $1 AND w.at >= $2", [SQLValue(person), .integer(time.seconds)], $0
      ).filter { $0.deed != nil }
    }
  }

  /// Batches that changed a record after it was written, newest first: they must be taken back before it can be.
  package func laterBatches(changing interaction: InteractionID) throws -> [BatchID] {
    try database.read { connection in
      var batches: [BatchID] = []
      try connection.query(
        """
        SELECT DISTINCT batch_id FROM superseded_value WHERE kind = $1 AND record_id = $2 ORDER BY batch_id DESC
        """, [.integer(Int64(RecordKind.interactions.rawValue)), .integer(interaction.value)]
      ) { batches.append(BatchID($0.integer(0, or: 0))) }
      return batches
    }
  }
}
