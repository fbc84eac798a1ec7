import Foundation

/// One line on standard error that moves on a terminal; silent where nobody watches.
package final class Progress {
  private let isTerminal = isatty(2) == 1
  private var lastShown = -1
  private var shown = false

  package init() {}

  /// - Parameter fraction: 0 to 1, or `nil` where the end is not known.
  package func show(_ fraction: Double?, _ what: String) {
    guard isTerminal else { return }
    let percent = fraction.map { Int($0 * 100) }
    if let percent, percent == lastShown { return }
    lastShown = percent ?? -1
    shown = true
    let line = percent.map { "\(what) \($0) %" } ?? what
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
  }

  package func end() {
    if shown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    shown = false
  }
}
