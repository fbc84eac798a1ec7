import Desk
import Recruitment

/// What a person is given who asks what is held on them: a page to read, and the same as CSV and JSON.
package struct SubjectArchive: Sendable {
  private let held: HeldOnPerson

  package init(_ held: HeldOnPerson) { self.held = held }

  /// As a zip archive.
  package var bytes: [UInt8] {
    var zip = ZipWriter(at: held.takenAt)
    zip.add("read-me-first.html", page.bytes)
    zip.add("everything.json", json)
    for table in held.tables where !table.rows.isEmpty { zip.add("tables/\(table.name).csv", csv(table)) }
    return zip.finished()
  }

  private var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("person", held.id)
      writer.field("held_by", held.firmName)
      writer.field("taken_at", held.takenAt)
      for table in held.tables {
        writer.key(table.name)
        writer.array(table.rows) { writer, row in
          writer.object { writer in
            for (column, value) in zip(table.columns, row) { writer.field(column, value) }
          }
        }
      }
    }
    return writer.bytes + [10]
  }

  private func csv(_ table: HeldTable) -> [UInt8] {
    let lines = [table.columns] + table.rows.map { $0.map { $0 ?? "" } }
    return Array(lines.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  /// A cell that a spreadsheet would take for a formula is made a text.
  static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let text = isFormula ? "'" + text : text
    guard text.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  // MARK: The page

  private var page: HTML {
    """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <title>What \(held.firmName) holds on \(held.name)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1a; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d8d6d0; }
    td { white-space: pre-wrap; overflow-wrap: break-word; min-width: 4rem; }
    td.words { min-width: 16rem; }
    td time, th { white-space: nowrap; }
    .scroll { overflow-x: auto; }
    </style>
    </head>
    <body>
    <main>
    <h1>What \(held.firmName) holds on \(held.name)</h1>
    <p>Taken on \(Self.time(held.takenAt)). Times are in UTC. The same is in <code>everything.json</code> and, table by \
    table, in the folder <code>tables</code>.</p>
    <p>Where a message names somebody else, “[another person]” stands in the place of their name, address or number. You may \
    ask for what is wrong to be put right, and for everything to be erased.</p>
    \(contents)
    \(held.tables.map(section))
    </main>
    </body>
    </html>

    """
  }

  private var contents: HTML {
    let empty = held.tables.filter(\.rows.isEmpty).map { $0.title.prefix(1).lowercased() + $0.title.dropFirst() }
    return empty.isEmpty ? .empty : "<p>Nothing is held under: \(empty.joined(separator: "; ")).</p>"
  }

  private func section(_ table: HeldTable) -> HTML {
    guard !table.rows.isEmpty else { return .empty }
    // What is empty in every row says nothing to a reader; the tables beside the page have it.
    let filled = table.columns.indices.filter { column in table.rows.contains { !($0[column] ?? "").isEmpty } }
    let head = filled.map { "<th scope=\"col\">\(Self.words(table.columns[$0]))</th>" as HTML }
    let body: HTML =
      table.rows.count == 1
      ? "\(filled.map { Self.line(table.columns[$0], table.rows[0][$0]) })"
      : "<thead><tr>\(head)</tr></thead><tbody>\(table.rows.map { Self.row($0, filled) })</tbody>"
    return """
      <h2 id="\(table.name)">\(table.title)</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="\(table.name)"><table>\(body)</table></div>

      """
  }

  private static func line(_ column: String, _ value: String?) -> HTML {
    value.map { "<tr><th scope=\"row\">\(words(column))</th>\(shown($0))</tr>" } ?? .empty
  }

  private static func row(_ row: [String?], _ filled: [Int]) -> HTML {
    "<tr>\(filled.map { shown(row[$0]) })</tr>"
  }

  private static func shown(_ value: String?) -> HTML {
    guard let value else { return "<td></td>" }
    if case .instant(let at) = ISOTimestamp.read(value) { return "<td>\(time(at))</td>" }
    return value.count > 40 ? "<td class=\"words\">\(value)</td>" : "<td>\(value)</td>"
  }

  /// As people write it, always with its year: whoever reads it may do so years later.
  private static func time(_ at: Instant) -> HTML {
    var settings = FirmSettings()
    settings.timezone = "UTC"
    let words = DateWords(clock: FirmClock(settings: settings), asOf: .distantPast)
    return DateWords.element(at, words.dayAndTime(at))
  }

  private static func words(_ column: String) -> String { column.replacing("_", with: " ") }
}
