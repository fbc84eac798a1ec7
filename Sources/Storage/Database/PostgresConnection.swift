import CPostgres

/// One connection to a server, within one transaction at a time.
final class PostgresConnection: Connection {
  let dialect = Dialect.postgres
  /// Of the transaction under way.
  var scopes: ScopeShelf?
  private let handle: OpaquePointer
  private var prepared: [String: String] = [:]
  private var writers: [PostgresBulkWriter] = []
  private var cursors = 0
  private var broken = false
  /// Statements that a connection keeps, of those that could be any number.
  private static let mostKept = 500

  init(url: String) throws {
    guard let handle = PQconnectdb(url) else { throw StorageError.connection("out of memory") }
    guard PQstatus(handle) == CONNECTION_OK else {
      let why = String(cString: PQerrorMessage(handle)).split(separator: "\n").first.map(String.init) ?? ""
      PQfinish(handle)
      throw StorageError.connection(why)
    }
    self.handle = handle
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do {
      // The same patience as on SQLite.
      try command("SET lock_timeout = '30s'")
      try command("SET client_encoding = 'UTF8'")
    } catch {
      throw error
    }
  }

  deinit { PQfinish(handle) }

  var isAlive: Bool { !broken && PQstatus(handle) == CONNECTION_OK }

  /// A statement without values or result.
  func command(_ sql: String) throws {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    try check(result)
  }

