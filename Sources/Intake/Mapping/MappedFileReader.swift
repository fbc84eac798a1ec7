import Recruitment
import WorkingTime

/// Reads one table through a mapping into batches: each row makes the records that the mapping says.
struct MappedFileReader: ~Copyable {
  let file: Int
  let path: String
  let table: MappedTable
  var values: RowValues
  private let records: [RecordPlan]
  private let skips: [PlanCondition]
  private let deletion: [PlanCondition]
  private var deleted = 0
  private var calls: CallPlan?
  private let join: JoinPlan?
  private var joinsLost = 0
  private var joined = 0
  private let width: Int
  private var seen = 0
  private var skipped = 0
  private var blank = 0
  private var withoutRecord = 0
  /// Where the first of those stand.
  private var linesWithoutRecord: [Int] = []
  private let nameless: Int
  /// The column with the reasons of rejected rows that come back.
  private let reason: Int?
  private let custom: [String]

  init(
    file: Int, path: String, mapping: Mapping, table: MappedTable, source: any ByteSource, settings: FirmSettings,
    parties: KnownParties, joins: Joins = Joins(), order: DateOrder? = nil, now: Int64? = nil,
    limits: CSVLimits = CSVLimits()
  ) throws(IntakeError) {
    var rows = try CSVRows.sniffing(source, limits: limits)
    let names = try Self.names(&rows, table, path)
    let start = PlanBinder(names: names, mapping: mapping, settings: settings, now: now)
    let bound = try Bound(table, start, names: names)
    values = RowValues(
      rows: rows, tables: bound.binder.tables, dates: bound.binder.dates, parties: parties, joins: joins,
      firsts: bound.binder.firsts)
    if let order { for index in values.dates.indices { values.dates[index].settle(order) } }
    (self.file, self.path, self.table, width) = (file, path, table, names.count)
    (skips, join, calls, records, custom) = (bound.skips, bound.join, bound.calls, bound.records, bound.custom)
    deletion = bound.deletion
    nameless = names.count { $0.isEmpty }
    reason = names.firstIndex(of: RejectSheet.column)
  }

  private static func names(
    _ rows: inout CSVRows, _ table: MappedTable, _ path: String
  ) throws(IntakeError) -> [String] {
    // A table without a header row has one when its rejected rows come back.
    let reason = Array(RejectSheet.column.utf8)
    if let columns = table.columns, try rows.peek(reason.count) != reason { return columns }
    return unique(try HeaderRow.read(&rows, path: path).map(MappedTableReader.column))
  }

  /// What a table says that joins others. One for all rows: looked at for each, and not copied.
  private final class JoinPlan {
    private let name: String
    private let key, value: PlanValue

    init(_ name: String, key: PlanValue, value: PlanValue) { (self.name, self.key, self.value) = (name, key, value) }

    /// - Returns: false where there is no room.
    func take(_ values: inout RowValues) -> Bool {
      let joins = values.joins
      let key = values.bytes(key)
      return key.withUnsafeBufferPointer { key in values.with(value) { joins.add(name, key: key, value: $0) } }
    }
  }

  /// A table of the mapping, bound to a file's columns.
  private struct Bound {
    var binder: PlanBinder
    var records: [RecordPlan] = []
    var calls: CallPlan?
    var join: JoinPlan?
    var skips: [PlanCondition] = []
    var deletion: [PlanCondition] = []
    var custom: [String] = []

    init(_ table: MappedTable, _ start: PlanBinder, names: [String]) throws(IntakeError) {
      binder = start
      for record in table.records { records.append(try RecordPlan(record, binder: &binder)) }
      if let table = table.calls { calls = try CallPlan(table, binder: &binder) }
      if let table = table.join {
        join = JoinPlan(table.name, key: try binder.bind(table.key), value: try binder.bind(table.value))
      }
      for condition in table.skip { skips.append(try PlanCondition(condition, binder: &binder)) }
      for condition in table.deletion { deletion.append(try PlanCondition(condition, binder: &binder)) }
      for name in table.leaveOut + [RejectSheet.column] { binder.use(name) }
      let rest = names.indices.filter { !names[$0].isEmpty && !binder.used.contains($0) }
      if !records.isEmpty {
        records[0].keep(rest, names: names, strange: &binder.tables)
        custom = rest.map { names[$0] }
      }
      for record in records { record.open() }
    }
  }

