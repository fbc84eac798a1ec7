import Recruitment

/// Compares rows with what the store holds and writes the difference, each change with its audit row. An empty cell
/// never erases a known value; a field that somebody edited here stands until its source changes it again.
final class RecordUpdate {
  private let run: LandingRun
  private let table: RecordTable
  /// Those that this landing gives.
  private let ids: IDBlock
  private var current: [Int64: [SQLValue]] = [:]
  private var edits: [Int64: [String: (id: Int64, sourceValue: SQLValue)]] = [:]
  private let updatedAt: RecordTable.StoredColumn?

  init(_ run: LandingRun, _ table: RecordTable, _ ids: IDBlock) throws {
    self.run = run
    self.table = table
    self.ids = ids
    updatedAt = table.column("updated_at")
    try run.connection.query(
      "SELECT id, record_id, field, source_value FROM edit WHERE kind = $1 AND ended_batch_id IS NULL",
      [.integer(Int64(table.kind.rawValue))]
    ) { row in
      guard let field = row.text(2), let column = table.column(field) else { return }
      let isText = column.isText
      let text = row.text(3)
      let value = isText ? SQLValue(text) : SQLValue(text.flatMap { Int64($0) })
      edits[row.integer(1, or: 0), default: [:]][field] = (row.integer(0, or: 0), value)
    }
  }

  /// Forgets the last chunk's records and reads those of this one.
  func load(_ ids: [Int64]) throws {
    current.removeAll(keepingCapacity: true)
    try fetch(ids)
  }

  private func fetch(_ ids: [Int64]) throws {
    if ids.isEmpty { return }
    let names = table.columns.map { ($0.aside ? "t." : "r.") + $0.name }.joined(separator: ", ")
    let join = table.asideColumns.isEmpty ? "" : " LEFT JOIN interaction_text t ON t.interaction_id = r.id"
    try run.connection.query("SELECT r.id, \(names) FROM \(table.name) r\(join) WHERE r.id IN ({ids})", ids: ids) {
      row in
      current[row.integer(0, or: 0)] = table.columns.enumerated().map {
        row.value($0.offset + 1, isText: $0.element.isText)
      }
    }
  }

  struct Difference {
    var changed: Set<String> = []
    var isEmpty: Bool { changed.isEmpty }
  }

  /// - Parameters:
  ///   - resolved: record ids by position, for references.
  ///   - fillOnly: take only what is unknown so far.
  ///   - leave: fields not to be compared, those that the interchange does not know as `custom:` and their name.
  ///   - lists: by position, what stands for a cell that may hold several values.
  ///   - extra: further columns to set where anything changed, with their old values' names for the audit.
  func apply(
    _ chunk: StagedChunk, _ row: Int, to id: Int64, resolved: [Int64], fillOnly: Bool = false,
    leave: Set<String> = [], lists: [Int: String] = [:], fingerprint: (old: Int64, new: Int64)? = nil
  ) throws -> Difference {
    if current[id] == nil { try fetch([id]) }
    guard var values = current[id] else { throw StorageError.corrupted("an identity names no \(table.name)") }
    let stamp = updatedAt.map { chunk.integer($0.position, row) } ?? Column.unknown
    var fillOnly = fillOnly
    if let updatedAt, let place = table.columns.firstIndex(where: { $0.position == updatedAt.position }),
      case .integer(let known) = values[place], stamp != Column.unknown, stamp < known
    {
      // An older export: it may fill gaps, but what is known is newer.
      fillOnly = true
    }
    let until = stamp != Column.unknown ? stamp : run.now.seconds
    // Within one import a row that gives no time corrects the earlier one; it does not follow it.
    let isCorrection = ids.holds(id) && stamp == Column.unknown

    var difference = Difference()
    var sets: [(column: RecordTable.StoredColumn, value: SQLValue)] = []
    for (place, column) in table.columns.enumerated() {
      if column.name == "updated_at" || leave.contains(column.name) { continue }
      let new = lists[column.position].map { .text($0) } ?? cell(chunk, row, column, resolved)
      if new == .null || new == values[place] || (fillOnly && values[place] != .null) { continue }
      if table.kind == .people, column.name == "kind", new == .integer(Int64(PersonKind.unknown.rawValue)) { continue }
      if try isHeldByEdit(id, column.name, new) { continue }
      if !isCorrection {
        try run.audit.record(
          kind: table.kind, record: id, field: column.name, old: values[place], new: new, until: until)
      }
      sets.append((column, new))
      values[place] = new
      difference.changed.insert(column.name)
    }
    try applyCustom(chunk, row, to: id, leave: leave, until: until, isCorrection: isCorrection, &difference)
    if difference.isEmpty { return difference }
    if let updatedAt, stamp != Column.unknown,
      let place = table.columns.firstIndex(where: { $0.position == updatedAt.position }),
      values[place] != .integer(stamp), !fillOnly
    {
      try run.audit.record(
        kind: table.kind, record: id, field: "updated_at", old: values[place], new: .integer(stamp), until: until)
      sets.append((updatedAt, .integer(stamp)))
      values[place] = .integer(stamp)
    }
    try write(sets, to: id, fingerprint: fingerprint)
    if let fingerprint, !isCorrection {
      try run.audit.record(
        kind: table.kind, record: id, field: "fingerprint", old: .integer(fingerprint.old),
        new: .integer(fingerprint.new), until: until)
    }
    current[id] = values
    return difference
  }