  func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
    let result = try run(sql, values)
    defer { PQclear(result) }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func query(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws {
    let result = try run(sql, values)
    defer { PQclear(result) }
    for index in 0..<PQntuples(result) { try row(ResultRow(source: .postgres(result: result, row: index))) }
  }

  func stream(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws {
    try flush(through: nil)
    cursors += 1
    let name = "c\(cursors)"
    let declared = try runOnce("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", values)
    PQclear(declared)
    while true {
      let result = try runOnce("FETCH 16384 FROM \(name)", [])
      defer { PQclear(result) }
      let count = PQntuples(result)
      for index in 0..<count { try row(ResultRow(source: .postgres(result: result, row: index))) }
      if count == 0 { break }
    }
    try command("CLOSE \(name)")
  }

  func bulkInsert(into table: String, columns: [String]) throws -> any BulkWriter {
    let writer = PostgresBulkWriter(
      connection: self, sql: "COPY \(table) (\(columns.joined(separator: ","))) FROM STDIN (FORMAT binary)",
      columns: columns.count)
    writers.append(writer)
    return writer
  }

  /// Sequences move at once and for everyone, so that a long import does not keep others from taking ids. The lock
  /// makes "the next n" one step; it is the session's, because a transaction's would be held until the commit.
  func reserve(_ counter: String, count: Int) throws -> Int64 {
    let key = LockPurpose.reservation.rawValue
    try command("SELECT pg_advisory_lock(\(key))")
    do {
      let last = try integer(
        "SELECT setval(CAST($1 AS regclass), nextval(CAST($1 AS regclass)) + CAST($2 AS BIGINT) - 1)",
        [.text("next_\(counter)"), .integer(Int64(count))])
      try command("SELECT pg_advisory_unlock(\(key))")
      guard let last else { throw StorageError.failed(code: "sequence") }
      return last - Int64(count) + 1
    } catch {
      // Closing the session is the one way to give the lock back for certain.
      broken = true
      throw error
    }
  }

  func lock(_ purpose: LockPurpose) throws { try command("SELECT pg_advisory_xact_lock(\(purpose.rawValue))") }

  func flushWriters() throws {
    try flush(through: nil)
    writers = []
  }

  /// Sends what writers hold back, in the order in which they were made: a table's rows before those that name them.
  func flush(through last: PostgresBulkWriter?) throws {
    for writer in writers {
      try writer.send()
      if writer === last { break }
    }
  }

  func forgetWriters() { writers = [] }

  /// Sends one run of rows in COPY's binary form.
  func copy(_ sql: String, _ bytes: UnsafeRawBufferPointer) throws {
    let start = PQexec(handle, sql)
    guard PQresultStatus(start) == PGRES_COPY_IN else {
      defer { PQclear(start) }
      throw fault(start)
    }
    PQclear(start)
    let base = bytes.bindMemory(to: CChar.self).baseAddress
    if PQputCopyData(handle, base, Int32(clamping: bytes.count)) != 1 || PQputCopyEnd(handle, nil) != 1 {
      broken = true
      throw StorageError.connection("the server stopped listening")
    }
    var failure: StorageError?
    while let result = PQgetResult(handle) {
      if PQresultStatus(result) != PGRES_COMMAND_OK, failure == nil { failure = fault(result) }
      PQclear(result)
    }
    if let failure { throw failure }
  }

  /// Statements see the rows that writers still hold.
  private func run(_ sql: String, _ values: [SQLValue]) throws -> OpaquePointer {
    try flush(through: nil)
    // What is said once, such as a change of the schema, is not kept. Questions without values come as often as others.
    if values.isEmpty, prepared[sql] == nil, !sql.hasPrefix("SELECT") || prepared.count >= Self.mostKept {
      return try runOnce(sql, values)
    }
    let name: String
    if let known = prepared[sql] {
      name = known
    } else {
      name = "s\(prepared.count)"
      let result = PQprepare(handle, name, sql, 0, nil)
      defer { PQclear(result) }
      try check(result)
      prepared[sql] = name
    }
    return try send(values) { PQexecPrepared(self.handle, name, Int32(values.count), $0, nil, nil, 1) }
  }

  private func runOnce(_ sql: String, _ values: [SQLValue]) throws -> OpaquePointer {
    try send(values) { PQexecParams(self.handle, sql, Int32(values.count), nil, $0, nil, nil, 1) }
  }

  private func send(
    _ values: [SQLValue], _ call: (UnsafePointer<UnsafePointer<CChar>?>?) -> OpaquePointer?
  ) throws -> OpaquePointer {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for value in values {
      guard let text = value.auditText else {
        starts.append(-1)
        continue
      }
      starts.append(bytes.count)
      for byte in text.utf8 { bytes.append(CChar(bitPattern: byte)) }
      bytes.append(0)
    }
    let result = bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { $0 < 0 ? nil : buffer.baseAddress?.advanced(by: $0) }
      return pointers.withUnsafeBufferPointer { call($0.baseAddress) }
    }
    guard let result else {
      broken = true
      throw StorageError.connection("the server went away")
    }
    do {
      try check(result)
    } catch {
      PQclear(result)
      throw error
    }
    return result
  }

  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
    default: throw fault(result)
    }
  }

  /// The server's code in our words. Its message may quote a row, so it is not passed on.
  private func fault(_ result: OpaquePointer?) -> StorageError {
    func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
    guard let state = field(Int32(UnicodeScalar("C").value)) else {
      broken = true
      return .connection("the server went away")
    }
    switch state.prefix(2) {
    case "08", "57": return .connection("the server closed it (code \(state))")
    case "23": return .constraint(field(110) ?? [field(116), field(99)].compactMap(\.self).joined(separator: "."))
    case "53" where state == "53100": return .full
    case "40": return .busy
    case "25" where state == "25006": return .readOnly
    case "XX": return .corrupted("PostgreSQL code \(state)")
    default: return state == "55P03" ? .busy : .failed(code: "PostgreSQL \(state)")
    }
  }
}

/// Rows into one table, gathered in COPY's binary form and sent a megabyte at a time.
final class PostgresBulkWriter: BulkWriter {
  private unowned let connection: PostgresConnection
  private let sql: String
  private let columns: Int16
  private var bytes: [UInt8] = []
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [UInt8](repeating: 0, count: 8)

  init(connection: PostgresConnection, sql: String, columns: Int) {
    self.connection = connection
    self.sql = sql
    self.columns = Int16(columns)
  }

  private func begin() {
    if bytes.isEmpty { bytes = Self.header }
    if !inRow {
      append(columns)
      inRow = true
    }
  }

  private var inRow = false

  private func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  func null() {
    begin()
    append(Int32(-1))
  }

  func integer(_ value: Int64) {
    begin()
    append(Int32(8))
    append(value)
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    begin()
    append(Int32(clamping: text.count))
    bytes.append(contentsOf: text)
  }

  func endRow() throws {
    inRow = false
    if bytes.count > 1 << 20 { try flush() }
  }

  func flush() throws { try connection.flush(through: self) }

  func send() throws {
    if bytes.isEmpty { return }
    append(Int16(-1))
    try bytes.withUnsafeBytes { try connection.copy(sql, $0) }
    bytes.removeAll(keepingCapacity: true)
  }
}
