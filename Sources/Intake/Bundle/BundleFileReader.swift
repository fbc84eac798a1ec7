import Recruitment
import WorkingTime

/// Reads one CSV file of a bundle into batches: tokenises, checks every cell, counts what was odd.
struct BundleFileReader: ~Copyable {
  let file: Int
  let path: String
  let binding: HeaderBinding
  var rows: CSVRows
  var batch: BatchColumns
  var cleaner: CellText
  var instants: InstantReader
  /// The header row again, glued exports; rows with nothing in them; rows that end early.
  var repeatedHeaders = 0
  var emptyRows = 0
  var shortRows = 0
  /// For interactions.
  let interaction: InteractionPlaces?
  let times: PossibleTimes
  /// Interactions that are dated after the import.
  var ahead = 0
  private var seen = 0
  private let firstColumn: (name: [UInt8], width: Int)

  /// Reads the header row.
  /// - Parameters:
  ///   - file: the index in the import's list of files.
  ///   - clock: for timestamps without an offset.
  ///   - now: the import's time; `nil` = none is too late.
  init(
    file: Int, path: String, kind: RecordKind, source: any ByteSource, clock: Zone,
    now: Int64? = nil, limits: CSVLimits = CSVLimits()
  ) throws(IntakeError) {
    var rows = try CSVRows.sniffing(source, limits: limits)
    let names = try HeaderRow.read(&rows, path: path)
    let binding = try HeaderBinding(kind: kind, names: names, path: path)
    self.file = file
    self.path = path
    self.rows = rows
    self.binding = binding
    interaction = kind == .interactions ? InteractionPlaces(binding.place) : nil
    times = PossibleTimes(now: now, isBundle: true)
    firstColumn = (Array(names[0].utf8), names.count)
    batch = BatchColumns(
      texts: binding.textCount, numbers: binding.numberCount, capacity: RecordBatch.preferredRows)
    cleaner = CellText()
    instants = InstantReader(clock: clock)
  }

  /// Why a row cannot be taken.
  struct Problem {
    var column: String
    var value: String
    var why: String
  }

  /// Reads every row and passes batches on.
  /// - Parameter settings: take what `firm.csv` says.
  mutating func read(
    tally: inout IntakeTally, settings: inout FirmSettings, _ pass: (RecordBatch) throws -> Void
  ) throws {
    reading: while true {
      switch try rows.next() {
      case .end: break reading
      case .broken(let row):
        seen += 1
        tally.reject(Reject(file: file, line: row.line, column: "", value: "", why: row.why))
      case .row:
        if isBlank { continue }
        if isHeaderAgain {
          repeatedHeaders += 1
          continue
        }
        if isEmpty {
          emptyRows += 1
          continue
        }
        seen += 1
        if let problem = takeRow() ?? checkRow(settings: &settings) {
          batch.takeBackRow()
          tally.reject(
            Reject(file: file, line: rows.line, column: problem.column, value: problem.value, why: problem.why))
        } else {
          batch.keepRow(line: rows.line)
          if batch.isFull { try passOn(pass) }
        }
      }
    }
    if batch.row > 0 { try passOn(pass) }
    report(&tally)
  }

  // MARK: Rows that are no records

  private var isBlank: Bool { rows.count == 1 && rows[0].count == 0 && !rows[0].marks.contains(.quoted) }

  /// Nothing but commas, as spreadsheets write below a table, or but the reason why a row that could not be split was rejected.
  private var isEmpty: Bool {
    if rows[0].count > 0, firstColumn.name != Self.reason { return false }
    for index in 1..<max(1, min(rows.count, CSVRows.storable)) where rows[index].count > 0 { return false }
    return rows.count > 1 || firstColumn.name == Self.reason
  }

  private static let reason = Array(RejectSheet.column.utf8)

  private var isHeaderAgain: Bool {
    guard rows.count == firstColumn.width else { return false }
    // The first cell settles it for nearly every row.
    let cell = rows[0]
    var text = UnsafeBufferPointer(start: UnsafePointer(rows.base + Int(cell.start)), count: Int(cell.count))
    if text.starts(with: HeaderRow.byteOrderMark) { text = UnsafeBufferPointer(rebasing: text[3...]) }
    text = CellValue.trimmed(text)
    guard text.count == firstColumn.name.count else { return false }
    for index in 0..<text.count {
      let byte = text[index]
      let small = byte >= 65 && byte <= 90 ? byte | 32 : byte
      if small != firstColumn.name[index] { return false }
    }
    return HeaderRow.names(rows) == binding.names
  }

  // MARK: One row

  /// Writes the current row's cells into the batch.
  private mutating func takeRow() -> Problem? {
    let width = binding.columns.count
    if rows.count > width {
      return wrongWidth
    }
    for index in 0..<rows.count {
      if let problem = takeCell(index) { return problem }
    }
    guard rows.count < width else { return nil }
    for index in rows.count..<width {
      if binding.columns[index].required {
        return wrongWidth
      }
      writeUnknown(index)
    }
    shortRows += 1
    return nil
  }

  private var wrongWidth: Problem {
    let cells = rows.count == 1 ? "1 cell" : "\(rows.count) cells"
    return Problem(column: "", value: "", why: "\(cells) where the header has \(binding.columns.count)")
  }

  private mutating func passOn(_ pass: (RecordBatch) throws -> Void) throws {
    if let marks = binding.marks { batch.workOut(marks) }
    let fields = FileSchema.of(binding.kind).fields
    var columns: [Column] = []
    columns.reserveCapacity(fields.count)
    for (field, place) in zip(fields, binding.places) {
      guard let place else {
        columns.append(.absent)
        continue
      }
      columns.append(field.type.isText ? .text(batch.textColumn(place)) : .integers(batch.integers(place)))
    }
    let custom = binding.custom.map { RecordBatch.CustomField(name: $0.name, values: batch.textColumn($0.place)) }
    let lines = batch.lineNumbers()
    batch.removeAll()
    try pass(RecordBatch(kind: binding.kind, file: file, columns: columns, lines: lines, custom: custom))
  }

  private func report(_ tally: inout IntakeTally) {
    tally.count(rows: seen, file: file)
    for (name, _) in binding.custom { tally.warn(file: file, "unknown column kept as a custom field: \(name)") }
    tally.warn(file: file, "columns without a name left out", count: binding.nameless)
    tally.warn(file: file, "header row repeated: skipped", count: repeatedHeaders)
    tally.warn(file: file, "rows with nothing in them: skipped", count: emptyRows)
    tally.warn(file: file, "rows shorter than the header: the missing cells read as unknown", count: shortRows)
    tally.warn(file: file, "timestamps without an offset", count: instants.withoutOffset)
    tally.warn(file: file, "dated after the day of the import: of account from then on", count: ahead)
    tally.warn(file: file, "not UTF-8: read as Windows-1252", count: cleaner.notUTF8)
    tally.warn(file: file, "NUL characters removed", count: cleaner.withNull)
  }
}
