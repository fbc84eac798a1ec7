import Foundation
import Recruitment

/// Looks at the paths of an import: which files are there, and what each of them is.
struct SourceListing {
  /// What `--as` says.
  let format: IntakeFormat?
  /// What tables of other programs may be.
  let guess: FormatGuess
  /// The mapping that was asked for.
  let asked: Mapping?
  private(set) var files: [IntakeFile] = []

  init(
    paths: [String], format: IntakeFormat?, mappings: MappingShelf? = nil, asked: Mapping? = nil
  ) throws(IntakeError) {
    guard !paths.isEmpty else { throw .nothingToRead }
    self.format = format
    guess = FormatGuess(format == nil ? mappings : nil)
    self.asked = asked
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
    case (.mapped, _): 150
    case (.contacts, _): 160
    case (.calendar, _): 170
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
    if let asked {
      try checkText(first, path)
      return try append(
        tables: [IntakeFile(path: path, format: .canonical, origin: .file(path), kind: nil)], of: path, asked)
    }
    if let said = Self.format(named: name), format == nil { return append(path, said) }
    if let choice = try mapping(path, first) {
      return append(IntakeFile(path: path, format: .mapped, origin: .file(path), kind: nil, mapped: choice))
    }
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
        ? "its columns are of no file of the bundle and of no program we know: say which with --as, or use --wizard"
        : BundleFileName.isDump(name)
          ? BundleFileName.ofDumps : "neither a file of the bundle nor mail, cards or a calendar"
      throw .notAFormatWeKnow(path: path, why: why)
    }
    append(IntakeFile(path: path, format: .canonical, origin: .file(path), kind: kind))
  }

  /// The mapping by which a single file is known. A file of the bundle is none, whatever else it looks like.
  private func mapping(_ path: String, _ first: [UInt8]) throws(IntakeError) -> FormatGuess.Choice? {
    if MailLook.isMail(first) || guess.mappings.isEmpty { return nil }
    let file = IntakeFile(path: path, format: .canonical, origin: .file(path), kind: nil)
    guard let sample = try TableSample(file), !isBundle(sample, BundleFileName.kind(FolderEntry.lastPart(path))),
      let mapping = guess.mapping(for: [sample]),
      let table = FormatGuess.table(of: mapping, sample, forced: false)
    else { return nil }
    return FormatGuess.Choice(mapping: mapping, table: table)
  }

  /// Whether a table has the columns of the bundle's file that its name, or its header, says.
  private func isBundle(_ sample: TableSample, _ kind: RecordKind?) -> Bool {
    guard let kind else { return HeaderRow.kind(of: sample.names) != nil }
    return FileSchema.of(kind).fields.allSatisfy { !$0.required || sample.names.contains($0.name) }
  }

  private func checkText(_ first: [UInt8], _ path: String) throws(IntakeError) {
    if first.isEmpty { throw .notAFormatWeKnow(path: path, why: "an empty file") }
    if first.starts(with: [0x1F, 0x8B]) {
      throw .notAFormatWeKnow(path: path, why: "packed with gzip: unpack it first")
    }
    let encoding = TableForm.encoding(first)
    if encoding == .utf16Little || encoding == .utf16Big { return }
    if first.contains(0), !MailLook.isMail(first) { throw .notAFormatWeKnow(path: path, why: "a binary file") }
  }

  private func names(_ file: IntakeFile) throws(IntakeError) -> [String] {
    var rows = try CSVRows.sniffing(try file.open())
    return try HeaderRow.read(&rows, path: file.path)
  }

  // MARK: A zip

  private mutating func addZip(_ path: String) throws(IntakeError) {
    // At the top and in folders of the top together, since a packed folder is one more.
    let near = try NearTables(try tables(inZip: path), to: 1, of: path)
    guard !near.taken.isEmpty else {
      let why = BundleFileName.isDump(path) ? BundleFileName.ofDumps : "no CSV files in it"
      throw .notAFormatWeKnow(path: path, why: why)
    }
    try append(tables: near.taken, of: path)
    files += near.aside
    try passOver(inZip: path)
  }

  private mutating func passOver(inZip path: String) throws(IntakeError) {
    let archive = try ZipArchive(path: path)
    let others = archive.members().filter { !BundleFileName.isCSV($0.name) }
    func shown(_ member: ZipArchive.Member) -> String { "\(path)/\(member.name)" }
    files += PassedOver.files(
      others.map(shown), empty: Set(others.filter(archive.isEmpty).map(shown)), of: path, isPacked: true)
  }

  private func tables(inZip path: String) throws(IntakeError) -> [NearTables.Table] {
    try ZipArchive(path: path).checkedMembers().filter { BundleFileName.isCSV($0.name) }.map { member in
      let name = FolderEntry.lastPart(member.name)
      let file = IntakeFile(
        path: "\(path)/\(member.name)", format: .canonical, origin: .member(archive: path, index: member.index),
        kind: BundleFileName.kind(name))
      return NearTables.Table(file: file, folder: FolderEntry.folder(member.name), name: name)
    }
  }

  /// Adds the CSV files of one folder or zip: those whose names say nothing by their columns, and tables of some other
  /// program through the one mapping that knows most of them.
  private mutating func append(tables: [IntakeFile], of path: String) throws(IntakeError) {
    if let asked { return try append(tables: tables, of: path, asked) }
    var samples: [TableSample?] = []
    for table in tables {
      let sample = guess.mappings.isEmpty ? nil : try TableSample(table)
      samples.append(sample.flatMap { isBundle($0, table.kind) ? nil : $0 })
    }
    let mapping = guess.mapping(for: samples)
    var known = false
    for (var table, sample) in zip(tables, samples) {
      if let mapping, let sample, let choice = FormatGuess.table(of: mapping, sample, forced: false) {
        (table.format, table.kind) = (.mapped, nil)
        table.mapped = FormatGuess.Choice(mapping: mapping, table: choice)
      } else if table.kind == nil {
        table.kind = try kindByColumns(table)
      } else if mapping != nil, sample != nil {
        table.kind = nil
      }
      known = known || table.kind != nil || table.mapped != nil
      if table.kind == nil, table.mapped == nil, let other = guess.mapping(for: [sample]) {
        table.aside =
          "left aside: it is of the format \(other.name), another than the tables beside it: import it by itself"
      }
      append(table)
    }
    if !known {
      let why = "no file in it has the columns of the bundle or of a program we know: --wizard reads any one table"
      throw .notAFormatWeKnow(path: path, why: why)
    }
  }

  /// The same through the mapping that was asked for: what is none of its tables is left aside.
  private mutating func append(
    tables: [IntakeFile], of path: String, _ asked: Mapping
  ) throws(IntakeError) {
    var known = false
    for var table in tables {
      table.kind = nil
      if let sample = try TableSample(table), let choice = FormatGuess.table(of: asked, sample, forced: true) {
        table.format = .mapped
        table.mapped = FormatGuess.Choice(mapping: asked, table: choice)
        known = true
      }
      append(table)
    }
    if !known {
      throw .notAFormatWeKnow(path: path, why: "its columns are of no table of the mapping \(asked.name)")
    }
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
    try add(entries, of: path)
    var taken: Set<String> = []
    for file in files {
      if case .member(let archive, _) = file.origin { taken.insert(archive) } else { taken.insert(file.path) }
    }
    for entry in entries where BundleFileName.isZip(entry.name) && taken.contains(entry.path) {
      try passOver(inZip: entry.path)
    }
    // What a mailbox's `tmp` holds has not come yet.
    let isMailbox = entries.contains(where: \.inMaildir)
    let others = entries.map(\.path).filter { path in
      !taken.contains(path) && !(isMailbox && FolderEntry.lastPart(FolderEntry.folder(path)) == "tmp")
    }
    files += PassedOver.files(
      others, empty: Set(others.filter(FolderEntry.isEmpty)), of: path, isPacked: false,
      asked: format == .canonical ? nil : format)
  }

  private mutating func add(_ entries: [FolderEntry], of path: String) throws(IntakeError) {
    let found = format ?? .canonical != .canonical ? [] : tables(entries, of: path)
    let isOfTables = found.contains { $0.depth == 0 }
    var mails = 0
    if format != .canonical, asked == nil {
      for entry in entries {
        guard let said = try format(of: entry, besideTables: isOfTables) else { continue }
        append(entry.path, said)
        mails += 1
      }
    }
    // Below a folder of mail or cards lie tables that have nothing to do with it.
    if isOfTables || mails == 0 {
      var near = try NearTables(found, to: 0, of: path)
      if near.taken.isEmpty, format ?? .canonical == .canonical {
        near = try NearTables(zipped(entries), to: 0, of: path)
      }
      if !near.taken.isEmpty {
        files += near.aside
        return try append(tables: near.taken, of: path)
      }
    }
    if mails == 0 {
      let isBackup = entries.contains { BundleFileName.isDump($0.name) }
      let why =
        entries.isEmpty
        ? "an empty folder" : isBackup ? BundleFileName.ofDumps : "a folder without files of a format we know"
      throw .notAFormatWeKnow(path: path, why: why)
    }
  }

  private func tables(_ entries: [FolderEntry], of path: String) -> [NearTables.Table] {
    entries.filter { BundleFileName.isCSV($0.name) }.map { entry in
      let file = IntakeFile(
        path: entry.path, format: .canonical, origin: .file(entry.path), kind: BundleFileName.kind(entry.name))
      let below = entry.path.dropFirst(path.count).drop { $0 == "/" }
      return NearTables.Table(file: file, folder: FolderEntry.folder(String(below)), name: entry.name)
    }
  }

  /// The tables in the zips of a folder, for exports that come as one zip for each entity or in parts.
  private func zipped(_ entries: [FolderEntry]) throws(IntakeError) -> [NearTables.Table] {
    var found: [NearTables.Table] = []
    for entry in entries where BundleFileName.isZip(entry.name) {
      for var table in try tables(inZip: entry.path) {
        // A zip stands for a folder; whatever folders are in it, its tables are its own.
        table.folder = entry.name
        found.append(table)
      }
    }
    return found
  }

  /// `nil` for a file of a folder that is left aside.
  private func format(of entry: FolderEntry, besideTables: Bool) throws(IntakeError) -> IntakeFormat? {
    if format == .mail || entry.inMaildir { return .mail }
    if let format, format != Self.format(named: entry.name) { return nil }
    if let named = Self.format(named: entry.name) { return named }
    // Beside a bundle lie notes that may begin like a mail's header; elsewhere a look at the content decides.
    if besideTables || BundleFileName.isCSV(entry.name) || BundleFileName.isZip(entry.name)
      || BundleFileName.isNote(entry.name)
    {
      return nil
    }
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
