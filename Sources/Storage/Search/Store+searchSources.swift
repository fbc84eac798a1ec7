import Recruitment

/// A message or a note, as it is read for the index.
package struct SearchedMessage: Sendable {
  package var id: Int64
  /// Whom the person has become.
  package var person: Int64
  package var recruiter: Int64
  package var at: Int64
  package var channel: Channel
  package var texts: [String]
}

/// A person or a job, as it is read for the index.
package struct SearchedRecord: Sendable {
  package var id: Int64
  package var at: Int64
  package var client: Int64
  package var texts: [String]
}

extension Store {
  /// Everybody's numbers, ascending; those who became somebody else are left out.
  package func searchedPeopleIDs() throws -> [Int64] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var ids: [Int64] = []
      try connection.stream("SELECT id FROM person WHERE deleted_at IS NULL ORDER BY id", []) { row in
        let id = row.integer(0, or: 0)
        if scope.aliases[id] == nil { ids.append(id) }
      }
      return ids
    }
  }

  /// People as they are now; deleted ones, and those who became somebody else, are left out.
  package func searchedPeople(_ ids: [Int64]) throws -> [SearchedRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var records: [SearchedRecord] = []
      try connection.query(
        """
        SELECT p.id, p.created_at, p.client_id, p.name, p.emails, p.phones, p.job_title, p.city, c.name
        FROM person p LEFT JOIN client c ON c.id = p.client_id AND c.deleted_at IS NULL
        WHERE p.deleted_at IS NULL AND p.id IN ({ids})
        """, ids: ids
      ) { row in
        let id = row.integer(0, or: 0)
        guard scope.aliases[id] == nil else { return }
        records.append(
          SearchedRecord(
            id: id, at: row.integer(1, or: 0), client: row.integer(2, or: 0),
            texts: (3...8).compactMap { row.text($0) }))
      }
      return records
    }
  }

  package func searchedJobs() throws -> [SearchedRecord] {
    try database.read { connection in
      var records: [SearchedRecord] = []
      try connection.stream(
        """
        SELECT j.id, j.opened_at, j.client_id, j.title, c.name, j.sector, j.seniority, c.city
        FROM job j JOIN client c ON c.id = j.client_id
        WHERE j.deleted_at IS NULL AND c.deleted_at IS NULL
        """, []
      ) { row in
        records.append(
          SearchedRecord(
            id: row.integer(0, or: 0), at: row.integer(1, or: 0), client: row.integer(2, or: 0),
            texts: (3...7).compactMap { row.text($0) }))
      }
      return records
    }
  }

  /// Messages and notes with these people, those of whoever became one of them too, that have words.
  package func searchedMessages(_ people: [Int64]) throws -> [SearchedMessage] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var messages: [SearchedMessage] = []
      try connection.query(
        """
        SELECT i.id, i.person_id, i.recruiter_id, i.at, i.channel, t.subject, t.body
        FROM interaction i JOIN interaction_text t ON t.interaction_id = i.id
        WHERE i.deleted_at IS NULL AND i.person_id IN ({ids})
        """, ids: people.flatMap { scope.members(of: $0) }
      ) { row in
        let texts = [row.text(5), row.text(6)].compactMap { $0 }.filter { !$0.isEmpty }
        guard !texts.isEmpty else { return }
        messages.append(
          SearchedMessage(
            id: row.integer(0, or: 0), person: scope.person(row.integer(1, or: 0)), recruiter: row.integer(2, or: 0),
            at: row.integer(3, or: 0),
            channel: Channel(rawValue: UInt8(truncatingIfNeeded: row.integer(4, or: 3))) ?? .email, texts: texts))
      }
      return messages
    }
  }

  /// Messages and notes by number, as they are found.
  package func foundMessages(_ ids: [Int64]) throws -> [Int64: (record: TimelineRecord, person: PersonID)] {
    let records = try timeline(ids.map { InteractionID($0) })
    return try database.read { connection in
      let scope = try RecordScope(connection)
      var found: [Int64: (record: TimelineRecord, person: PersonID)] = [:]
      try connection.query("SELECT id, person_id FROM interaction WHERE id IN ({ids})", ids: ids) { row in
        let id = row.integer(0, or: 0)
        guard let record = records[InteractionID(id)] else { return }
        found[id] = (record, PersonID(scope.person(row.integer(1, or: 0))))
      }
      return found
    }
  }
}
