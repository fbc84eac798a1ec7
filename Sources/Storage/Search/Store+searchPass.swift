import Recruitment

/// A reading of everything for the index, which takes long where there is much: what it will have read, and how far it is.
package struct SearchPass: Hashable, Sendable {
  /// What the index will have followed once the pass has ended.
  package var state: SearchState
  /// People up to this number are read.
  package var done: Int64 = 0
  /// Its own: whoever reads for one that was given up is not to speak for the next.
  fileprivate var mark = Int64.random(in: 0 ... .max)

  package init(state: SearchState) { self.state = state }

  init?(text: String) {
    let parts = text.split(separator: " ").compactMap { Int64($0) }
    guard parts.count == 5 else { return nil }
    self.init(state: SearchState(sequence: parts[1], mark: parts[2], version: parts[3]))
    (mark, done) = (parts[0], parts[4])
  }

  var text: String { "\(mark) \(state.sequence) \(state.mark) \(state.version) \(done)" }

  /// Its own text, however far it had come.
  fileprivate var pattern: String { "\(mark) %" }
}

extension Store {
  /// Among the store's values, from the beginning of a pass to its end.
  static let searchPass = "search_pass"

  /// The pass that somebody began and did not end, to be gone on with. Where there is none that still holds, the index is
  /// emptied and one begins.
  package func beginSearchPass(_ state: SearchState) throws -> SearchPass {
    try database.write { connection in
      try connection.lock(.search)
      if let text = try connection.text("SELECT value FROM meta WHERE key = $1", [.text(Self.searchPass)]),
        let pass = SearchPass(text: text), pass.state.version == state.version,
        try StoreSnapshot(connection).mark(ofChange: pass.state.sequence) == pass.state.mark
      {
        return pass
      }
      let pass = SearchPass(state: state)
      try Self.forgetSearch(connection)
      try connection.execute(
        "INSERT INTO meta (key, value) VALUES ($1, $2)", [.text(Self.searchPass), .text(pass.text)])
      return pass
    }
  }

  /// Says how far a pass has come.
  /// - Returns: false where it is no more: the index was emptied since, as an erasure does, or somebody else has ended it.
  package func noteSearchPass(_ pass: SearchPass) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "UPDATE meta SET value = $2 WHERE key = $1 AND value LIKE $3",
        [.text(Self.searchPass), .text(pass.text), .text(pass.pattern)]) == 1
    }
  }

  /// Ends a pass: from now on the index follows the change log.
  /// - Returns: as `noteSearchPass`.
  package func endSearchPass(_ pass: SearchPass, read stale: [Int64]) throws -> Bool {
    try database.write { connection in
      let ended = try connection.execute(
        "DELETE FROM meta WHERE key = $1 AND value LIKE $2", [.text(Self.searchPass), .text(pass.pattern)])
      guard ended == 1 else { return false }
      try connection.execute("DELETE FROM search_state")
      try connection.execute(
        "INSERT INTO search_state (id, seq, mark, version) VALUES (1, $1, $2, $3)", Self.values(pass.state))
      try Self.forgetStale(stale, connection)
      return true
    }
  }

  /// Says how far the index has come. Who was waiting to be read again, and was by then, waits no more.
  /// - Parameters:
  ///   - before: what was read on from.
  ///   - erasure: the erasure that the index had last heard of then.
  /// - Returns: false where the index is no more what it was then.
  package func setSearchState(
    _ state: SearchState, after before: SearchState, erasure: String?, read stale: [Int64]
  ) throws -> Bool {
    try database.write { connection in
      try connection.lock(.search)
      guard try Self.lastErasure(connection) == erasure else { return false }
      let changed = try connection.execute(
        "UPDATE search_state SET seq = $1, mark = $2, version = $3 WHERE seq = $4 AND mark = $5 AND version = $6",
        Self.values(state) + Self.values(before))
      guard changed == 1 else { return false }
      try Self.forgetStale(stale, connection)
      return true
    }
  }

  /// Whoever has read records before an erasure and writes them into the index after it is to read them again.
  static func noteErasure(_ connection: any Connection) throws {
    try setMeta(searchErasure, String(Int64.random(in: 0 ... .max)), connection)
  }

  static func lastErasure(_ connection: any Connection) throws -> String? {
    try connection.text("SELECT value FROM meta WHERE key = $1", [.text(searchErasure)])
  }

  private static let searchErasure = "search_erasure"

  private static func values(_ state: SearchState) -> [SQLValue] {
    [.integer(state.sequence), .integer(state.mark), .integer(state.version)]
  }

  private static func forgetStale(_ people: [Int64], _ connection: any Connection) throws {
    for person in people {
      try connection.execute("DELETE FROM search_stale WHERE person_id = $1", [.integer(person)])
    }
  }
}
