import Foundation

/// Who waits to write and who is landing, told from process to process by locks on a file beside the store. The system
/// takes a lock back when its process ends, however it ends, so that none is ever left behind.
final class TurnLocks: Sendable {
  enum Place: off_t {
    /// Held alone, for as long as an import lands.
    case landing = 0
    /// Held by everybody who waits to write.
    case waiting = 1
    /// Held by everybody who has the store open.
    case open = 2
  }

  private let descriptor: Int32

  /// - Returns: `nil` where the folder takes no file; then nobody can write to the store either.
  init?(beside store: String) {
    descriptor = Glibc.open(store + "-turns", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Locks of one open file are told from those of another, even within a process: Linux's own kind, `F_OFD_…`.
  private enum Command {
    static let ask: Int32 = 36
    static let set: Int32 = 37
  }

  /// - Returns: false where somebody else has it.
  @discardableResult
  func take(_ place: Place, shared: Bool = false) -> Bool {
    var lock = Self.lock(shared ? Int16(F_RDLCK) : Int16(F_WRLCK), place)
    return fcntl(descriptor, Command.set, &lock) == 0
  }

  func leave(_ place: Place) {
    var lock = Self.lock(Int16(F_UNLCK), place)
    _ = fcntl(descriptor, Command.set, &lock)
  }

  func isTakenByOthers(_ place: Place) -> Bool {
    var lock = Self.lock(Int16(F_WRLCK), place)
    return fcntl(descriptor, Command.ask, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  /// - Throws: `busy` where somebody else has it for longer than that many seconds.
  func take(_ place: Place, within seconds: Int) throws {
    let end = DispatchTime.now() + .seconds(seconds)
    while !take(place) {
      if DispatchTime.now() > end { throw StorageError.busy }
      usleep(5_000)
    }
  }

  private static func lock(_ type: Int16, _ place: Place) -> flock {
    flock(l_type: type, l_whence: Int16(SEEK_SET), l_start: place.rawValue, l_len: 1, l_pid: 0)
  }
}
