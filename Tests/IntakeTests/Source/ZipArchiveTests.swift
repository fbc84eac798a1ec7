import CZip
import Foundation
import Testing

@testable import Intake
@testable import Recruitment

@Suite struct ZipArchiveTests {
  private let people = "person_id,kind,name\nP1,both,Ann\n"

  /// Makes an archive of the given members.
  private func zip(_ folder: TestFolder, _ members: [(String, String)], password: String? = nil) throws -> String {
    let path = "\(folder.path)/bundle.zip"
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    for (name, text) in members {
      let bytes = Array(text.utf8)
      let copy = try #require(malloc(max(1, bytes.count)))
      bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
      let source = try #require(zip_source_buffer(archive, copy, UInt64(bytes.count), 1))
      let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
      #expect(index >= 0)
      if let password {
        #expect(zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) == 0)
      }
    }
    #expect(zip_close(archive) == 0)
    return path
  }

  private func failure(_ path: String) throws -> IntakeError? {
    do {
      _ = try take([path])
      return nil
    } catch let error as IntakeError {
      return error
    }
  }

  @Test func membersAreReadAtTheTopAndInOneFolder() throws {
    let folder = try TestFolder()
    let clients = "client_id,name\nC1,Acme\n"
    let path = try zip(
      folder,
      [
        ("export/people.csv", people), ("clients.csv", clients), ("__MACOSX/export/._people.csv", "junk"),
        ("a/b/people.csv", people), ("export/.hidden.csv", "x"), ("notes.txt", "x"),
        ("more.zip", "PK"), ("mail/box.mbox", "x"), ("README.md", "x"), ("rates.xlsx", "x"), ("Thumbs.db", "x"),
      ])
    let taken = try take([path])
    #expect(taken.files.filter { !$0.isLeftAside }.map(\.path) == ["\(path)/clients.csv", "\(path)/export/people.csv"])
    // Nothing else in it is read, and each says why.
    let aside = taken.files.filter(\.isLeftAside).map {
      "\($0.path.dropFirst(path.count + 1)) \($0.aside?.prefix(40) ?? "")"
    }
    #expect(
      aside.sorted() == [
        "README.md left aside: a note, and no records", "a/b/people.csv left aside: it lies in a folder below th",
        "mail/box.mbox left aside: mail, cards and calendars ar", "more.zip left aside: a zip in a zip: unpack it, a",
        "notes.txt left aside: neither its name nor what is", "rates.xlsx left aside: a spreadsheet: save each of ",
      ])
    #expect(taken.warning("left aside: it lies in a folder below the tables that were read") == 1)
    #expect(taken.records[.people] == [["line": "2", "person_id": "P1", "kind": "3", "name": "Ann"]])
    #expect(taken.records[.clients]?.count == 1)
  }

  @Test func aZipIsKnownWithoutItsName() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people)])
    try FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/export")
    #expect(try take(["\(folder.path)/export"]).records[.people]?.count == 1)
  }

  @Test func aTruncatedZipIsDamaged() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people + String(repeating: "P2,both,Bob\n", count: 5_000))])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(
      try failure(path) == .damaged(path: path, why: "not a whole zip archive: it may have been cut short"))
  }

  @Test func aWrongChecksumIsDamaged() throws {
    let folder = try TestFolder()
    var text = people
    for number in 0..<2_000 { text += "P\(number &* 7_919),both,N\(number &* 104_729)\n" }
    let path = try zip(folder, [("people.csv", text)])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // The checksum in the local header (byte 14) and in the central directory (16 bytes in).
    let central = try #require(bytes.range(of: Data([0x50, 0x4B, 1, 2])))
    bytes[14] ^= 0xFF
    bytes[central.lowerBound + 16] ^= 0xFF
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try failure(path) == .damaged(path: "\(path)/people.csv", why: "CRC error"))
  }

  @Test func aPasswordIsTold() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people)], password: "secret")
    #expect(
      try failure(path)
        == .notAFormatWeKnow(path: "\(path)/people.csv", why: "protected with a password: unpack it first"))
  }

  @Test func aZipWithoutTablesIsTold() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("readme.txt", "x")])
    #expect(try failure(path) == .notAFormatWeKnow(path: path, why: "no CSV files in it"))
  }

  @Test func aMemberBeyondTheLimitIsTold() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people)])
    #expect(throws: IntakeError.damaged(path: "x", why: "unpacks to more than 10 bytes")) {
      _ = try ZipArchive(path: path, memberLimit: 10).open(0, shown: "x")
    }
  }

  /// An archive may promise less than it holds: the limit counts what comes out.
  @Test func aFalsePromiseDoesNotPassTheLimit() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people + String(repeating: "P2,both,Bob\n", count: 500))])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // The unpacked size: byte 22 of the local header, byte 24 of the entry in the central directory.
    let central = try #require(bytes.range(of: Data([0x50, 0x4B, 1, 2])))
    for start in [22, central.lowerBound + 24] { bytes.replaceSubrange(start..<(start + 4), with: [20, 0, 0, 0]) }
    try bytes.write(to: URL(fileURLWithPath: path))
    let member = try ZipArchive(path: path, memberLimit: 1_000).open(0, shown: "x")
    #expect(throws: IntakeError.damaged(path: "x", why: "unpacks to more than 1000 bytes")) {
      _ = try member.prefix(1 << 20)
    }
  }

  @Test(arguments: ["../people.csv", "a/../../people.csv", "/etc/people.csv", "C:/people.csv", "..\\people.csv"])
  func aNameThatLeadsOutIsRefused(_ name: String) throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("clients.csv", "client_id,name\n"), (name, people)])
    #expect(
      try failure(path) == .damaged(path: path, why: "the name of a file in it leads out of the archive"))
  }

  @Test func aZipOfTooManyFilesIsRefused() throws {
    let folder = try TestFolder()
    let path = try zip(folder, (0...ZipArchive.mostMembers).map { ("\($0).csv", "") })
    #expect(try failure(path) == .damaged(path: path, why: "more than 10000 files in it"))
  }

  private static let bomb = "unpacks to more than 250 times its size: no records pack as tightly"

  @Test func aZipBombIsRefusedBeforeItIsUnpacked() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people + String(repeating: " ", count: 70 << 20))])
    #expect(try failure(path) == .damaged(path: path, why: Self.bomb))
  }

  /// The same with a directory that promises a small file.
  @Test func aZipBombThatLiesIsRefusedWhileItIsUnpacked() throws {
    let folder = try TestFolder()
    let path = try zip(folder, [("people.csv", people + String(repeating: " \n", count: 35 << 20))])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let central = try #require(bytes.range(of: Data([0x50, 0x4B, 1, 2]), options: .backwards))
    for start in [22, central.lowerBound + 24] { bytes.replaceSubrange(start..<(start + 4), with: [0, 16, 0, 0]) }
    try bytes.write(to: URL(fileURLWithPath: path))
    let bytesOut = try ZipArchive(path: path).open(0, shown: "x")
    var read = 0
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 20)
    defer { block.deallocate() }
    do {
      while true {
        let got = try bytesOut.read(into: block, count: 1 << 20)
        if got == 0 { break }
        read += got
      }
    } catch {
      #expect(error == .damaged(path: "x", why: Self.bomb) || "\(error)".contains("damaged"))
    }
    #expect(read <= Int(ZipArchive.suspectSize) + 1 << 20)
  }

  @Test func aZipOfFoldersInFoldersIsReadWhereEachTableHasANameOfItsOwn() throws {
    let folder = try TestFolder()
    let path = try zip(
      folder, [("dump/2026/csv/people.csv", people), ("dump/2026/csv/clients.csv", "client_id,name\nC1,Acme\n")])
    #expect(try take([path]).records[.people]?.count == 1)
    let twice = try zip(folder, [("a/people.csv", people), ("b/people.csv", people)])
    #expect(
      try failure(twice)
        == .notAFormatWeKnow(
          path: twice, why: "it has two tables called people.csv, in a and b: import one of these folders"))
  }

  @Test func aFolderOfZipsIsOneExport() throws {
    let folder = try TestFolder()
    _ = try zip(folder, [("people.csv", people)])
    try FileManager.default.moveItem(atPath: "\(folder.path)/bundle.zip", toPath: "\(folder.path)/one.zip")
    _ = try zip(folder, [("csv/clients.csv", "client_id,name\nC1,Acme\n")])
    let taken = try take([folder.path])
    #expect(taken.records[.people]?.count == 1 && taken.records[.clients]?.count == 1)
  }
}
