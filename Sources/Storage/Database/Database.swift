import Recruitment

/// The one seam between RightCall and its two engines. SQL is written once, in the dialect both understand, with `$n`
/// for values; what must differ is in the drivers.
package protocol Database: Sendable {
  var dialect: Dialect { get }

  /// Runs `body` on one consistent view.
  func read<Result>(_ body: (any Connection) throws -> Result) throws -> Result

  /// As `read`, for a body that asks one question alone: a statement is one view by itself, and the server is not asked
  /// to begin and to end one.
  func readOne<Result>(_ body: (any Connection) throws -> Result) throws -> Result

  /// As `read`, on a view of what is there now, also in a sitting.
  func readAnew<Result>(_ body: (any Connection) throws -> Result) throws -> Result

  /// As `readAnew`, unless the view of a sitting is one that will do.
  func readAnew<Result>(
    unless isNewEnough: (any Connection) throws -> Bool, _ body: (any Connection) throws -> Result
  ) throws -> Result

  /// What `make` reads, which a sitting keeps as long as it keeps its view: a page asks some things twice.
  /// - Parameter key: tells it from everything else that is read in this way.
  func recalled<Answer: Sendable>(_ key: String, _ make: () throws -> Answer) throws -> Answer

  /// Runs `body`, which reads again and again: its readings may share one view, until it writes or reads anew, and what
  /// beginning and ending each would cost is saved.
  func inOneSitting<Result>(_ body: () throws -> Result) rethrows -> Result

  /// Runs `body` in one transaction: all of it, or nothing where it throws.
  func write<Result>(_ body: (any Connection) throws -> Result) throws -> Result

  /// As `write`, for very many rows. The body answers for references: SQLite does not check them here.
  func writeBulk<Result>(_ body: (any Connection) throws -> Result) throws -> Result

  /// As `writeBulk`, for an import: others write meanwhile, and see all of it or nothing.
  /// - Parameter octets: about how much is to be written.
  func land<Result>(octets: Int, _ body: (any Connection, any Turns) throws -> Result) throws -> Result

  /// Takes back what a landing left that was ended from outside, unless it is under way still.
  func recover() throws

  /// What the engine finds wrong with its own files; empty where all is well.
  func integrityProblems() throws -> [String]

  /// Takes what was deleted off the disk as well: pages that hold nothing any more, and the log of changes. Runs outside
  /// any transaction and takes about as long as copying the store.
  /// - Returns: false where somebody reads an older view and the log has to wait for them.
  func scrub() throws -> Bool

  /// What the records take on the disk and what the log of changes beside them takes, in bytes.
  func sizes() throws -> (bytes: Int64, log: Int64)

  /// Copies everything, as it is at one moment, into a new file for its owner alone, and reads the copy again.
  /// - Returns: the latest change in it, where that can be told.
  func copy(to path: String) throws -> Int64?

  /// Where an import may keep rows before they land.
  var spoolFolder: String { get }
}

extension Database {
  package func readOne<Result>(_ body: (any Connection) throws -> Result) throws -> Result { try read(body) }
  package func readAnew<Result>(_ body: (any Connection) throws -> Result) throws -> Result { try read(body) }
  package func readAnew<Result>(
    unless isNewEnough: (any Connection) throws -> Bool, _ body: (any Connection) throws -> Result
  ) throws -> Result {
    try readAnew(body)
  }
  package func recalled<Answer: Sendable>(_ key: String, _ make: () throws -> Answer) throws -> Answer { try make() }
  package func inOneSitting<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }
}

package enum Dialect: Sendable {
  case sqlite, postgres
}

