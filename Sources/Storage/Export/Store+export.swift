import Recruitment

/// Rows of one kind as one source named them, on their way out.
package struct ExportedRows: Sendable {
  package var source: String
  package var batch: RecordBatch
}

extension Store {
  /// The sources of the records, in the order in which they first came.
  package func exportedSources() throws -> [String] {
    try database.read { connection in
      var names: [String] = []
      try connection.query("SELECT name FROM source ORDER BY id") { names.append($0.text(0) ?? "") }
      return names
    }
  }

  /// Passes every record on, kind by kind in the interchange's order, from one consistent view. A record whose fields
  /// changed comes once for each time it did, oldest first, with `updated_at` saying when; merged people come each as they
  /// were; rows that a newer export replaced are left out.
  /// - Returns: what the interchange has no place for.
  package func export(_ pass: (ExportedRows) throws -> Void) throws -> ExportLinks {
    try database.read { connection in
      let run = try ExportRun(connection)
      for kind in RecordKind.allCases { try run.export(kind, pass) }
      return try run.links()
    }
  }
}

/// One export on its way out of the tables.
final class ExportRun {
  let connection: any Connection
  let names: ExportNames
  private let firstSource: Int64
  private static let chunk = 4_096

  init(_ connection: any Connection) throws {
    self.connection = connection
    names = try ExportNames(connection)
    firstSource = names.sources.keys.min() ?? 0
  }

  private struct Row {
    var id: Int64
    var source: Int64
    var externalID: String?
    var cells: [SQLValue]
  }

  func export(_ kind: RecordKind, _ pass: (ExportedRows) throws -> Void) throws {
    let table = RecordTable.of(kind)
    let dated = try DatedValues(kind, fields: table.columns.map(\.name), connection)
    var rows: [Row] = []
    let isInline = !RecordTable.nouns.contains(kind) && kind != .firm
    let columns = table.columns.map { ($0.aside ? "t." : "r.") + $0.name }.joined(separator: ", ")
    let own = isInline ? "r.source_id, \(kind == .momentActions ? "NULL" : "r.external_id")" : "0, NULL"
    let firm = kind == .firm ? ", r.key" : ""
    let join = table.asideColumns.isEmpty ? "" : " LEFT JOIN interaction_text t ON t.interaction_id = r.id"
    let kept = [.jobEvents, .submissionEvents].contains(kind) ? " WHERE r.replaced_batch_id IS NULL" : ""
    let sql = "SELECT r.id, \(own), \(columns)\(firm) FROM \(table.name) r\(join)\(kept) ORDER BY r.id"
    // Rows are gathered first: a connection has one answer at a time, and chunks ask for more.
    try connection.stream(sql, []) { row in
      let id = row.integer(0, or: 0)
      var found = Row(
        id: id, source: row.integer(1, or: 0), externalID: row.text(2),
        cells: table.columns.enumerated().map { row.value($0.offset + 3, isText: $0.element.isText) })
      if kind == .firm {
        found.source = firstSource
        found.externalID = row.text(table.columns.count + 3)
      } else if !isInline {
        guard let name = names.name(kind, id) else { return }
        (found.source, found.externalID) = (name.source, name.id)
      }
      rows.append(found)
    }
    var start = 0
    while start < rows.count {
      let end = min(start + Self.chunk, rows.count)
      try hand(Array(rows[start..<end]), table, dated, pass)
      start = end
    }
  }

