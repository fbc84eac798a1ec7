import Recruitment
import Storage

package struct UndoAnswer: Sendable {
  package var batch: String
  package var removed: Int
  package var restored: Int
  /// What was kept because something later depends on it, at most `UndoReport.listed`: `people P12: later records …`.
  package var kept: [String]
  package var keptCount: Int

  package init(batch: String, removed: Int, restored: Int, kept: [String], keptCount: Int) {
    (self.batch, self.removed, self.restored, self.kept, self.keptCount) = (batch, removed, restored, kept, keptCount)
  }
}

package struct BatchSummary: Sendable {
  package var id: String
  package var source: String
  package var landedAt: Instant
  package var undoneAt: Instant?
}

extension Desk {
  package func undo(batch: String, now: Instant) throws -> UndoAnswer {
    guard let id = Int64(batch), id > 0, try store.batches().contains(where: { $0.id.value == id }) else {
      throw DeskError.noSuchBatch(batch)
    }
    let undone = try store.undo(batch: BatchID(id), now: now)
    var names: [RecordKind: [Int64: String]] = [:]
    for (kind, kept) in Dictionary(grouping: undone.kept, by: \.kind) {
      names[kind] = try store.printedIDs(kind, kept.map(\.id))
    }
    return UndoAnswer(
      batch: batch, removed: undone.removed.values.reduce(0, +), restored: undone.restored,
      kept: undone.kept.map { kept in
        let field = kept.field.map { " (\($0))" } ?? ""
        return "\(kept.kind.name) \(names[kept.kind]?[kept.id] ?? "#\(kept.id)")\(field): \(kept.why)"
      }, keptCount: undone.keptCount)
  }

  /// Newest first.
  package func batches() throws -> [BatchSummary] {
    try store.batches().map {
      BatchSummary(id: String($0.id.value), source: $0.source, landedAt: $0.at, undoneAt: $0.undoneAt)
    }
  }
}

extension JSONWriter {
  package mutating func undoReport(_ report: UndoAnswer) {
    object { writer in
      writer.field("batch", report.batch)
      writer.field("removed", report.removed)
      writer.field("restored", report.restored)
      writer.field("kept", report.kept)
      writer.field("kept_in_all", report.keptCount)
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
