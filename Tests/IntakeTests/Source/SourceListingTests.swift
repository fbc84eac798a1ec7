import Foundation
import Testing

@testable import Intake
@testable import Recruitment

@Suite struct SourceListingTests {
  private let people = "person_id,kind,name\nP1,both,Ann\n"
  private let interactions = "interaction_id,at,channel,direction\nI1,2026-01-01T00:00:00Z,call,inbound\n"

  private func list(_ folder: TestFolder, _ names: [String], as format: IntakeFormat? = nil) throws -> [String] {
    let listing = try SourceListing(
      paths: names.map { $0.isEmpty ? folder.path : "\(folder.path)/\($0)" }, format: format)
    return listing.files.map {
      let path = $0.path.replacingOccurrences(of: folder.path + "/", with: "")
      return "\(path) \($0.format.rawValue) \($0.kind?.name ?? "-")"
    }
  }

  private func failure(_ folder: TestFolder, _ name: String, as format: IntakeFormat? = nil) -> IntakeError? {
    do {
      _ = try SourceListing(paths: [name.isEmpty ? folder.path : "\(folder.path)/\(name)"], format: format)
      return nil
    } catch {
      return error.withoutFolder(folder.path)
    }
  }

  @Test func aFolderIsReadInTheOrderOfDependence() throws {
    let folder = try TestFolder()
    try folder.write("interactions-10.csv", interactions)
    try folder.write("interactions-2.csv", interactions)
    try folder.write("people.csv", people)
    try folder.write("firm.csv", "key,value\n")
    try folder.write("truth.json", "{}")
    try folder.write("README", "Note: a bundle\nDate: today\n\nText")
    try folder.write("placements.csv", "a,b\n1,2\n")
    try folder.write("box.mbox", "From a@x.org Mon Jan  1 00:00:00 2026\n\n")
    #expect(
      try list(folder, [""]) == [
        "firm.csv canonical firm", "people.csv canonical people", "interactions-2.csv canonical interactions",
        "interactions-10.csv canonical interactions", "README canonical -", "placements.csv canonical -",
        "box.mbox mail -",
      ])
    try FileManager.default.removeItem(atPath: "\(folder.path)/box.mbox")
    let taken = try take([folder.path])
    #expect(taken.warning("left aside: nothing in it is known to be a record of the firm") == 1)
    #expect(taken.summary.rows == [0, 1, 1, 1, 0, 0])
    #expect(taken.warning("left aside: a note, and no records") == 1)
  }

  @Test func whatIsPassedOverIsNamedUntilItIsTooMuch() throws {
    let folder = try TestFolder()
    try folder.write("people.csv", people)
    for number in 1...120 { try folder.write("scans/\(number).pdf", "x") }
    try folder.write("old.zip", "PK")
    let taken = try take([folder.path])
    let aside = taken.files.filter(\.isLeftAside)
    #expect(aside.count == 101 && taken.records[.people]?.count == 1)
    #expect(aside.contains { $0.aside == "left aside: a zip beside other files: import it by itself" })
    #expect(aside.contains { $0.aside == "left aside: 21 more files beside these" })
    // A table below a folder of mail has nothing to do with it.
    let mail = try TestFolder()
    try mail.write("a.eml", "From: a@b.example\n\nx")
    try mail.write("below/people.csv", people)
    let listed = try SourceListing(paths: [mail.path], format: nil).files
    #expect(listed.map(\.isLeftAside).sorted { !$0 && $1 } == [false, true])
    #expect(listed.contains { $0.aside?.contains("below a folder of mail") == true })
  }

  @Test func namesDecideFirstThenColumns() throws {
    let folder = try TestFolder()
    for name in ["people (1).csv", "People_2026-03-01.CSV", "everyone.csv", "people"] { try folder.write(name, people) }
    for name in ["people (1).csv", "People_2026-03-01.CSV", "everyone.csv", "people"] {
      #expect(try list(folder, [name]) == ["\(name) canonical people"])
    }
    #expect(BundleFileName.kind("submission_events-3.csv") == .submissionEvents)
    #expect(BundleFileName.kind("jobs_by_sector.csv") == nil)
    try folder.write("other.csv", "a,b\n")
    #expect(
      failure(folder, "other.csv")
        == .notAFormatWeKnow(
          path: "other.csv",
          why:
            "its columns are of no file of the bundle and of no program we know: say which with --as, or use --wizard"))
  }

  @Test func mailIsKnownByNameOrByItsFirstLines() throws {
    let folder = try TestFolder()
    try folder.write("a.eml", "anything")
    try folder.write("2014q4.txt", "From a at x.org  Wed Oct  1 00:00:00 2014\nFrom: a\n")
    try folder.write("letter", "Received: from x\n by y\nSubject: hello\n\nText")
    try folder.write("notes.txt", "Things to do: many\n")
    for name in ["a.eml", "2014q4.txt", "letter"] { #expect(try list(folder, [name]) == ["\(name) mail -"]) }
    #expect(try list(folder, ["notes.txt"], as: .mail) == ["notes.txt mail -"])
    #expect(try list(folder, [""]) == ["notes.txt canonical -", "2014q4.txt mail -", "a.eml mail -", "letter mail -"])
    #expect(
      failure(folder, "notes.txt")
        == .notAFormatWeKnow(path: "notes.txt", why: "neither a file of the bundle nor mail, cards or a calendar"))
  }

  @Test func maildirsAreMail() throws {
    let folder = try TestFolder()
    for name in ["cur/1:2,S", "new/2", ".Sent/cur/3:2,S", "tmp/4", "dovecot.index.log", "subscriptions"] {
      try folder.write(name, "x")
    }
    #expect(try list(folder, [""]) == [".Sent/cur/3:2,S mail -", "cur/1:2,S mail -", "new/2 mail -"])
  }

  @Test func tablesInFoldersBelowAreOneExportWhereEachHasANameOfItsOwn() throws {
    let folder = try TestFolder()
    try folder.write("README.md", "Note: an export\nDate: today\n\nText")
    try folder.write("export/people/people.csv", people)
    try folder.write("export/calls/interactions.csv", interactions)
    try folder.write("export/calls/old/2025/interactions.csv", interactions)
    #expect(
      try list(folder, [""]) == [
        "export/people/people.csv canonical people", "export/calls/interactions.csv canonical interactions",
        "README.md canonical -", "export/calls/old/2025/interactions.csv canonical -",
      ])
    try folder.write("export/other/people.csv", people)
    #expect(
      failure(folder, "")
        == .notAFormatWeKnow(
          path: folder.path,
          why: "it has two tables called people.csv, in export/other and export/people: import one of these folders"))
    // With tables of its own a folder is what it was; what lies below is named and left.
    try folder.write("people.csv", people)
    #expect(
      try list(folder, [""]).filter { !$0.hasSuffix("-") } == ["people.csv canonical people"])
  }

  @Test func aTableOfAnotherProgramIsNamedAndLeft() throws {
    let folder = try TestFolder()
    let row = "\"\",\"101\",\"07700900123\",\"out\",\"R\",\"a\",\"b\",\"Dial\",\"x\",\"2026-03-02 09:30:00\","
    try folder.write(
      "Master.csv",
      row + "\"2026-03-02 09:30:20\",\"2026-03-02 09:35:20\",320,300,\"ANSWERED\",\"D\",\"1.1\",\"\"\n")
    try folder.write(
      "Other.csv",
      "O,1002,&,default,2020/2/10 22:41,2020/2/10 22:41,2020/2/10 22:41,11,9,NORMAL_CLEARING,d80e22e0,,1002,PCMU,PCMU\n"
    )
    let taken = try take([folder.path])
    #expect(taken.files.map(\.isLeftAside).sorted { !$0 && $1 } == [false, true])
    #expect(taken.summary.warnings.contains { $0.what.hasPrefix("left aside: it is of the format ") })
  }

  @Test func whatCannotBeReadIsTold() throws {
    let folder = try TestFolder()
    try folder.write("binary.dat", bytes: [1, 0, 2, 0, 255])
    try folder.write("empty.txt", "")
    try folder.write("packed.gz", bytes: [0x1F, 0x8B, 8, 0])
    try folder.write("fake.zip", "hello")
    #expect(failure(folder, "nowhere.csv") == .cannotOpen(path: "nowhere.csv", reason: "No such file or directory"))
    #expect(failure(folder, "binary.dat") == .notAFormatWeKnow(path: "binary.dat", why: "a binary file"))
    #expect(failure(folder, "empty.txt") == .notAFormatWeKnow(path: "empty.txt", why: "an empty file"))
    #expect(
      failure(folder, "packed.gz") == .notAFormatWeKnow(path: "packed.gz", why: "packed with gzip: unpack it first"))
    #expect(failure(folder, "fake.zip") == .notAFormatWeKnow(path: "fake.zip", why: "not a zip archive"))
    try FileManager.default.createDirectory(atPath: "\(folder.path)/hollow", withIntermediateDirectories: true)
    #expect(failure(folder, "hollow") == .notAFormatWeKnow(path: "hollow", why: "an empty folder"))
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    #expect(failure(folder, "pipe") == .cannotOpen(path: "pipe", reason: "not a regular file"))
    #expect(throws: IntakeError.nothingToRead) { try SourceListing(paths: [], format: nil) }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileWithoutPermissionIsTold() throws {
    let folder = try TestFolder()
    let path = try folder.write("people.csv", people)
    #expect(chmod(path, 0) == 0)
    #expect(failure(folder, "people.csv") == .cannotOpen(path: "people.csv", reason: "Permission denied"))
  }
}
