import Desk
import Foundation
import Intake
import Recruitment

/// What pages of imports ask; they are tested with a desk that reads tables and keeps nothing.
extension FakeDesk {
  func mayImport() throws {}
  func importedBatches() throws -> [BatchSummary] { [] }
  func undoImport(_ batch: String, now: Instant) throws -> UndoAnswer {
    UndoAnswer(batch: batch, removed: 3, restored: 0, kept: [], keptCount: 0)
  }
  func lookAtUpload(_ path: String) throws -> UploadLook {
    path.hasSuffix(".ics")
      ? UploadLook(files: [("the file", "calendar")], table: nil)
      : UploadLook(files: [], table: try TableLook(path: path))
  }
  func tryUpload(_ wish: UploadWish, now: Instant) throws -> (report: ImportReport, lines: [String]) {
    if wish.path.hasSuffix(".ics"), wish.me.isEmpty { throw DeskError.needsOwnAddress }
    return (report(wish, batch: nil), ["people: name <Ann>"])
  }
  func importUpload(
    _ wish: UploadWish, now: Instant, progress: @escaping @Sendable (String) -> Void
  ) throws -> ImportReport {
    progress("Reading people: 1 rows")
    return report(wish, batch: BatchID(7))
  }
  private func report(_ wish: UploadWish, batch: BatchID?) -> ImportReport {
    var file = ImportReport.File(path: "the file", format: wish.mapping ?? "ours")
    (file.rows, file.added, file.rejected) = (2, 1, 1)
    return ImportReport(
      batch: batch, files: [file],
      rejected: [Reject(file: 0, line: 3, column: "at", value: "<soon>", why: "not a date")], warnings: [], totals: [:])
  }
  func rejectedRows(of path: String, _ report: ImportReport, file: Int?) throws -> String {
    try RejectSheet.text(path: path, files: report.files.map(\.path), rejects: report.rejected, file: file)
  }
  func knownMappings() throws -> [MappingLine] { [] }
  func knownMapping(_ name: String) throws -> String { "mapping: \(name)" }
  func keepMapping(_ text: String, now: Instant) throws -> String { "ours" }
}
