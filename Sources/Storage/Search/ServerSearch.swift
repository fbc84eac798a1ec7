import Recruitment

/// What is looked for among the records of one kind.
package struct SearchAsk: Sendable {
  package var kind: SearchKind
  /// Tokens.
  package var words: [String]
  /// Whether the last of them may go on.
  package var isOpenEnded: Bool
  /// Only records with a lower number.
  package var before: Int64?
  package var limit: Int

  package init(kind: SearchKind, words: [String], isOpenEnded: Bool = false, before: Int64? = nil, limit: Int) {
    (self.kind, self.words, self.isOpenEnded, self.before, self.limit) = (kind, words, isOpenEnded, before, limit)
  }

  /// The words in an engine's own language, and between which numbers of the index, and how many.
  func values(and: String, or: String, open: String, quote: String, scope: [String]) -> [SQLValue] {
    func term(_ token: String) -> String { quote + token.filter { $0 != "\"" && $0 != "'" && $0 != "\\" } + quote }
    var parts = words.map { term(SearchDocument.token($0, kind)) }
    if isOpenEnded, let last = parts.popLast() { parts.append(last + open) }
    if !scope.isEmpty { parts.append("(" + scope.map(term).joined(separator: or) + ")") }
    let range = SearchKey.range(kind)
    return [
      .text(parts.joined(separator: and)), .integer(range.lowerBound),
      .integer(min(before ?? .max, range.upperBound)), .integer(Int64(limit)),
    ]
  }
}

/// Searches on PostgreSQL. Its planner guesses how many records hold a word it did not meet in its sample, and guesses so
/// many that it walks the newest records until it has met enough, which for a rare word is all of them; and where it guesses
/// few it gathers every match of a common one. So it is told: a rare word's records are gathered and put in order, a common
/// word's are met soon on the way from the newest.
struct ServerSearch {
  private let connection: any Connection
  private let shelf: WordShelf
  private let scope: [String]

  /// Records up to which a word counts as rare.
  static let few: Int64 = 1_000

  init(_ connection: any Connection, _ shelf: WordShelf, _ scope: [String]) {
    (self.connection, self.shelf, self.scope) = (connection, shelf, scope)
  }

  private struct Look {
    var place: Int
    var query: String
    var values: [SQLValue]
    var limit: Int
    /// Whole words, as they stand in the index.
    var tokens: [String]
    /// Whether a beginning will do: of those the server's planner knows nothing.
    var isOpenEnded: Bool
    var isFirstPage: Bool
  }

  func keys(_ asks: [SearchAsk]) throws -> [[Int64]] {
    var found = Array(repeating: [Int64](), count: asks.count)
    let looks = asks.indices.filter { !asks[$0].words.isEmpty }.map { place in
      let values = asks[place].values(and: " & ", or: " | ", open: ":*", quote: "'", scope: scope)
      let ask = asks[place]
      return Look(
        place: place, query: values[0].auditText ?? "", values: values, limit: ask.limit,
        tokens: (ask.isOpenEnded ? ask.words.dropLast() : ask.words[...]).map { SearchDocument.token($0, ask.kind) },
        isOpenEnded: ask.isOpenEnded, isFirstPage: ask.before == nil)
    }
    if !scope.isEmpty {
      // The scope cuts the matches down by itself.
      try connection.query(
        [Self.planning(walks: false)]
          + looks.map { look in Question(Self.gathered, look.values) { found[look.place].append($0.integer(0, or: 0)) }
          }
          + [Self.asEver])
      return found
    }
    try learn(looks.filter { shelf.isCommon($0.query) == nil })
    let rare = looks.filter { shelf.isCommon($0.query) != true }
    var walked = looks.filter { shelf.isCommon($0.query) == true }
    var counts = Array(repeating: Int64(0), count: asks.count)
    try connection.query(
      [Self.planning(walks: false)]
        + rare.map { look in
          Question(Self.gatheredFew, look.values + [.integer(Self.few)]) { row in
            let key = row.integer(0, or: 0)
            if key < 0 { counts[look.place] = -1 - key } else { found[look.place].append(key) }
          }
        } + Self.walks(walked) { found[$0].append($1) } + [Self.asEver])
    // A word may have become common since, and what was common be gone.
    for look in walked where found[look.place].count < look.limit {
      shelf.keep(look.query, isCommon: look.isFirstPage ? false : nil)
    }
    walked = rare.filter { counts[$0.place] >= Self.few }
    for look in walked {
      shelf.keep(look.query, isCommon: true)
      found[look.place] = []
    }
    if !walked.isEmpty {
      try connection.query(Self.walks(walked) { found[$0].append($1) } + [Self.asEver])
    }
    return found
  }

