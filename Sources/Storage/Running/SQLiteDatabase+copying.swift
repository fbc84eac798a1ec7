import Foundation
import GRDB

extension SQLiteDatabase {
  package func sizes() throws -> (bytes: Int64, log: Int64) {
    func size(_ path: String) -> Int64 {
      ((try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? NSNumber)?.int64Value ?? 0
    }
    return (size(path), size(path + "-wal"))
  }

  /// Through a connection of its own, which reads one view from beginning to end: writing goes on beside it.
  package func copy(to path: String) throws -> Int64? {
    try Self.makeFile(path)
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(30)
      try DatabaseQueue(path: self.path, configuration: configuration).vacuum(into: path)
      return try Self.examine(path)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw SQLiteFault.translate(error, path: path)
    }
  }

  /// For its owner alone from the first byte on.
  private static func makeFile(_ path: String) throws {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw StorageError.cannotOpen(path: path, why: String(cString: strerror(errno)))
    }
    close(file)
  }

  /// Reads a copy whole.
  /// - Returns: the latest change in it.
  private static func examine(_ path: String) throws -> Int64 {
    var configuration = Configuration()
    configuration.readonly = true
    let latest = try DatabaseQueue(path: path, configuration: configuration).read { database -> Int64? in
      let verdict = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
      guard verdict == ["ok"] else { throw StorageError.corrupted("the copy") }
      guard try database.tableExists("schema_version"), try database.tableExists("change_log") else { return nil }
      let version = try Int.fetchOne(database, sql: "SELECT max(version) FROM schema_version") ?? 0
      guard version <= Migration.newest else {
        throw StorageError.newerSchema(found: version, known: Migration.newest)
      }
      return try Int64.fetchOne(database, sql: "SELECT max(seq) FROM change_log") ?? 0
    }
    guard let latest else { throw StorageError.notAStore(path: path) }
    let file = open(path, O_RDONLY)
    defer { close(file) }
    guard file >= 0, fsync(file) == 0 else { throw StorageError.cannotOpen(path: path, why: "it cannot be written") }
    return latest
  }

  static func restore(_ copy: String, to path: String) throws {
    for beside in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: beside) {
      throw StorageError.notAStore(path: beside)
    }
    do {
      _ = try examine(copy)
    } catch {
      throw SQLiteFault.translate(error, path: copy)
    }
    let draft = "\(path).restoring"
    try makeFile(draft)
    defer { unlink(draft) }
    do {
      guard let from = FileHandle(forReadingAtPath: copy), let to = FileHandle(forWritingAtPath: draft) else {
        throw StorageError.cannotOpen(path: copy, why: "it cannot be read")
      }
      while let part = try from.read(upToCount: 1 << 20), !part.isEmpty { try to.write(contentsOf: part) }
      try to.synchronize()
      try to.close()
    } catch let error as StorageError {
      throw error
    } catch {
      throw StorageError.full
    }
    // Never over somebody who was quicker.
    guard link(draft, path) == 0 else { throw StorageError.notAStore(path: path) }
  }
}
