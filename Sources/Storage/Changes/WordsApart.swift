import Recruitment

/// What somebody said of two records, that they are two, while one of them is not there: an import that brought it was
/// taken back. The word is kept by the names that their sources have for them, and holds again once both are there.
enum WordsApart {
  private static let columns =
    "kind, first_source_id, first_external_id, second_source_id, second_external_id, at, batch_id"

  /// Keeps the words about interactions that are about to go.
  /// - Parameter gone: a query for their numbers.
  static func keep(interactions gone: String, _ values: [SQLValue], _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO word_apart (\(columns))
      SELECT \(RecordKind.interactions.rawValue), f.source_id, f.external_id, s.source_id, s.external_id, b.at, a.batch_id
      FROM interaction_apart a JOIN batch b ON b.id = a.batch_id
      JOIN interaction f ON f.id = a.first_id JOIN interaction s ON s.id = a.second_id
      WHERE (a.first_id IN (\(gone)) OR a.second_id IN (\(gone)))
        AND f.external_id IS NOT NULL AND s.external_id IS NOT NULL
      ON CONFLICT DO NOTHING
      """, values)
  }

  /// Keeps the words about somebody who is about to go: of several names each goes by the first.
  static func keep(person: Int64, _ connection: any Connection) throws {
    let people = RecordKind.people.rawValue
    func first(_ end: String) -> String {
      "(SELECT min(id) FROM identity WHERE kind = \(people) AND record_id = a.\(end))"
    }
    try connection.execute(
      """
      INSERT INTO word_apart (\(columns))
      SELECT \(people), f.source_id, f.external_id, s.source_id, s.external_id, a.at, a.batch_id FROM person_apart a
      JOIN identity f ON f.id = \(first("first_id")) JOIN identity s ON s.id = \(first("second_id"))
      WHERE a.first_id = $1 OR a.second_id = $1
      ON CONFLICT DO NOTHING
      """, [.integer(person)])
  }

  /// Has every word hold again whose two records are there, before anybody compares them.
  static func hold(_ connection: any Connection) throws {
    var words: [[SQLValue]] = []
    try connection.query("SELECT \(columns) FROM word_apart ORDER BY batch_id") { row in
      words.append([
        SQLValue(row.integer(0)), SQLValue(row.integer(1)), SQLValue(row.text(2)), SQLValue(row.integer(3)),
        SQLValue(row.text(4)), SQLValue(row.integer(5)), SQLValue(row.integer(6)),
      ])
    }
    for word in words {
      let isOfPeople = word[0] == .integer(Int64(RecordKind.people.rawValue))
      let ends = try [(word[1], word[2]), (word[3], word[4])].compactMap { source, id in
        isOfPeople ? try person(source, id, connection) : try interaction(source, id, connection)
      }
      guard ends.count == 2, ends[0] != ends[1] else { continue }
      let pair: [SQLValue] = [.integer(min(ends[0], ends[1])), .integer(max(ends[0], ends[1]))]
      if isOfPeople {
        try connection.execute(
          """
          INSERT INTO person_apart (first_id, second_id, at, batch_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
          """, pair + word[5...6])
      } else {
        try connection.execute(
          "INSERT INTO interaction_apart (first_id, second_id, batch_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
          pair + [word[6]])
      }
      try connection.execute(
        """
        DELETE FROM word_apart WHERE kind = $1 AND first_source_id = $2 AND first_external_id = $3
          AND second_source_id = $4 AND second_external_id = $5
        """, Array(word[0...4]))
    }
  }

  private static func person(_ source: SQLValue, _ id: SQLValue, _ connection: any Connection) throws -> Int64? {
    try connection.integer(
      "SELECT record_id FROM identity WHERE source_id = $1 AND kind = $2 AND external_id = $3",
      [source, .integer(Int64(RecordKind.people.rawValue)), id])
  }

  private static func interaction(_ source: SQLValue, _ id: SQLValue, _ connection: any Connection) throws -> Int64? {
    guard case .text(let name) = id else { return nil }
    return try connection.integer(
      "SELECT id FROM interaction WHERE key = $1 AND source_id = $2 AND external_id = $3",
      [.integer(ExternalNames.hash(name)), source, id])
  }

  /// Forgets what was said in a batch that is taken back.
  static func takeBack(batch: Int64, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM word_apart WHERE batch_id = $1", [.integer(batch)])
  }

  /// Who is erased may leave the name that a source has for them in a word about them, as may their calls.
  /// - Parameter end: rows of `identity` or `interaction` that are theirs, as a query for `source_id` and `external_id`.
  static func forgetting(_ kind: RecordKind, _ end: String) -> String {
    """
    DELETE FROM word_apart WHERE kind = \(kind.rawValue) AND EXISTS (SELECT 1 FROM (\(end)) AS theirs
      WHERE (theirs.source_id = first_source_id AND theirs.external_id = first_external_id)
        OR (theirs.source_id = second_source_id AND theirs.external_id = second_external_id))
    """
  }
}
