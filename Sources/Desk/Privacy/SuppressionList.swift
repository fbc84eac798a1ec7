import Foundation
import Glibc
import Recruitment
import Storage

/// The list of those who were erased, as keyed hashes in a file beside the keys: never in the database and its backups, so
/// that a backup from before an erasure does not bring anybody back. One line each; a line that begins with `-` takes one
/// back.
struct SuppressionList: Sendable {
  let path: String

  /// - Throws: `DeskError.cannotRead`.
  func entries() throws -> [SuppressedDigest] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let data = FileManager.default.contents(atPath: path) else { throw DeskError.cannotRead(path) }
    var kept: [String: Int64] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let isTakenBack = line.hasPrefix("-")
      let parts = line.drop { $0 == "-" }.split(separator: " ")
      // A line that was cut short says nothing.
      guard parts.count == 2, parts[0].utf8.count == 64, let at = Int64(parts[1]) else { continue }
      kept[String(parts[0])] = isTakenBack ? nil : at
    }
    return kept.map { SuppressedDigest(digest: $0.key, person: .none, at: Instant($0.value)) }
      .sorted { ($0.at, $0.digest) < ($1.at, $1.digest) }
  }

  /// Whole and on the disk before anything is erased.
  /// - Throws: `DeskError.cannotWrite`.
  func add(_ digests: [String], at now: Instant) throws { try append(digests.map { "\($0) \(now.seconds)\n" }) }

  func takeBack(_ digests: [String], at now: Instant) throws { try append(digests.map { "-\($0) \(now.seconds)\n" }) }

  private func append(_ lines: [String]) throws {
    if lines.isEmpty { return }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let file = open(path, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw DeskError.cannotWrite(path) }
    let bytes = Array(lines.joined().utf8)
    let isWritten = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
    guard close(file) == 0, isWritten else { throw DeskError.cannotWrite(path) }
  }
}
