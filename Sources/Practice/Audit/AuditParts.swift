import Synchronization

/// What several threads found, put together in order.
final class AuditParts: Sendable {
  private struct State {
    var parts: [[AuditedMessage]]
    var done = 0
  }

  private let state: Mutex<State>

  init(count: Int) { state = Mutex(State(parts: Array(repeating: [], count: count))) }

  /// - Returns: the share of the parts that are there.
  func set(_ part: Int, _ messages: [AuditedMessage]) -> Double {
    state.withLock { state in
      state.parts[part] = messages
      state.done += 1
      return Double(state.done) / Double(state.parts.count)
    }
  }

  func inOrder() -> [AuditedMessage] { state.withLock { Array($0.parts.joined()) } }
}
