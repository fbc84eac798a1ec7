import Moments
import Synchronization

/// The playbook that is in use, read once and only when a question needs it: an import has no use for it.
final class PlaybookShelf: Sendable {
  /// `nil` for the one that comes with RightCall.
  private let path: String?
  private let kept: Mutex<Playbook?>

  init(path: String?) {
    self.path = path
    kept = Mutex(nil)
  }

  /// One that was read already.
  init(_ playbook: Playbook) {
    path = nil
    kept = Mutex(playbook)
  }

  /// - Throws: `PlaybookError`, `DeskError.cannotRead`, `DeskError.notText`.
  func playbook() throws -> Playbook {
    try kept.withLock { kept in
      if let kept { return kept }
      let playbook = try PlaybookReader.read(Desk.playbookText(at: path))
      kept = playbook
      return playbook
    }
  }
}
