import Desk
import Foundation
import Intake
import Recruitment

/// The folder that `import --rejects` names: readable by whoever imported alone, since rows of people lie in it.
struct RejectFolder {
  let path: String

  /// - Throws: `DeskError.cannotWrite`.
  func write(_ sheets: [RejectSheet], of report: ImportReport) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw DeskError.cannotWrite(path) }
    for sheet in sheets {
      let place = path.hasSuffix("/") ? path + sheet.name : "\(path)/\(sheet.name)"
      guard
        FileManager.default.createFile(
          atPath: place, contents: Data(sheet.bytes), attributes: [.posixPermissions: 0o600])
      else { throw DeskError.cannotWrite(place) }
    }
    let what = Paragraph.count(sheets.count, "table")
    Output.note("\(what) of rejected rows in \(path): mend them and import that folder the same way.")
    if report.rejectedCount > report.rejected.count {
      Output.note("They hold the first \(report.rejected.count) of \(report.rejectedCount) rejected rows.")
    }
  }
}
