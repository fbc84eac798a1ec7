import Recruitment

/// How answers print records: the source's own id, the one from mail where there is no other, `#` and our number where
/// there is none.
struct PrintedIDs {
  private var chosen: [Int64: (id: String, isMail: Bool)] = [:]

  /// Rows must come in the order of their identities.
  mutating func take(record: Int64, externalID: String, isMail: Bool) {
    if let known = chosen[record], !known.isMail || isMail { return }
    chosen[record] = (externalID, isMail)
  }

  subscript(record: Int64) -> String { chosen[record]?.id ?? "#\(record)" }
  var all: [Int64: String] { chosen.mapValues(\.id) }

  static func read(_ kind: RecordKind, _ ids: [Int64]?, _ connection: any Connection) throws -> PrintedIDs {
    var printed = PrintedIDs()
    if RecordTable.events.contains(kind) || kind == .firm {
      try printed.readInline(kind, ids, connection)
      return printed
    }
    let sql = "SELECT record_id, external_id, mail, id FROM identity WHERE kind = $1"
    let code: [SQLValue] = [.integer(Int64(kind.rawValue))]
    if let ids {
      try connection.query("\(sql) AND record_id IN ({ids}) ORDER BY id", code, ids: ids) { row in
        printed.take(record: row.integer(0, or: 0), externalID: row.text(1) ?? "", isMail: row.integer(2) == 1)
      }
    } else {
      try connection.stream("\(sql) ORDER BY id", code) { row in
        printed.take(record: row.integer(0, or: 0), externalID: row.text(1) ?? "", isMail: row.integer(2) == 1)
      }
    }
    return printed
  }

  /// As `read`, to be asked together with what is about these records.
  static func questions(
    _ kind: RecordKind, _ ids: [Int64], _ connection: any Connection,
    _ take: @escaping (_ record: Int64, _ externalID: String, _ isMail: Bool) -> Void
  ) -> [Question] {
    connection.questions(
      "SELECT record_id, external_id, mail, id FROM identity WHERE kind = $1 AND record_id IN ({ids}) ORDER BY id",
      [.integer(Int64(kind.rawValue))], ids: ids
    ) { take($0.integer(0, or: 0), $0.text(1) ?? "", $0.integer(2) == 1) }
  }

  private mutating func readInline(_ kind: RecordKind, _ ids: [Int64]?, _ connection: any Connection) throws {
    let column = kind == .firm ? "key" : "external_id"
    let sql = "SELECT id, \(column) FROM \(RecordTable.of(kind).name) WHERE \(column) IS NOT NULL"
    if let ids {
      try connection.query("\(sql) AND id IN ({ids})", ids: ids) {
        take(record: $0.integer(0, or: 0), externalID: $0.text(1) ?? "", isMail: false)
      }
    } else {
      try connection.stream(sql, []) {
        take(record: $0.integer(0, or: 0), externalID: $0.text(1) ?? "", isMail: false)
      }
    }
  }
}

extension Store {
  /// How answers print these records.
  package func printedIDs(_ kind: RecordKind, _ ids: [Int64]) throws -> [Int64: String] {
    try database.read { connection in
      let printed = try PrintedIDs.read(kind, ids, connection)
      return Dictionary(ids.map { ($0, printed[$0]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How answers print every record of a kind that has a name outside.
  package func allPrintedIDs(_ kind: RecordKind) throws -> [Int64: String] {
    try database.read { try PrintedIDs.read(kind, nil, $0).all }
  }

  /// The record that a person at a terminal means: by external id (of any source, the one named first where several
  /// sources use it), by `#number`, or by e-mail address where exactly one record has it.
  static func find(_ kind: RecordKind, _ text: String, _ connection: any Connection) throws -> Int64? {
    let code = SQLValue.integer(Int64(kind.rawValue))
    let table = RecordTable.of(kind).name
    // Sources are few, and ids are indexed within each. Said so that neither engine can do otherwise: PostgreSQL, which
    // does not know how few they are, would look through all records of the kind.
    let named = try connection.integer(
      """
      SELECT record_id FROM identity WHERE id = (
        SELECT min(found.id) FROM (
          SELECT (SELECT i.id FROM identity i WHERE i.source_id = s.id AND i.kind = $1 AND i.external_id = $2) AS id
          FROM source s) AS found)
      """, [code, .text(text)])
    if let named { return named }
    if text.hasPrefix("#"), let number = Int64(text.dropFirst()) {
      return try connection.integer("SELECT id FROM \(table) WHERE id = $1", [.integer(number)])
    }
    var found: [Int64] = []
    try connection.query(
      "SELECT record_id FROM address WHERE kind = $1 AND folded = $2 ORDER BY record_id LIMIT 2",
      [code, .text(text.lowercased().trimmingSpaces)]
    ) { found.append($0.integer(0, or: 0)) }
    return found.count == 1 ? found[0] : nil
  }
}

extension String {
  fileprivate var trimmingSpaces: String { self[...].trimmed }
}
