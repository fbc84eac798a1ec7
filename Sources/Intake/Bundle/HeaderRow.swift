import Recruitment

/// The first row of a CSV file that is not blank.
enum HeaderRow {
  /// As programs on Windows write it in front of UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads the names, trimmed and in lower case; leaves `rows` at the first row of data.
  static func read(_ rows: inout CSVRows, path: String) throws(IntakeError) -> [String] {
    try checkEncoding(&rows, path: path)
    while true {
      switch try rows.next() {
      case .end: throw .damaged(path: path, why: "empty: there is no header row")
      case .broken(let row) where row.tooLong:
        throw .lineTooLong(path: path, line: row.line, limit: rows.limits.row)
      case .broken(let row): throw .damaged(path: path, why: "header row, line \(row.line): \(row.why)")
      case .row:
        if rows.count == 1, rows[0].count == 0 { continue }
        guard rows.count <= CSVRows.storable else {
          throw .damaged(path: path, why: "more than \(CSVRows.storable) columns")
        }
        let names = names(rows)
        try checkReadable(names, path: path)
        return names
      }
    }
  }

  /// The current row's cells as column names.
  static func names(_ rows: borrowing CSVRows) -> [String] {
    var cleaner = CellText()
    var names: [String] = []
    for index in 0..<rows.count {
      let cell = rows[index]
      let bytes = UnsafeBufferPointer(start: rows.base + Int(cell.start), count: Int(cell.count))
      if cell.marks.contains(.unusual), bytes.contains(0) { return ["\u{0}"] }
      var name = String(decoding: cleaner.clean(bytes, marks: cell.marks), as: UTF8.self)[...]
      // Exports glued together carry a byte order mark at every joint.
      if name.first == "\u{FEFF}" { name.removeFirst() }
      names.append(name.trimmed.lowercased())
    }
    return names
  }

  /// The kind whose required columns are all there; of several, the one that knows most of the columns.
  static func kind(of names: [String]) -> RecordKind? {
    let names = Set(names)
    let scores = RecordKind.allCases.compactMap { kind -> (kind: RecordKind, known: Int)? in
      let fields = FileSchema.of(kind).fields.filter { !$0.derived }
      guard fields.allSatisfy({ !$0.required || names.contains($0.name) }) else { return nil }
      return (kind, fields.count { names.contains($0.name) })
    }
    guard let best = scores.max(by: { $0.known < $1.known }) else { return nil }
    return scores.count { $0.known == best.known } == 1 ? best.kind : nil
  }

  private static func checkEncoding(_ rows: inout CSVRows, path: String) throws(IntakeError) {
    let first = try rows.peek(4)
    if first.starts(with: byteOrderMark) { return rows.drop(3) }
    if first.starts(with: [0x50, 0x4B, 3, 4]) {
      throw .notAFormatWeKnow(path: path, why: "a zip archive or a spreadsheet, not CSV: save it as CSV in UTF-8")
    }
  }

  private static func checkReadable(_ names: [String], path: String) throws(IntakeError) {
    let text = names.joined()
    if text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\t" && $0 != "\n" && $0 != "\r" }) {
      throw .notAFormatWeKnow(path: path, why: "a binary file, not CSV")
    }
  }
}
