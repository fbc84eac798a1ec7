import Foundation
import Recruitment

/// What a store is like from outside, for whoever runs it.
package struct StoreFigures: Hashable, Sendable {
  package var engine: Dialect
  /// Of the records, in bytes; on a server what the database takes.
  package var bytes: Int64
  /// Of the log of changes beside an SQLite file.
  package var logBytes: Int64
  package var latestChange: Int64
  /// When the newest batch was written.
  package var lastWritten: Instant?
}

extension Store {
  /// Throws where the store cannot be reached, or is of an older schema than this release needs. A newer one than ours is
  /// served on: schemas only grow.
  package func ready() throws {
    let version = try database.read { try Migration.version(of: $0) }
    guard let version, version >= Migration.newest else { throw StorageError.notAStore(path: "the store") }
  }

  package func figures() throws -> StoreFigures {
    let (bytes, logBytes) = try database.sizes()
    return try database.read { connection in
      StoreFigures(
        engine: connection.dialect, bytes: bytes, logBytes: logBytes,
        latestChange: try connection.integer("SELECT max(seq) FROM change_log") ?? 0,
        lastWritten: try connection.integer("SELECT max(at) FROM batch").map { Instant($0) })
    }
  }

  /// Makes a copy of the whole store as it is at one moment, while others write on, and looks at what was written.
  /// - Parameter path: a new file; whoever calls sees to it that nothing is there.
  /// - Returns: the latest change that the copy holds; `nil` where that cannot be told without putting it back.
  /// - Throws: `corrupted` where the copy is not whole, `failed` where the engine's own program failed.
  package func copy(to path: String) throws -> Int64? { try database.copy(to: path) }

  /// Puts a copy into an empty place.
  /// - Throws: `notAStore` where something is there already; `failed`, `corrupted`.
  package static func restore(_ path: String, into location: DatabaseLocation) throws {
    switch location {
    case .sqlite(let place): try SQLiteDatabase.restore(path, to: place)
    case .postgres(let url): try PostgresDatabase.restore(path, to: url)
    }
  }
}

extension Store {
  /// What the database server takes for now; `nil` where the store is a file of this machine's.
  package func serverClock() throws -> Instant? {
    try database.read { connection in
      guard connection.dialect == .postgres else { return nil }
      return try connection.integer("SELECT CAST(extract(epoch FROM clock_timestamp()) AS BIGINT)").map { Instant($0) }
    }
  }
}
