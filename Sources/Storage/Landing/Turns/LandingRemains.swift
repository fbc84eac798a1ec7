import Recruitment

/// What is in the tables of a landing that did not end: rows that it added. It has changed none that were there.
struct LandingRemains {
  /// Records of one kind, few enough for one short transaction.
  struct Part {
    let kind: RecordKind
    let first: Int64
    let last: Int64
  }

  private let connection: any Connection
  private let mark: LandingMark
  private static let rows: Int64 = 16_384

  init(_ connection: any Connection, _ mark: LandingMark) {
    self.connection = connection
    self.mark = mark
  }

  func parts() throws -> [Part] {
    var parts: [Part] = []
    try connection.query(
      "SELECT kind, first_id, last_id FROM batch_range WHERE batch_id = $1", [.integer(mark.batch)]
    ) { row in
      guard let kind = RecordKind(rawValue: UInt8(truncatingIfNeeded: row.integer(0, or: 0))) else { return }
      let last = row.integer(2, or: 0)
      var first = row.integer(1, or: 0)
      while first <= last {
        parts.append(Part(kind: kind, first: first, last: min(last, first + Self.rows - 1)))
        first += Self.rows
      }
    }
    return parts
  }

  func remove(_ part: Part) throws {
    let range: [SQLValue] = [.integer(part.first), .integer(part.last)]
    let code = Int64(part.kind.rawValue)
    let batch: [SQLValue] = [.integer(mark.batch)]
    func delete(_ table: String, _ column: String, _ condition: String = "", _ values: [SQLValue] = []) throws {
      try connection.execute("DELETE FROM \(table) WHERE \(column) BETWEEN $1 AND $2\(condition)", range + values)
    }
    if part.kind == .interactions { try delete("interaction_text", "interaction_id") }
    if part.kind == .people { try delete("name_term", "person_id") }
    for table in ["address", "custom_field", "identity"] { try delete(table, "record_id", " AND kind = \(code)") }
    try delete(RecordTable.of(part.kind).name, "id", " AND batch_id = $3", batch)
  }

  /// The last of it, and the mark.
  func forget() throws {
    let batch: [SQLValue] = [.integer(mark.batch)]
    // Among the identities are further names of records that were there.
    for table in ["interaction_participant", "superseded_value", "identity", "batch_range"] {
      try connection.execute("DELETE FROM \(table) WHERE batch_id = $1", batch)
    }
    try connection.execute("DELETE FROM batch WHERE id = $1", batch)
    if let source = mark.newSource {
      try connection.execute(
        "DELETE FROM source WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM batch WHERE source_id = $2)",
        [.integer(source), .integer(source)])
    }
    try connection.execute("DELETE FROM meta WHERE key = $1", [.text(LandingMark.key)])
  }
}
