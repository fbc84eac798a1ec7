import Foundation
import GRDB
import GRDBSQLite
import Recruitment
import Synchronization

/// The embedded engine: one file in WAL mode, many readers beside one writer.
package struct SQLiteDatabase: Database {
  package let dialect = Dialect.sqlite
  private let connections: SQLiteConnections
  let path: String
  /// Whether one command has it: nobody else in this process writes while a landing goes on.
  private let isOfOneCommand: Bool
  /// `nil` where the folder takes no file.
  private let locks: TurnLocks?
  private let uses = Uses()
  private let scopes = ScopeShelf()
  /// Pages in the log file after which a write looks after it.
  private let checkpoint: Int32

  /// How often the store was looked at or written to from here.
  private final class Uses: Sendable {
    private let number = Atomic<Int>(0)
    var count: Int { number.load(ordering: .relaxed) }
    func add() { number.add(1, ordering: .relaxed) }
  }

  /// KiB of pages that each connection keeps.
  private static let cache = 16_384
  /// Pages in the log file after which a write looks after it.
  private static let checkpoint = 16_384

  /// Opens the file, or makes it, readable by its owner only. The folder must be there.
  /// - Parameter isOfOneCommand: whether nobody else in this process will write while a landing goes on.
  package init(path: String, isOfOneCommand: Bool = false) throws {
    try self.init(path: path, isOfOneCommand: isOfOneCommand, checkpoint: Int32(Self.checkpoint))
  }

  init(path: String, isOfOneCommand: Bool = false, checkpoint: Int32) throws {
    self.path = path
    self.checkpoint = checkpoint
    self.isOfOneCommand = isOfOneCommand
    let isLogged = try Self.prepareFile(path)
    let locks = TurnLocks(beside: path)
    // What is written straight into the file (`filling`) lets others open it in a turn only.
    locks?.take(.waiting, shared: true)
    defer { locks?.leave(.waiting) }
    do {
      connections = try SQLiteConnections(
        path: path, configuration: Self.configuration(), isLogged: isLogged, isOfOneCommand: isOfOneCommand)
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
    locks?.take(.open, shared: true)
    self.locks = locks
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    // Half a minute. SQLite's own waiting looks ten times a second: too seldom for a landing that gives a turn.
    configuration.busyMode = .callback { tries in
      usleep(tries < 100 ? 1_000 : 5_000)
      return tries < 6_000
    }
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // KiB of pages that each connection keeps: without them a search reads the index of words from the file each time.
      try database.execute(sql: "PRAGMA cache_size = -\(Self.cache)")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      // A landing looks after the log file sooner (below), so that nobody who waited for it has its pages to write as well.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.checkpoint)")
      // After a large import the log file gives its space back.
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
      // What is deleted is overwritten, not only forgotten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// Says in words what SQLite would say as a number, and keeps other people from reading a new file.
  /// - Returns: whether what is written to it goes by way of a log already.
  private static func prepareFile(_ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw StorageError.cannotOpen(path: path, why: "it is a folder") }
      if access(path, R_OK) != 0 { throw StorageError.cannotOpen(path: path, why: String(cString: strerror(errno))) }
      return try isLogged(path)
    }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw StorageError.cannotOpen(path: path, why: "there is no folder \(folder)")
    }
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno == ENOSPC || errno == EDQUOT {
      throw StorageError.full
    } else if errno != EEXIST {
      throw StorageError.cannotOpen(path: path, why: String(cString: strerror(errno)))
    }
    return false
  }

  /// SQLite takes a file of a few stray bytes for an empty database and would write over it.
  /// - Returns: whether what is written to it goes by way of a log.
  private static func isLogged(_ path: String) throws -> Bool {
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 20)
    let count = Foundation.read(descriptor, &head, head.count)
    if count <= 0 { return false }
    guard count >= 16, head[..<16].elementsEqual("SQLite format 3\u{0}".utf8) else {
      throw StorageError.cannotOpen(path: path, why: "it is not a database")
    }
    // By which versions of the format it is to be written and read: 2 is by way of a log.
    return head[18] == 2 && head[19] == 2
  }

  package func read<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    uses.add()
    do {
      return try connections.read { try Self.use($0, keeps: true, scopes: scopes, body) }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  package func write<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try whenLanded {
      try connections.write { try transaction($0, body) }
    }
  }

  package func writeBulk<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    try whenLanded {
      try connections.write { database in
        // Both settings belong to the connection and can only change outside a transaction.
        try database.execute(sql: Self.manyRows)
        defer { try? database.execute(sql: Self.fewRows) }
        return try transaction(database, body)
      }
    }
  }

  private static let manyRows = "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536"
  /// The settings of a connection, as they were.
  private static let fewRows =
    "PRAGMA foreign_keys = ON; PRAGMA cache_size = -\(cache); PRAGMA wal_autocheckpoint = \(checkpoint)"

  private func transaction<Result>(
    _ database: GRDB.Database, _ body: (any Connection) throws -> Result
  ) throws -> Result {
    uses.add()
    do {
      try waiting { try database.beginTransaction(.immediate) }
      let result = try Self.use(database, body)
      // A landing looks after the log file itself: who wrote one line in between does not wait until its pages are on disk.
      let isLanding = locks?.isTakenByOthers(.landing) == true
      sqlite3_wal_autocheckpoint(database.sqliteConnection, isLanding ? 0 : checkpoint)
      try database.commit()
      return result
    } catch {
      if database.isInsideTransaction { try? database.rollback() }
      throw error
    }
  }

  /// Lets a landing know that somebody waits for it. Of one store's writes one waits at a time.
  private func waiting(_ begin: () throws -> Void) throws {
    locks?.take(.waiting, shared: true)
    defer { locks?.leave(.waiting) }
    try begin()
  }

  /// Makes a write again that must not come between the parts of a landing.
  private func whenLanded<Result>(_ write: () throws -> Result) throws -> Result {
    do {
      while true {
        do {
          return try write()
        } catch is LandingUnderWay {
          try recover(waiting: Self.longestLanding)
        }
      }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  /// In seconds.
  private static let longestLanding = 3_600

  package func land<Result>(
    octets: Int, _ body: (any Connection, any Turns) throws -> Result
  ) throws -> Result {
    do {
      return try alone(waiting: Self.longestLanding, octets: octets) { try $0.run(body) }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  package func recover() throws { try recover(waiting: 0) }

  private func recover(waiting seconds: Int) throws {
    let mark = try connections.read { try HiddenRows.mark(in: $0) }
    if mark != nil { try alone(waiting: seconds) { _ in } }
  }

  /// Runs a landing while no other goes on, after what an earlier one may have left was taken back.
  private func alone<Result>(
    waiting seconds: Int, octets: Int = 0, _ body: (SQLiteLanding) throws -> Result
  ) throws -> Result {
    guard let own = TurnLocks(beside: path) else {
      throw errno == ENOSPC || errno == EDQUOT ? StorageError.full : StorageError.readOnly
    }
    try own.take(.landing, within: seconds)
    defer { own.leave(.landing) }
    let (uses, locks, before) = (uses, locks, uses.count)
    func run(_ database: GRDB.Database) throws -> Result {
      try database.execute(sql: Self.manyRows)
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
      let landing = SQLiteLanding(database, own) {
        uses.count != before || locks?.isTakenByOthers(.open) != false
      }
      if let mark = try HiddenRows.mark(in: database) { try landing.takeBack(mark) }
      return try body(landing)
    }
    guard isOfOneCommand else {
      return try DatabaseQueue(path: path, configuration: Self.configuration()).inDatabase(run)
    }
    let fills = octets >= GRDB.Database.much && locks?.isTakenByOthers(.open) == false
    if fills { connections.closeOthers() }
    return try connections.write { database in
      defer { try? database.execute(sql: Self.fewRows) }
      return fills ? try database.filling { try run(database) } : try run(database)
    }
  }

  static func use<Result>(
    _ database: GRDB.Database, keeps: Bool = false, scopes: ScopeShelf? = nil,
    _ body: (any Connection) throws -> Result
  ) throws -> Result {
    guard let handle = database.sqliteConnection else { throw StorageError.failed(code: "closed") }
    let connection = SQLiteConnection(handle, keeper: keeps ? database : nil, scopes: scopes)
    defer { connection.finish() }
    return try body(connection)
  }

  package func integrityProblems() throws -> [String] {
    try read { connection in
      var problems: [String] = []
      try connection.query("PRAGMA quick_check(10)") { row in
        if let text = row.text(0), text != "ok" { problems.append(text) }
      }
      try connection.query("PRAGMA foreign_key_check") { row in
        if problems.count < 20 {
          problems.append("\(row.text(0) ?? "") row \(row.integer(1) ?? 0): \(row.text(2) ?? "") is missing")
        }
      }
      return problems
    }
  }

  package func scrub() throws -> Bool {
    do {
      return try connections.write { database in
        try database.execute(sql: "VACUUM")
        do {
          _ = try database.checkpoint(.truncate)
          return true
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_BUSY {
          return false
        }
      }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  package var spoolFolder: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }
}

enum SQLiteFault {
  static func translate(_ error: any Error, path: String) -> any Error {
    guard let fault = error as? DatabaseError else { return error }
    return translate(
      code: fault.extendedResultCode.rawValue, message: fault.message ?? "", path: path)
  }

  /// - Parameter message: SQLite's own words; for constraints they are table and column, never values.
  static func translate(code: Int32, message: String, path: String?) -> StorageError {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_FULL: return .full
    case SQLITE_READONLY: return .readOnly
    case SQLITE_CORRUPT: return .corrupted("SQLite code \(code)")
    case SQLITE_NOTADB: return .cannotOpen(path: path ?? "the file", why: "it is not a database")
    case SQLITE_CANTOPEN: return .cannotOpen(path: path ?? "the file", why: "no permission, or a folder is missing")
    case SQLITE_CONSTRAINT: return .constraint(message.split(separator: ":").last.map { $0.trimmed } ?? "")
    case SQLITE_IOERR where errno == ENOSPC || errno == EDQUOT: return .full
    default: return .failed(code: "SQLite \(code)")
    }
  }
}
