import Recruitment

/// One undo within its transaction.
struct UndoRun {
  private let connection: any Connection
  private let batch: Int64
  private var report = UndoReport()
  private var touched = TouchedSet()

  init(_ connection: any Connection, batch: Int64) {
    self.connection = connection
    self.batch = batch
  }

  mutating func undo(now: Instant) throws -> UndoReport {
    var source: Int64?
    var undone = false
    try connection.query("SELECT source_id, undone_at FROM batch WHERE id = $1", [.integer(batch)]) { row in
      source = row.integer(0)
      undone = row.integer(1) != nil
    }
    guard let source else { throw StorageError.unknownRecord("batch \(batch)") }
    if undone { throw StorageError.alreadyUndone(batch) }
    try dropAliases()
    try dropWordsApart()
    try WordsApart.takeBack(batch: batch, connection)
    try forgetCalendarEntries()
    try restoreFields()
    try restoreEdits()
    try restoreSets()
    try removeParticipants()
    for kind in RecordTable.events.reversed() { try removeEvents(kind) }
    for kind in RecordTable.nouns.reversed() + [.firm] { try removeNouns(kind) }
    try connection.execute("UPDATE identity SET fingerprint = 0 WHERE seen_batch_id = $1", [.integer(batch)])
    try connection.execute(
      "UPDATE batch SET undone_at = $1 WHERE id = $2", [.integer(now.seconds), .integer(batch)])
    try recountNewest(source)
    try Store.forgetPeopleMatched(connection)
    try ChangeLog.append(batch: batch, touched.people, to: connection)
    return report
  }

  private mutating func dropAliases() throws {
    try connection.query(
      "SELECT person_id, into_id FROM person_alias WHERE batch_id = $1", [.integer(batch)]
    ) { row in
      touched.insert(row.integer(0, or: 0))
      touched.insert(row.integer(1, or: 0))
    }
    try connection.execute("DELETE FROM person_alias WHERE batch_id = $1", [.integer(batch)])
    try connection.query(
      """
      SELECT i.person_id FROM interaction_alias a JOIN interaction i ON i.id IN (a.interaction_id, a.into_id)
      WHERE a.batch_id = $1
      """, [.integer(batch)]
    ) { touched.insert($0.integer(0, or: 0)) }
    try connection.execute("DELETE FROM interaction_alias WHERE batch_id = $1", [.integer(batch)])
  }

  /// What a calendar said then may be read again.
  private func forgetCalendarEntries() throws {
    try connection.execute("DELETE FROM calendar_entry WHERE batch_id = $1", [.integer(batch)])
  }

  /// What the batch kept apart is one again where it was.
  private mutating func dropWordsApart() throws {
    var merges: [(person: Int64, into: Int64, batch: Int64)] = []
    try connection.query(
      """
      SELECT first_id, second_id, merged_batch_id, merged_id, merged_into_id FROM person_apart WHERE batch_id = $1
      """, [.integer(batch)]
    ) { row in
      for column in 0...1 { touched.insert(row.integer(column, or: 0)) }
      guard let merged = row.integer(2) else { return }
      // An earlier release did not write down who had been merged into whom.
      merges.append((row.integer(3) ?? row.integer(1, or: 0), row.integer(4) ?? row.integer(0, or: 0), merged))
    }
    try connection.execute("DELETE FROM person_apart WHERE batch_id = $1", [.integer(batch)])
    for merge in merges {
      let scope = try RecordScope(connection)
      let roots = [scope.person(merge.person), scope.person(merge.into)]
      guard roots[0] != roots[1] else { continue }
      // As it was; where the one has become somebody else meanwhile, whoever that is.
      let isFree = scope.aliases[merge.person] == nil
      let (person, into) = isFree ? (merge.person, merge.into) : (roots[0], roots[1])
      guard
        try connection.integer(
          "SELECT count(*) FROM person WHERE id IN ($1, $2)", [.integer(person), .integer(into)]) == 2
      else { continue }
      try connection.execute(
        "INSERT INTO person_alias (person_id, into_id, batch_id) VALUES ($1, $2, $3)",
        [.integer(person), .integer(into), .integer(merge.batch)])
      for end in roots + [person, into] { touched.insert(end) }
    }
    try connection.query(
      """
      SELECT i.person_id FROM interaction_apart a JOIN interaction i ON i.id IN (a.first_id, a.second_id)
      WHERE a.batch_id = $1
      """, [.integer(batch)]
    ) { touched.insert($0.integer(0, or: 0)) }
    try connection.execute("DELETE FROM interaction_apart WHERE batch_id = $1", [.integer(batch)])
  }

