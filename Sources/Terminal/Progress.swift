import Foundation
import Synchronization

/// One line on standard error that moves on a terminal; silent where nobody watches. May be told from any thread.
package final class Progress: Sendable {
  private struct State {
    var lastShown = -1
    var shown = false
  }

  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  package init() {}

  /// - Parameter fraction: 0 to 1, or `nil` where the end is not known.
  package func show(_ fraction: Double?, _ what: String) {
    guard isTerminal else { return }
    state.withLock { state in
      let percent = fraction.map { Int($0 * 100) }
      if let percent, percent == state.lastShown { return }
      state.lastShown = percent ?? -1
      state.shown = true
      let line = percent.map { "\(what) \($0) %" } ?? what
      FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
    }
  }

  package func end() {
    state.withLock { state in
      if state.shown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
      state.shown = false
    }
  }
}
