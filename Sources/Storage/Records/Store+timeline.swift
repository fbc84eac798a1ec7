import Recruitment

/// One line of a person's timeline.
package struct TimelineRecord: Hashable, Sendable {
  package var id: InteractionID
  package var at: Instant
  package var channel: Channel
  package var direction: Direction
  package var outcome: Outcome?
  package var durationSeconds: Int64?
  package var isConversation: Bool
  package var isAutomatic: Bool
  package var subject: String?
  package var body: String?
  package var recruiterID: RecruiterID
  package var jobID: JobID
  package var source: String
}

extension Store {
  /// What was exchanged with a person, newest first, also where they were a further participant.
  /// - Parameter before: only what lies before; `nil` for the newest.
  package func timeline(_ person: PersonID, before: Instant? = nil, limit: Int = 100) throws -> [TimelineRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = scope.members(of: scope.person(person.value))
      let until = SQLValue.integer((before ?? .distantFuture).seconds)
      var rows: [TimelineRecord] = []
      let columns = "\(Self.timelineColumns) AND i.at < $2"
      let order = "ORDER BY i.at DESC, i.id DESC LIMIT $3"
      for member in members {
        let values: [SQLValue] = [.integer(member), until, .integer(Int64(limit))]
        for part in [
          "i.person_id = $1", "i.id IN (SELECT interaction_id FROM interaction_participant WHERE person_id = $1)",
          // Somebody whom only the calendar knows that gave way.
          """
          i.id IN (SELECT a.into_id FROM interaction n JOIN interaction_alias a ON a.interaction_id = n.id
            WHERE n.person_id = $1)
          """,
          """
          i.id IN (SELECT a.into_id FROM interaction_participant p
            JOIN interaction_alias a ON a.interaction_id = p.interaction_id WHERE p.person_id = $1)
          """,
        ] {
          try connection.query("\(columns) AND \(part) \(order)", values) { rows.append(Self.timelineRow($0)) }
        }
      }
      var distinct = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let notes = Self.notes(of: distinct.keys.map(\.value), connection) { id, add in
        if var record = distinct[id] {
          add(&record)
          distinct[id] = record
        }
      }
      try connection.query(notes)
      return Array(distinct.values.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit))
    }
  }

  /// These interactions with their words, in no particular order; deleted ones left out.
  package func timeline(_ ids: [InteractionID]) throws -> [InteractionID: TimelineRecord] {
    try database.read { connection in
      var records: [InteractionID: TimelineRecord] = [:]
      let lines = connection.questions("\(Self.timelineColumns) AND i.id IN ({ids})", ids: ids.map(\.value)) { row in
        let record = Self.timelineRow(row)
        records[record.id] = record
      }
      let notes = Self.notes(of: ids.map(\.value), connection) { id, add in
        if var record = records[id] {
          add(&record)
          records[id] = record
        }
      }
      try connection.query(lines + notes)
      return records
    }
  }

  /// Who told of these: a source, or two where a call is known to the telephone system and to a note.
  package func talkSources(_ ids: [InteractionID]) throws -> [InteractionID: String] {
    try database.read { connection in
      var names: [InteractionID: String] = [:]
      let own = connection.questions(
        "SELECT i.id, s.name FROM interaction i JOIN source s ON s.id = i.source_id WHERE i.id IN ({ids})",
        ids: ids.map(\.value)
      ) { names[InteractionID($0.integer(0, or: 0))] = $0.text(1) ?? "" }
      let notes = connection.questions(
        """
        SELECT a.into_id, s.name FROM interaction_alias a JOIN interaction n ON n.id = a.interaction_id
        JOIN source s ON s.id = n.source_id WHERE a.into_id IN ({ids}) ORDER BY a.interaction_id
        """, ids: ids.map(\.value)
      ) { names[InteractionID($0.integer(0, or: 0)), default: ""] += " and \($0.text(1) ?? "")" }
      try connection.query(own + notes)
      return names
    }
  }

  /// What gives calls the words and the source of the note that is their other record.
  private static func notes(
    of ids: [Int64], _ connection: any Connection,
    _ take: @escaping (InteractionID, (inout TimelineRecord) -> Void) -> Void
  ) -> [Question] {
    connection.questions(
      """
      SELECT a.into_id, s.name, t.subject, t.body, n.conversation, n.job_id, n.recruiter_id
      FROM interaction_alias a JOIN interaction n ON n.id = a.interaction_id JOIN source s ON s.id = n.source_id
      LEFT JOIN interaction_text t ON t.interaction_id = n.id WHERE a.into_id IN ({ids}) ORDER BY a.interaction_id
      """, ids: ids
    ) { row in
      take(InteractionID(row.integer(0, or: 0))) { record in
        record.source += " and \(row.text(1) ?? "")"
        record.subject = record.subject ?? row.text(2)
        record.body = record.body ?? row.text(3)
        if let flag = row.integer(4) { record.isConversation = flag == Int64(YesNo.yes.rawValue) }
        if record.jobID.isNone { record.jobID = JobID(row.integer(5, or: 0)) }
        if record.recruiterID.isNone { record.recruiterID = RecruiterID(row.integer(6, or: 0)) }
      }
    }
  }

  private static let timelineColumns =
    """
    SELECT i.id, i.at, i.channel, i.direction, i.outcome, i.duration_seconds, i.conversation, i.automatic, t.subject,
      t.body, i.recruiter_id, i.job_id, s.name
    FROM interaction i JOIN source s ON s.id = i.source_id LEFT JOIN interaction_text t ON t.interaction_id = i.id
    WHERE i.deleted_at IS NULL AND i.id NOT IN (SELECT interaction_id FROM interaction_alias)
    """

  private static func timelineRow(_ row: ResultRow) -> TimelineRecord {
    func code<C: Code>(_ column: Int) -> C? {
      row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    let channel: Channel = code(2) ?? .email
    let outcome: Outcome? = code(4)
    return TimelineRecord(
      id: InteractionID(row.integer(0, or: 0)), at: Instant(row.integer(1, or: 0)), channel: channel,
      direction: code(3) ?? .outbound, outcome: outcome, durationSeconds: row.integer(5),
      isConversation: InteractionTraits.conversation(
        channel: channel, outcome: outcome, durationSeconds: row.integer(5), flag: code(6)),
      isAutomatic: row.integer(7) == 1, subject: row.text(8), body: row.text(9),
      recruiterID: RecruiterID(row.integer(10, or: 0)), jobID: JobID(row.integer(11, or: 0)),
      source: row.text(12) ?? "")
  }
}
