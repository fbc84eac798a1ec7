import Intake
import Recruitment

/// What is asked of a desk about bringing records in.
package protocol ImportDesk: Sendable {
  /// - Throws: `DeskError.notAllowed` for whoever may not import.
  func mayImport() throws
  /// Newest first.
  func importedBatches() throws -> [BatchSummary]
  func undoImport(_ batch: String, now: Instant) throws -> UndoAnswer
  /// What a file is, as far as it shows, and what its columns seem to be where it is a single table.
  func lookAtUpload(_ path: String) throws -> UploadLook
  /// What importing would do, with its first records as lines.
  func tryUpload(_ wish: UploadWish, now: Instant) throws -> (report: ImportReport, lines: [String])
  /// Imports, and keeps a mapping that was made for it.
  func importUpload(
    _ wish: UploadWish, now: Instant, progress: @escaping @Sendable (String) -> Void
  ) throws -> ImportReport
  /// The rows that were not taken, file by file, each with the reason in front.
  func rejectedRows(of wish: UploadWish, _ report: ImportReport) throws -> [RejectSheet]
  func knownMappings() throws -> [MappingLine]
  func knownMapping(_ name: String) throws -> String
  @discardableResult func keepMapping(_ text: String, now: Instant) throws -> String
}

package struct UploadLook: Sendable {
  /// The formats found, by file; empty where the file is none that is known.
  package var files: [(path: String, format: String)]
  /// A single table's columns; `nil` for a zip and for mail.
  package var table: TableLook?
  /// Why it cannot be read as it is.
  package var fault: IntakeError?

  package init(files: [(path: String, format: String)], table: TableLook?, fault: IntakeError? = nil) {
    (self.files, self.table, self.fault) = (files, table, fault)
  }
}

/// A file and how it is to be read.
package struct UploadWish: Sendable {
  package var path: String
  /// A mapping by name; `nil` with no text = what the file says itself.
  package var mapping: String?
  /// A mapping that was just made.
  package var text: String?
  /// For mailboxes and calendars.
  package var me: [String]
  /// Of mailboxes, calendars and address books only people whose address is on record.
  package var onlyKnown: Bool

  package init(
    path: String, mapping: String? = nil, text: String? = nil, me: [String] = [], onlyKnown: Bool = false
  ) {
    (self.path, self.mapping, self.text, self.me, self.onlyKnown) = (path, mapping, text, me, onlyKnown)
  }

  var request: ImportRequest {
    var request = ImportRequest(paths: [path], me: me, mapping: mapping, mappingText: text)
    request.onlyKnown = onlyKnown
    return request
  }
}

extension Desk {
  /// How many records a preview shows.
  static let previewed = 50

  package func mayImport() throws {}
  package func importedBatches() throws -> [BatchSummary] { try batches() }
  package func undoImport(_ batch: String, now: Instant) throws -> UndoAnswer { try undo(batch: batch, now: now) }

  package func lookAtUpload(_ path: String) throws -> UploadLook {
    let options = try intakeOptions(ImportRequest(paths: [path]))
    var (found, fault): ([IntakeFile], IntakeError?) = ([], nil)
    do { found = try IntakeReader(paths: [path], options: options).files } catch { fault = error }
    let files = found.map { (path: Self.shown($0.path, under: path), format: $0.aside ?? $0.formatName) }
    return UploadLook(files: files, table: try? lookAtTable(path), fault: fault)
  }

  package func tryUpload(_ wish: UploadWish, now: Instant) throws -> (report: ImportReport, lines: [String]) {
    var request = wish.request
    request.dryRun = true
    let report = try importFiles(request, now: now) { _ in }
    return (Self.named(report, under: wish.path), try firstRecords(request, limit: Self.previewed))
  }

  package func importUpload(
    _ wish: UploadWish, now: Instant, progress: @escaping @Sendable (String) -> Void
  ) throws -> ImportReport {
    if let text = wish.text { try saveMapping(text, now: now) }
    return Self.named(try importFiles(wish.request, now: now, progress: progress), under: wish.path)
  }

  package func rejectedRows(of wish: UploadWish, _ report: ImportReport) throws -> [RejectSheet] {
    try rejectedRows(of: wish.request, report) { Self.shown($0, under: wish.path) }
  }

  package func knownMappings() throws -> [MappingLine] { try mappingLines() }
  package func knownMapping(_ name: String) throws -> String { try mappingText(name) }
  package func keepMapping(_ text: String, now: Instant) throws -> String { try saveMapping(text, now: now) }

  /// Where an upload lies is nobody's business: a member of a zip has its own name, the file itself none.
  private static func shown(_ path: String, under upload: String) -> String {
    path == upload ? "the file" : path.hasPrefix(upload + "/") ? String(path.dropFirst(upload.count + 1)) : path
  }

  private static func named(_ report: ImportReport, under upload: String) -> ImportReport {
    var report = report
    for index in report.files.indices { report.files[index].path = shown(report.files[index].path, under: upload) }
    return report
  }
}

/// Bringing records in, guarded: for administrators.
extension GuardedDesk {
  package func mayImport() throws { try require(.imports, at: .all) }

  package func importedBatches() throws -> [BatchSummary] {
    try mayImport()
    return try desk.importedBatches()
  }

  package func undoImport(_ batch: String, now: Instant) throws -> UndoAnswer {
    try mayImport()
    let answer = try desk.undoImport(batch, now: now)
    try audit(.imported, "undid batch \(answer.batch)")
    return answer
  }

  package func lookAtUpload(_ path: String) throws -> UploadLook {
    try mayImport()
    return try desk.lookAtUpload(path)
  }

  package func tryUpload(_ wish: UploadWish, now: Instant) throws -> (report: ImportReport, lines: [String]) {
    try mayImport()
    return try desk.tryUpload(wish, now: now)
  }

  package func importUpload(
    _ wish: UploadWish, now: Instant, progress: @escaping @Sendable (String) -> Void
  ) throws -> ImportReport {
    try mayImport()
    if let text = wish.text { try desk.saveMapping(text, by: account.id, now: now) }
    var wish = wish
    if let text = wish.text { (wish.mapping, wish.text) = (try? MappingReader.read(text).name, nil) }
    let report = try desk.importUpload(wish, now: now, progress: progress)
    try audit(.imported, report.batch.map { "batch \($0.value)" })
    return report
  }

  package func rejectedRows(of wish: UploadWish, _ report: ImportReport) throws -> [RejectSheet] {
    try mayImport()
    return try desk.rejectedRows(of: wish, report)
  }

  package func knownMappings() throws -> [MappingLine] {
    try mayImport()
    return try desk.knownMappings()
  }

  package func knownMapping(_ name: String) throws -> String {
    try mayImport()
    return try desk.knownMapping(name)
  }

  package func keepMapping(_ text: String, now: Instant) throws -> String {
    try mayImport()
    return try desk.saveMapping(text, by: account.id, now: now)
  }
}
