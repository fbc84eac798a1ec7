import Recruitment

/// Of whom something was said since people of several sources were last compared.
package struct PeopleNews: Sendable {
  /// `nil` = everybody has to be looked at.
  package var people: Set<Int64>?
  /// The newest batch that this takes into account.
  package var upTo: BatchID
}

extension Store {
  private static let matchedKey = "people_matched"

  /// Whose records came, changed, were made one or parted since `notePeopleMatched`; nobody while one source names them all.
  /// What was broken off then is in it still.
  /// - Parameter region: the firm's country; in another one every number reads otherwise.
  package func peopleNews(region: String) throws -> PeopleNews {
    try database.read { connection in
      // What brings or changes people comes one batch after another. Others may be numbered while such a batch lands.
      let latest = BatchID(
        try connection.integer("SELECT id FROM batch WHERE what <> 'write' ORDER BY id DESC LIMIT 1") ?? 0)
      let kind = SQLValue.integer(Int64(RecordKind.people.rawValue))
      let sources = try connection.integer(
        """
        SELECT count(*) FROM source s WHERE EXISTS
          (SELECT 1 FROM identity i WHERE i.source_id = s.id AND i.kind = $1)
        """, [kind])
      guard sources ?? 0 > 1 else { return PeopleNews(people: [], upTo: BatchID(0)) }
      let known = try connection.text("SELECT value FROM meta WHERE key = $1", [.text(Self.matchedKey)])
      let parts = (known ?? "").split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let batch = Int64(parts[0]), parts[1] == region,
        try !Self.hasRenamedClients(since: batch, connection)
      else { return PeopleNews(people: nil, upTo: latest) }
      return PeopleNews(people: try Self.people(since: batch, connection), upTo: latest)
    }
  }

  /// An employer's name counts for all who work there.
  private static func hasRenamedClients(since batch: Int64, _ connection: any Connection) throws -> Bool {
    try connection.integer(
      "SELECT 1 FROM superseded_value WHERE batch_id > $1 AND kind = $2 AND field IN ('name', 'deleted_at') LIMIT 1",
      [.integer(batch), .integer(Int64(RecordKind.clients.rawValue))]) != nil
  }

  private static func people(since batch: Int64, _ connection: any Connection) throws -> Set<Int64> {
    let scope = try RecordScope(connection)
    var found: Set<Int64> = []
    let values: [SQLValue] = [.integer(batch), .integer(Int64(RecordKind.people.rawValue))]
    try connection.query("SELECT first_id, last_id FROM batch_range WHERE batch_id > $1 AND kind = $2", values) { row in
      let (first, last) = (row.integer(0, or: 0), row.integer(1, or: 0))
      if first <= last { for id in first...last { found.insert(scope.person(id)) } }
    }
    let alone = [values[0]]
    for (sql, values) in [
      ("SELECT record_id, record_id FROM superseded_value WHERE batch_id > $1 AND kind = $2", values),
      ("SELECT record_id, record_id FROM identity WHERE batch_id > $1 AND kind = $2", values),
      ("SELECT person_id, into_id FROM person_alias WHERE batch_id > $1", alone),
      ("SELECT first_id, second_id FROM person_apart WHERE batch_id > $1", alone),
    ] {
      try connection.query(sql, values) { row in
        for place in 0..<2 { found.insert(scope.person(row.integer(place, or: 0))) }
      }
    }
    return found
  }

  /// Says that people have been compared, as far as `news` goes.
  package func notePeopleMatched(_ news: PeopleNews, region: String) throws {
    if news.upTo == BatchID(0) { return }
    try setMeta(Self.matchedKey, "\(news.upTo.value) \(region)")
  }

  /// Everybody is compared again next time.
  static func forgetPeopleMatched(_ connection: any Connection) throws {
    try connection.execute("DELETE FROM meta WHERE key = $1", [.text(matchedKey)])
  }
}
