import Foundation
import Recruitment

/// Looks at the paths of an import: which files are there, and what each of them is.
struct SourceListing {
  /// What `--as` says.
  let format: IntakeFormat?
  private(set) var files: [IntakeFile] = []

  init(paths: [String], format: IntakeFormat?) throws(IntakeError) {
    guard !paths.isEmpty else { throw .nothingToRead }
    self.format = format
    for path in paths { try add(path) }
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
    sort()
  }

  /// By kind, in the order in which records depend on each other; mail, which names nobody by id, comes last.
  private mutating func sort() {
    let order = files.enumerated().sorted { left, right in
      let ranks = (rank(left.element), rank(right.element))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      if left.element.path != right.element.path {
        return BundleFileName.precedes(left.element.path, right.element.path)
      }
      return left.offset < right.offset
    }
    files = order.map(\.element)
  }

  private func rank(_ file: IntakeFile) -> Int {
    switch (file.format, file.kind) {
    case (.canonical, let kind?): Int(kind.rawValue)
    case (.canonical, nil): 100
    case (.contacts, _): 150
    case (.calendar, _): 160
    case (.mail, _): 200
    }
  }

  private mutating func add(_ given: String) throws(IntakeError) {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    switch try FolderEntry.type(path) {
    case .folder: try addFolder(path)
    case .file: try addFile(path)
    case .other: throw .cannotOpen(path: path, reason: "not a regular file")
    }
  }

  // MARK: A single file

  private mutating func addFile(_ path: String) throws(IntakeError) {
    if let format, format != .canonical { return append(path, format) }
    let name = FolderEntry.lastPart(path)
    let first = try FileBytes(path: path).prefix(1 << 14)
    if BundleFileName.isZip(name) || (first.starts(with: [0x50, 0x4B, 3, 4]) && !BundleFileName.isCSV(name)) {
      guard first.starts(with: [0x50, 0x4B]) else { throw .notAFormatWeKnow(path: path, why: "not a zip archive") }
      return try addZip(path)
    }
    if let said = Self.format(named: name), format == nil { return append(path, said) }
    if let kind = BundleFileName.kind(name) {
      return append(IntakeFile(path: path, format: .canonical, origin: .file(path), kind: kind))
    }
    if !BundleFileName.isCSV(name), format == nil {
      try checkText(first, path)
      if let found = CardLook.format(first) { return append(path, found) }
      if MailLook.isMail(first) { return append(path, .mail) }
    }
    let file = IntakeFile(path: path, format: .canonical, origin: .file(path), kind: nil)
    guard let kind = HeaderRow.kind(of: try names(file)) else {
      let why =
        BundleFileName.isCSV(name) || format == .canonical
        ? "its columns are of no file of the bundle" : "neither a file of the bundle nor mail, cards or a calendar"
      throw .notAFormatWeKnow(path: path, why: why)
    }
    append(IntakeFile(path: path, format: .canonical, origin: .file(path), kind: kind))
  }

  private func checkText(_ first: [UInt8], _ path: String) throws(IntakeError) {
    if first.isEmpty { throw .notAFormatWeKnow(path: path, why: "an empty file") }
    if first.starts(with: [0x1F, 0x8B]) {
      throw .notAFormatWeKnow(path: path, why: "packed with gzip: unpack it first")
    }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw .notAFormatWeKnow(path: path, why: "UTF-16 text: save it as CSV in UTF-8")
    }
    if first.contains(0), !MailLook.isMail(first) { throw .notAFormatWeKnow(path: path, why: "a binary file") }
  }

  private func names(_ file: IntakeFile) throws(IntakeError) -> [String] {
    var rows = CSVRows(source: try file.open())
    return try HeaderRow.read(&rows, path: file.path)
  }

  // MARK: A zip

  private mutating func addZip(_ path: String) throws(IntakeError) {
    let members = try ZipArchive(path: path).members().filter { BundleFileName.isCSV($0.name) }
    // At the top, or all in folders of the top: deeper down are other people's archives.
    let near = members.filter { $0.name.split(separator: "/").count <= 2 }
    guard !near.isEmpty else { throw .notAFormatWeKnow(path: path, why: "no CSV files in it") }
    let found = near.map {
      IntakeFile(
        path: "\(path)/\($0.name)", format: .canonical, origin: .member(archive: path, index: $0.index),
        kind: BundleFileName.kind(FolderEntry.lastPart($0.name)))
    }
    try append(tables: found, of: path)
  }

  /// Adds the CSV files of one folder or zip: those whose names say nothing by their columns.
  private mutating func append(tables: [IntakeFile], of path: String) throws(IntakeError) {
    var known = false
    for var table in tables {
      if table.kind == nil { table.kind = try kindByColumns(table) }
      known = known || table.kind != nil
      append(table)
    }
    if !known { throw .notAFormatWeKnow(path: path, why: "no file in it has the columns of the bundle") }
  }

  /// `nil` for a table that is none of ours, whatever is wrong with it as CSV.
  private func kindByColumns(_ file: IntakeFile) throws(IntakeError) -> RecordKind? {
    do {
      return HeaderRow.kind(of: try names(file))
    } catch .notAFormatWeKnow, .damaged, .lineTooLong {
      return nil
    }
  }

  // MARK: A folder

  private mutating func addFolder(_ path: String) throws(IntakeError) {
    var entries: [FolderEntry] = []
    try FolderEntry.walk(path, into: &entries)
    let tables =
      format ?? .canonical != .canonical ? [] : entries.filter { $0.depth == 0 && BundleFileName.isCSV($0.name) }
    if !tables.isEmpty {
      let found = tables.map {
        IntakeFile(
          path: $0.path, format: .canonical, origin: .file($0.path), kind: BundleFileName.kind($0.name))
      }
      try append(tables: found, of: path)
    }
    var mails = 0
    if format != .canonical {
      for entry in entries {
        guard let found = try format(of: entry, besideTables: !tables.isEmpty) else { continue }
        append(entry.path, found)
        mails += 1
      }
    }
    if tables.isEmpty, mails == 0 {
      let why = entries.isEmpty ? "an empty folder" : "a folder without files of a format we know"
      throw .notAFormatWeKnow(path: path, why: why)
    }
  }

  /// `nil` for a file of a folder that is left aside.
  private func format(of entry: FolderEntry, besideTables: Bool) throws(IntakeError) -> IntakeFormat? {
    if format == .mail || entry.inMaildir { return .mail }
    if let format, format != Self.format(named: entry.name) { return nil }
    if let named = Self.format(named: entry.name) { return named }
    // Beside a bundle lie notes that may begin like a mail's header; elsewhere a look at the content decides.
    if besideTables || BundleFileName.isCSV(entry.name) || BundleFileName.isZip(entry.name) { return nil }
    let first = try FileBytes(path: entry.path).prefix(1 << 14)
    return CardLook.format(first) ?? (MailLook.isMail(first) ? .mail : nil)
  }

  private static func format(named name: String) -> IntakeFormat? {
    if BundleFileName.isMail(name) { return .mail }
    if BundleFileName.isCards(name) { return .contacts }
    return BundleFileName.isCalendar(name) ? .calendar : nil
  }

  private mutating func append(_ path: String, _ format: IntakeFormat) {
    append(IntakeFile(path: path, format: format, origin: .file(path), kind: nil))
  }

  private mutating func append(_ file: IntakeFile) { files.append(file) }
}
