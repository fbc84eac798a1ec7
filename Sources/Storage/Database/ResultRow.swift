import CPostgres
import GRDBSQLite

/// One row of a result, read in place. Columns count from 0.
package struct ResultRow {
  enum Source {
    case sqlite(OpaquePointer)
    case postgres(result: OpaquePointer, row: Int32)
  }

  let source: Source

  @inline(__always)
  package func integer(_ column: Int) -> Int64? {
    switch source {
    case .sqlite(let statement):
      // NULL reads as 0: only a 0 needs the second call.
      let value = sqlite3_column_int64(statement, Int32(column))
      if value == 0, sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL { return nil }
      return value
    case .postgres(let result, let row):
      if PQgetisnull(result, row, Int32(column)) == 1 { return nil }
      return Self.bigEndian(PQgetvalue(result, row, Int32(column)), PQgetlength(result, row, Int32(column)))
    }
  }

  /// The number, or `otherwise` where it is unknown.
  @inline(__always)
  package func integer(_ column: Int, or otherwise: Int64) -> Int64 {
    if otherwise == 0, case .sqlite(let statement) = source { return sqlite3_column_int64(statement, Int32(column)) }
    return integer(column) ?? otherwise
  }

  package func text(_ column: Int) -> String? {
    guard let bytes = bytes(column) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of a text, valid within the row; `nil` where it is unknown.
  package func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    switch source {
    case .sqlite(let statement):
      guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
      return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    case .postgres(let result, let row):
      if PQgetisnull(result, row, Int32(column)) == 1 { return nil }
      let count = Int(PQgetlength(result, row, Int32(column)))
      guard let start = PQgetvalue(result, row, Int32(column)) else { return nil }
      return start.withMemoryRebound(to: UInt8.self, capacity: count) { UnsafeBufferPointer(start: $0, count: count) }
    }
  }

  /// As the column's type has it.
  func value(_ column: Int, isText: Bool) -> SQLValue {
    isText ? SQLValue(text(column)) : SQLValue(integer(column))
  }

  /// PostgreSQL sends numbers of 1, 2, 4 or 8 bytes, the most significant first.
  private static func bigEndian(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int64 {
    guard let bytes, count > 0 else { return 0 }
    var value = Int64(bytes[0])
    for index in 1..<max(1, Int(count)) { value = value << 8 | Int64(UInt8(bitPattern: bytes[index])) }
    return value
  }
}
