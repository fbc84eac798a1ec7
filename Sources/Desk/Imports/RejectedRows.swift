import Intake
import Recruitment

extension Desk {
  /// The rows that an import did not take, file by file, to be mended and imported again.
  /// - Parameters:
  ///   - request: what was imported; its files are still there.
  ///   - report: what became of it. It lists `Reject.listed` rejects at most, and so do the sheets.
  ///   - shown: what the report calls a path.
  package func rejectedRows(
    of request: ImportRequest, _ report: ImportReport, shown: (String) -> String = { $0 }
  ) throws -> [RejectSheet] {
    if report.rejected.isEmpty { return [] }
    var files: [String: IntakeFile] = [:]
    let parts = request.source == nil ? Self.exported(request.paths)?.map { [$0.path] } : nil
    let options = try intakeOptions(request)
    for paths in parts ?? [request.paths] {
      for file in try IntakeReader(paths: paths, options: options).files { files[shown(file.path)] = file }
    }
    var taken: Set<String> = []
    return try report.files.indices.compactMap { index in
      let rejects = report.rejected.filter { $0.file == index }
      guard !rejects.isEmpty, let file = files[report.files[index].path] else { return nil }
      var sheet = try RejectSheet(of: file, rejects: rejects)
      sheet.name = Self.name(sheet.name, besides: &taken)
      return sheet
    }
  }

  /// Two files of one name lie in two folders: the second is called `people-2.csv`.
  private static func name(_ name: String, besides taken: inout Set<String>) -> String {
    var (free, number) = (name, 1)
    while !taken.insert(free.lowercased()).inserted {
      number += 1
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      free = "\(name[..<dot])-\(number)\(name[dot...])"
    }
    return free
  }
}
