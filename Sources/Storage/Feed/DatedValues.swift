import Recruitment

/// The values that records' fields had before their current ones.
struct DatedValues {
  struct Change {
    let until: Int64
    let old: String?
    let new: String?
  }

  /// By record and field, oldest first.
  private var changes: [Int64: [String: [Change]]] = [:]

  init(_ kind: RecordKind, fields: [String], _ connection: any Connection) throws {
    try connection.stream(
      """
      SELECT record_id, field, old_value, new_value, valid_until FROM superseded_value WHERE kind = $1
      ORDER BY record_id, field, valid_until, id
      """, [.integer(Int64(kind.rawValue))]
    ) { row in
      guard let field = row.text(1), fields.contains(field) else { return }
      changes[row.integer(0, or: 0), default: [:]][field, default: []].append(
        Change(until: row.integer(4, or: 0), old: row.text(2), new: row.text(3)))
    }
  }

  struct Version {
    let from: Int64
    /// By field name; a field that is missing here has its current value.
    let values: [String: String?]
  }

  /// The record's versions, oldest first, the last of which is the current one. Filling in what was unknown at first
  /// counts as a change: before it, the value was unknown.
  func versions(of record: Int64, from first: Int64) -> [Version] {
    guard let byField = changes[record] else { return [Version(from: first, values: [:])] }
    let times = Set(byField.values.flatMap { $0.map(\.until) }).filter { $0 > first }.sorted()
    return ([first] + times).map { time in
      var values: [String: String?] = [:]
      for (field, changes) in byField {
        // The old value of the first change that still lay ahead.
        if let next = changes.first(where: { $0.until > time }) { values[field] = .some(next.old) }
      }
      return Version(from: time, values: values)
    }
  }
}
