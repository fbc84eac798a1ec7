import ArgumentParser
import Desk
import Recruitment

/// Takes an import back.
package struct UndoCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "undo", _superCommandName: Program.name,
    abstract: "Take back one import.",
    discussion: """
      What the batch added goes, unless something later depends on it: that is kept and listed. A changed field goes back
      only where it still holds the batch's value. Without BATCH it lists the batches.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "The batch, as import printed it.") package var batch: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let desk = try store.openDesk()
    guard let batch else { return try list(desk) }
    let report = try desk.undo(batch: batch, now: Output.now())
    if json {
      Output.json { $0.undoReport(report) }
    } else {
      Output.print(
        "Batch \(report.batch): \(report.removed) removed, \(report.restored) restored, \(report.keptCount) kept.")
      for kept in report.kept.prefix(20) { Output.print("  kept: \(kept)") }
    }
  }

  private func list(_ desk: Desk) throws {
    let batches = try desk.batches()
    if json {
      Output.json { $0.batches(batches) }
    } else {
      for batch in batches {
        Output.print(
          "\(batch.id)  \(ISOTimestamp.utc(batch.landedAt))  \(batch.source)\(batch.undoneAt == nil ? "" : "  (undone)")"
        )
      }
      if batches.isEmpty { Output.print("Nothing has been imported.") }
    }
  }
}
