import Recruitment

/// A table that fills from nothing gets its indexes afterwards, in one sorted pass each.
enum Indexes {
  /// Fewer new rows than this go into the indexes as they come.
  static let worthDropping = 20_000

  static func isEmpty(_ table: String, _ connection: any Connection) throws -> Bool {
    try connection.integer("SELECT id FROM \(table) LIMIT 1") == nil
  }

  /// What is deleted is little: its index takes nothing from rows that come in, and would have all of them read to be made
  /// again.
  private static func isOfFew(_ name: String) -> Bool { name.hasSuffix("_deleted") }

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
      if let name = row.text(0), let sql = row.text(1), !name.hasSuffix("_pkey"), !isOfFew(name) {
        found.append((name, sql))
      }
    }
    for index in found { try connection.execute("DROP INDEX \(index.name)") }
    return found.map(\.sql)
  }

  /// KiB of entries that SQLite sorts at a time when it makes an index: as many pages as it may keep. What the processor
  /// has at hand is sorted and merged sooner than all of two million at once: by a third, measured.
  private static let sortedAtOnce = 16_384

  static func make(_ statements: [String], _ connection: any Connection) throws {
    if statements.isEmpty { return }
    let pages = connection.dialect == .sqlite ? try connection.integer("PRAGMA cache_size") : nil
    if pages != nil { try connection.execute("PRAGMA cache_size = -\(sortedAtOnce)") }
    defer { if let pages { _ = try? connection.execute("PRAGMA cache_size = \(pages)") } }
    for sql in statements { try connection.execute(sql) }
  }
}
