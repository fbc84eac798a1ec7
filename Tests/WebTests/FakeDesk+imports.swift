import Desk
import Foundation
import Recruitment

@testable import Intake

/// What pages of imports ask; they are tested with a desk that reads tables and keeps nothing.
extension FakeDesk {
  func mayImport() throws {}
  func importedBatches() throws -> [BatchSummary] { [] }
  func undoImport(_ batch: String, now: Instant) throws -> UndoAnswer {
    UndoAnswer(batch: batch, removed: 3, restored: 0, kept: [], keptCount: 0)
  }
  func lookAtUpload(_ path: String) throws -> UploadLook {
    if path.hasSuffix(".ics") { return UploadLook(files: [("the file", "calendar")], table: nil) }
    let why = IntakeError.notAFormatWeKnow(path: path, why: "no CSV files in it")
    return UploadLook(files: [], table: try? TableLook(path: path), fault: why)
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
  func rejectedRows(of wish: UploadWish, _ report: ImportReport) throws -> [RejectSheet] {
    let file = IntakeFile(path: wish.path, format: .canonical, origin: .file(wish.path), kind: nil)
    return [try RejectSheet(of: file, rejects: report.rejected)]
  }
  func knownMappings() throws -> [MappingLine] { [] }
  func knownMapping(_ name: String) throws -> String {
    if name == "ours" { throw IntakeError.noSuchMapping(name) }
    return "mapping: \(name)"
  }
  func keepMapping(_ text: String, now: Instant) throws -> String { "ours" }
}
