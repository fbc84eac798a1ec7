import Recruitment

/// One step of the schema, forward only. A released migration is never changed; a new one follows it.
struct Migration: Sendable {
  enum Statement: Sendable {
    /// `{id}` is the engine's integer primary key, `{text}` its text in binary order.
    case both(String)
    case sqlite(String)
    case postgres(String)
  }

  let version: Int
  let statements: [Statement]

  static let all = [
    first, second, third, fourth, fifth, sixth, seventh, eighth,
    ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, seventeenth, eighteenth, twentieth,
    twentyFirst, twentySecond, twentyThird, twentyFourth,
  ]
  static var newest: Int { all[all.count - 1].version }

  /// Brings the schema up to date.
  /// - Throws: `newerSchema` where a later release was here; `notAStore` where the tables are somebody else's.
  static func migrate(_ database: any Database, name: String, identity: () -> String) throws {
    let found = try database.read { try version(of: $0) }
    if let found, found == newest { return }
    if let found, found > newest { throw StorageError.newerSchema(found: found, known: newest) }
    try database.write { connection in
      // Others are served meanwhile: a table that they keep busy is waited for a short while, and never for good.
      if connection.dialect == .postgres { try connection.execute("SET LOCAL lock_timeout = '10s'") }
      try connection.lock(.migration)
      // Another process may have done it meanwhile.
      let found = try version(of: connection)
      if found == nil, try hasForeignTables(connection) { throw StorageError.notAStore(path: name) }
      let current = found ?? 0
      if current > newest { throw StorageError.newerSchema(found: current, known: newest) }
      for migration in all where migration.version > current {
        for statement in migration.statements { try run(statement, on: connection) }
        try connection.execute("DELETE FROM schema_version")
        try connection.execute(
          "INSERT INTO schema_version (version) VALUES ($1)", [.integer(Int64(migration.version))])
      }
      if found == nil {
        try connection.execute(
          "INSERT INTO meta (key, value) VALUES ('store_identity', $1)", [.text(identity())])
      }
    }
  }

  private static func run(_ statement: Statement, on connection: any Connection) throws {
    let sql: String
    switch (statement, connection.dialect) {
    case (.both(let text), .sqlite):
      sql = text.filled("{id}", with: "INTEGER PRIMARY KEY").filled("{text}", with: "TEXT")
    case (.both(let text), .postgres):
      sql = text.filled("{id}", with: "BIGINT PRIMARY KEY").filled("{text}", with: "TEXT COLLATE \"C\"")
    case (.sqlite(let text), .sqlite), (.postgres(let text), .postgres): sql = text
    default: return
    }
    try connection.execute(sql)
  }

  /// `nil` where there is no store yet.
  static func version(of connection: any Connection) throws -> Int? {
    guard try tables(of: connection).contains("schema_version") else { return nil }
    return try connection.integer("SELECT max(version) FROM schema_version").map(Int.init) ?? 0
  }

  private static func hasForeignTables(_ connection: any Connection) throws -> Bool {
    try !tables(of: connection).isEmpty
  }

  private static func tables(of connection: any Connection) throws -> Set<String> {
    var names: Set<String> = []
    let sql =
      connection.dialect == .sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
    try connection.query(sql) { row in if let name = row.text(0) { names.insert(name) } }
    return names
  }
}
