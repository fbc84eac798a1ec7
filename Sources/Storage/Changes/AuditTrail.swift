import Recruitment

/// What values were before: nothing is overwritten without a row here.
final class AuditTrail {
  private let connection: any Connection
  private let batch: Int64
  private var ids = IDBlock(counter: "superseded_value", size: 256)
  private var writer: (any BulkWriter)?

  init(_ connection: any Connection, batch: Int64) {
    self.connection = connection
    self.batch = batch
  }

  /// - Parameter until: when the old value ceased to hold.
  func record(
    kind: RecordKind, record: Int64, field: String, old: SQLValue, new: SQLValue, until: Int64
  ) throws {
    let open: any BulkWriter
    if let writer {
      open = writer
    } else {
      open = try connection.bulkInsert(
        into: "superseded_value",
        columns: ["id", "kind", "record_id", "field", "old_value", "new_value", "valid_until", "batch_id"])
      writer = open
    }
    try open.row([
      .integer(try ids.take(connection)), .integer(Int64(kind.rawValue)), .integer(record), .text(field),
      SQLValue(old.auditText), SQLValue(new.auditText), .integer(until), .integer(batch),
    ])
  }
}
