import Foundation
import GRDB
import GRDBSQLite
import Recruitment

/// The embedded engine: one file in WAL mode, many readers beside one writer.
package struct SQLiteDatabase: Database {
  package let dialect = Dialect.sqlite
  private let pool: DatabasePool
  let path: String
  private static let cache = 16_384

  /// Opens the file, or makes it, readable by its owner only. The folder must be there.
  package init(path: String) throws {
    self.path = path
    try Self.prepareFile(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // KiB of pages that each connection keeps: without them a search reads the index of words from the file each time.
      try database.execute(sql: "PRAGMA cache_size = -\(Self.cache)")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      // After a large import the log file gives its space back.
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
      // What is deleted is overwritten, not only forgotten.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  /// Says in words what SQLite would say as a number, and keeps other people from reading a new file.
  private static func prepareFile(_ path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw StorageError.cannotOpen(path: path, why: "it is a folder") }
      if access(path, R_OK) != 0 { throw StorageError.cannotOpen(path: path, why: String(cString: strerror(errno))) }
      try refuseForeignFile(path)
      return
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
  }

  /// SQLite takes a file of a few stray bytes for an empty database and would write over it.
  private static func refuseForeignFile(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 { return }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 16)
    let count = Foundation.read(descriptor, &head, 16)
    if count > 0, count < 16 || head != Array("SQLite format 3\u{0}".utf8) {
      throw StorageError.cannotOpen(path: path, why: "it is not a database")
    }
  }

  package func read<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    do {
      return try pool.read { database in try Self.use(database, keeps: true, body) }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  package func write<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    do {
      return try pool.write { database in try Self.use(database, body) }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  package func writeBulk<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
    do {
      return try pool.writeWithoutTransaction { database in
        // Both settings belong to the connection and can only change outside a transaction.
        try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536")
        defer { try? database.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA cache_size = -\(Self.cache)") }
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try Self.use(database, body)
          return .commit
        }
        guard let result else { throw StorageError.failed(code: "empty") }
        return result
      }
    } catch {
      throw SQLiteFault.translate(error, path: path)
    }
  }

  private static func use<Result>(
    _ database: GRDB.Database, keeps: Bool = false, _ body: (any Connection) throws -> Result
  ) throws -> Result {
    guard let handle = database.sqliteConnection else { throw StorageError.failed(code: "closed") }
    let connection = SQLiteConnection(handle, keeper: keeps ? database : nil)
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
      try pool.vacuum()
      return try pool.writeWithoutTransaction { database in
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
