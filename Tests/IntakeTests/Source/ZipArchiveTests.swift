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
      ])
    let taken = try take([path])
    #expect(taken.files.map(\.path) == ["\(path)/clients.csv", "\(path)/export/people.csv"])
    #expect(taken.files.map(\.format.rawValue) == ["canonical", "canonical"])
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
}
