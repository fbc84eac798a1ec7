import Recruitment

/// Looks through the newest names in SQLite for a beginning. Its index puts all records of all words that begin so in order
/// before it gives the first, which for two or three letters are a tenth of all people; and such are met soon on the way from
/// the newest. Where they are not, the index has few to put in order.
struct NewestSearch {
  private let ask: SearchAsk
  private let scope: [String]

  /// Records that are looked at: a fraction of a thousandth of a second. Where too few of them begin so, no more than one in
  /// seventy does, and the index is as quick.
  static let most: Int64 = 500

  init(_ ask: SearchAsk, _ scope: [String]) { (self.ask, self.scope) = (ask, scope) }

  /// - Returns: as many as were asked for; `nil` where that many are not among the newest.
  func keys(_ connection: any Connection) throws -> [Int64]? {
    guard ask.isOpenEnded, let last = ask.words.indices.last else { return nil }
    let range = SearchKey.range(ask.kind)
    var values: [SQLValue] = [
      .integer(range.lowerBound), .integer(min(ask.before ?? .max, range.upperBound)), .integer(Self.most),
      .integer(Int64(ask.limit)),
    ]
    func holds(_ token: String) -> String {
      values.append(.text(token))
      return "instr(tokens, $\(values.count)) > 0"
    }
    var conditions = ask.words.indices.map { place in
      holds(" \(SearchDocument.token(ask.words[place], ask.kind))\(place == last ? "" : " ")")
    }
    if !scope.isEmpty { conditions.append("(\(scope.map { holds(" \($0) ") }.joined(separator: " OR ")))") }
    var keys: [Int64] = []
    try connection.query(
      """
      SELECT id FROM (SELECT id, ' ' || c0 || ' ' AS tokens FROM search_text_content WHERE id >= $1 AND id < $2
        ORDER BY id DESC LIMIT $3) WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT $4
      """, values
    ) { keys.append($0.integer(0, or: 0)) }
    return keys.count == ask.limit ? keys : nil
  }
}
