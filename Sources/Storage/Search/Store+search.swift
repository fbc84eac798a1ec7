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
    let words = words.map { SearchDocument.token($0, kind) }
    guard let last = words.last else { return [] }
    let range = SearchKey.range(kind)
    return try database.read { connection in
      let isSQLite = connection.dialect == .sqlite
      let (and, or, open) = isSQLite ? (" AND ", " OR ", "*") : (" & ", " | ", ":*")
      let quote = isSQLite ? "\"" : "'"
      func term(_ token: String) -> String { quote + token.filter { $0 != "\"" && $0 != "'" && $0 != "\\" } + quote }
      var parts = words.dropLast().map(term) + [term(last) + (isOpenEnded ? open : "")]
      if !scope.isEmpty { parts.append("(" + scope.map(term).joined(separator: or) + ")") }
      // Where the scope is asked for it is what cuts the matches down: the server is told to begin with them, and not to
      // walk the newest records until it has met enough.
      let query = parts.joined(separator: and)
      let isRare = try !isSQLite && scope.isEmpty && Self.isRare(query, connection)
      let sql =
        if isSQLite {
          """
          SELECT rowid FROM search_text WHERE search_text MATCH $1 AND rowid >= $2 AND rowid < $3
          ORDER BY rowid DESC LIMIT $4
          """
        } else if scope.isEmpty && !isRare {
          """
          SELECT key FROM search_text WHERE tokens @@ CAST($1 AS tsquery) AND key >= $2 AND key < $3
          ORDER BY key DESC LIMIT $4
          """
        } else {
          """
          WITH found AS MATERIALIZED (SELECT key FROM search_text WHERE tokens @@ CAST($1 AS tsquery))
          SELECT key FROM found WHERE key >= $2 AND key < $3 ORDER BY key DESC LIMIT $4
          """
        }
      // How many records hold a word decides how to look for it: what the server planned for some word or other it keeps
      // for all, unless told not to, and walks through every match of a common one.
      if !isSQLite { try connection.execute("SET LOCAL plan_cache_mode = force_custom_plan") }
      var keys: [Int64] = []
      try connection.query(
        sql,
        [
          .text(query), .integer(range.lowerBound),
          .integer(min(before ?? .max, range.upperBound)), .integer(Int64(limit)),
        ]
      ) { keys.append($0.integer(0, or: 0)) }
      return keys
    }
  }

  /// Matches up to which a word counts as rare.
  static let few: Int64 = 1_000

  /// Whether no more than a few records hold it. The server's own guess of a word that its sample did not meet is so many
  /// that it walks the newest records until it has met enough, which for a rare word is all of them.
  private static func isRare(_ query: String, _ connection: any Connection) throws -> Bool {
    func set(_ walks: String, _ limit: Int64) throws {
      _ = try connection.integer(
        """
        SELECT count(set_config('enable_seqscan', $1, true)) + count(set_config('enable_indexscan', $1, true))
          + count(set_config('enable_indexonlyscan', $1, true))
          + count(set_config('gin_fuzzy_search_limit', CAST($2 AS TEXT), true))
        """, [.text(walks), .integer(limit)])
    }
    // Of a common word some of the matches are enough to know.
    try set("off", few * 2)
    let found = try connection.integer(
      "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE tokens @@ CAST($1 AS tsquery) LIMIT $2) AS found",
      [.text(query), .integer(few)])
    try set("on", 0)
    return (found ?? 0) < few
  }

  package func searchBacklog(version: Int64) throws -> SearchBacklog {
    try database.read { connection in
      let snapshot = StoreSnapshot(connection)
      let latest = try snapshot.latestChange()
      var backlog = SearchBacklog(
        state: try Self.searchState(connection), latest: latest, latestMark: try snapshot.mark(ofChange: latest) ?? 0,
        touched: .everyone, isStructural: true, stale: [], since: nil)
      try connection.query("SELECT person_id FROM search_stale ORDER BY person_id") {
        backlog.stale.append($0.integer(0, or: 0))
      }
      guard let state = backlog.state, state.version == version,
        try snapshot.mark(ofChange: state.sequence) == state.mark
      else {
        backlog.state = nil
        return backlog
      }
      backlog.touched = try snapshot.peopleTouched(after: state.sequence)
      backlog.isStructural =
        try connection.integer(
          """
          SELECT count(*) FROM change_log l JOIN batch b ON b.id = l.batch_id
          WHERE l.seq > $1 AND l.interactions_only = 0 AND b.what <> 'write'
          """, [.integer(state.sequence)]) != 0
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
    try connection.query("SELECT seq, mark, version FROM search_state WHERE id = 1") { row in
      state = SearchState(
        sequence: row.integer(0, or: 0), mark: row.integer(1, or: 0), version: row.integer(2, or: 0))
    }
    return state
  }

  /// Says how far the index has come. Who was waiting to be read again, and was by then, waits no more.
  package func setSearchState(_ state: SearchState, read stale: [Int64]) throws {
    _ = try database.write { connection in
      try connection.execute(
        """
        INSERT INTO search_state (id, seq, mark, version) VALUES (1, $1, $2, $3)
        ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, mark = excluded.mark, version = excluded.version
        """, [.integer(state.sequence), .integer(state.mark), .integer(state.version)])
      for person in stale {
        try connection.execute("DELETE FROM search_stale WHERE person_id = $1", [.integer(person)])
      }
    }
  }

  /// These people are to be read again: who may find what is about them has changed.
  package func markSearchStale(_ people: [Int64]) throws {
    _ = try database.write { connection in
      for person in people {
        try connection.execute(
          "INSERT INTO search_stale (person_id) VALUES ($1) ON CONFLICT (person_id) DO NOTHING", [.integer(person)])
      }
    }
  }

  /// Empties the index; it is to be made anew.
  package func clearSearch() throws {
    _ = try database.write { try Self.forgetSearch($0) }
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
