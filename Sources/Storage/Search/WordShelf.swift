import Synchronization

/// Which words were found to be common. How to look for a word hangs on it, and what is found does not: what was so is
/// believed until a search says otherwise.
final class WordShelf: Sendable {
  private struct Known {
    var common: [String: Bool] = [:]
    /// About how many records hold a word, of those that the server found in many.
    var frequent: [String: Int64]?
    var askedAt: ContinuousClock.Instant?
  }

  private let known = Mutex(Known())
  private static let limit = 10_000
  /// For so long the server is not asked again. It counts anew now and then, where much was written.
  private static let lasting = Duration.seconds(600)

  func isCommon(_ query: String) -> Bool? { known.withLock { $0.common[query] } }

  func keep(_ query: String, isCommon: Bool?) {
    known.withLock { known in
      if known.common.count >= Self.limit { known.common.removeAll() }
      known.common[query] = isCommon
    }
  }

  /// How many records hold which words, as PostgreSQL's ANALYZE drew them: those that it met most, a thousand as a rule.
  /// - Returns: `nil` where it has not counted yet.
  func frequent(_ connection: any Connection) throws -> [String: Int64]? {
    let now = ContinuousClock.now
    let isFresh = known.withLock { known in known.askedAt.map { now - $0 < Self.lasting } ?? false }
    if isFresh { return known.withLock { $0.frequent } }
    var frequent: [String: Int64] = [:]
    try connection.query(Self.words, []) { row in
      if let word = row.text(0) { frequent[word] = row.integer(1, or: 0) }
    }
    let found = frequent.isEmpty ? nil : frequent
    known.withLock { ($0.frequent, $0.askedAt) = (found, now) }
    return found
  }

  private static let words =
    """
    SELECT found.word, CAST(found.share * c.reltuples AS BIGINT)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'tokens'
    CROSS JOIN LATERAL unnest(CAST(CAST(s.most_common_elems AS TEXT) AS TEXT[]), s.most_common_elem_freqs)
      AS found (word, share)
    WHERE c.oid = to_regclass('search_text') AND c.reltuples > 0 AND found.word IS NOT NULL
    """
}
