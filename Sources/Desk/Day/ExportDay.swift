import Foundation
import Intake
import Recruitment
import Storage

extension Desk {
  private static let columns = [
    "interaction_id", "at", "recorded_at", "recruiter_id", "person_id", "channel", "direction", "outcome",
    "duration_seconds", "conversation", "logged", "job_id", "submission_id", "body",
  ]

  package func loggedFile(by recruiter: String, asOf: Instant) throws -> [UInt8] {
    let folder = NSTemporaryDirectory() + "rightcall-day-\(UInt64.random(in: .min ... .max))"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw DeskError.cannotWrite(folder) }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try writeLogged(by: recruiter, asOf: asOf, into: folder).path
    guard let data = FileManager.default.contents(atPath: path) else { throw DeskError.cannotRead(path) }
    return Array(data)
  }

  /// Writes what somebody logged that day into a folder, as `interactions.csv`, in the shape in which records came.
  package func writeLogged(by recruiter: String, asOf: Instant, into folder: String) throws -> (path: String, rows: Int)
  {
    let recruiter = try recruiterID(recruiter)
    let logs = try dayLogs(of: recruiter, asOf: asOf)
    let names = ExportNames(
      people: try store.printedIDs(.people, logs.map(\.person.value)),
      recruiters: try store.printedIDs(.recruiters, [recruiter.value]),
      jobs: try store.printedIDs(.jobs, logs.map(\.job.value).filter { $0 != 0 }),
      submissions: try store.printedIDs(.submissions, logs.map(\.submission.value).filter { $0 != 0 }))
    do {
      let writer = try BundleFileWriter(directory: folder, kind: .interactions, columns: Self.columns)
      for log in logs { try Self.write(log, names, to: writer) }
      try writer.close()
      return (writer.path, logs.count)
    } catch { throw DeskError.cannotWrite(folder) }
  }

  private struct ExportNames {
    var people: [Int64: String]
    var recruiters: [Int64: String]
    var jobs: [Int64: String]
    var submissions: [Int64: String]
  }

  /// In the order of `columns`.
  private static func write(
    _ log: OwnLogRecord, _ names: ExportNames, to writer: BundleFileWriter
  ) throws(BundleFileWriter.Failure) {
    func text(_ text: String?) {
      guard let text else { return writer.unknown() }
      writer.text(text)
    }
    writer.text(log.printedID)
    writer.instant(log.at)
    writer.instant(log.recordedAt)
    text(names.recruiters[log.recruiter.value])
    text(names.people[log.person.value])
    writer.code(log.channel)
    writer.code(log.direction)
    writer.code(log.outcome)
    writer.integer(log.durationSeconds)
    writer.code(log.flag)
    writer.code(LoggedBy.hand)
    text(names.jobs[log.job.value])
    text(names.submissions[log.submission.value])
    text(log.note)
    try writer.endRow()
  }
}
