import Recruitment

/// A mapping of the firm's own, as text.
package struct SavedMapping: Hashable, Sendable {
  package var name: String
  package var body: String
  package var changedAt: Instant
  /// Who saved it last; none for whoever sits at the terminal.
  package var account: AccountID

  package init(name: String, body: String, changedAt: Instant, account: AccountID) {
    (self.name, self.body, self.changedAt, self.account) = (name, body, changedAt, account)
  }
}

extension Store {
  /// By name.
  package func savedMappings() throws -> [SavedMapping] {
    try database.read { connection in
      var found: [SavedMapping] = []
      try connection.query("SELECT name, body, changed_at, account_id FROM import_mapping ORDER BY name") {
        found.append(
          SavedMapping(
            name: $0.text(0) ?? "", body: $0.text(1) ?? "", changedAt: Instant($0.integer(2, or: 0)),
            account: AccountID($0.integer(3, or: 0))))
      }
      return found
    }
  }

  /// Saves a mapping, in place of one of the same name.
  package func save(_ mapping: SavedMapping) throws {
    try database.write { connection in
      try connection.execute("DELETE FROM import_mapping WHERE name = $1", [.text(mapping.name)])
      try connection.execute(
        "INSERT INTO import_mapping (name, body, changed_at, account_id) VALUES ($1, $2, $3, $4)",
        [
          .text(mapping.name), .text(mapping.body), .integer(mapping.changedAt.seconds),
          .integer(mapping.account.value),
        ])
    }
  }

  /// - Returns: whether there was one.
  package func deleteMapping(_ name: String) throws -> Bool {
    try database.write { connection in
      let found = try connection.integer("SELECT count(*) FROM import_mapping WHERE name = $1", [.text(name)]) ?? 0
      try connection.execute("DELETE FROM import_mapping WHERE name = $1", [.text(name)])
      return found > 0
    }
  }

  /// Everyone with a number or an address, as answers print them: for reading call logs.
  package func contactPoints(
    _ pass: (_ id: String, _ phones: [String], _ emails: [String], _ country: String?) -> Void
  ) throws {
    try database.read { connection in
      let printed = try PrintedIDs.read(.people, nil, connection)
      let scope = try RecordScope(connection)
      try connection.stream(
        """
        SELECT id, phones, emails, country FROM person
        WHERE deleted_at IS NULL AND (phones IS NOT NULL OR emails IS NOT NULL)
        """, []
      ) { row in
        let id = row.integer(0, or: 0)
        // Whoever was merged goes by whom they became.
        pass(printed[scope.person(id)], Self.parts(row.text(1)), Self.parts(row.text(2)), row.text(3))
      }
    }
  }

  /// Recruiters with their numbers, as answers print them.
  package func recruiterPoints() throws -> [(id: String, name: String, phone: String?, email: String?)] {
    try database.read { connection in
      let printed = try PrintedIDs.read(.recruiters, nil, connection)
      var found: [(id: String, name: String, phone: String?, email: String?)] = []
      try connection.query("SELECT id, name, phone, email FROM recruiter WHERE deleted_at IS NULL ORDER BY id") {
        found.append((printed[$0.integer(0, or: 0)], $0.text(1) ?? "", $0.text(2), $0.text(3)))
      }
      return found
    }
  }

  /// Recruiters by the ids that a source itself gave them.
  package func recruiterPoints(
    ofSource source: String
  ) throws -> [(id: String, name: String, phone: String?, email: String?)] {
    try database.read { connection in
      var found: [(id: String, name: String, phone: String?, email: String?)] = []
      try connection.query(
        """
        SELECT i.external_id, r.name, r.phone, r.email FROM identity i JOIN source s ON s.id = i.source_id
        JOIN recruiter r ON r.id = i.record_id
        WHERE s.name = $1 AND i.kind = $2 AND i.mail = 0 AND r.deleted_at IS NULL ORDER BY i.id
        """, [.text(source), .integer(Int64(RecordKind.recruiters.rawValue))]
      ) { found.append(($0.text(0) ?? "", $0.text(1) ?? "", $0.text(2), $0.text(3))) }
      return found
    }
  }

  private static func parts(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
  }
}
