import Recruitment
import Synchronization

/// How fresh sources were at a time gone by: to know it the whole record is gone through. Kept for as long as the record
/// and the minute are the same.
final class SourceShelf: Sendable {
  private struct State: Sendable {
    var sequence: Int64 = -1
    var minute: Int64 = 0
    var newest: [String: Instant?] = [:]
  }

  private let state = Mutex(State())

  /// - Parameter find: looks for it; `nil` where the source had nothing by then.
  func newest(
    ofSource name: String, by asOf: Instant, sequence: Int64, _ find: () throws -> Instant?
  ) rethrows -> Instant? {
    let minute = asOf.seconds / 60
    let known = state.withLock { state -> Instant?? in
      if state.sequence != sequence || state.minute != minute { state = State(sequence: sequence, minute: minute) }
      return state.newest[name]
    }
    if let known { return known }
    let found = try find()
    state.withLock { state in
      if state.sequence == sequence, state.minute == minute { state.newest[name] = .some(found) }
    }
    return found
  }
}
