import Recruitment

/// What an erasure has taken from the records, to be taken from the index of words as well.
struct SearchForgetting {
  /// The person, and whoever became them.
  var members: [Int64]
  /// Contacts that lost their words.
  var contacts: [Int64] = []
  /// Others' messages and people out of which a mention was struck.
  var messages: [Int64] = []
  var people: [Int64] = []
  /// Whether a job lost words too.
  var hasJobs = false
  /// Names, addresses and numbers that were struck out.
  var mentions: [String] = []

  private struct Entry {
    var key: Int64
    var person: Int64
    var isJob: Bool
  }

  /// Leaves nothing of it in the index. Where the engine deletes for good, only what names the person goes, and those whose
  /// records it was are read again; a full-text index of SQLite only marks as gone what it deletes, and is made anew.
  func run(_ connection: any Connection) throws {
    try connection.lock(.search)
    let isWhole = try connection.integer("SELECT seq FROM search_state WHERE id = 1") != nil
    guard connection.dialect == .postgres, isWhole, !hasJobs else { return try Store.forgetSearch(connection) }
    let entries = try found(connection)
    // Jobs are not read again one by one. They seldom name a candidate.
    guard !entries.contains(where: \.isJob) else { return try Store.forgetSearch(connection) }
    for entry in entries {
      try connection.execute("DELETE FROM search_text WHERE key = $1", [.integer(entry.key)])
      try connection.execute("DELETE FROM search_entry WHERE key = $1", [.integer(entry.key)])
    }
    try Store.markSearchStale(Set(entries.map(\.person)).union(people).subtracting([0]), connection)
    try Store.noteErasure(connection)
  }

  /// Every entry that may hold words of theirs: what is about them, what was struck, and what names them although the record
  /// does no more, the index being behind.
  private func found(_ connection: any Connection) throws -> [Entry] {
    var entries: [Int64: Entry] = [:]
    let columns = "SELECT e.key, e.person_id, e.kind FROM search_entry e"
    func take(_ row: ResultRow) {
      let key = row.integer(0, or: 0)
      entries[key] = Entry(
        key: key, person: row.integer(1, or: 0), isJob: row.integer(2, or: 0) == SearchKind.job.rawValue)
    }
    let (person, message) = (SearchKind.person.rawValue, SearchKind.message.rawValue)
    try connection.query("\(columns) WHERE e.person_id IN ({ids})", ids: members, row: take)
    try connection.query("\(columns) WHERE e.kind = \(person) AND e.record_id IN ({ids})", ids: people, row: take)
    try connection.query(
      "\(columns) WHERE e.kind = \(message) AND e.record_id IN ({ids})", ids: contacts + messages, row: take)
    for mention in mentions {
      let words = SearchTokens.tokens(of: mention)
      guard !words.isEmpty else { continue }
      for kind in SearchKind.allCases {
        let ask = SearchAsk(kind: kind, words: words, isOpenEnded: false, limit: 0)
        let query = ask.values(and: " & ", or: " | ", open: ":*", quote: "'", scope: [])[0]
        try connection.query(
          "\(columns) JOIN search_text t ON t.key = e.key WHERE t.tokens @@ CAST($1 AS TSQUERY)", [query], row: take)
      }
    }
    return Array(entries.values)
  }
}
