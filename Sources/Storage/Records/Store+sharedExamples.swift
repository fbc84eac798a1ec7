import Recruitment

extension Store {
  /// Newest first.
  package func sharedExamples(limit: Int = 50) throws -> [SharedExample] {
    try database.read { connection in
      var examples: [SharedExample] = []
      try connection.query(
        """
        SELECT id, recruiter_id, interaction_id, rule, body, shared_at FROM shared_example
        ORDER BY shared_at DESC, id DESC LIMIT $1
        """, [.integer(Int64(limit))]
      ) { row in
        examples.append(
          SharedExample(
            id: row.integer(0, or: 0), recruiter: RecruiterID(row.integer(1, or: 0)),
            interaction: InteractionID(row.integer(2, or: 0)), rule: row.text(3), text: row.text(4) ?? "",
            sharedAt: Instant(row.integer(5, or: 0))))
      }
      return examples
    }
  }

  /// In place of what was shared of the same message before.
  package func share(_ example: SharedExample) throws {
    try database.write { connection in
      try connection.execute(
        "DELETE FROM shared_example WHERE interaction_id = $1", [.integer(example.interaction.value)])
      let id = try connection.reserve("shared_example", count: 1)
      try connection.execute(
        """
        INSERT INTO shared_example (id, recruiter_id, interaction_id, rule, body, shared_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .integer(id), .integer(example.recruiter.value), .integer(example.interaction.value),
          example.rule.map(SQLValue.text) ?? .null, .text(example.text), .integer(example.sharedAt.seconds),
        ])
    }
  }

  /// - Returns: whether there was such an example of theirs.
  package func withdrawExample(_ id: Int64, of recruiter: RecruiterID) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "DELETE FROM shared_example WHERE id = $1 AND recruiter_id = $2",
        [.integer(id), .integer(recruiter.value)]) == 1
    }
  }

  /// One message of ours and to whom it went; `nil` where there is none with words.
  package func sentMessage(_ id: InteractionID) throws -> SentMessageRecord? {
    try database.read { connection in
      var found: SentMessageRecord?
      try connection.query(
        """
        SELECT \(SentMessageRecord.columns) FROM interaction i
        JOIN interaction_text t ON t.interaction_id = i.id
        WHERE i.id = $1 AND i.deleted_at IS NULL AND i.direction = $2 AND i.person_id IS NOT NULL AND t.body IS NOT NULL
        """, [.integer(id.value), .integer(Int64(Direction.outbound.rawValue))]
      ) { row in
        found = SentMessageRecord(row, person: PersonID(row.integer(1, or: 0)))
      }
      return found
    }
  }
}
