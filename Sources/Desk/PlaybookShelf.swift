import Moments
import Storage
import Synchronization

/// The playbook that is in use, read once and only when a question needs it: an import has no use for it.
final class PlaybookShelf: Sendable {
  /// `nil` for the firm's own in the store, or else the one that comes with RightCall.
  let path: String?
  private let store: Store?
  private let kept: Mutex<Playbook?>

  init(path: String?, store: Store? = nil) {
    self.path = path
    self.store = store
    kept = Mutex(nil)
  }

  /// The same, not read yet: what is in force may have changed.
  var anew: PlaybookShelf { path == nil && store != nil ? PlaybookShelf(path: nil, store: store) : self }

  /// One that was read already.
  init(_ playbook: Playbook) {
    path = nil
    store = nil
    kept = Mutex(playbook)
  }

  /// - Throws: `PlaybookError`, `DeskError.cannotRead`, `DeskError.notText`.
  func playbook() throws -> Playbook {
    try kept.withLock { kept in
      if let kept { return kept }
      let playbook = try PlaybookReader.read(text())
      kept = playbook
      return playbook
    }
  }

  private func text() throws -> String {
    guard path == nil, let store else { return try Desk.playbookText(at: path) }
    let version = try store.newestPlaybookVersion()
    return try (version == 0 ? nil : store.playbook(version: version)?.text) ?? Desk.playbookText(at: nil)
  }
}
