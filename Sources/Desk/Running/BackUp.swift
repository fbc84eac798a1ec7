import Foundation
import Glibc
import Recruitment
import Storage

/// A backup that was made or put back.
package struct BackupReport: Hashable, Sendable {
  package var path: String
  package var bytes: Int64
  /// Up to which change of the store it goes; `nil` where only putting it back would tell.
  package var latestChange: Int64?
  /// After putting it back: how many people who were erased since were erased again.
  package var erasedAgain = 0
}

extension Desk {
  /// Writes a copy of the store to a new file, while others go on writing, and reads it again. Keys are not in it.
  /// - Throws: `DeskError.backup`, `.cannotWrite`, `StorageError`.
  package func backUp(to path: String, now: Instant) throws -> BackupReport {
    guard !FileManager.default.fileExists(atPath: path) else { throw DeskError.backup(.taken(path)) }
    let before = try store.figures().latestChange
    // Under another name until it is whole: half a backup must not be taken for one.
    let draft = path + ".part"
    Glibc.unlink(draft)
    defer { Glibc.unlink(draft) }
    let latest: Int64?
    do {
      latest = try store.copy(to: draft)
    } catch StorageError.failed(let code) where code.hasPrefix("pg_") {
      throw DeskError.backup(.tool(code))
    } catch StorageError.cannotOpen {
      throw DeskError.cannotWrite(path)
    }
    if let latest, latest < before { throw DeskError.backup(.differs) }
    guard link(draft, path) == 0 else {
      throw errno == EEXIST ? DeskError.backup(.taken(path)) : DeskError.cannotWrite(path)
    }
    try store.setMeta(Self.backupKey, String(now.seconds))
    return BackupReport(path: path, bytes: Self.size(path), latestChange: latest)
  }

  static let backupKey = "last_backup"

  static func size(_ path: String) -> Int64 {
    ((try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? NSNumber)?.int64Value ?? 0
  }

  /// Puts a backup into a place where there is no store, brings its schema forward, and erases again whoever was erased
  /// since it was made.
  /// - Throws: `DeskError.backup`, `.privacyKey`, `StorageError`.
  package static func restore(_ path: String, database: String, now: Instant) throws -> BackupReport {
    guard FileManager.default.fileExists(atPath: path) else { throw DeskError.cannotRead(path) }
    let location = try DatabaseLocation.parse(database)
    do {
      try Store.restore(path, into: location)
    } catch StorageError.notAStore(let place) {
      throw DeskError.backup(place == path ? .damaged(path) : .storeTaken)
    } catch StorageError.failed(let code) where code.hasPrefix("pg_") {
      throw DeskError.backup(.tool(code))
    } catch StorageError.corrupted {
      throw DeskError.backup(.damaged(path))
    } catch StorageError.cannotOpen(let place, _) {
      throw place == path ? DeskError.backup(.damaged(path)) : DeskError.cannotWrite(place)
    }
    let desk = try Desk.open(database: database)
    let again = try desk.reapplyErasures(now: now)
    return BackupReport(
      path: path, bytes: size(path), latestChange: try desk.store.figures().latestChange, erasedAgain: again)
  }
}