/// One transaction's connection. Not to be kept beyond it, nor used from two threads.
package protocol Connection: AnyObject {
  var dialect: Dialect { get }

  /// What is kept for readers between transactions; `nil` in one that writes.
  var scopes: ScopeShelf? { get }

  /// What readers must know of all records, once it was asked for in this view.
  var scope: RecordScope? { get set }

  /// - Returns: how many rows the statement changed.
  @discardableResult
  func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

  /// Passes the rows on one by one; a row is valid only within the call.
  func query(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws

  /// Asks all of these, and passes their rows on in the order of the questions: over a network in one journey.
  func query(_ questions: [Question]) throws

  /// As `query`, for results of any size: memory stays flat.
  func stream(_ sql: String, _ values: [SQLValue], row: (ResultRow) throws -> Void) throws

  /// A writer of many rows; what it holds back is written by `flush`.
  func bulkInsert(into table: String, columns: [String]) throws -> any BulkWriter

  /// Sets `count` ids of `counter` aside, never to be given again. Returns the first.
  func reserve(_ counter: String, count: Int) throws -> Int64

  /// Waits until nobody else holds this lock, and holds it until the transaction ends. On SQLite every writer is alone
  /// already; only for a landing that has given a turn away the whole write is made again once it has ended.
  func lock(_ purpose: LockPurpose) throws
}

package enum LockPurpose: Int64, Sendable {
  /// Imports, undos and merges: one at a time.
  case landing = 0x5243_0001
  /// Numbering the change log: held from then to the commit, so that numbers are committed in order.
  case changeLog = 0x5243_0002
  case migration = 0x5243_0003
  case reservation = 0x5243_0004
  /// Trials and their logs: one writer at a time, so that enrolment has an order.
  case trial = 0x5243_0005
  /// Accounts: one change at a time, so that the last administrator stays.
  case accounts = 0x5243_0006
  /// Writing the index of full text: what one takes out it puts in before another does.
  case search = 0x5243_0040
  /// Counting tries to sign in.
  case signIn = 0x5243_0007
  /// Erasures and the lists they are kept in.
  case privacy = 0x5243_0080
  /// Claiming work that one process at a time does.
  case lease = 0x5243_0081
  /// Booking talks: one at a time.
  case bookings = 0x5243_0010
  /// Campaigns and whom they drew: one writer at a time, so that enrolment has an order.
  case campaign = 0x5243_0090
}

extension Connection {
  @discardableResult
  package func execute(_ sql: String) throws -> Int { try execute(sql, []) }

  package func query(_ sql: String, row: (ResultRow) throws -> Void) throws { try query(sql, [], row: row) }

  package func query(_ questions: [Question]) throws {
    for question in questions { try query(question.sql, question.values, row: question.row) }
  }

  /// The first row's first column as a number, or `nil` where there is no row or it is unknown.
  package func integer(_ sql: String, _ values: [SQLValue] = []) throws -> Int64? {
    var result: Int64?
    var first = true
    try query(sql, values) { row in
      if first { result = row.integer(0) }
      first = false
    }
    return result
  }

  package func text(_ sql: String, _ values: [SQLValue] = []) throws -> String? {
    var result: String?
    var first = true
    try query(sql, values) { row in
      if first { result = row.text(0) }
      first = false
    }
    return result
  }

  /// Runs `sql`, in which `{ids}` stands for a list, for all ids in bounded steps. Ids may come with repeats; rows come
  /// in no particular order. `values` come first: `$1`…
  package func query(
    _ sql: String, _ values: [SQLValue] = [], ids: [Int64], row: (ResultRow) throws -> Void
  ) throws {
    for step in steps(sql, values, ids) { try query(step.sql, step.values, row: row) }
  }

  /// The same, to be asked together with others.
  package func questions(
    _ sql: String, _ values: [SQLValue] = [], ids: [Int64], row: @escaping (ResultRow) throws -> Void
  ) -> [Question] {
    steps(sql, values, ids).map { Question($0.sql, $0.values, row: row) }
  }

  private func steps(_ sql: String, _ values: [SQLValue], _ ids: [Int64]) -> [(sql: String, values: [SQLValue])] {
    let distinct = Array(Set(ids)).sorted()
    // A statement takes longer to understand the more values it has, and not in proportion.
    let step = ids.count <= 8 ? 8 : ids.count <= 48 ? 48 : 256
    let text = sql.filled("{ids}", with: (0..<step).map { "$\(values.count + $0 + 1)" }.joined(separator: ","))
    return stride(from: 0, to: distinct.count, by: step).map { start in
      let part = distinct[start..<min(start + step, distinct.count)]
      // The last id fills the list up, so that the engine sees the same statement again.
      let filled = part + Array(repeating: part[part.endIndex - 1], count: step - part.count)
      return (text, values + filled.map(SQLValue.integer))
    }
  }
}

/// What is asked of a store, and who takes the rows.
package struct Question {
  package var sql: String
  package var values: [SQLValue]
  package var row: (ResultRow) throws -> Void

  package init(_ sql: String, _ values: [SQLValue] = [], row: @escaping (ResultRow) throws -> Void) {
    (self.sql, self.values, self.row) = (sql, values, row)
  }
}

extension String {
  /// Puts `text` wherever `mark`, which is ASCII, stands. Swift's own `replacing` takes longer than the statement it is
  /// for.
  func filled(_ mark: String, with text: String) -> String {
    let (bytes, sought, put) = (Array(utf8), Array(mark.utf8), Array(text.utf8))
    var filled: [UInt8] = []
    filled.reserveCapacity(bytes.count + put.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == sought[0], bytes[index...].starts(with: sought) {
        filled += put
        index += sought.count
      } else {
        filled.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }
}

/// A value on its way into a statement or out of a row.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  package init(_ value: Int64?) { self = value.map(SQLValue.integer) ?? .null }
  package init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
  /// 0, "nobody" in columns, is unknown in the store.
  package init<Noun>(_ id: RecordID<Noun>?) { self = id.flatMap { $0.isNone ? nil : .integer($0.value) } ?? .null }
  package init<C: Code>(_ code: C?) { self = code.map { .integer(Int64($0.rawValue)) } ?? .null }

  /// As the audit of superseded values keeps it.
  package var auditText: String? {
    switch self {
    case .null: nil
    case .integer(let value): String(value)
    case .text(let value): value
    }
  }
}

/// Writes rows column by column, in the order of its columns. Bytes given need only live until `endRow`.
package protocol BulkWriter: AnyObject {
  func null()
  func integer(_ value: Int64)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func endRow() throws
  func flush() throws
}

extension BulkWriter {
  /// `Column.unknown` and 0 where `zeroIsUnknown` become NULL.
  @inline(__always)
  package func optional(_ value: Int64) {
    if value == Column.unknown { null() } else { integer(value) }
  }

  package func row(_ values: [SQLValue]) throws {
    var texts: [[UInt8]] = []
    texts.reserveCapacity(values.count)
    for value in values { if case .text(let text) = value { texts.append(Array(text.utf8)) } }
    try bind(values, texts[...])
  }

  /// Recursion keeps every text's bytes in place until the row is written.
  private func bind(_ values: [SQLValue], _ texts: ArraySlice<[UInt8]>) throws {
    var rest = values[...]
    while let value = rest.popFirst() {
      switch value {
      case .null: null()
      case .integer(let number): integer(number)
      case .text:
        guard let first = texts.first else { return }
        try first.withUnsafeBufferPointer { bytes in
          text(bytes)
          try bind(Array(rest), texts.dropFirst())
        }
        return
      }
    }
    try endRow()
  }
}
