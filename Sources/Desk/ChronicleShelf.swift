import Chronicle
import Foundation
import Storage
import Synchronization

/// Where the copy of the history stands: beside an SQLite file, else in the host's cache. Hands out the newest.
package final class ChronicleShelf: Sendable {
  private let store: Store
  package let directory: String
  /// The history as it was last asked for: a door that stays open need not map and read it again.
  private let last = Mutex<Chronicle?>(nil)

  package init(store: Store, location: DatabaseLocation) {
    self.store = store
    switch location {
    case .sqlite(let path): directory = path + ".chronicle"
    case .postgres: directory = Self.cacheFolder + "/rightcall/chronicle-" + store.storeIdentity
    }
  }

  /// The latest change that it was last handed out with; `nil` where nobody asked yet.
  var latestSeen: Int64? { last.withLock { $0?.sequence } }

  /// Forgets it: the next is read from its files, or from the store.
  func forget() { last.withLock { $0 = nil } }

  private static var cacheFolder: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
  }

  /// The history as the store has it now. Where its folder cannot be written (a read-only disk, a full one) it is made
  /// in memory for this once: slower, and right.
  func chronicle() throws -> Chronicle {
    do {
      let chronicle = try Chronicle.caughtUp(
        with: store, directory: directory, known: last.withLock { $0 })
      last.withLock { $0 = chronicle }
      return chronicle
    } catch ChronicleError.cannotWrite {
      return try Chronicle.ephemeral(with: store)
    }
  }
}