  // MARK: Fields

  private struct Change {
    let id: Int64
    let kind: RecordKind
    let record: Int64
    let field: String
    let old: String?
    let new: String?
  }

  private mutating func restoreFields() throws {
    var changes: [Change] = []
    try connection.stream(
      """
      SELECT id, kind, record_id, field, old_value, new_value FROM superseded_value WHERE batch_id = $1
      ORDER BY id DESC
      """, [.integer(batch)]
    ) { row in
      guard let kind = RecordKind(rawValue: UInt8(truncatingIfNeeded: row.integer(1, or: 0))) else { return }
      changes.append(
        Change(
          id: row.integer(0, or: 0), kind: kind, record: row.integer(2, or: 0), field: row.text(3) ?? "",
          old: row.text(4), new: row.text(5)))
    }
    for change in changes { try restore(change) }
    try refresh(changes)
  }

  private mutating func restore(_ change: Change) throws {
    if change.kind == .interactions { try touchPeople(of: change.record) }
    if change.kind == .interactions, change.field == Attendance.field { return try putBack(change) }
    if change.kind == .people, change.field == "deleted_at" { touched.insert(change.record) }
    let cell = StoredCell(change.kind, change.record, change.field)
    let isBookkeeping = change.field == "fingerprint" || change.field == "updated_at"
    if try cell.text(connection) == change.new {
      if try cell.canHold(change.old, connection) {
        try cell.set(change.old, connection, batch: batch)
        if !isBookkeeping { report.restored += 1 }
      } else {
        report.keep(change.kind, change.record, field: change.field, why: "what it named before is gone")
      }
    } else if change.field == "fingerprint" {
      // What the row holds now is no row of any export: the next one is compared field by field.
      try cell.set("0", connection, batch: batch)
    } else {
      try bridge(change)
      if !isBookkeeping { report.keep(change.kind, change.record, field: change.field, why: "changed since") }
    }
    try connection.execute("DELETE FROM superseded_value WHERE id = $1", [.integer(change.id)])
    // Neither is a noun's as any of its sources last said it.
    if RecordTable.of(change.kind).isNoun {
      try connection.execute(
        "UPDATE identity SET fingerprint = 0 WHERE kind = $1 AND record_id = $2",
        [.integer(Int64(change.kind.rawValue)), .integer(change.record)])
    }
  }

  private mutating func putBack(_ change: Change) throws {
    if let former = FormerParticipant(old: change.old, new: change.new) {
      if try former.putBack(into: change.record, connection) {
        touched.insert(former.person)
        report.restored += 1
      } else {
        report.keep(change.kind, change.record, field: change.field, why: "what it named before is gone")
      }
    }
    try connection.execute("DELETE FROM superseded_value WHERE id = $1", [.integer(change.id)])
  }

  /// The next change of the same field then follows the value before ours.
  private func bridge(_ change: Change) throws {
    let next = try connection.integer(
      """
      SELECT id FROM superseded_value WHERE kind = $1 AND record_id = $2 AND field = $3 AND id > $4
      ORDER BY id LIMIT 1
      """,
      [.integer(Int64(change.kind.rawValue)), .integer(change.record), .text(change.field), .integer(change.id)])
    guard let next else { return }
    try connection.execute(
      "UPDATE superseded_value SET old_value = $1 WHERE id = $2", [SQLValue(change.old), .integer(next)])
  }

  private func refresh(_ changes: [Change]) throws {
    for kind in [RecordKind.people, .recruiters] {
      let records = Set(changes.filter { $0.kind == kind && Lookups.fields.contains($0.field) }.map(\.record))
      if records.isEmpty { continue }
      let lookups = try Lookups(connection, kind)
      for record in records.sorted() { try lookups.refresh(record) }
    }
  }

