import Recruitment

/// One command's writes.
package struct BatchRecord: Hashable, Sendable {
  package var id: BatchID
  package var source: String
  /// `import`, `write`, `edit` or `merge`.
  package var what: String
  package var at: Instant
  package var undoneAt: Instant?
}

/// What an undo did, and what it had to leave.
package struct UndoReport: Sendable {
  package struct Kept: Hashable, Sendable {
    package var kind: RecordKind
    package var id: Int64
    /// The field that was left, or `nil` where the whole record was.
    package var field: String?
    package var why: String
  }

  package var removed: [RecordKind: Int] = [:]
  /// Fields that hold again what they held before.
  package var restored = 0
  /// The first `listed`; the count goes on.
  package var kept: [Kept] = []
  package var keptCount = 0
  package static let listed = 1_000

  mutating func keep(_ kind: RecordKind, _ id: Int64, field: String? = nil, why: String) {
    keptCount += 1
    if kept.count < Self.listed { kept.append(Kept(kind: kind, id: id, field: field, why: why)) }
  }
}

extension Store {
  /// Newest first.
  package func batches() throws -> [BatchRecord] {
    try database.read { connection in
      var batches: [BatchRecord] = []
      try connection.query(
        """
        SELECT b.id, s.name, b.what, b.at, b.undone_at FROM batch b JOIN source s ON s.id = b.source_id
        ORDER BY b.id DESC
        """
      ) { row in
        batches.append(
          BatchRecord(
            id: BatchID(row.integer(0, or: 0)), source: row.text(1) ?? "", what: row.text(2) ?? "",
            at: Instant(row.integer(3, or: 0)), undoneAt: row.integer(4).map(Instant.init)))
      }
      return batches
    }
  }

  /// Takes a batch back: removes what it added unless something later depends on it, restores fields where they still
  /// hold its value, and brings back the event sets it replaced.
  /// - Throws: `unknownRecord`; `alreadyUndone`.
  package func undo(batch: BatchID, now: Instant) throws -> UndoReport {
    try database.writeBulk { connection in
      try connection.lock(.landing)
      var run = UndoRun(connection, batch: batch.value)
      return try run.undo(now: now)
    }
  }
}