  /// A name that stands twice stands with a number the second time: an export's two columns `Comments` are two columns.
  static func unique(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return names.map { name in
      if name.isEmpty { return name }
      counts[name, default: 0] += 1
      return counts[name] == 1 ? name : "\(name) (\(counts[name] ?? 0))"
    }
  }

  mutating func read(tally: inout IntakeTally, _ pass: (RecordBatch) throws -> Void) throws {
    reading: while true {
      switch try values.rows.next() {
      case .end: break reading
      case .broken(let row):
        seen += 1
        tally.reject(Reject(file: file, line: row.line, column: "", value: "", why: row.why))
      case .row: try takeRow(&tally, pass)
      }
    }
    try calls?.finish(file: file, parties: values.parties, pass)
    for plan in records where plan.rows > 0 { try pass(plan.take(file: file)) }
    report(&tally)
  }

  mutating func takeRow(_ tally: inout IntakeTally, _ pass: (RecordBatch) throws -> Void) throws {
    if isEmpty {
      blank += 1
      return
    }
    seen += 1
    if let why = wrongWidth {
      return tally.reject(Reject(file: file, line: values.rows.line, column: "", value: "", why: why))
    }
    if !skips.isEmpty, skips.allSatisfy({ values.holds($0) }) {
      skipped += 1
      return
    }
    if let join {
      let isTaken = join.take(&values)
      if !isTaken { joinsLost += 1 }
      if records.isEmpty {
        if isTaken { joined += 1 }
        return
      }
    }
    if calls != nil {
      if let reject = calls?.take(&values, file: file) { tally.reject(reject) }
      if calls?.isFull == true { try calls?.passHalf(file: file, parties: values.parties, pass) }
      return
    }
    let isDeleted = !deletion.isEmpty && deletion.allSatisfy { values.holds($0) }
    if isDeleted { deleted += 1 } else { values.noteStrangeWords() }
    var made = 0
    for plan in records where plan.saysDeleted == isDeleted {
      if plan.asksOnce, !holds(plan) { continue }
      if plan.each.count == 1, values.takeOnePart(plan.each[0]) {
        if let problem = try make(plan, &made, pass) { return reject(problem, &tally) }
        continue
      }
      for part in parts(plan) {
        values.part = part
        if let problem = try make(plan, &made, pass) { return reject(problem, &tally) }
      }
    }
    if made == 0 {
      withoutRecord += 1
      if linesWithoutRecord.count < Self.linesNamed { linesWithoutRecord.append(values.rows.line) }
    }
  }

  /// A record of the part of the row that `values` has at hand.
  private mutating func make(
    _ plan: RecordPlan, _ made: inout Int, _ pass: (RecordBatch) throws -> Void
  ) rethrows -> RecordPlan.Problem? {
    if !plan.asksOnce, !holds(plan) { return nil }
    if !plan.isBeside { made += 1 }
    if let problem = plan.write(&values) { return problem }
    if plan.isFull { try pass(plan.take(file: file)) }
    return nil
  }

  private func reject(_ problem: RecordPlan.Problem, _ tally: inout IntakeTally) {
    tally.reject(
      Reject(file: file, line: values.rows.line, column: problem.column, value: problem.value, why: problem.why))
  }

  private mutating func holds(_ plan: RecordPlan) -> Bool {
    for index in plan.conditions.indices where !values.holds(plan.conditions[index]) { return false }
    return true
  }

  private static let whole: [[UInt8]] = [[]]

