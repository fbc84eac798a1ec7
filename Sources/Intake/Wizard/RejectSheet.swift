import Recruitment

/// Rows that were not taken, to be mended and imported again: as they are, with the reason in a column in front. That column
/// is passed over when the table comes back.
package enum RejectSheet {
  package static let column = "why_rejected"

  /// - Parameters:
  ///   - path: what was imported.
  ///   - files: the names of its files, as the rejects count them.
  ///   - file: of several files the one whose rows are wanted.
  /// - Returns: CSV; of all of several files, or of what is no table, a list of the reasons.
  package static func text(
    path: String, files: [String], rejects: [Reject], file: Int? = nil
  ) throws(IntakeError) -> String {
    let rejects = file.map { file in rejects.filter { $0.file == file } } ?? rejects
    guard let file = file ?? (files.count == 1 ? 0 : nil), files.indices.contains(file),
      let source = source(files[file], under: path), let bytes = try? TableBytes(source)
    else { return list(files, rejects) }
    return try rows(bytes, rejects)
  }

  /// Which files have rejected rows, in their order.
  package static func files(with rejects: [Reject]) -> [Int] { Set(rejects.map(\.file)).sorted() }

  /// A file as an import shows it: one by itself, one below a folder, or a member of a zip.
  private static func source(_ shown: String, under path: String) -> (any ByteSource)? {
    if shown == path || shown.hasPrefix(path + "/") { return open(shown) }
    return open("\(path)/\(shown)") ?? open(path)
  }

  private static func open(_ path: String) -> (any ByteSource)? {
    var archive = path
    while !archive.isEmpty {
      if case .file? = try? FolderEntry.type(archive) {
        if archive == path { return try? FileBytes(path: path) }
        guard let zip = try? ZipArchive(path: archive) else { return nil }
        let name = String(path.dropFirst(archive.count + 1))
        let member = try? zip.checkedMembers().first { $0.name == name }
        return member.flatMap { try? zip.open($0.index, shown: path) }
      }
      archive = FolderEntry.folder(archive)
    }
    return nil
  }

  private static func rows(_ bytes: TableBytes, _ rejects: [Reject]) throws(IntakeError) -> String {
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
