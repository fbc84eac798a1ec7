@testable import Storage

/// A store on SQLite in whose landings something is otherwise.
struct LandingOtherwise: Database {
  let inner: SQLiteDatabase
  /// What a landing is to go by in place of these; it may change the connection too.
  let otherwise: @Sendable (any Connection, any Turns) throws -> any Turns

  var dialect: Dialect { inner.dialect }
  var spoolFolder: String { inner.spoolFolder }
  func read<Result>(_ body: (any Connection) throws -> Result) throws -> Result { try inner.read(body) }
  func write<Result>(_ body: (any Connection) throws -> Result) throws -> Result { try inner.write(body) }
  func writeBulk<Result>(_ body: (any Connection) throws -> Result) throws -> Result { try inner.writeBulk(body) }
  func land<Result>(octets: Int, _ body: (any Connection, any Turns) throws -> Result) throws -> Result {
    try inner.land(octets: octets) { try body($0, otherwise($0, $1)) }
  }
  func recover() throws { try inner.recover() }
  func integrityProblems() throws -> [String] { try inner.integrityProblems() }
  func scrub() throws -> Bool { try inner.scrub() }
  func sizes() throws -> (bytes: Int64, log: Int64) { try inner.sizes() }
  func copy(to path: String) throws -> Int64? { try inner.copy(to: path) }
}
