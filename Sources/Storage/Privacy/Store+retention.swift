import Recruitment

/// A person as far as keeping them is concerned.
package struct KeptPerson: Hashable, Sendable {
  package var person: PersonID
  /// When anything was last on record with or about them; `nil` = never.
  package var lastSeen: Instant?
}

extension Store {
  /// Everybody who was not erased, with when anything last happened: a contact, a step of a submission, a date, a fact, a
  /// job of which they are the contact, or their record itself. Merged people count as who they became.
  package func keptPeople() throws -> [KeptPerson] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let gone = try Self.erased(connection)
      var last: [Int64: Int64] = [:]
      func take(_ row: ResultRow) {
        let person = scope.person(row.integer(0, or: 0))
        guard let at = row.integer(1) else { return }
        last[person] = max(last[person] ?? at, at)
      }
      try connection.stream("SELECT id, created_at, updated_at FROM person", []) { row in
        let id = scope.person(row.integer(0, or: 0))
        let known = max(row.integer(1) ?? Int64.min, row.integer(2) ?? Int64.min)
        last[id] = max(last[id] ?? Int64.min, known)
      }
      for sql in Self.happenings { try connection.stream(sql, [], row: take) }
      return last.filter { !gone.contains($0.key) && scope.aliases[$0.key] == nil }.map { id, at in
        KeptPerson(person: PersonID(id), lastSeen: at == Int64.min ? nil : Instant(at))
      }.sorted { $0.person < $1.person }
    }
  }

  private static let happenings = [
    "SELECT person_id, max(at) FROM interaction WHERE person_id IS NOT NULL GROUP BY person_id",
    """
    SELECT p.person_id, max(i.at) FROM interaction_participant p JOIN interaction i ON i.id = p.interaction_id
    WHERE p.person_id IS NOT NULL GROUP BY p.person_id
    """,
    "SELECT person_id, max(created_at) FROM submission GROUP BY person_id",
    """
    SELECT s.person_id, max(e.at) FROM submission_event e JOIN submission s ON s.id = e.submission_id GROUP BY s.person_id
    """,
    """
    SELECT s.person_id, max(d.starts_at) FROM planned_date d JOIN submission s ON s.id = d.submission_id
    GROUP BY s.person_id
    """,
    "SELECT person_id, max(at) FROM fact WHERE person_id IS NOT NULL GROUP BY person_id",
    "SELECT person_id, max(at) FROM preference WHERE at IS NOT NULL GROUP BY person_id",
    "SELECT contact_person_id, max(opened_at) FROM job WHERE contact_person_id IS NOT NULL GROUP BY contact_person_id",
    """
    SELECT j.contact_person_id, max(e.at) FROM job_event e JOIN job j ON j.id = e.job_id
    WHERE j.contact_person_id IS NOT NULL GROUP BY j.contact_person_id
    """,
  ]

  /// Whom we look after at work: on a contract that has started and of which no end is on record. The service goes on.
  package func peopleAtWork() throws -> Set<PersonID> {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var people: Set<PersonID> = []
      try connection.query(
        """
        SELECT s.person_id FROM submission_event e JOIN submission s ON s.id = e.submission_id
        JOIN job j ON j.id = s.job_id
        WHERE e.stage = $1 AND j.kind = $2 AND e.replaced_batch_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM submission_event l
          WHERE l.submission_id = e.submission_id AND l.at > e.at AND l.replaced_batch_id IS NULL)
        """,
        [.integer(Int64(Stage.started.rawValue)), .integer(Int64(JobKind.contract.rawValue))]
      ) { people.insert(PersonID(scope.person($0.integer(0, or: 0)))) }
      return people
    }
  }

  /// How many contacts from before that time still have their words.
  package func textsBefore(_ time: Instant) throws -> Int {
    try database.read { connection in
      Int(
        try connection.integer(
          """
          SELECT count(*) FROM interaction_text WHERE interaction_id IN (SELECT id FROM interaction WHERE at < $1)
          """, [.integer(time.seconds)]) ?? 0)
    }
  }

  /// Removes the words of contacts from before that time. That they took place stays.
  /// - Returns: how many lost theirs.
  package func removeTexts(before time: Instant, now: Instant) throws -> Int {
    try OwnWrite.run(in: self, now: now) { write in
      try write.connection.lock(.landing)
      let old = "SELECT id FROM interaction WHERE at < $1"
      let value = [SQLValue.integer(time.seconds)]
      let code = Int64(RecordKind.interactions.rawValue)
      try write.connection.execute("DELETE FROM shared_example WHERE interaction_id IN (\(old))", value)
      for table in ["superseded_value", "edit"] {
        try write.connection.execute(
          """
          DELETE FROM \(table) WHERE kind = \(code) AND field IN ('subject', 'body', 'quoted') AND record_id IN (\(old))
          """, value)
      }
      try Self.forgetSearch(write.connection)
      return try write.connection.execute(
        "DELETE FROM interaction_text WHERE interaction_id IN (\(old))", value)
    }
  }
}
