import Recruitment

/// One field of one record as the audit speaks of it, wherever it is kept.
struct StoredCell {
  private enum Place {
    case column(table: String, name: String, isText: Bool, reference: RecordKind?)
    case aside(name: String)
    case custom(name: String)
    case unknown
  }

  private let kind: RecordKind
  private let record: Int64
  private let place: Place

  init(_ kind: RecordKind, _ record: Int64, _ field: String) {
    self.kind = kind
    self.record = record
    let table = RecordTable.of(kind)
    if field.hasPrefix("custom:") {
      place = .custom(name: String(field.dropFirst("custom:".count)))
    } else if field == "fingerprint" {
      place = .column(table: table.name, name: field, isText: false, reference: nil)
    } else if let column = table.column(field) {
      place =
        column.aside
        ? .aside(name: field)
        : .column(table: table.name, name: field, isText: column.isText, reference: column.reference)
    } else {
      place = .unknown
    }
  }

  private var code: SQLValue { .integer(Int64(kind.rawValue)) }

  func text(_ connection: any Connection) throws -> String? {
    switch place {
    case .column(let table, let name, let isText, _):
      var value: String?
      try connection.query("SELECT \(name) FROM \(table) WHERE id = $1", [.integer(record)]) {
        value = $0.value(0, isText: isText).auditText
      }
      return value
    case .aside(let name):
      return try connection.text(
        "SELECT \(name) FROM interaction_text WHERE interaction_id = $1", [.integer(record)])
    case .custom(let name):
      return try connection.text(
        "SELECT value FROM custom_field WHERE kind = $1 AND record_id = $2 AND name = $3",
        [code, .integer(record), .text(name)])
    case .unknown: return nil
    }
  }

  /// False where the value would name a record that is no more.
  func canHold(_ text: String?, _ connection: any Connection) throws -> Bool {
    guard case .column(_, _, _, let reference?) = place, let text else { return true }
    let table = RecordTable.of(reference).name
    return try connection.integer("SELECT id FROM \(table) WHERE id = $1", [SQLValue(Int64(text))]) != nil
  }

  func set(_ text: String?, _ connection: any Connection, batch: Int64) throws {
    switch place {
    case .column(let table, let name, let isText, _):
      let value = isText ? SQLValue(text) : SQLValue(text.flatMap { Int64($0) })
      try connection.execute("UPDATE \(table) SET \(name) = $1 WHERE id = $2", [value, .integer(record)])
    case .aside(let name):
      try connection.execute(
        "UPDATE interaction_text SET \(name) = $1 WHERE interaction_id = $2", [SQLValue(text), .integer(record)])
    case .custom(let name):
      try connection.execute(
        "DELETE FROM custom_field WHERE kind = $1 AND record_id = $2 AND name = $3",
        [code, .integer(record), .text(name)])
      guard let text else { return }
      try connection.execute(
        "INSERT INTO custom_field (kind, record_id, name, value, batch_id) VALUES ($1, $2, $3, $4, $5)",
        [code, .integer(record), .text(name), .text(text), .integer(batch)])
    case .unknown: break
    }
  }
}
