import Foundation
import Testing

@testable import Storage

/// How a store in a file is opened again.
@Suite struct OpeningTests {
  private final class Folder {
    let path = NSTemporaryDirectory() + "rightcall-opening-\(UInt64.random(in: .min ... .max))"
    var file: String { path + "/store.sqlite" }

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open() throws -> Store { try Store.open(.sqlite(path: file)) }

    /// How often the schema has changed.
    func changes() throws -> Int64? { try open().database.read { try $0.integer("PRAGMA schema_version") } }
  }

  /// Whether what was kept is there, and more can be.
  private static func expect(_ text: String, in folder: Folder) throws {
    let store = try folder.open()
    #expect(try store.meta("said") == text)
    try store.setMeta("said", text + "!")
    #expect(try store.meta("said") == text + "!")
    #expect(try store.database.integrityProblems().isEmpty)
  }

  @Test func openingChangesNoSchema() throws {
    let folder = try Folder()
    try folder.open().setMeta("said", "a")
    let before = try folder.changes()
    try Self.expect("a", in: folder)
    #expect(try folder.changes() == before)
    // Whoever had it open last leaves no log.
    #expect(!FileManager.default.fileExists(atPath: folder.file + "-wal"))
  }

  @Test(arguments: [0, 1, 31]) func aLogThatWasHardlyBegunIsAnEmptyOne(octets: Int) throws {
    let folder = try Folder()
    try folder.open().setMeta("said", "a")
    try Data(repeating: 0, count: octets).write(to: URL(fileURLWithPath: folder.file + "-wal"))
    try Self.expect("a", in: folder)
  }

  @Test func whatStandsInTheLogIsReadByWhoeverComesNext() throws {
    let (folder, killed) = (try Folder(), try Folder())
    let other = try folder.open()
    try other.setMeta("said", "a")
    // As somebody who is killed leaves it: the file, and a log with what was written last.
    for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: folder.file + end, toPath: killed.file + end) }
    try Self.expect("a", in: killed)
    #expect(try other.meta("said") == "a")
  }
}