  /// Whether a row says nothing of a record that the store does not hold.
  /// - Parameter fillOnly: asks only for what is unknown so far.
  func knows(
    _ chunk: StagedChunk, _ row: Int, of id: Int64, resolved: [Int64], leave: Set<String> = [], fillOnly: Bool = false
  ) throws -> Bool {
    if current[id] == nil { try fetch([id]) }
    guard let values = current[id] else { return false }
    for (place, column) in table.columns.enumerated() {
      if column.name == "updated_at" || leave.contains(column.name) { continue }
      let new = cell(chunk, row, column, resolved)
      if new == .null || new == values[place] || (fillOnly && values[place] != .null) { continue }
      if table.kind == .people, column.name == "kind", new == .integer(Int64(PersonKind.unknown.rawValue)) { continue }
      guard edits[id]?[column.name]?.sourceValue == new else { return false }
    }
    for (index, name) in chunk.customNames.enumerated() {
      let bytes = chunk.customBytes(index, row)
      if bytes.isEmpty { continue }
      let known = try run.connection.text(
        "SELECT value FROM custom_field WHERE kind = $1 AND record_id = $2 AND name = $3",
        [.integer(Int64(table.kind.rawValue)), .integer(id), .text(name)])
      guard known == String(decoding: bytes, as: UTF8.self) else { return false }
    }
    return true
  }

  private func cell(
    _ chunk: StagedChunk, _ row: Int, _ column: RecordTable.StoredColumn, _ resolved: [Int64]
  ) -> SQLValue {
    if column.reference == nil { return chunk.value(column.position, row) }
    return resolved[column.position] == 0 ? .null : .integer(resolved[column.position])
  }

  /// Whether an edit made here still outranks the source; where the source has changed its mind, the edit ends.
  private func isHeldByEdit(_ id: Int64, _ field: String, _ new: SQLValue) throws -> Bool {
    guard let edit = edits[id]?[field] else { return false }
    if edit.sourceValue == new { return true }
    try run.connection.execute(
      "UPDATE edit SET ended_batch_id = $1 WHERE id = $2", [.integer(run.batch), .integer(edit.id)])
    edits[id]?[field] = nil
    return false
  }

  private func write(
    _ sets: [(column: RecordTable.StoredColumn, value: SQLValue)], to id: Int64,
    fingerprint: (old: Int64, new: Int64)?
  ) throws {
    var names: [String] = []
    var values: [SQLValue] = []
    for (column, value) in sets where !column.aside {
      values.append(value)
      names.append("\(column.name) = $\(values.count)")
    }
    if let fingerprint {
      values.append(.integer(fingerprint.new))
      names.append("fingerprint = $\(values.count)")
    }
    if !names.isEmpty {
      values.append(.integer(id))
      try run.connection.execute(
        "UPDATE \(table.name) SET \(names.joined(separator: ", ")) WHERE id = $\(values.count)", values)
    }
    for (column, value) in sets where column.aside {
      try run.connection.execute(
        """
        INSERT INTO interaction_text (interaction_id, \(column.name)) VALUES ($1, $2)
        ON CONFLICT (interaction_id) DO UPDATE SET \(column.name) = excluded.\(column.name)
        """, [.integer(id), value])
    }
  }

  private func applyCustom(
    _ chunk: StagedChunk, _ row: Int, to id: Int64, leave: Set<String>, until: Int64, isCorrection: Bool,
    _ difference: inout Difference
  ) throws {
    if chunk.customNames.isEmpty { return }
    let kind = SQLValue.integer(Int64(table.kind.rawValue))
    for (index, name) in chunk.customNames.enumerated() {
      let bytes = chunk.customBytes(index, row)
      if bytes.isEmpty || leave.contains("custom:\(name)") { continue }
      let new = SQLValue.text(String(decoding: bytes, as: UTF8.self))
      let old = SQLValue(
        try run.connection.text(
          "SELECT value FROM custom_field WHERE kind = $1 AND record_id = $2 AND name = $3",
          [kind, .integer(id), .text(name)]))
      if old == new { continue }
      if !isCorrection {
        try run.audit.record(
          kind: table.kind, record: id, field: "custom:\(name)", old: old, new: new, until: until)
      }
      try run.connection.execute(
        """
        INSERT INTO custom_field (kind, record_id, name, value, batch_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (kind, record_id, name) DO UPDATE SET value = excluded.value
        """, [kind, .integer(id), .text(name), new, .integer(run.batch)])
      difference.changed.insert("custom:\(name)")
    }
  }
}
