import Foundation
import Recruitment
import Synchronization

/// Files that were uploaded and wait to be imported: for their owner alone, under names that nobody can guess, gone a day
/// later or with the server.
final class UploadStore: Sendable {
  struct Upload: Sendable {
    var id: String
    var path: String
    /// As the browser called it; shown, and never a path.
    var name: String
    var by: AccountID?
    var at: Instant
    var state = State.waiting
    var mapping: String?
    var text: String?
    /// Whose mail or calendar it is.
    var me: [String] = []
    var onlyKnown = false
  }

  enum State: Sendable {
    case waiting
    /// - `rows`: read so far.
    case running(rows: Int, since: Instant, of: Int)
    case done(ImportReport)
    case failed(String)
  }

  /// Octets.
  static let longest = 2 << 30
  private static let keptSeconds: Int64 = 86_400
  private static let most = 50

  private let uploads = Mutex<[String: Upload]>([:])
  private let folder: String

  init() {
    folder = NSTemporaryDirectory() + "rightcall-uploads-\(UInt64.random(in: .min ... .max))"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A new place for bytes to come to.
  /// - Throws: `WebError.unusable` where there is no room.
  func place() throws -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw WebError.unusable(field: "file") }
    return "\(folder)/\(UInt64.random(in: .min ... .max))"
  }

  func add(path: String, name: String, by account: AccountID?, now: Instant) -> Upload {
    let id = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let upload = Upload(id: id, path: path, name: name, by: account, at: now)
    let old = uploads.withLock { all -> [String] in
      let stale = all.values.filter { now.seconds - $0.at.seconds > Self.keptSeconds }
      for one in stale { all[one.id] = nil }
      var gone = stale.map(\.path)
      if all.count >= Self.most, let oldest = all.values.min(by: { $0.at < $1.at }) {
        all[oldest.id] = nil
        gone.append(oldest.path)
      }
      all[id] = upload
      return gone
    }
    for path in old { try? FileManager.default.removeItem(atPath: path) }
    return upload
  }

  /// - Returns: `nil` for an upload of somebody else.
  func upload(_ id: String, by account: AccountID?) -> Upload? {
    uploads.withLock { all in all[id].flatMap { $0.by == account ? $0 : nil } }
  }

  func change(_ id: String, _ body: @Sendable (inout Upload) -> Void) {
    uploads.withLock { all in
      if var upload = all[id] {
        body(&upload)
        all[id] = upload
      }
    }
  }

  func remove(_ id: String) {
    let path = uploads.withLock { $0.removeValue(forKey: id)?.path }
    if let path { try? FileManager.default.removeItem(atPath: path) }
  }
}
