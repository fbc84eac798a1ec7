import Recruitment

/// Rows of one file that were not taken, to be mended and imported again: as they are, with the reason in a column in front.
/// That column is passed over when the table comes back. Header, delimiter and characters are the file's.
package struct RejectSheet: Sendable {
  package static let column = "why_rejected"

  /// The file's own, without folders.
  package var name: String
  package var bytes: [UInt8]

  /// - Parameter file: what was imported. Of what is no table a list of the reasons is made, which is not for importing.
  package init(of file: IntakeFile, rejects: [Reject]) throws(IntakeError) {
    name = FolderEntry.lastPart(file.path)
    guard file.format == .canonical || file.format == .mapped else {
      bytes = Array(Self.list(rejects).utf8)
      name += "-reasons.csv"
      return
    }
    let source = try TableBytes(try file.open())
    let hasMark = try file.open().prefix(3) == HeaderRow.byteOrderMark
    var writer = Writer(
      rows: CSVRows(source: source, delimiter: source.form.delimiter), reasons: Self.reasons(rejects),
      header: file.mapped?.table.columns)
    bytes = TableText(encoding: source.form.encoding, hasMark: hasMark).bytes(try writer.text())
  }

  /// All that is wrong with a line.
  private static func reasons(_ rejects: [Reject]) -> [Int: String] {
    var reasons: [Int: String] = [:]
    for reject in rejects {
      let why = reject.column.isEmpty ? reject.why : "\(reject.column): \(reject.why)"
      reasons[reject.line] = reasons[reject.line].map { "\($0); \(why)" } ?? why
    }
    return reasons
  }

  private static func list(_ rejects: [Reject]) -> String {
    var text = "line,column,value,why\n"
    for reject in rejects {
      let cells = [String(reject.line), reject.column, reject.value, reject.why]
      text += cells.map { Writer.cell($0, Byte.comma) }.joined(separator: ",") + "\n"
    }
    return text
  }
}

/// Goes through a table once more and writes out the rows that have a reason.
private struct Writer: ~Copyable {
  var rows: CSVRows
  let reasons: [Int: String]
  /// Of a table without a header row: with the reasons in front it gets one.
  let header: [String]?
  private var cleaner = CellText()
  /// Columns with the reasons of a time before.
  private var old: Set<Int> = []
  private var needsHeader = true
  private var out = ""

  init(rows: consuming CSVRows, reasons: [Int: String], header: [String]?) {
    self.rows = rows
    self.reasons = reasons
    self.header = header
  }

  mutating func text() throws(IntakeError) -> String {
    while true {
      switch try rows.next() {
      case .end: return out
      case .broken(let row):
        // Its cells cannot be told apart: it stands behind the reason as it was read, to be written out into the columns.
        if let why = reasons[row.line] {
          write(["line \(row.line) of the file: \(why): \(String(decoding: rows.brokenBytes, as: UTF8.self))"])
        }
      case .row: takeRow()
      }
    }
  }

  private mutating func takeRow() {
    if needsHeader {
      if rows.count == 1, rows[0].count == 0 { return }
      needsHeader = false
      let first = cells()
      old = Set(first.indices.filter { first[$0].lowercased() == RejectSheet.column })
      let names = old.isEmpty ? header : nil
      write([RejectSheet.column] + kept(names ?? first))
      if names == nil { return }
    }
    if let why = reasons[rows.line] { write([why] + kept(cells())) }
  }

  private func kept(_ cells: [String]) -> [String] {
    cells.indices.filter { !old.contains($0) }.map { cells[$0] }
  }

  private mutating func cells() -> [String] {
    var cells: [String] = []
    for index in 0..<min(rows.count, CSVRows.storable) {
      let cell = rows[index]
      let bytes = UnsafeBufferPointer(start: UnsafePointer(rows.base + Int(cell.start)), count: Int(cell.count))
      cells.append(String(decoding: cleaner.clean(bytes, marks: cell.marks), as: UTF8.self))
    }
    return cells
  }

  private mutating func write(_ cells: [String]) {
    let mark = String(Character(Unicode.Scalar(rows.delimiter)))
    let delimiter = rows.delimiter
    out += cells.map { Self.cell($0, delimiter) }.joined(separator: mark) + "\n"
  }

  static func cell(_ text: String, _ delimiter: UInt8) -> String {
    let needsQuotes = text.utf8.contains { $0 == delimiter || $0 == Byte.quote || $0 == 10 || $0 == 13 }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
