import Synchronization

/// What readers must know of all records, read once for as long as nothing is written: a page asks a dozen times. Every
/// write of a merge or a deletion is a change with a number, so that the newest number says whether it still holds.
package final class ScopeShelf: Sendable {
  private struct Kept: Sendable {
    let sequence: Int64
    /// Tells two histories of one length apart.
    let mark: Int64
    let scope: RecordScope
  }

  private let kept = Mutex<Kept?>(nil)

  func scope(_ connection: any Connection) throws -> RecordScope {
    if let known = connection.scope { return known }
    let scope = try current(connection)
    connection.scope = scope
    return scope
  }

  private func current(_ connection: any Connection) throws -> RecordScope {
    var (sequence, mark): (Int64, Int64) = (0, 0)
    try connection.query("SELECT seq, mark FROM change_log ORDER BY seq DESC LIMIT 1") { row in
      (sequence, mark) = (row.integer(0, or: 0), row.integer(1, or: 0))
    }
    if let kept = kept.withLock({ $0 }), kept.sequence == sequence, kept.mark == mark { return kept.scope }
    let scope = try RecordScope(reading: connection)
    kept.withLock { $0 = Kept(sequence: sequence, mark: mark, scope: scope) }
    return scope
  }
}
