import Foundation
import Glibc
import Recruitment
import Storage

/// Where the keys of trials lie: never in the database, so that whoever reads that cannot foresee a lot. One file a trial,
/// for its owner alone; beside an SQLite file, else in the data folder of the host.
package struct TrialKeys: Sendable {
  private let stem: String

  package init(store: Store, location: DatabaseLocation) {
    switch location {
    case .sqlite(let path): stem = path
    case .postgres: stem = DataFolder.path + "/rightcall/store-" + store.storeIdentity
    }
  }

  /// The key for signing in, which lies beside them.
  var accessKey: AccessKey { AccessKey(path: "\(stem).access.key") }

  /// The key by which browsers' makers know us.
  var pushKey: AccessKey { AccessKey(path: "\(stem).push.key") }

  /// The key by which people who were erased are known again, and numbers on screening lists.
  var privacyKey: AccessKey { AccessKey(path: "\(stem).privacy.key") }

  /// The list of those who were erased: outside the store, so that a backup that is put back does not bring them back.
  var suppressionList: SuppressionList { SuppressionList(path: "\(stem).suppressed") }

  /// Named by what is published of the key.
  package func path(commitment: String) -> String { "\(stem).trial-\(commitment.prefix(16)).key" }

  /// Writes a new key down, whole and on the disk, before anything rests on it.
  /// - Throws: `DeskError.cannotWrite`.
  func add(_ key: [UInt8], commitment: String) throws {
    let path = path(commitment: commitment)
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw DeskError.cannotWrite(path) }
    let isWritten = key.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == key.count && fsync(file) == 0
    guard close(file) == 0, isWritten else {
      unlink(path)
      throw DeskError.cannotWrite(path)
    }
  }

  func remove(commitment: String) { unlink(path(commitment: commitment)) }

  /// - Returns: `nil` where the file is not there, or holds another key than the one that was published.
  func lot(commitment: String) -> KeyedLot? {
    guard let data = FileManager.default.contents(atPath: path(commitment: commitment)),
      let lot = KeyedLot(key: Array(data)), lot.commitment == commitment
    else { return nil }
    return lot
  }
}
