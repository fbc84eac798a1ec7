import Foundation
import GRDB
import Synchronization

/// The connections to one file. A door has many that read beside one that writes. A command has one, and these only where
/// somebody wants to look or to write while that one is in use: each reads the whole schema, and they are made in pairs,
/// which takes as long as a tenth of a small mailbox's import.
final class SQLiteConnections: Sendable {
  private let path: String
  private let configuration: Configuration
  /// A command's.
  private let own: DatabaseQueue?
  private let isInUse = Atomic<Bool>(false)
  private let pool: Mutex<DatabasePool?>

  /// - Parameters:
  ///   - isLogged: whether what is written to the file goes by way of a log already.
  ///   - isOfOneCommand: whether one connection will do, as a rule.
  init(path: String, configuration: Configuration, isLogged: Bool, isOfOneCommand: Bool) throws {
    (self.path, self.configuration) = (path, configuration)
    guard isOfOneCommand else {
      if isLogged { Self.beginLog(path + "-wal") }
      own = nil
      pool = Mutex(try DatabasePool(path: path, configuration: configuration))
      return
    }
    var single = configuration
    single.journalMode = isLogged ? .default : .wal
    own = try DatabaseQueue(path: path, configuration: single)
    pool = Mutex(nil)
  }

  /// Closes the one connection here. GRDB would, before it does, have Foundation forget observers that there never were:
  /// that takes a process, which asks such a thing for the first time, longer than to close. So the closed one is left.
  deinit {
    guard let own else { return }
    try? own.close()
    _ = Unmanaged.passRetained(own)
  }

  /// Looks at the store as it is at one time, without what a landing under way has added so far.
  func read<Result>(_ body: (GRDB.Database) throws -> Result) throws -> Result {
    if let own, let result = try whileFree({ try Self.look(own, body) }) ?? nil { return result }
    return try pooled().read { connection in
      try HiddenRows.settle(connection)
      return try body(connection)
    }
  }

  /// - Returns: `nil` where rows would have to be hidden: a connection that writes must see them all.
  private static func look<Result>(_ own: DatabaseQueue, _ body: (GRDB.Database) throws -> Result) throws -> Result? {
    try own.unsafeRead { connection in
      var result: Result?
      try connection.inTransaction(.deferred) {
        if try HiddenRows.mark(in: connection) == nil { result = try body(connection) }
        return .commit
      }
      return result
    }
  }

  /// Gives the connection that writes, outside a transaction.
  func write<Result>(_ body: (GRDB.Database) throws -> Result) throws -> Result {
    if let own, let result = try whileFree({ try own.writeWithoutTransaction(body) }) { return result }
    return try pooled().writeWithoutTransaction(body)
  }

  /// Closes whatever is not in use: what is to have the file to itself must be the only connection.
  func closeOthers() {
    pool.withLock { pool in
      if own == nil { pool?.invalidateReadOnlyConnections() } else { pool = nil }
    }
  }

  /// - Returns: `nil` where the one connection is in use, by another thread or further up in this one.
  private func whileFree<Result>(_ body: () throws -> Result) throws -> Result? {
    guard isInUse.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else { return nil }
    defer { isInUse.store(false, ordering: .releasing) }
    return try body()
  }

  private func pooled() throws -> DatabasePool {
    try pool.withLock { pool in
      if let pool { return pool }
      Self.beginLog(path + "-wal")
      let made = try DatabasePool(path: path, configuration: configuration)
      pool = made
      return made
    }
  }

  /// Where there is no log, or an empty one, GRDB makes a table and drops it again so that there is something in it: the
  /// disk is waited for twice and the schema read once more, at each start. One octet does as well: SQLite takes a log that
  /// is shorter than its head for an empty one. Nothing that somebody else has written there meanwhile is touched.
  private static func beginLog(_ path: String) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 { return }
    defer { close(descriptor) }
    _ = posix_fallocate(descriptor, 0, 1)
  }
}
