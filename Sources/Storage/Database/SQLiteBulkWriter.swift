import GRDBSQLite

/// Rows into one table through one prepared statement, their texts bound where they lie. A value stays bound until
/// another takes its place, so a cell that says what the row above said costs nothing.
final class SQLiteBulkWriter: BulkWriter {
  private let handle: OpaquePointer
  private var statement: OpaquePointer?
  private let columns: Int32
  private var position: Int32 = 0
  private var failed = false
  /// What each column is bound to, where it is a number or nothing.
  private let bound: UnsafeMutablePointer<Bound>

  private enum Bound {
    case other
    case null
    case integer(Int64)
  }

  init(handle: OpaquePointer, statement: OpaquePointer, columns: Int) {
    self.handle = handle
    self.statement = statement
    self.columns = Int32(columns)
    bound = .allocate(capacity: columns + 1)
    bound.initialize(repeating: .other, count: columns + 1)
  }

  deinit { bound.deallocate() }

  func null() {
    let place = next()
    if case .null = bound[place] { return }
    bound[place] = .null
    sqlite3_bind_null(statement, Int32(place))
  }

  func integer(_ value: Int64) {
    let place = next()
    if case .integer(value) = bound[place] { return }
    bound[place] = .integer(value)
    sqlite3_bind_int64(statement, Int32(place), value)
  }

  private func next() -> Int {
    position += 1
    precondition(position <= columns, "a row has more cells than its table")
    return Int(position)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    let position = Int32(next())
    bound[Int(position)] = .other
    let code: Int32
    if let start = bytes.baseAddress {
      code = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(statement, position, $0, Int32(clamping: bytes.count), nil)
      }
    } else {
      code = sqlite3_bind_text(statement, position, "", 0, transient)
    }
    if code != SQLITE_OK { failed = true }
  }

  func endRow() throws {
    assert(position == columns)
    position = 0
    let code = sqlite3_step(statement)
    let reset = sqlite3_reset(statement)
    if failed || code != SQLITE_DONE || reset != SQLITE_OK {
      failed = false
      throw SQLiteFault.translate(
        code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), path: nil)
    }
  }

  func flush() throws {}

  func finish() {
    sqlite3_finalize(statement)
    statement = nil
  }
}