  /// Of a beginning the planner takes it that few records bear it, and would gather a hundred thousand: for those it gets no
  /// other way than from the newest on.
  private static func walks(_ looks: [Look], _ take: @escaping (Int, Int64) -> Void) -> [Question] {
    [false, true].flatMap { isOpenEnded -> [Question] in
      let some = looks.filter { $0.isOpenEnded == isOpenEnded }
      if some.isEmpty { return [] }
      return [planning(walks: true, gathers: !isOpenEnded)]
        + some.map { look in Question(walked, look.values) { take(look.place, $0.integer(0, or: 0)) } }
    }
  }

  /// Finds out how common words are. What the server keeps for its planner says so of each; how many records hold several
  /// common ones, or one that begins so, is counted, and some of the matches are enough to know.
  private func learn(_ looks: [Look]) throws {
    if looks.isEmpty { return }
    var looks = looks
    if let frequent = try shelf.frequent(connection) {
      looks.removeAll { look in
        let isRare = look.tokens.contains { frequent[$0, default: 0] < Self.few }
        guard isRare || (look.tokens.count == 1 && !look.isOpenEnded) else { return false }
        shelf.keep(look.query, isCommon: !isRare)
        return true
      }
      if looks.isEmpty { return }
    }
    var counts: [String: Int64] = [:]
    try connection.query(
      [Self.planning(walks: false, most: Self.few * 2)]
        + looks.map { look in
          Question(
            "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE tokens @@ CAST($1 AS tsquery) LIMIT $2) AS found",
            [look.values[0], .integer(Self.few)]
          ) { counts[look.query] = $0.integer(0, or: 0) }
        } + [Self.asEver])
    for (query, count) in counts { shelf.keep(query, isCommon: count >= Self.few) }
  }

  /// For this transaction: what the server planned for some word or other it is not to keep for all, and in which ways it may
  /// come by records.
  /// - Parameters:
  ///   - walks: from the newest on.
  ///   - gathers: by way of the words.
  ///   - most: matches of a word after which some may be passed over; 0 = none.
  private static func planning(walks: Bool, gathers: Bool = true, most: Int64 = 0) -> Question {
    Question(
      """
      SELECT count(set_config('plan_cache_mode', 'force_custom_plan', true))
        + count(set_config('enable_seqscan', 'off', true)) + count(set_config('enable_indexscan', $1, true))
        + count(set_config('enable_indexonlyscan', $1, true)) + count(set_config('enable_bitmapscan', $3, true))
        + count(set_config('gin_fuzzy_search_limit', CAST($2 AS TEXT), true))
      """, [.text(walks ? "on" : "off"), .text(String(most)), .text(gathers ? "on" : "off")]
    ) { _ in }
  }

  /// For what else is asked of this view.
  private static var asEver: Question {
    Question(
      """
      SELECT count(set_config('plan_cache_mode', 'auto', true)) + count(set_config('enable_seqscan', 'on', true))
        + count(set_config('enable_indexscan', 'on', true)) + count(set_config('enable_indexonlyscan', 'on', true))
        + count(set_config('enable_bitmapscan', 'on', true)) + count(set_config('gin_fuzzy_search_limit', '0', true))
      """
    ) { _ in }
  }

  private static let gathered =
    """
    WITH found AS MATERIALIZED (SELECT key FROM search_text WHERE tokens @@ CAST($1 AS tsquery))
    SELECT key FROM found WHERE key >= $2 AND key < $3 ORDER BY key DESC LIMIT $4
    """

  /// Below zero: how many there are, as -1 for none.
  private static let gatheredFew =
    """
    WITH found AS MATERIALIZED (SELECT key FROM search_text WHERE tokens @@ CAST($1 AS tsquery) LIMIT $5)
    (SELECT key FROM found WHERE key >= $2 AND key < $3 ORDER BY key DESC LIMIT $4)
    UNION ALL SELECT -1 - count(*) FROM found
    """

  private static let walked =
    """
    SELECT key FROM search_text WHERE tokens @@ CAST($1 AS tsquery) AND key >= $2 AND key < $3
    ORDER BY key DESC LIMIT $4
    """
}
