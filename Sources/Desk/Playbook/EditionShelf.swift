import Dispatch
import Synchronization

/// The desk as it is with the playbook in force, for a door that stays open: when a newer version is adopted, here or by
/// another server, what was worked out with the old one is put away, and each request sees one version from beginning to end.
final class EditionShelf: Sendable {
  private struct State: Sendable {
    var desk: Desk?
    var version: Int64 = -1
    var lookedAt: UInt64 = 0
  }

  private let state = Mutex(State())
  /// Nanoseconds between two looks for a newer version.
  private static let rest: UInt64 = 1_000_000_000

  /// Look at once for the next who asks.
  func forget() { state.withLock { $0.lookedAt = 0 } }

  /// - Parameter base: a desk with the same store.
  /// - Throws: `StorageError`.
  func desk(of base: Desk) throws -> Desk {
    let now = DispatchTime.now().uptimeNanoseconds
    let kept = state.withLock { now - $0.lookedAt < Self.rest ? $0.desk : nil }
    if let kept { return kept.taking(self) }
    let version = try base.store.newestPlaybookVersion()
    let desk = state.withLock { state -> Desk in
      state.lookedAt = now
      if let kept = state.desk, state.version == version { return kept }
      let fresh = base.atEdition(version)
      (state.desk, state.version) = (fresh, version)
      return fresh
    }
    return desk.taking(self)
  }
}
