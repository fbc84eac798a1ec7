/// Which of the tables below a folder, or in a zip, are the export, and which lie beside it: copies, older ones, archives.
struct NearTables {
  struct Table {
    var file: IntakeFile
    /// The folder it lies in, as the folder or zip that was named sees it; empty = that itself.
    var folder: String
    var name: String

    var depth: Int { folder.isEmpty ? 0 : folder.split(separator: "/").count }
  }

  private(set) var taken: [IntakeFile] = []
  /// With the reason why.
  private(set) var aside: [IntakeFile] = []

  /// More than these are not listed.
  private static let mostAside = 100

  /// Tables down to a depth are taken together. Where there are none, those below are, as long as every name stands for
  /// one table: of two the one nearer to the top.
  /// - Parameters:
  ///   - depth: 0 = in the place itself only.
  ///   - path: for messages.
  /// - Throws: where one name stands in two folders and nothing says which is meant.
  init(_ tables: [Table], to depth: Int, of path: String) throws(IntakeError) {
    let near = tables.filter { $0.depth <= depth }
    if !near.isEmpty {
      try Self.checkNames(near, path)
      taken = near.map(\.file)
      put(tables.filter { $0.depth > depth }, "left aside: it lies in a folder below the tables that were read")
      return
    }
    var seen: Set<String> = []
    for level in Set(tables.map(\.depth)).sorted() {
      let here = tables.filter { $0.depth == level }
      let new = here.filter { !seen.contains($0.name.lowercased()) }
      try Self.checkNames(new, path)
      taken += new.map(\.file)
      put(
        here.filter { seen.contains($0.name.lowercased()) }, "left aside: a table of this name lies nearer to the top")
      seen.formUnion(new.map { $0.name.lowercased() })
    }
  }

  private mutating func put(_ tables: [Table], _ why: String) {
    for table in tables.prefix(Self.mostAside - aside.count) {
      var file = table.file
      (file.kind, file.aside) = (nil, why)
      aside.append(file)
    }
  }

  private static func checkNames(_ tables: [Table], _ path: String) throws(IntakeError) {
    var folders: [String: String] = [:]
    for table in tables {
      guard let other = folders.updateValue(table.folder, forKey: table.name.lowercased()) else { continue }
      let places = [other, table.folder].map { $0.isEmpty ? "the top" : $0 }.sorted().joined(separator: " and ")
      throw .notAFormatWeKnow(
        path: path, why: "it has two tables called \(table.name), in \(places): import one of these folders")
    }
  }
}
