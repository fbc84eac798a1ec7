/// Rows into one table, gathered in COPY's binary form and sent a megabyte at a time.
final class PostgresBulkWriter: BulkWriter {
  private unowned let connection: PostgresConnection
  private let sql: String
  private let columns: Int16
  private var bytes: [UInt8] = []
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [UInt8](repeating: 0, count: 8)

  init(connection: PostgresConnection, sql: String, columns: Int) {
    self.connection = connection
    self.sql = sql
    self.columns = Int16(columns)
  }

  private func begin() {
    if bytes.isEmpty { bytes = Self.header }
    if !inRow {
      append(columns)
      inRow = true
    }
  }

  private var inRow = false

  private func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  func null() {
    begin()
    append(Int32(-1))
  }

  func integer(_ value: Int64) {
    begin()
    append(Int32(8))
    append(value)
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    begin()
    append(Int32(clamping: text.count))
    bytes.append(contentsOf: text)
  }

  func endRow() throws {
    inRow = false
    if bytes.count > 1 << 20 { try flush() }
  }

  func flush() throws { try connection.flush(through: self) }

  func send() throws {
    if bytes.isEmpty { return }
    append(Int16(-1))
    try bytes.withUnsafeBytes { try connection.copy(sql, $0) }
    bytes.removeAll(keepingCapacity: true)
  }
}
