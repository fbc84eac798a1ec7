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
  package func settings() throws -> FirmSettings { try database.read { try FirmReader.settings($0) } }

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
  /// Reads every row of the source; `nil` where there was none yet.
  package func newest(ofSource name: String, by time: Instant) throws -> Instant? {
    try database.read { connection in
      let parts = RecordTable.events.filter { $0 != .preferences }.map { kind in
        "SELECT max(r.at) AS at FROM \(RecordTable.of(kind).name) r JOIN source s ON s.id = r.source_id"
          + " WHERE s.name = $1 AND r.at <= $2"
          + (kind == .interactions ? " AND (r.recorded_at IS NULL OR r.recorded_at <= $2)" : "")
      }
      return try connection.integer(
        "SELECT max(at) FROM (\(parts.joined(separator: " UNION ALL "))) AS newest",
        [.text(name), .integer(time.seconds)]
      ).map { Instant($0) }
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
