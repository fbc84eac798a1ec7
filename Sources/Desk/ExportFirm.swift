import Foundation
import Intake
import Recruitment
import Storage

/// What an export wrote.
package struct ExportReport: Sendable {
  package var folder: String
  /// By source, in the order in which an import takes them.
  package var sources: [(name: String, folder: String, rows: Int)]
  package var rows: Int { sources.reduce(0) { $0 + $1.rows } }
}

extension Desk {
  /// The list of an export's sources, beside their folders.
  static let sourceList = "sources.csv"
  private static let largestList = 1 << 30

  /// Writes the whole firm as bundles, one for each source, and the list by which `import` reads them again.
  /// - Throws: `DeskError.cannotWrite`, also for a folder that has something in it.
  package func exportFirm(to folder: String, progress: (String) -> Void) throws -> ExportReport {
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw DeskError.cannotWrite(folder) }
    guard (try? files.contentsOfDirectory(atPath: folder))?.isEmpty == true else { throw DeskError.cannotWrite(folder) }
    // Custom columns are known once all rows of a kind have been seen: each kind's batches wait for the next kind.
    var report = ExportReport(folder: folder, sources: [])
    var open: [String: [RecordBatch]] = [:]
    var kind: RecordKind?
    let order = try store.exportedSources()
    func place(_ source: String) -> Int { order.firstIndex(of: source) ?? order.count }
    func close() throws {
      // Always in one order: the folders bear numbers, and the same firm makes the same export.
      for source in open.keys.sorted(by: { (place($0), $0) < (place($1), $1) }) {
        try write(open[source] ?? [], of: source, &report)
        progress("Writing \(kind?.name ?? ""): \(report.rows) rows")
      }
      open = [:]
    }
    do {
      let links = try store.export { rows in
        if rows.batch.kind != kind { try close() }
        kind = rows.batch.kind
        open[rows.source, default: []].append(rows.batch)
      }
      try close()
      report.sources.sort { (place($0.name), $0.name) < (place($1.name), $1.name) }
      let list = report.sources.map { [$0.folder, $0.name] }
      try Self.write(PlainTable.write([["folder", "source"]] + list), to: "\(folder)/\(Self.sourceList)")
      for (name, text) in ExportLists.write(links) { try Self.write(text, to: "\(folder)/\(name)") }
    } catch is BundleFileWriter.Failure { throw DeskError.cannotWrite(folder) }
    return report
  }

  private func write(_ batches: [RecordBatch], of source: String, _ report: inout ExportReport) throws {
    guard let kind = batches.first?.kind else { return }
    let place: Int
    if let known = report.sources.firstIndex(where: { $0.name == source }) {
      place = known
    } else {
      place = report.sources.count
      let plain = source.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      let name = "\(place + 1)-\(plain.isEmpty ? "source" : String(plain.prefix(40)))"
      let path = "\(report.folder)/\(name)"
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      } catch { throw DeskError.cannotWrite(path) }
      report.sources.append((source, name, 0))
    }
    let names = Set(batches.flatMap { $0.custom.map(\.name) }).sorted()
    let writer = try BundleFileWriter(
      directory: "\(report.folder)/\(report.sources[place].folder)", kind: kind, derived: true,
      custom: names)
    for var batch in batches {
      batch.custom = names.map { name in
        if let field = batch.custom.first(where: { $0.name == name }) { return field }
        let empty = TextColumn(bytes: [], ends: [UInt32](repeating: 0, count: batch.count))
        return RecordBatch.CustomField(name: name, values: empty)
      }
      try writer.append(batch)
    }
    report.sources[place].rows += writer.rows
    try writer.close()
  }

  private static func write(_ text: String, to path: String) throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw DeskError.cannotWrite(path) }
  }

  private static func list(_ path: String) -> [[String]]? {
    // Most often there is none, which costs more to find out by reading.
    guard access(path, R_OK) == 0, let data = FileManager.default.contents(atPath: path), data.count < largestList,
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    return PlainTable.read(text)
  }

  /// The bundles of an export, where the path is one: each with the name of its source.
  static func exported(_ paths: [String]) -> [(path: String, source: String)]? {
    guard paths.count == 1, let folder = paths.first, let rows = list("\(folder)/\(sourceList)") else { return nil }
    var found: [(path: String, source: String)] = []
    for row in rows.dropFirst() {
      // A folder beside the list, and nowhere else.
      guard row.count == 2, !row[0].isEmpty, !row[0].contains("/"), !row[0].hasPrefix("."), !row[1].isEmpty else {
        return nil
      }
      found.append(("\(folder)/\(row[0])", row[1]))
    }
    return found.isEmpty ? nil : found
  }

  /// What an export says beside its bundles.
  static func exportedLinks(_ folder: String) -> ExportLinks {
    ExportLists.read { list("\(folder)/\($0)") ?? [] }
  }
}