  private func restoreEdits() throws {
    try connection.execute("DELETE FROM edit WHERE batch_id = $1", [.integer(batch)])
    try connection.execute("UPDATE edit SET ended_batch_id = NULL WHERE ended_batch_id = $1", [.integer(batch)])
  }

  // MARK: Events

  /// Brings back what the batch's event sets replaced; where a later export spoke of the same job or submission, the
  /// rows stay replaced by that one.
  private func restoreSets() throws {
    for (table, parent) in [("job_event", "job_id"), ("submission_event", "submission_id")] {
      let later =
        """
        SELECT min(CASE WHEN l.batch_id > $1 THEN l.batch_id ELSE l.replaced_batch_id END) FROM \(table) l
        WHERE l.\(parent) = \(table).\(parent) AND l.source_id = \(table).source_id AND l.external_id IS NULL
          AND (l.batch_id > $1 OR l.replaced_batch_id > $1)
        """
      try connection.execute(
        "UPDATE \(table) SET replaced_batch_id = (\(later)) WHERE replaced_batch_id = $1", [.integer(batch)])
    }
  }

  private mutating func touchPeople(of interaction: Int64) throws {
    try connection.query(
      """
      SELECT person_id FROM interaction WHERE id = $1
      UNION SELECT person_id FROM interaction_participant WHERE interaction_id = $1
      """, [.integer(interaction)]
    ) { touched.insert($0.integer(0, or: 0)) }
  }

  private mutating func removeParticipants() throws {
    try connection.query(
      """
      SELECT person_id FROM interaction_participant WHERE batch_id = $1
      UNION SELECT i.person_id FROM interaction_participant p JOIN interaction i ON i.id = p.interaction_id
      WHERE p.batch_id = $1
      """, [.integer(batch)]
    ) { touched.insert($0.integer(0, or: 0)) }
    try connection.execute("DELETE FROM interaction_participant WHERE batch_id = $1", [.integer(batch)])
  }

  private func ranges(_ kind: RecordKind) throws -> [(Int64, Int64)] {
    var ranges: [(Int64, Int64)] = []
    try connection.query(
      "SELECT first_id, last_id FROM batch_range WHERE batch_id = $1 AND kind = $2",
      [.integer(batch), .integer(Int64(kind.rawValue))]
    ) { ranges.append(($0.integer(0, or: 0), $0.integer(1, or: 0))) }
    return ranges
  }

  private mutating func removeEvents(_ kind: RecordKind) throws {
    let table = RecordTable.of(kind).name
    let code = Int64(kind.rawValue)
    for (first, last) in try ranges(kind) {
      // A row that a later batch changed, or to which it added somebody, is no longer only ours.
      var depended = "SELECT record_id FROM superseded_value WHERE kind = \(code) AND batch_id > $3"
      if kind == .interactions {
        depended += " UNION SELECT interaction_id FROM interaction_participant WHERE batch_id > $3"
      }
      let ours = "FROM \(table) WHERE id BETWEEN $1 AND $2 AND batch_id = $3"
      let values: [SQLValue] = [.integer(first), .integer(last), .integer(batch)]
      try connection.query("SELECT id \(ours) AND id IN (\(depended))", values) {
        report.keep(kind, $0.integer(0, or: 0), why: "changed by a later batch")
      }
      let gone = "SELECT id \(ours) AND id NOT IN (\(depended))"
      if kind == .interactions {
        try connection.query("SELECT DISTINCT person_id \(ours)", values) { touched.insert($0.integer(0, or: 0)) }
        try connection.execute("DELETE FROM interaction_text WHERE interaction_id IN (\(gone))", values)
        try WordsApart.keep(interactions: gone, values, connection)
        // The other record of a call stands alone again.
        for (table, column) in [
          ("interaction_alias", "interaction_id"), ("interaction_alias", "into_id"), ("interaction_apart", "first_id"),
          ("interaction_apart", "second_id"),
        ] { try connection.execute("DELETE FROM \(table) WHERE \(column) IN (\(gone))", values) }
      }
      try connection.execute("DELETE FROM custom_field WHERE kind = \(code) AND record_id IN (\(gone))", values)
      let count = try connection.execute("DELETE FROM \(table) WHERE id IN (\(gone))", values)
      report.removed[kind, default: 0] += count
    }
  }

