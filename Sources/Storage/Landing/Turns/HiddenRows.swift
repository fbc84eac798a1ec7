import GRDB
import Recruitment

/// Hides the rows of a landing under way from one connection that reads: views of the tables' own names, which only this
/// connection knows and which SQLite looks at first.
enum HiddenRows {
  /// Brings the connection's views to what the store says in this transaction.
  static func settle(_ connection: GRDB.Database) throws {
    let mark = try mark(in: connection)
    let hidden = try Int64.fetchOne(
      connection.cachedStatement(
        sql: "SELECT CAST(substr(name, 8) AS INTEGER) FROM temp.sqlite_master WHERE name GLOB 'hidden_*'"))
    if hidden == mark?.batch { return }
    if hidden != nil { try show(connection) }
    if let mark { try hide(mark, connection) }
  }

  /// `nil` where no landing is under way, or there are no tables yet.
  static func mark(in connection: GRDB.Database) throws -> LandingMark? {
    do {
      let text = try String.fetchOne(
        connection.cachedStatement(sql: "SELECT value FROM main.meta WHERE key = '\(LandingMark.key)'"))
      return text.flatMap { LandingMark(text: $0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return nil
    }
  }

  private static func show(_ connection: GRDB.Database) throws {
    let views = try String.fetchAll(connection, sql: "SELECT name FROM temp.sqlite_master WHERE type = 'view'")
    for view in views { try connection.execute(sql: "DROP VIEW temp.\(view)") }
  }

  private static func hide(_ mark: LandingMark, _ connection: GRDB.Database) throws {
    for (table, condition) in conditions(mark) {
      try connection.execute(
        sql: "CREATE TEMP VIEW \(table) AS SELECT * FROM main.\(table) AS r WHERE \(condition)")
    }
    try connection.execute(sql: "CREATE TEMP VIEW hidden_\(mark.batch) AS SELECT 1")
  }

  /// Which rows of a table are nobody else's.
  private static func conditions(_ mark: LandingMark) -> [(table: String, condition: String)] {
    let beside = ["batch_range", "custom_field", "identity", "interaction_participant", "superseded_value"]
    let marked = RecordTable.all.map(\.name) + beside
    var conditions = marked.map { (table: $0, condition: "r.batch_id <> \(mark.batch)") }
    conditions.append((table: "batch", condition: "r.id <> \(mark.batch)"))
    if let source = mark.newSource { conditions.append((table: "source", condition: "r.id <> \(source)")) }
    // These bear no batch: they go by the record that they are of.
    func outside(_ column: String, _ kind: String) -> String {
      """
      NOT EXISTS (SELECT 1 FROM main.batch_range AS b WHERE b.batch_id = \(mark.batch) AND b.kind = \(kind)
        AND r.\(column) BETWEEN b.first_id AND b.last_id)
      """
    }
    let people = "\(RecordKind.people.rawValue)"
    conditions.append((table: "interaction_text", outside("interaction_id", "\(RecordKind.interactions.rawValue)")))
    conditions.append((table: "name_term", outside("person_id", people)))
    conditions.append((table: "address", outside("record_id", "r.kind")))
    return conditions
  }
}
