import Desk
import Foundation
import Intake
import Recruitment

/// Where the rows go that an import did not take: a table for each file, to be mended and imported again.
struct RejectFolder {
  let path: String

  /// Under the names of the files that they are of, since by its name a table may be known; for their owner alone.
  func write(_ report: ImportReport, of desk: Desk) throws {
    guard !report.rejected.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw DeskError.cannotWrite(path)
    }
    var taken: Set<String> = []
    for file in RejectSheet.files(with: report.rejected) where report.files.indices.contains(file) {
      let origin = report.files[file].path
      let last = (origin as NSString).lastPathComponent
      var name = last.lowercased().hasSuffix(".csv") ? last : last + ".csv"
      if !taken.insert(name.lowercased()).inserted { name = "\(file + 1)-\(name)" }
      let place = "\(path)/\(name)"
      let text = try desk.rejectedRows(of: origin, report, file: file)
      guard
        FileManager.default.createFile(
          atPath: place, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
      else { throw DeskError.cannotWrite(path) }
      Output.note("Rejected rows of \(origin): \(place)")
    }
  }
}
