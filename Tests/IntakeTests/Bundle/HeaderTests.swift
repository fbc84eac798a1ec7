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

  @Test func aMissingRequiredColumnIsAnError() throws {
    #expect(try failure("people.csv", "person_id,name\n") == .missingColumn(path: "people.csv", column: "kind"))
    #expect(
      try failure("dates.csv", "date_id,at,what,starts_at,status\n")
        == .missingColumn(path: "dates.csv", column: "submission_id or job_id"))
  }

  @Test func otherFormatsUnderACSVNameAreTold() throws {
    #expect(
      try failure("people.csv", "person_id;kind;name\nP1;both;Ann\n")
        == .notAFormatWeKnow(path: "people.csv", why: "its columns are separated by semicolons: save it with commas"))
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

  @Test func utf16IsTold() throws {
    let folder = try TestFolder()
    let path = try folder.write("people.csv", bytes: [0xFF, 0xFE, 0x70, 0, 0x65, 0])
    #expect(throws: IntakeError.notAFormatWeKnow(path: path, why: "UTF-16 text: save it as CSV in UTF-8")) {
      _ = try IntakeReader(paths: [path], options: IntakeOptions())
    }
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
    case .nothingToRead, .unknownTimezone: self
    case .cannotOpen(let path, let reason): .cannotOpen(path: short(path), reason: reason)
    case .notAFormatWeKnow(let path, let why): .notAFormatWeKnow(path: short(path), why: why)
    case .damaged(let path, let why): .damaged(path: short(path), why: why)
    case .lineTooLong(let path, let line, let limit): .lineTooLong(path: short(path), line: line, limit: limit)
    case .duplicateColumn(let path, let column): .duplicateColumn(path: short(path), column: column)
    case .missingColumn(let path, let column): .missingColumn(path: short(path), column: column)
    }
  }
}
