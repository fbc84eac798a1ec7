import GRDB
import GRDBSQLite

/// One transaction on SQLite. Works on prepared statements directly: a wrapper's cost per cell is more than SQLite's.
final class SQLiteConnection: Connection {
  let dialect = Dialect.sqlite
  let scopes: ScopeShelf?
  var scope: RecordScope?
  private let handle: OpaquePointer
  /// What keeps statements beyond this transaction; `nil` where each is prepared anew.
  private let keeper: GRDB.Database?
  private var statements: [String: OpaquePointer] = [:]
  /// Statements of the keeper's, held on to as long as they are used here.
  private var kept: [OpaquePointer: Statement] = [:]
  private var writers: [SQLiteBulkWriter] = []

  /// - Parameter keeper: the wrapper's own view of the same handle. To understand a statement takes longer than to run a
  ///   small one, and a page asks many: what reads keeps them with the connection, until that is closed.
  init(_ handle: OpaquePointer, keeper: GRDB.Database? = nil, scopes: ScopeShelf? = nil) {
    self.handle = handle
    self.scopes = scopes
    self.keeper = keeper
  }

  /// Ends what the transaction prepared; nothing may be used afterwards.
  func finish() {
    for writer in writers { writer.finish() }
    for statement in statements.values { end(statement) }
    statements = [:]
    kept = [:]
    writers = []
  }

  private func end(_ statement: OpaquePointer) {
    if kept[statement] == nil { sqlite3_finalize(statement) }
  }

  func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
    let statement = try bound(sql, values)
    defer { release(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: continue
      case SQLITE_DONE: return Int(sqlite3_changes(handle))
      default: throw fault()
      }
    }
  }

  func query(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws {
    let statement = try bound(sql, values)
    defer { release(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try row(ResultRow(source: .sqlite(statement)))
      case SQLITE_DONE: return
      default: throw fault()
      }
    }
  }

  func stream(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws {
    try query(sql, values, row: row)
  }

  func bulkInsert(into table: String, columns: [String]) throws -> any BulkWriter {
    let marks = (1...columns.count).map { "?\($0)" }.joined(separator: ",")
    let sql = "INSERT INTO \(table) (\(columns.joined(separator: ","))) VALUES (\(marks))"
    let writer = SQLiteBulkWriter(handle: handle, statement: try prepare(sql), columns: columns.count)
    writers.append(writer)
    return writer
  }

  func reserve(_ counter: String, count: Int) throws -> Int64 {
    _ = try execute(
      "INSERT INTO counter (name, next) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET next = counter.next + $3",
      [.text(counter), .integer(Int64(count) + 1), .integer(Int64(count))])
    let next = try integer("SELECT next FROM counter WHERE name = $1", [.text(counter)]) ?? 1
    return next - Int64(count)
  }

  func lock(_ purpose: LockPurpose) throws {
    guard purpose == .landing else { return }
    let mark = try text("SELECT value FROM meta WHERE key = $1", [.text(LandingMark.key)])
    if mark != nil { throw LandingUnderWay() }
  }

  /// A statement with its values, taken out of the cache while it runs, so that the same text may run inside itself.
  private func bound(_ sql: String, _ values: [SQLValue]) throws -> Running {
    let statement = try statements.removeValue(forKey: sql) ?? found(Self.numbered(sql))
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, position)
        case .integer(let number): sqlite3_bind_int64(statement, position, number)
        case .text(let text): sqlite3_bind_text(statement, position, text, Int32(clamping: text.utf8.count), transient)
        }
      if code != SQLITE_OK {
        let fault = fault()
        sqlite3_clear_bindings(statement)
        end(statement)
        throw fault
      }
    }
    running[statement] = sql
    return statement
  }

  private typealias Running = OpaquePointer
  private var running: [OpaquePointer: String] = [:]

  private func release(_ statement: OpaquePointer) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    guard let sql = running.removeValue(forKey: statement) else { return }
    if statements[sql] == nil { statements[sql] = statement } else { end(statement) }
  }

  /// The keeper's, unless it is running already; else one of our own.
  private func found(_ sql: String) throws -> OpaquePointer {
    guard let keeper else { return try prepare(sql) }
    let statement: Statement
    do {
      statement = try keeper.cachedStatement(sql: sql)
    } catch let fault as DatabaseError {
      throw SQLiteFault.translate(code: fault.extendedResultCode.rawValue, message: fault.message ?? "", path: nil)
    }
    let pointer = statement.sqliteStatement
    guard kept[pointer] == nil else { return try prepare(sql) }
    kept[pointer] = statement
    return pointer
  }

  private func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw fault() }
    return statement
  }

  private func fault() -> StorageError {
    SQLiteFault.translate(
      code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), path: nil)
  }

  /// `$1` is a name to SQLite, numbered by first appearance; `?1` is the first value wherever it stands.
  static func numbered(_ sql: String) -> String {
    var bytes = Array(sql.utf8)
    var quoted = false
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "'") { quoted.toggle() }
      if !quoted, bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, (48...57).contains(bytes[index + 1]) {
        bytes[index] = UInt8(ascii: "?")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// SQLite copies the text before the call returns.
let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
