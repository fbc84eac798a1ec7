import Recruitment
import Storage

/// What taking a batch back did.
package struct UndoReport: Sendable {
  package var batch: String
  package var removed: Int
  package var restored: Int
  /// Records kept because something later depends on them: `people P12`.
  package var kept: [String]
}

package struct BatchSummary: Sendable {
  package var id: String
  package var source: String
  package var landedAt: Instant
  package var undoneAt: Instant?
}

extension Desk {
  package func undo(batch: String, now: Instant) throws -> UndoReport {
    guard let id = Int64(batch), id > 0 else { throw DeskError.noSuchBatch(batch) }
    guard let undone = try store.undo(batch: BatchID(id), now: now) else { throw DeskError.noSuchBatch(batch) }
    return UndoReport(
      batch: batch, removed: undone.removed, restored: undone.restored,
      kept: undone.kept.map { "\($0.kind.name) \($0.printedID)" })
  }

  /// Newest first.
  package func batches() throws -> [BatchSummary] {
    try store.batches().map {
      BatchSummary(id: String($0.id.value), source: $0.source, landedAt: $0.landedAt, undoneAt: $0.undoneAt)
    }
  }
}

extension JSONWriter {
  package mutating func undoReport(_ report: UndoReport) {
    object { writer in
      writer.field("batch", report.batch)
      writer.field("removed", report.removed)
      writer.field("restored", report.restored)
      writer.field("kept", report.kept)
    }
  }

  package mutating func batches(_ batches: [BatchSummary]) {
    object { writer in
      writer.key("batches")
      writer.array(batches) { writer, batch in
        writer.object { writer in
          writer.field("batch", batch.id)
          writer.field("source", batch.source)
          writer.field("landed_at", batch.landedAt)
          writer.field("undone_at", batch.undoneAt)
        }
      }
    }
  }
}