  /// The parts for which a record is made; one empty part where the mapping wants one record a row.
  private mutating func parts(_ plan: RecordPlan) -> [[UInt8]] {
    if plan.each.isEmpty { return plan.orOne ? [] : Self.whole }
    var parts: [[UInt8]] = []
    for value in plan.each {
      let cell = values.bytes(value)
      if cell.isEmpty { continue }
      // Most cells name one.
      if parts.isEmpty, !cell.contains(UInt8(ascii: ";")) {
        parts.append(cell)
        continue
      }
      for part in cell.split(separator: UInt8(ascii: ";")) {
        let trimmed = part.drop { $0 <= Byte.space }
        guard let last = trimmed.lastIndex(where: { $0 > Byte.space }) else { continue }
        if !parts.contains(where: { $0.elementsEqual(trimmed[...last]) }) { parts.append(Array(trimmed[...last])) }
      }
    }
    return parts
  }

  private var isEmpty: Bool {
    for index in 0..<min(values.rows.count, CSVRows.storable) where values.rows[index].count > 0 {
      // The reason why a row that could not be split was rejected is no record.
      if index != reason { return false }
    }
    return true
  }

  /// Cells beyond the header with something in them: the row is shifted, and nothing in it can be trusted.
  private var wrongWidth: String? {
    guard values.rows.count > width else { return nil }
    for index in width..<min(values.rows.count, CSVRows.storable) where values.rows[index].count > 0 {
      return "\(values.rows.count) cells where the header has \(width)"
    }
    return nil
  }

  private static let linesNamed = 8

  /// What they are about is not named in them, or has no meaning in the mapping's tables.
  private var withoutRecordWords: String {
    let lines = linesWithoutRecord.map(String.init).joined(separator: ", ")
    return "rows that make no record, as they name nothing that one could be about: line \(lines)"
      + (withoutRecord > linesWithoutRecord.count ? " and others" : "")
  }

  private func report(_ tally: inout IntakeTally) {
    tally.count(rows: seen, file: file)
    if !custom.isEmpty {
      let names = custom.prefix(12).joined(separator: ", ") + (custom.count > 12 ? " and others" : "")
      tally.warn(file: file, "columns without a place kept as custom fields: \(names)", count: custom.count)
    }
    tally.warn(file: file, "rows that say more of what other tables tell of", count: joined)
    tally.warn(file: file, "pairs beyond what one import holds: left out", count: joinsLost)
    tally.warn(file: file, "columns without a name left out", count: nameless)
    tally.warn(file: file, "rows with nothing in them: skipped", count: blank)
    tally.warn(file: file, "rows that the mapping passes over", count: skipped)
    tally.warn(file: file, "rows of what was deleted there: taken out of every answer", count: deleted)
    tally.warn(file: file, withoutRecordWords, count: withoutRecord)
    tally.warn(file: file, "timestamps without an offset", count: values.dates.reduce(0) { $0 + $1.withoutOffset })
    for date in values.dates where date.ambiguous > 0 {
      if date.leftAmbiguous {
        tally.warn(
          file: file, "dates that could be two days: not taken. Say `dates` in a mapping, or use --wizard",
          count: date.ambiguous)
        continue
      }
      let order = date.order == .monthFirst ? "month" : "day"
      let why = date.isSettled ? ", as others in the file must be" : ""
      tally.warn(file: file, "dates that could be read in two ways: read \(order) first\(why)", count: date.ambiguous)
      if date.isGuess {
        let what = "dates of the other order beside them: say which it is with `dates` in a mapping"
        tally.warn(file: file, what, count: date.ofOtherOrder)
      }
    }
    for use in values.tables { use.report(&tally, file: file) }
    for plan in records {
      for (name, count) in plan.unread.sorted(by: { $0.key < $1.key }) {
        tally.warn(file: file, "\(plan.kind.name) \(name): could not be read, kept as it is", count: count)
      }
    }
    tally.warn(file: file, "not UTF-8: read as Windows-1252", count: values.cleaner.notUTF8)
    tally.warn(file: file, "NUL characters removed", count: values.cleaner.withNull)
    if let calls { calls.report(&tally, file: file) }
  }
}