  private func hand(
    _ rows: [Row], _ table: RecordTable, _ dated: DatedValues, _ pass: (ExportedRows) throws -> Void
  ) throws {
    let custom = try customFields(of: rows, table.kind)
    let others = try participants(of: rows, table.kind)
    var builders: [Int64: RecordBatchBuilder] = [:]
    var customRows: [Int64: [[String: String]]] = [:]
    for row in rows {
      var versions = dated.versions(of: row.id, from: .min)
      if row.externalID == nil { versions = [DatedValues.Version(from: .min, values: [:])] }
      for version in versions {
        var values = fields(row, version, table)
        func add(_ values: [String: RecordBatchBuilder.Value]) {
          builders[row.source, default: RecordBatchBuilder(kind: table.kind)].append(line: 0, values)
          customRows[row.source, default: []].append(custom[row.id] ?? [:])
        }
        add(values)
        for other in others[row.id] ?? [] {
          values["person_id"] = reference(.people, other.person, from: row.source)
          values["recruiter_id"] = reference(.recruiters, other.recruiter, from: row.source)
          add(values)
        }
      }
    }
    for (source, var builder) in builders.sorted(by: { $0.key < $1.key }) {
      var batch = builder.take()
      let rows = customRows[source] ?? []
      for name in Set(rows.flatMap(\.keys)).sorted() {
        var column = TextColumn()
        for row in rows { if let text = row[name] { column.append(text) } else { column.appendUnknown() } }
        batch.custom.append(RecordBatch.CustomField(name: name, values: column))
      }
      try pass(ExportedRows(source: names.sources[source] ?? "", batch: batch))
    }
  }

  /// A row's fields as they were in one of its versions.
  private func fields(
    _ row: Row, _ version: DatedValues.Version, _ table: RecordTable
  ) -> [String: RecordBatchBuilder.Value] {
    var values: [String: RecordBatchBuilder.Value] = [:]
    if let own = table.ownID {
      let name = FileSchema.of(table.kind).fields[own].name
      if let id = row.externalID { values[name] = .text(id) }
      // Some kinds must have one, and whoever wrote the row had none to give.
      if row.externalID == nil, FileSchema.of(table.kind).fields[own].required {
        values[name] = .text(Self.ownName(table.kind, row.id))
      }
    }
    for (column, current) in zip(table.columns, row.cells) {
      var cell = current
      if let old = version.values[column.name] {
        cell = column.isText ? SQLValue(old) : SQLValue(old.flatMap { Int64($0) })
      }
      values[column.name] = value(cell, column, from: row.source)
    }
    if version.from != .min {
      // What a row's own stamp says may be older than a change that was made here.
      if case .integer(let stamp)? = values["updated_at"], stamp >= version.from { return values }
      values["updated_at"] = .integer(version.from)
    } else if version.values.isEmpty == false {
      values["updated_at"] = .unknown
    }
    return values
  }

  static func ownName(_ kind: RecordKind, _ id: Int64) -> String {
    "\(Store.ownSource)-\(RecordTable.of(kind).name)-\(id)"
  }

  private func value(
    _ cell: SQLValue, _ column: RecordTable.StoredColumn, from source: Int64
  ) -> RecordBatchBuilder.Value {
    switch cell {
    case .text(let text): return .text(text)
    case .integer(let number):
      if let kind = column.reference { return reference(kind, number, from: source) }
      return .integer(number)
    default: return .unknown
    }
  }

  private func reference(_ kind: RecordKind, _ record: Int64, from source: Int64) -> RecordBatchBuilder.Value {
    if record == 0 { return .unknown }
    return names.reference(kind, record, from: source).map { .text($0) } ?? .unknown
  }

  private func customFields(of rows: [Row], _ kind: RecordKind) throws -> [Int64: [String: String]] {
    var found: [Int64: [String: String]] = [:]
    try connection.query(
      "SELECT record_id, name, value FROM custom_field WHERE kind = $1 AND record_id IN ({ids})",
      [.integer(Int64(kind.rawValue))], ids: rows.map(\.id)
    ) { found[$0.integer(0, or: 0), default: [:]][$0.text(1) ?? ""] = $0.text(2) }
    return found
  }

  private func participants(
    of rows: [Row], _ kind: RecordKind
  ) throws -> [Int64: [(person: Int64, recruiter: Int64)]] {
    guard kind == .interactions else { return [:] }
    var found: [Int64: [(person: Int64, recruiter: Int64)]] = [:]
    try connection.query(
      """
      SELECT interaction_id, person_id, recruiter_id FROM interaction_participant WHERE interaction_id IN ({ids})
      ORDER BY interaction_id, id
      """, ids: rows.map(\.id)
    ) { found[$0.integer(0, or: 0), default: []].append(($0.integer(1, or: 0), $0.integer(2, or: 0))) }
    return found
  }
}
