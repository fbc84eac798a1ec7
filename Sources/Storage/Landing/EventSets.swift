import Recruitment

/// Events without ids: an export's events of one job or submission are a set that replaces the source's earlier set.
struct EventSets {
  private var parents: Set<Int64> = []

  mutating func mention(_ parent: Int64) { parents.insert(parent) }

  /// Marks what the mentioned parents' earlier sets held and the new ones do not. Nothing is deleted, so that an undo
  /// can bring it back.
  func replace(in table: String, parent: String, keeping kept: Set<Int64>, _ run: LandingRun) throws -> Bool {
    if parents.isEmpty { return false }
    var gone: [Int64] = []
    try run.connection.stream(
      """
      SELECT id, \(parent) FROM \(table)
      WHERE source_id = $1 AND external_id IS NULL AND replaced_batch_id IS NULL AND batch_id <> $2
      """, [.integer(run.source), .integer(run.batch)]
    ) { row in
      let id = row.integer(0, or: 0)
      if parents.contains(row.integer(1, or: 0)), !kept.contains(id) { gone.append(id) }
    }
    for id in gone {
      try run.connection.execute(
        "UPDATE \(table) SET replaced_batch_id = $1 WHERE id = $2", [.integer(run.batch), .integer(id)])
    }
    return !gone.isEmpty
  }
}

/// A table that fills from nothing gets its indexes afterwards, in one sorted pass each.
enum Indexes {
  /// Fewer new rows than this go into the indexes as they come.
  static let worthDropping = 20_000

  static func isEmpty(_ table: String, _ connection: any Connection) throws -> Bool {
    try connection.integer("SELECT id FROM \(table) LIMIT 1") == nil
  }

  /// - Returns: the statements that make them again.
  static func drop(of table: String, _ connection: any Connection) throws -> [String] {
    var found: [(name: String, sql: String)] = []
    let sql =
      connection.dialect == .sqlite
      ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL"
      : """
      SELECT CAST(indexname AS TEXT), indexdef FROM pg_indexes
      WHERE schemaname = current_schema() AND tablename = $1
      """
    try connection.query(sql, [.text(table)]) { row in
      if let name = row.text(0), let sql = row.text(1), !name.hasSuffix("_pkey") { found.append((name, sql)) }
    }
    for index in found { try connection.execute("DROP INDEX \(index.name)") }
    return found.map(\.sql)
  }
}

enum Totals {
  /// How many records of each kind there are, deleted and replaced ones left out.
  static func count(_ connection: any Connection) throws -> [RecordKind: Int] {
    var totals: [RecordKind: Int] = [:]
    for kind in RecordKind.allCases {
      let table = RecordTable.of(kind)
      var conditions = ["deleted_at IS NULL"]
      if kind == .jobEvents || kind == .submissionEvents { conditions.append("replaced_batch_id IS NULL") }
      if kind == .people { conditions.append("id NOT IN (SELECT person_id FROM person_alias)") }
      let sql = "SELECT count(*) FROM \(table.name) WHERE \(conditions.joined(separator: " AND "))"
      totals[kind] = Int(try connection.integer(sql) ?? 0)
    }
    return totals
  }
}
