import Recruitment

extension Store {
  /// The newest records of a kind that hold all of the words.
  /// - Parameters:
  ///   - words: tokens; at least one.
  ///   - isOpenEnded: whether the last of them may go on.
  ///   - scope: who asks: records that bear any of these; empty = whoever holds the store.
  ///   - before: only records with a lower number.
  /// - Returns: numbers of the index, newest first.
  package func search(
    _ kind: SearchKind, words: [String], isOpenEnded: Bool = false, scope: [String], before: Int64? = nil, limit: Int
  ) throws -> [Int64] {
    try search(
      [SearchAsk(kind: kind, words: words, isOpenEnded: isOpenEnded, before: before, limit: limit)], scope: scope
    ).first ?? []
  }

  /// The same of several kinds at once.
  package func search(_ asks: [SearchAsk], scope: [String]) throws -> [[Int64]] {
    try database.read { connection in
      switch connection.dialect {
      case .sqlite:
        return try asks.map { ask in
          guard !ask.words.isEmpty else { return [] }
          if let keys = try NewestSearch(ask, scope).keys(connection) { return keys }
          var keys: [Int64] = []
          try connection.query(
            """
            SELECT rowid FROM search_text WHERE search_text MATCH $1 AND rowid >= $2 AND rowid < $3
            ORDER BY rowid DESC LIMIT $4
            """, ask.values(and: " AND ", or: " OR ", open: "*", quote: "\"", scope: scope)
          ) { keys.append($0.integer(0, or: 0)) }
          return keys
        }
      case .postgres: return try ServerSearch(connection, words, scope).keys(asks)
      }
    }
  }

  /// - Parameter namesSince: an index of this version or a later one has its messages as they are to be, and only people and
  ///   jobs are compared with it.
  package func searchBacklog(version: Int64, namesSince: Int64) throws -> SearchBacklog {
    try database.readAnew { connection in
      let snapshot = StoreSnapshot(connection)
      var state: SearchState?
      var stale: [Int64] = []
      try connection.query([
        snapshot.newestQuestion, Self.stateQuestion { state = $0 },
        Question("SELECT person_id FROM search_stale ORDER BY person_id") { stale.append($0.integer(0, or: 0)) },
      ])
      let latest = try snapshot.latestChange()
      var backlog = SearchBacklog(
        state: state, latest: latest, latestMark: try snapshot.mark(ofChange: latest) ?? 0, touched: .everyone,
        isStructural: true, stale: stale, since: nil)
      backlog.erasure = try Self.lastErasure(connection)
      guard let state, (namesSince...version).contains(state.version),
        try snapshot.mark(ofChange: state.sequence) == state.mark
      else {
        backlog.state = nil
        return backlog
      }
      backlog.isOfOldNames = state.version < version
      if state.sequence == latest {
        (backlog.touched, backlog.isStructural) = (.some([]), backlog.isOfOldNames)
        return backlog
      }
      backlog.touched = try snapshot.peopleTouched(after: state.sequence)
      backlog.isStructural =
        try connection.integer(
          """
          SELECT count(*) FROM change_log l JOIN batch b ON b.id = l.batch_id
          WHERE l.seq > $1 AND l.interactions_only = 0 AND b.what <> 'write'
          """, [.integer(state.sequence)]) != 0 || backlog.isOfOldNames
      backlog.since = try connection.integer(
        "SELECT min(b.at) FROM change_log l JOIN batch b ON b.id = l.batch_id WHERE l.seq > $1",
        [.integer(state.sequence)]
      ).map { Instant($0) }
      return backlog
    }
  }

  /// The number of the change up to which the index has read; `nil` where there is none yet.
  package func searchedUpTo() throws -> Int64? { try database.read { try Self.searchState($0)?.sequence } }

  private static func searchState(_ connection: any Connection) throws -> SearchState? {
    var state: SearchState?
    try connection.query([stateQuestion { state = $0 }])
    return state
  }

  private static func stateQuestion(_ take: @escaping (SearchState) -> Void) -> Question {
    Question("SELECT seq, mark, version FROM search_state WHERE id = 1") { row in
      take(
        SearchState(sequence: row.integer(0, or: 0), mark: row.integer(1, or: 0), version: row.integer(2, or: 0)))
    }
  }

  /// These people are to be read again: who may find what is about them has changed.
  package func markSearchStale(_ people: [Int64]) throws {
    try database.write { try Self.markSearchStale(people, $0) }
  }

  static func markSearchStale(_ people: some Sequence<Int64>, _ connection: any Connection) throws {
    for person in people {
      try connection.execute(
        "INSERT INTO search_stale (person_id) VALUES ($1) ON CONFLICT (person_id) DO NOTHING", [.integer(person)])
    }
  }

  /// Puts these documents in place of all that is about these people, and of what these jobs had.
  /// - Parameter jobs: of which nothing stays but what is among the documents.
  package func replaceSearch(people: [Int64], jobs: [Int64] = [], by documents: [SearchDocument]) throws {
    let column = database.dialect == .sqlite ? "rowid" : "key"
    let value = database.dialect == .sqlite ? "$2" : "array_to_tsvector(string_to_array($2, ' '))"
    let rows = documents.compactMap { document -> (document: SearchDocument, key: Int64, tokens: String)? in
      guard let key = SearchKey.key(document.kind, at: document.at, record: document.record) else { return nil }
      return (document, key, document.tokens)
    }
    if people.isEmpty, jobs.isEmpty, rows.isEmpty { return }
    try database.write { connection in
      try connection.lock(.search)
      var old: [Int64] = []
      try connection.query("SELECT key FROM search_entry WHERE person_id IN ({ids})", ids: people) {
        old.append($0.integer(0, or: 0))
      }
      try connection.query("SELECT key FROM search_entry WHERE kind = 1 AND record_id IN ({ids})", ids: jobs) {
        old.append($0.integer(0, or: 0))
      }
      for row in rows {
        // What has passed to somebody else stands under them no more.
        let known = try connection.integer(
          "SELECT key FROM search_entry WHERE kind = $1 AND record_id = $2",
          [.integer(row.document.kind.rawValue), .integer(row.document.record)])
        if let known { old.append(known) }
      }
      for key in Set(old) {
        try connection.execute("DELETE FROM search_text WHERE \(column) = $1", [.integer(key)])
        try connection.execute("DELETE FROM search_entry WHERE key = $1", [.integer(key)])
      }
      for row in rows where !row.tokens.isEmpty {
        try connection.execute(
          "INSERT INTO search_text (\(column), tokens) VALUES ($1, \(value))", [.integer(row.key), .text(row.tokens)])
        try connection.execute(
          "INSERT INTO search_entry (kind, record_id, person_id, key, digest) VALUES ($1, $2, $3, $4, $5)",
          [
            .integer(row.document.kind.rawValue), .integer(row.document.record),
            row.document.person == 0 ? .null : .integer(row.document.person), .integer(row.key),
            .integer(SearchDocument.digest(row.tokens)),
          ])
      }
    }
  }

  /// What the index holds of a kind: each record's digest.
  package func searchDigests(_ kind: SearchKind) throws -> [Int64: Int64] {
    try database.read { connection in
      var digests: [Int64: Int64] = [:]
      try connection.query("SELECT record_id, digest FROM search_entry WHERE kind = $1", [.integer(kind.rawValue)]) {
        digests[$0.integer(0, or: 0)] = $0.integer(1, or: 0)
      }
      return digests
    }
  }
}
