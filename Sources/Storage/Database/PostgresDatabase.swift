import CPostgres
import Dispatch
import Foundation

/// The server engine. Connections are opened when they are first needed and kept for the next transaction.
package final class PostgresDatabase: Database, @unchecked Sendable {
  // Unchecked: what varies is touched only while `condition` is held, and a connection by one thread at a time.
  package let dialect = Dialect.postgres
  let url: String
  private let condition = NSCondition()
  private var idle: [PostgresConnection] = []
  private var open = 0
  private let limit = 8
  private var sitters = 0
  /// Whoever waits to sit, in the order in which they came: by chance some would wait for many times as long as others.
  private var waiting: [DispatchSemaphore] = []
  /// Fewer than there are connections: whoever sits may wait for somebody who needs one for a moment.
  private let mostSitters = 4
  let scopes = ScopeShelf()

  package init(url: String) throws {
    self.url = url
    // Opening one now makes a wrong address known at once.
    let connection = try PostgresConnection(url: url)
    idle.append(connection)
    open = 1
  }

  package func read<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try read(isNew: false, body)
  }

  package func readAnew<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try read(isNew: true, body)
  }

  package func readAnew<Result>(
    unless isNewEnough: (any Connection) throws -> Bool, _ body: (any Connection) throws -> Result
  ) throws -> Result {
    guard let sitting else { return try read(body) }
    return try sitting.read(isNew: try !sitting.read(isNew: false, isNewEnough), body)
  }

  package func recalled<Answer: Sendable>(_ key: String, _ make: () throws -> Answer) throws -> Answer {
    try sitting?.recalled(key, make) ?? make()
  }

  private func read<Result>(isNew: Bool, _ body: (any Connection) throws -> Result) throws -> Result {
    if let sitting { return try sitting.read(isNew: isNew, body) }
    let connection = try take()
    defer { give(connection) }
    connection.beginReading(scopes: scopes)
    do {
      let result = try body(connection)
      connection.endReading()
      return result
    } catch {
      connection.giveUpReading()
      throw error
    }
  }

  package func readOne<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    if let sitting { return try sitting.read(isNew: false, body) }
    let connection = try take()
    defer { give(connection) }
    connection.scopes = nil
    do {
      return try body(connection)
    } catch  where !connection.isAlive {
      // The server was restarted while the connection lay idle.
      try connection.connectAgain()
      return try body(connection)
    }
  }

  package func write<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try transaction(body)
  }

  package func writeBulk<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try transaction(body)
  }

  package func land<Result>(octets: Int, _ body: (any Connection, any Turns) throws -> Result) throws -> Result {
    try writeBulk { try body($0, NoTurns()) }
  }

  package func recover() throws {}

  private func transaction<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    let own = try sitting?.writer()
    let connection = try own ?? take()
    defer { if own == nil { give(connection) } }
    try connection.start("BEGIN")
    connection.scopes = nil
    do {
      let result = try body(connection)
      try connection.flushWriters()
      try connection.command("COMMIT")
      return result
    } catch {
      connection.forgetWriters()
      try? connection.command("ROLLBACK")
      throw error
    }
  }

  func startSitting() {
    condition.lock()
    if sitters < mostSitters {
      sitters += 1
      return condition.unlock()
    }
    let turn = DispatchSemaphore(value: 0)
    waiting.append(turn)
    condition.unlock()
    turn.wait()
  }

  func endSitting() {
    condition.lock()
    // The place passes to whoever came first.
    let next = waiting.isEmpty ? nil : waiting.removeFirst()
    if next == nil { sitters -= 1 }
    condition.unlock()
    next?.signal()
  }

  func take() throws -> PostgresConnection {
    condition.lock()
    while idle.isEmpty && open >= limit { condition.wait() }
    if let connection = idle.popLast() {
      condition.unlock()
      if connection.isAlive { return connection }
      // The server closed it while it lay idle: one fresh try.
      return try replace()
    }
    open += 1
    condition.unlock()
    return try replace()
  }

  private func replace() throws -> PostgresConnection {
    do {
      return try PostgresConnection(url: url)
    } catch {
      condition.lock()
      open -= 1
      condition.signal()
      condition.unlock()
      throw error
    }
  }

  func give(_ connection: PostgresConnection) {
    condition.lock()
    if connection.isAlive { idle.append(connection) } else { open -= 1 }
    condition.signal()
    condition.unlock()
  }

  package func integrityProblems() throws -> [String] { [] }

  /// Rows that are no more go; what the server's own log and its archive still hold is the server's affair.
  package func scrub() throws -> Bool {
    let connection = try take()
    defer { give(connection) }
    var tables: [String] = []
    try connection.query("SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()", []) {
      if let name = $0.text(0) { tables.append(name) }
    }
    for table in tables.sorted() { try connection.command("VACUUM \(table)") }
    return true
  }

  package var spoolFolder: String { NSTemporaryDirectory() }
}
