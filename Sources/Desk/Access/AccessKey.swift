import Crypto
import Foundation
import Glibc

/// The key with which names of those who tried to sign in are made unreadable. It lies in a file beside the store, for its
/// owner alone, and not in the database: whoever reads that learns neither addresses nor what was typed.
struct AccessKey: Sendable {
  let path: String

  /// The key; made where there is none yet. Of several at once the first wins.
  /// - Throws: `DeskError.cannotRead`, `DeskError.cannotWrite`.
  func key() throws -> SymmetricKey {
    if let kept = try kept() { return kept }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    // Written whole beside its place first: nobody must read half a key.
    let draft = "\(path).\(UInt64.random(in: .min ... .max))"
    let file = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw DeskError.cannotWrite(path) }
    defer { unlink(draft) }
    let bytes = SecretBytes.random(32)
    let isWritten = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
    guard close(file) == 0, isWritten else { throw DeskError.cannotWrite(path) }
    guard link(draft, path) == 0 || errno == EEXIST else { throw DeskError.cannotWrite(path) }
    guard let kept = try kept() else { throw DeskError.cannotRead(path) }
    return kept
  }

  private func kept() throws -> SymmetricKey? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path), data.count == 32 else {
      throw DeskError.cannotRead(path)
    }
    return SymmetricKey(data: data)
  }
}

/// Where what must not be in a database lies when the database is elsewhere.
enum DataFolder {
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
  }
}
