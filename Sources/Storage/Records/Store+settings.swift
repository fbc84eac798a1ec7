import Recruitment

/// One source and how fresh it is.
package struct SourceRecord: Hashable, Sendable {
  package var name: String
  /// The newest `at` of any of its event rows.
  package var newest: Instant?
}

/// What `rightcall doctor` asks a store.
package struct StoreCheck: Sendable {
  package var schemaVersion: Int
  package var engine: Dialect
  package var counts: [RecordKind: Int]
  /// What the engine finds wrong with its files or references; empty where all is well.
  package var problems: [String]
}

extension Store {
  /// The firm's settings, with the defaults where its file is silent.
  package func settings() throws -> FirmSettings {
    try database.recalled("settings") { try database.readOne { try FirmReader.settings($0) } }
  }

  package func sources() throws -> [SourceRecord] {
    try database.read { connection in
      var sources: [SourceRecord] = []
      try connection.query("SELECT name, newest FROM source ORDER BY id") { row in
        sources.append(SourceRecord(name: row.text(0) ?? "", newest: row.integer(1).map(Instant.init)))
      }
      return sources
    }
  }

  /// The newest `at` of a source's event rows that were known by `time`: how fresh it was then.
  /// Reads every row of the source.
  /// - Returns: `newest` is `nil` where there was none yet, `until` where none becomes known later: else the time of the
  ///   first that does, before which the answer stays the same.
  package func newest(ofSource name: String, by time: Instant) throws -> (newest: Instant?, until: Instant?) {
    try database.read { connection in
      let parts = RecordTable.events.filter { $0 != .preferences }.map { kind in
        let known =
          kind == .interactions ? "CASE WHEN r.recorded_at > r.at THEN r.recorded_at ELSE r.at END" : "r.at"
        return """
          SELECT max(CASE WHEN known <= $2 THEN at END) AS newest, min(CASE WHEN known > $2 THEN known END) AS next
          FROM (SELECT r.at AS at, \(known) AS known FROM \(RecordTable.of(kind).name) r
            JOIN source s ON s.id = r.source_id WHERE s.name = $1) AS rows_of_\(RecordTable.of(kind).name)
          """
      }
      var found: (newest: Instant?, until: Instant?)
      try connection.query(
        "SELECT max(newest), min(next) FROM (\(parts.joined(separator: " UNION ALL "))) AS found",
        [.text(name), .integer(time.seconds)]
      ) { found = ($0.integer(0).map { Instant($0) }, $0.integer(1).map { Instant($0) }) }
      return found
    }
  }

  /// Whether rows of a source may have changed after a change of that number. What somebody wrote here is one of our own
  /// source's alone; whatever else there was may be anybody's.
  package func hasChanged(source name: String, after sequence: Int64) throws -> Bool {
    try database.read { connection in
      try connection.integer(
        """
        SELECT count(*) FROM change_log l JOIN batch b ON b.id = l.batch_id JOIN source s ON s.id = b.source_id
        WHERE l.seq > $1 AND (s.name = $2 OR b.what <> 'write')
        """, [.integer(sequence), .text(name)]) != 0
    }
  }

  /// How many records of each kind there are, deleted ones left out.
  package func counts() throws -> [RecordKind: Int] { try database.read { try Totals.count($0) } }

  package func check() throws -> StoreCheck {
    let problems = try database.integrityProblems()
    return try database.read { connection in
      StoreCheck(
        schemaVersion: try Migration.version(of: connection) ?? 0, engine: connection.dialect,
        counts: try Totals.count(connection), problems: problems)
    }
  }
}
