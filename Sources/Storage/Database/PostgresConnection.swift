import CPostgres

/// One connection to a server, within one transaction at a time.
final class PostgresConnection: Connection {
  let dialect = Dialect.postgres
  /// Of the transaction under way.
  var scopes: ScopeShelf?
  var scope: RecordScope?
  private let url: String
  private var handle: OpaquePointer
  private var prepared: [String: String] = [:]
  private var statements = 0
  private var writers: [PostgresBulkWriter] = []
  private var cursors = 0
  private var broken = false
  private var reading = Reading.not
  /// Whether the answer to the end of a transaction that read is still to be taken.
  private var owesAnswer = false

  /// Where a transaction that only reads stands.
  private enum Reading {
    case not, beginsWithFirstQuestion, begun
  }
  /// Statements that a connection keeps, of those that could be any number.
  private static let mostKept = 500

  init(url: String) throws {
    self.url = url
    handle = try Self.connected(url)
    try setUp()
  }

  private static func connected(_ url: String) throws -> OpaquePointer {
    guard let handle = PQconnectdb(url) else { throw StorageError.connection("out of memory") }
    guard PQstatus(handle) == CONNECTION_OK else {
      let why = String(cString: PQerrorMessage(handle)).split(separator: "\n").first.map(String.init) ?? ""
      PQfinish(handle)
      throw StorageError.connection(why)
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    return handle
  }

  private func setUp() throws {
    // The same patience as on SQLite.
    try command("SET lock_timeout = '30s'")
    try command("SET client_encoding = 'UTF8'")
  }

  /// Where the server was restarted while the connection lay idle, and nothing was asked of it yet.
  func connectAgain() throws {
    let fresh = try Self.connected(url)
    PQfinish(handle)
    (handle, prepared, broken, owesAnswer) = (fresh, [:], false, false)
    try setUp()
  }

  deinit { PQfinish(handle) }

  var isAlive: Bool { !broken && PQstatus(handle) == CONNECTION_OK }

  /// A statement without values or result.
  func command(_ sql: String) throws {
    try takeOwedAnswer()
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

  func query(_ questions: [Question]) throws {
    guard reading != .not, !questions.isEmpty else {
      for question in questions { try query(question.sql, question.values, row: question.row) }
      return
    }
    let answers = try ask(questions.map { ($0.sql, $0.values) })
    defer { answers.forEach(PQclear) }
    for (question, answer) in zip(questions, answers) {
      for index in 0..<PQntuples(answer) { try question.row(ResultRow(source: .postgres(result: answer, row: index))) }
    }
  }

  func stream(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws {
    try beginBeforehand()
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

  func lock(_ purpose: LockPurpose) throws {
    try beginBeforehand()
    try command("SELECT pg_advisory_xact_lock(\(purpose.rawValue))")
  }

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
    if reading != .not {
      // One question has one answer.
      guard let answer = try ask([(sql, values)]).first else { throw StorageError.failed(code: "pipeline") }
      return answer
    }
    try flush(through: nil)
    // What is said once, such as a change of the schema, is not kept. Questions without values come as often as others.
    if values.isEmpty, prepared[sql] == nil, !sql.hasPrefix("SELECT") || prepared.count >= Self.mostKept {
      return try runOnce(sql, values)
    }
    try takeOwedAnswer()
    let name: String
    if let known = prepared[sql] {
      name = known
    } else {
      name = newName()
      let result = PQprepare(handle, name, sql, 0, nil)
      defer { PQclear(result) }
      try check(result)
      prepared[sql] = name
    }
    return try result(values) { PQexecPrepared(self.handle, name, Int32(values.count), $0, nil, nil, 1) }
  }

  private func newName() -> String {
    statements += 1
    return "s\(statements)"
  }

  private func runOnce(_ sql: String, _ values: [SQLValue]) throws -> OpaquePointer {
    try takeOwedAnswer()
    return try result(values) { PQexecParams(self.handle, sql, Int32(values.count), nil, $0, nil, nil, 1) }
  }

  private func result(
    _ values: [SQLValue], _ call: (UnsafePointer<UnsafePointer<CChar>?>?) -> OpaquePointer?
  ) throws -> OpaquePointer {
    let result = Self.send(values, call)
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

  private static func send<Result>(
    _ values: [SQLValue], _ call: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
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
    return bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { $0 < 0 ? nil : buffer.baseAddress?.advanced(by: $0) }
      return pointers.withUnsafeBufferPointer { call($0.baseAddress) }
    }
  }

  // MARK: Reading

  // A page asks dozens of small questions, and each journey to the server and back wakes two processes: what a transaction
  // needs beside its questions travels with them, by libpq's pipeline.

  private static let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

  /// Begins one consistent view, together with the first question that is asked of it, unless it has begun already.
  func beginReading(scopes: ScopeShelf) {
    guard reading == .not else { return }
    reading = .beginsWithFirstQuestion
    (self.scopes, scope) = (scopes, nil)
  }

  /// Ends it. Nobody waits for the server to say so: nothing was written that could fail.
  func endReading() {
    defer { (reading, scope) = (.not, nil) }
    guard reading == .begun, isAlive else { return }
    guard PQenterPipelineMode(handle) == 1, PQsendQueryParams(handle, "COMMIT", 0, nil, nil, nil, nil, 1) == 1,
      PQpipelineSync(handle) == 1
    else {
      broken = true
      return
    }
    owesAnswer = true
  }

  /// Ends it after an error.
  func giveUpReading() {
    let begun = reading == .begun
    (reading, scope) = (.not, nil)
    if begun { try? command("ROLLBACK") }
  }

  /// For what cannot travel together with its beginning.
  private func beginBeforehand() throws {
    guard reading == .beginsWithFirstQuestion else { return }
    try start(Self.begin)
    reading = .begun
  }

  private func ask(_ questions: [(sql: String, values: [SQLValue])]) throws -> [OpaquePointer] {
    guard reading == .beginsWithFirstQuestion else { return try askOnce(questions) }
    do {
      return try askOnce(questions)
    } catch  where !isAlive {
      try connectAgain()
      reading = .beginsWithFirstQuestion
      return try askOnce(questions)
    }
  }

  /// One journey: the beginning, where it is still to come, the statements' texts, where the server does not know them yet,
  /// and their values.
  /// - Returns: the answer to each, which is the caller's to clear.
  private func askOnce(_ questions: [(sql: String, values: [SQLValue])]) throws -> [OpaquePointer] {
    try takeOwedAnswer()
    var kept: [(sql: String, name: String)] = []
    // Whether a command's answer is one that was asked for.
    var wanted: [Bool] = []
    func sent(_ isSent: Bool, isWanted: Bool) throws {
      guard isSent else {
        broken = true
        throw StorageError.connection("the server went away")
      }
      wanted.append(isWanted)
    }
    guard PQenterPipelineMode(handle) == 1 else { throw StorageError.connection("the server went away") }
    if reading == .beginsWithFirstQuestion {
      try sent(PQsendQueryParams(handle, Self.begin, 0, nil, nil, nil, nil, 1) == 1, isWanted: false)
      reading = .begun
    }
    for (sql, values) in questions {
      let name: String
      if let known = prepared[sql] ?? kept.first(where: { $0.sql == sql })?.name {
        name = known
      } else {
        let isKept = prepared.count < Self.mostKept && (!values.isEmpty || sql.hasPrefix("SELECT"))
        name = isKept ? newName() : ""
        if isKept { kept.append((sql, name)) }
        try sent(PQsendPrepare(handle, name, sql, 0, nil) == 1, isWanted: false)
      }
      let isSent = Self.send(values) { PQsendQueryPrepared(handle, name, Int32(values.count), $0, nil, nil, 1) }
      try sent(isSent == 1, isWanted: true)
    }
    try sent(PQpipelineSync(handle) == 1, isWanted: false)
    let answers = try takeAnswers(wanted.dropLast())
    for (sql, name) in kept { prepared[sql] = name }
    return answers
  }

  /// The answers to the commands of one journey; those that are not wanted bear no rows.
  private func takeAnswers(_ wanted: some Sequence<Bool>) throws -> [OpaquePointer] {
    var answers: [OpaquePointer] = []
    var failure: StorageError?
    for isWanted in wanted {
      let answer = PQgetResult(handle)
      // What follows a failure in one journey is passed over, and says only that.
      if failure == nil {
        do { try check(answer) } catch { failure = error as? StorageError ?? .failed(code: "pipeline") }
      }
      if isWanted, failure == nil, let answer { answers.append(answer) } else { PQclear(answer) }
      while let more = PQgetResult(handle) { PQclear(more) }
    }
    PQclear(PQgetResult(handle))
    if PQexitPipelineMode(handle) != 1 { broken = true }
    guard let failure else { return answers }
    answers.forEach(PQclear)
    throw failure
  }

  private func takeOwedAnswer() throws {
    guard owesAnswer else { return }
    owesAnswer = false
    _ = try takeAnswers([false])
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
