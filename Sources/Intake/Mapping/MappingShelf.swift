import Synchronization

/// Mappings that are read from their texts when they are first asked for: a mailbox, a bundle or a calendar asks for none.
package final class MappingShelf: Sendable {
  private let kept = Mutex<[Mapping]?>(nil)
  private let read: @Sendable () -> [Mapping]

  package init(_ read: @escaping @Sendable () -> [Mapping]) { self.read = read }

  package var all: [Mapping] {
    kept.withLock { kept in
      let found = kept ?? read()
      kept = found
      return found
    }
  }
}