  // MARK: Nouns

  private mutating func removeNouns(_ kind: RecordKind) throws {
    let table = RecordTable.of(kind).name
    let code = SQLValue.integer(Int64(kind.rawValue))
    for (first, last) in try ranges(kind) {
      var candidates: [Int64] = []
      try connection.query(
        "SELECT id FROM \(table) WHERE id BETWEEN $1 AND $2 AND batch_id = $3",
        [.integer(first), .integer(last), .integer(batch)]
      ) { candidates.append($0.integer(0, or: 0)) }
      if candidates.isEmpty { continue }
      let depended = try depended(kind, first, last)
      for id in candidates where depended.contains(id) {
        report.keep(kind, id, why: "later records depend on it")
      }
      let gone = candidates.filter { !depended.contains($0) }
      for id in gone {
        if kind == .people || kind == .recruiters { try Lookups.forget(id, kind, connection) }
        if kind == .people {
          try WordsApart.keep(person: id, connection)
          try connection.execute("DELETE FROM person_apart WHERE first_id = $1 OR second_id = $1", [.integer(id)])
          try connection.execute("UPDATE told_call SET person_id = NULL WHERE person_id = $1", [.integer(id)])
        }
        if kind == .recruiters {
          try connection.execute("UPDATE told_call SET recruiter_id = NULL WHERE recruiter_id = $1", [.integer(id)])
        }
        for sql in [
          "DELETE FROM identity WHERE kind = $1 AND record_id = $2",
          "DELETE FROM custom_field WHERE kind = $1 AND record_id = $2",
          "DELETE FROM superseded_value WHERE kind = $1 AND record_id = $2",
        ] { try connection.execute(sql, [code, .integer(id)]) }
        try connection.execute("DELETE FROM \(table) WHERE id = $1", [.integer(id)])
      }
      report.removed[kind, default: 0] += gone.count
    }
    // A further name that the batch gave to a record it did not make, unless a later export used it.
    try connection.execute(
      """
      DELETE FROM identity WHERE kind = $1 AND batch_id = $2 AND seen_batch_id = $2
        AND record_id IN (SELECT id FROM \(table) WHERE batch_id <> $2)
      """, [code, .integer(batch)])
  }

  /// Which records between two ids something else names.
  private func depended(_ kind: RecordKind, _ first: Int64, _ last: Int64) throws -> Set<Int64> {
    var ids: Set<Int64> = []
    let range: [SQLValue] = [.integer(first), .integer(last)]
    func collect(_ table: String, _ column: String, _ condition: String = "", _ values: [SQLValue] = []) throws {
      try connection.stream(
        "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) BETWEEN $1 AND $2\(condition)", range + values
      ) { ids.insert($0.integer(0, or: 0)) }
    }
    for table in RecordTable.all {
      for column in table.columns where column.reference == kind { try collect(table.name, column.name) }
    }
    if kind == .people {
      try collect("interaction_participant", "person_id")
      try collect("person_alias", "person_id")
      try collect("person_alias", "into_id")
    }
    if kind == .recruiters { try collect("interaction_participant", "recruiter_id") }
    let code = Int64(kind.rawValue)
    try collect("identity", "record_id", " AND kind = \(code) AND batch_id <> $3", [.integer(batch)])
    try collect("superseded_value", "record_id", " AND kind = \(code) AND batch_id <> $3", [.integer(batch)])
    return ids
  }

  private func recountNewest(_ source: Int64) throws {
    let parts = RecordTable.events.filter { $0 != .preferences }.map { kind -> String in
      "SELECT max(at) AS at FROM \(RecordTable.of(kind).name) WHERE source_id = $1"
    }
    let newest = try connection.integer(
      "SELECT max(at) FROM (\(parts.joined(separator: " UNION ALL "))) AS newest", [.integer(source)])
    try connection.execute("UPDATE source SET newest = $1 WHERE id = $2", [SQLValue(newest), .integer(source)])
  }
}
