import Foundation
import Recruitment
import Testing

@testable import Intake

@Suite struct BundleFileWriterTests {
  /// A folder of its own for each test, gone afterwards.
  private final class Folder {
    let path: String
    init() throws {
      let url = FileManager.default.temporaryDirectory.appendingPathComponent("rightcall-writer-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
  }

  @Test func writesEveryKindOfCell() throws {
    let folder = try Folder()
    let writer = try BundleFileWriter(
      directory: folder.path, kind: .preferences,
      columns: ["preference_id", "person_id", "at", "channel", "weekdays", "from_hour", "to_hour", "until"])
    writer.text("w1")
    writer.text("p1")
    writer.instant(Instant(1_772_443_800))
    writer.code(Channel.whatsapp)
    writer.weekdays(0b0010001)
    writer.timeOfDay(17 * 60 + 30)
    writer.timeOfDay(1_440)
    writer.unknown()
    try writer.endRow()
    try writer.close()
    #expect(
      try folder.text("preferences.csv") == """
        preference_id,person_id,at,channel,weekdays,from_hour,to_hour,until
        w1,p1,2026-03-02T09:30:00Z,whatsapp,mon;fri,17:30,24:00,

        """)
    #expect(writer.rows == 1)
  }

  @Test func writesMoneyAndNumbers() throws {
    let folder = try Folder()
    let writer = try BundleFileWriter(
      directory: folder.path, kind: .jobs, columns: ["job_id", "salary", "fee", "openings", "rebate_days"])
    for (salary, fee, openings) in [(620_000_000, 4_125_000, 2), (-5_000, 1, 0), (0, 10_000, Int64.max)]
      as [(Int64, Int64, Int64)]
    {
      writer.text("j")
      writer.decimal(salary)
      writer.decimal(fee)
      writer.integer(openings)
      writer.integer(nil)
      try writer.endRow()
    }
    try writer.close()
    #expect(
      try folder.text("jobs.csv").split(separator: "\n").dropFirst() == [
        "j,62000,412.5,2,", "j,-0.5,0.0001,0,", "j,0,1,9223372036854775807,",
      ])
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hello\"", "\"say \"\"hello\"\"\""),
    ("two\nlines", "\"two\nlines\""),
    ("carriage\rreturn", "\"carriage\rreturn\""), ("O'Brien; née Siân", "O'Brien; née Siân"), (" spaced ", " spaced "),
  ])
  func quotesOnlyWhereNeeded(text: String, cell: String) throws {
    let folder = try Folder()
    let writer = try BundleFileWriter(directory: folder.path, kind: .firm)
    writer.text("name")
    writer.text(text)
    try writer.endRow()
    try writer.close()
    #expect(try folder.text("firm.csv") == "key,value\nname,\(cell)\n")
  }

  @Test func headerLeavesOutWhatReadersWorkOut() throws {
    let folder = try Folder()
    try BundleFileWriter(directory: folder.path, kind: .interactions).close()
    let header = try folder.text("interactions.csv").dropLast().split(separator: ",").map(String.init)
    #expect(header == FileSchema.of(.interactions).fields.filter { !$0.derived }.map(\.name))
    #expect(!header.contains("asks"))
  }

  @Test func instantsBeforeAndAfter1970AndAcrossDays() throws {
    let folder = try Folder()
    let writer = try BundleFileWriter(directory: folder.path, kind: .jobEvents, columns: ["at"])
    let seconds: [Int64] = [0, 86_399, 86_400, -1, -86_400, 1_709_164_800, 1_709_251_199]
    for second in seconds {
      writer.instant(Instant(second))
      try writer.endRow()
    }
    try writer.close()
    let cells = try folder.text("job_events.csv").split(separator: "\n").dropFirst().map(String.init)
    #expect(
      cells == [
        "1970-01-01T00:00:00Z", "1970-01-01T23:59:59Z", "1970-01-02T00:00:00Z", "1969-12-31T23:59:59Z",
        "1969-12-31T00:00:00Z", "2024-02-29T00:00:00Z", "2024-02-29T23:59:59Z",
      ])
    #expect(cells.map { ISOTimestamp.read($0) } == seconds.map { .instant(Instant($0)) })
  }

  @Test func rowsLargerThanTheBufferArrive() throws {
    let folder = try Folder()
    let writer = try BundleFileWriter(directory: folder.path, kind: .firm)
    let long = String(repeating: "x\"", count: 900_000)
    for index in 0..<3 {
      writer.text("k\(index)")
      writer.text(long)
      try writer.endRow()
    }
    try writer.close()
    let text = try folder.text("firm.csv")
    #expect(text.utf8.count == "key,value\n".utf8.count + 3 * (2 + 1 + 2 + 900_000 * 3 + 1))
    #expect(text.hasSuffix("x\"\"\"\n"))
  }

  @Test func aBatchIsWrittenBackWithItsCustomColumns() throws {
    let folder = try Folder()
    var builder = RecordBatchBuilder(kind: .submissionEvents)
    builder.append(
      line: 2,
      [
        "submission_id": .text("s1"), "at": .integer(1_772_443_800), "stage": .integer(Int64(Stage.offer.rawValue)),
        "reason": .text("a, b"),
      ])
    builder.append(line: 3, ["submission_id": .text("s2"), "at": .integer(0), "stage": .integer(0)])
    var batch = builder.take()
    batch.columns[batch.schema.position("event_id")] = .absent
    batch.columns[batch.schema.position("updated_at")] = .absent
    batch.columns[batch.schema.position("deleted_at")] = .absent
    var colours = TextColumn()
    colours.append("red")
    colours.appendUnknown()
    batch.custom = [.init(name: "colour", values: colours)]
    try BundleFileWriter.write(batch, into: folder.path)
    #expect(
      try folder.text("submission_events.csv") == """
        submission_id,at,stage,reason,scheduled_for,colour
        s1,2026-03-02T09:30:00Z,offer,"a, b",,red
        s2,1970-01-01T00:00:00Z,shortlisted,,,

        """)
  }

  @Test func filesAreForTheirOwnerOnly() throws {
    let folder = try Folder()
    let path = "\(folder.path)/clients.csv"
    try "old and longer than the new header will ever be, by far and away".write(
      toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try BundleFileWriter(directory: folder.path, kind: .clients, columns: ["client_id"]).close()
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(try folder.text("clients.csv") == "client_id\n")
  }

  @Test func aMissingFolderIsNamed() {
    #expect(throws: BundleFileWriter.Failure.cannotCreate(path: "/nowhere/at/all/firm.csv", code: ENOENT)) {
      try BundleFileWriter(directory: "/nowhere/at/all", kind: .firm)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func aFullDiskIsReported() throws {
    let folder = try Folder()
    let path = "\(folder.path)/firm.csv"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
    let writer = try BundleFileWriter(directory: folder.path, kind: .firm)
    writer.text("name")
    writer.text("Marlin")
    try writer.endRow()
    #expect(throws: BundleFileWriter.Failure.cannotWrite(path: path, code: ENOSPC)) { try writer.close() }
  }
}
