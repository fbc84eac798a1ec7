import Desk
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

    /// Not while it is read.
    var mayGo: Bool { if case .running = state { false } else { true } }

    /// How it is to be read.
    var wish: UploadWish { UploadWish(path: path, mapping: mapping, text: text, me: me, onlyKnown: onlyKnown) }
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
    folder = "\(NSTemporaryDirectory())\(Self.folders)\(UInt64.random(in: .min ... .max))"
    Self.sweep()
  }

  private static let folders = "rightcall-uploads-"

  /// A server that was killed could not clear its uploads away: who starts next does, once they are a day old.
  private static func sweep() {
    let (files, place) = (FileManager.default, NSTemporaryDirectory())
    let oldest = Date(timeIntervalSinceNow: -Double(keptSeconds))
    for name in (try? files.contentsOfDirectory(atPath: place)) ?? [] where name.hasPrefix(folders) {
      let changed = (try? files.attributesOfItem(atPath: place + name))?[.modificationDate] as? Date
      if let changed, changed < oldest { try? files.removeItem(atPath: place + name) }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A new place for a file, under its own name in a folder of its own.
  /// - Parameter name: nothing but a name.
  func place(for name: String) throws -> String {
    let place = try place()
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw WebError.unusable(field: "file") }
    return "\(place)/\(name)"
  }

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
    forgetOld(now: now)
    let gone = uploads.withLock { all -> String? in
      defer { all[id] = upload }
      guard all.count >= Self.most, let oldest = all.values.filter(\.mayGo).min(by: { $0.at < $1.at }) else {
        return nil
      }
      all[oldest.id] = nil
      return oldest.path
    }
    if let gone { Self.clear(gone) }
    return upload
  }

  /// Clears away what is a day old: whenever somebody looks at imports.
  func forgetOld(now: Instant) {
    let old = uploads.withLock { all -> [String] in
      let stale = all.values.filter { $0.mayGo && now.seconds - $0.at.seconds > Self.keptSeconds }
      for one in stale { all[one.id] = nil }
      return stale.map(\.path)
    }
    for path in old { Self.clear(path) }
  }

  /// Takes a file away, with the folder that is its own.
  private static func clear(_ path: String) {
    try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
  }

  /// Whether the import of an upload may begin: once, and again where it failed.
  func begin(_ id: String, now: Instant) -> Bool {
    uploads.withLock { all in
      switch all[id]?.state {
      case .waiting, .failed:
        all[id]?.state = .running(rows: 0, since: now, of: 0)
        return true
      case .running, .done, nil: return false
      }
    }
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
    if let path { Self.clear(path) }
  }
}
