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
