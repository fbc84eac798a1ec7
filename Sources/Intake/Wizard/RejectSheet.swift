import Recruitment

/// Rows that were not taken, to be mended and imported again: as they are, with the reason in a column in front. That column
/// is passed over when the table comes back.
package enum RejectSheet {
  package static let column = "why_rejected"

  /// - Parameters:
  ///   - path: what was imported.
  ///   - files: the names of its files, as the rejects count them.
  /// - Returns: CSV; of several files, or of what is no table, a list of the reasons.
  package static func text(path: String, files: [String], rejects: [Reject]) throws(IntakeError) -> String {
    guard files.count == 1, let bytes = try? TableBytes(FileBytes(path: path)) else { return list(files, rejects) }
    var reasons: [Int: String] = [:]
    for reject in rejects {
      let why = reject.column.isEmpty ? reject.why : "\(reject.column): \(reject.why)"
      reasons[reject.line] = reasons[reject.line].map { "\($0); \(why)" } ?? why
    }
    var values = RowValues(
      rows: CSVRows(source: bytes, delimiter: bytes.form.delimiter), tables: [], dates: [], parties: KnownParties(),
      joins: Joins())
    var text = ""
    var isHeader = true
    while true {
      switch try values.rows.next() {
      case .end: return text
      case .broken(let row):
        if let why = reasons[row.line] { text += cell(why) + ",\(cell("line \(row.line) of the file"))\n" }
      case .row:
        if isHeader || reasons[values.rows.line] != nil {
          text += cell(isHeader ? column : reasons[values.rows.line] ?? "")
          for index in 0..<values.rows.count { text += "," + cell(String(decoding: values.cell(index), as: UTF8.self)) }
          text += "\n"
        }
        isHeader = false
      }
    }
  }

  private static func list(_ files: [String], _ rejects: [Reject]) -> String {
    var text = "file,line,column,value,why\n"
    for reject in rejects {
      let name = files.indices.contains(reject.file) ? files[reject.file] : ""
      text +=
        [name, String(reject.line), reject.column, reject.value, reject.why].map(cell).joined(separator: ",") + "\n"
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
