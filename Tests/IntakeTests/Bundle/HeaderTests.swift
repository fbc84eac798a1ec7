import Testing

@testable import Intake
@testable import Recruitment

@Suite struct HeaderTests {
  private func failure(_ name: String, _ text: String) throws -> IntakeError? {
    let folder = try TestFolder()
    let path = try folder.write(name, text)
    do {
      _ = try IntakeReader(paths: [path], options: IntakeOptions())
      return nil
    } catch {
      return error.withoutFolder(folder.path)
    }
  }

  @Test func aColumnNamedTwiceIsAnError() throws {
    #expect(
      try failure("people.csv", "person_id,kind,name, Name\n") == .duplicateColumn(path: "people.csv", column: "name"))
    #expect(
      try failure("people.csv", "person_id,kind,name,mood,mood\n")
        == .duplicateColumn(path: "people.csv", column: "mood"))
  }

  /// Other programs have fields of their own under the interchange's names.
  @Test func aCustomFieldOfAStandardNameIsWrittenAndReadAsOne() throws {
    let names = ["email", "name", "kind", "why_rejected", "custom:shoe", "deleted_at", "a, \"b\""]
    let folder = try TestFolder()
    var builder = RecordBatchBuilder(kind: .people)
    builder.append(line: 2, ["person_id": .text("p1"), "kind": .integer(0), "name": .text("Ann Lee")])
    var batch = builder.take()
    for name in names {
      var column = TextColumn()
      column.append("the \(name)")
      batch.custom.append(RecordBatch.CustomField(name: name, values: column))
    }
    try BundleFileWriter.write(batch, into: folder.path)
    let reader = try IntakeReader(paths: [folder.path], options: IntakeOptions())
    var read: [RecordBatch] = []
    let summary = try reader.read { read.append($0) }
    #expect(summary.rejected.isEmpty)
    let record = try #require(read.first.map(records)?.first)
    for name in names { #expect(record["custom:\(name)"] == "the \(name)") }
    #expect(record["name"] == "Ann Lee" && record.count == names.count + 4)
    #expect(
      try failure("people.csv", "person_id,kind,name,mood,custom:mood\n")
        == .duplicateColumn(path: "people.csv", column: "custom:mood"))
  }

  @Test func aMissingRequiredColumnIsAnError() throws {
    #expect(try failure("people.csv", "person_id,name\n") == .missingColumn(path: "people.csv", column: "kind"))
    #expect(
      try failure("dates.csv", "date_id,at,what,starts_at,status\n")
        == .missingColumn(path: "dates.csv", column: "submission_id or job_id"))
  }

  @Test func otherFormatsUnderACSVNameAreTold() throws {
    #expect(
      try failure("people.csv", "PK\u{3}\u{4}rest")
        == .notAFormatWeKnow(
          path: "people.csv", why: "a zip archive or a spreadsheet, not CSV: save it as CSV in UTF-8"))
    #expect(
      try failure("people.csv", "\u{1}\u{0}\u{2},x\n")
        == .notAFormatWeKnow(path: "people.csv", why: "a binary file, not CSV"))
    #expect(try failure("people.csv", "") == .damaged(path: "people.csv", why: "empty: there is no header row"))
    #expect(
      try failure("people.csv", "person_id,\"kind,name\n")
        == .damaged(path: "people.csv", why: "header row, line 1: \(neverCloses)"))
  }

  @Test func otherDelimitersAndCharactersAreRead() throws {
    let expected = [["line": "2", "person_id": "P1", "kind": "3", "name": "Zoë 😀"]]
    let text = "person_id,kind,name\nP1,both,Zoë 😀\n"
    for delimiter in [",", ";", "\t", "|"] {
      let changed = text.replacingOccurrences(of: ",", with: delimiter)
      #expect(try take("people.csv", changed).records[.people] == expected)
      for (encoding, mark) in [
        (String.Encoding.utf16LittleEndian, [UInt8]([0xFF, 0xFE])), (.utf16BigEndian, [0xFE, 0xFF]),
        (.utf16LittleEndian, []), (.utf16BigEndian, []),
      ] {
        let folder = try TestFolder()
        let bytes = mark + Array(try #require(changed.data(using: encoding)))
        #expect(try take([folder.write("people.csv", bytes: bytes)]).records[.people] == expected)
      }
    }
    let folder = try TestFolder()
    let western = Array("person_id;kind;name\nP1;both;Zo".utf8) + [0xEB, 10]
    let taken = try take([folder.write("people.csv", bytes: western)])
    #expect(taken.records[.people] == [["line": "2", "person_id": "P1", "kind": "3", "name": "Zoë"]])
  }

  @Test func aHeaderBeyondTheRowLimitIsAnError() throws {
    let text = String(repeating: "x", count: 5 << 20) + "\n"
    #expect(try failure("people.csv", text) == .lineTooLong(path: "people.csv", line: 1, limit: 4 << 20))
  }

  @Test func headersTellTheKind() {
    for kind in RecordKind.allCases {
      let names = FileSchema.of(kind).fields.filter { !$0.derived }.map(\.name)
      #expect(HeaderRow.kind(of: names) == kind)
    }
    #expect(HeaderRow.kind(of: ["a", "b"]) == nil)
  }
}

extension IntakeError {
  /// The same with paths below a folder made relative.
  func withoutFolder(_ folder: String) -> IntakeError {
    func short(_ path: String) -> String {
      path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
    return switch self {
    case .nothingToRead, .unknownTimezone, .badMapping, .noSuchMapping: self
    case .cannotOpen(let path, let reason): .cannotOpen(path: short(path), reason: reason)
    case .notAFormatWeKnow(let path, let why): .notAFormatWeKnow(path: short(path), why: why)
    case .damaged(let path, let why): .damaged(path: short(path), why: why)
    case .lineTooLong(let path, let line, let limit): .lineTooLong(path: short(path), line: line, limit: limit)
    case .duplicateColumn(let path, let column): .duplicateColumn(path: short(path), column: column)
    case .missingColumn(let path, let column): .missingColumn(path: short(path), column: column)
    }
  }
}
