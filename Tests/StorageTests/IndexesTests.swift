import Testing

@testable import Storage

/// What a large import takes away for its time is there again afterwards.
@Suite struct IndexesTests {
  private static func names(_ connection: any Connection) throws -> [String] {
    let sql =
      connection.dialect == .sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'interaction' AND sql IS NOT NULL"
      : """
      SELECT CAST(indexname AS TEXT) FROM pg_indexes
      WHERE schemaname = current_schema() AND tablename = 'interaction' AND indexname NOT LIKE '%_pkey'
      """
    var names: [String] = []
    try connection.query(sql) { names.append($0.text(0) ?? "") }
    return names.sorted()
  }

  @Test(arguments: Engine.tested) func whatIsDroppedIsMadeAgain(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    try test.store.database.write { connection in
      let isSQLite = connection.dialect == .sqlite
      let pages = isSQLite ? try connection.integer("PRAGMA cache_size") : nil
      let before = try Self.names(connection)
      #expect(before.contains("interaction_key") && before.contains("interaction_person"))
      let statements = try Indexes.drop(of: "interaction", connection)
      // That of the deleted is of few rows: to make it again all would be read.
      #expect(try Self.names(connection) == (isSQLite ? ["interaction_deleted"] : []))
      try Indexes.make(statements, connection)
      #expect(try Self.names(connection) == before)
      if isSQLite { #expect(try connection.integer("PRAGMA cache_size") == pages) }
    }
    #expect(try test.store.check().problems.isEmpty)
  }
}
