import Dispatch
import Recruitment
import Storage
import Synchronization

/// Lets one at a time bring the index up to date, beside whoever searches.
final class SearchShelf: Sendable {
  private struct Standing {
    var isRunning = false
    /// The share of a long pass that is done.
    var share: Double?
    var hasFailed = false
  }

  private let queue = DispatchQueue(label: "rightcall.desk.search", qos: .utility)
  private let standing = Mutex(Standing())
  private let log = Mutex<(@Sendable (String) -> Void)?>(nil)

  var progress: Double? { standing.withLock { $0.share } }

  /// Whether the last pass came to no end: what it did not reach is tried again at the next search.
  var hasFailed: Bool { standing.withLock { $0.hasFailed } }

  /// - Parameter log: takes a line for the log: numbers of records and kinds of error, no words of anybody's.
  func report(to log: @escaping @Sendable (String) -> Void) { self.log.withLock { $0 = log } }

  private func begin() -> Bool {
    standing.withLock { standing in
      defer { standing.isRunning = true }
      return !standing.isRunning
    }
  }

  /// Catches up at once where that is quick, else beside.
  /// - Returns: what there was to catch up with, where nothing was done about it.
  func refresh(_ indexer: SearchIndexer) throws -> SearchBacklog? {
    let backlog = try indexer.backlog()
    guard !backlog.isEmpty else { return backlog }
    guard begin() else { return nil }
    if indexer.isQuick(backlog) {
      catchUp(indexer, isLong: false)
    } else {
      queue.async { self.catchUp(indexer, isLong: true) }
    }
    return nil
  }

  /// What goes wrong is said in the log, shows as a lag, and is tried again when the next one searches.
  private func catchUp(_ indexer: SearchIndexer, isLong: Bool) {
    var place = "change log"
    var fault: (any Error)?
    do {
      try indexer.catchUp { done in
        if isLong { standing.withLock { $0.share = done } }
      } failing: { failed, _ in
        place = failed
      }
    } catch {
      fault = error
    }
    standing.withLock { $0 = Standing(hasFailed: fault != nil) }
    guard let fault else { return }
    let line = "search index is behind: \(place) not read, \(Self.kind(of: fault))"
    log.withLock { $0 }?(line)
  }

  /// The type and the case of an error, without what it carries.
  private static func kind(of error: any Error) -> String {
    let words = String(describing: error).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return "error type \(type(of: error))\(words.isEmpty ? "" : " \(words)")"
  }
}

extension Reception {
  /// Where a door that stays open says what went wrong beside its requests.
  package func report(to log: @escaping @Sendable (String) -> Void) { desk.keptSearch?.report(to: log) }
}
