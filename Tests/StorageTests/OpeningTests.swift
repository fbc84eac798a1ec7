import Foundation
import Testing

@testable import Storage

/// How a store in a file is opened again.
@Suite struct OpeningTests {
  private static func open(_ folder: StoreFolder) throws -> Store { try Store.open(.sqlite(path: folder.file)) }

  /// How often the schema has changed.
  private static func changes(_ folder: StoreFolder) throws -> Int64? {
    try open(folder).database.read { try $0.integer("PRAGMA schema_version") }
  }

  /// Whether what was kept is there, and more can be.
  private static func expect(_ text: String, in folder: StoreFolder) throws {
    let store = try Self.open(folder)
    #expect(try store.meta("said") == text)
    try store.setMeta("said", text + "!")
    #expect(try store.meta("said") == text + "!")
    #expect(try store.database.integrityProblems().isEmpty)
  }

  @Test func openingChangesNoSchema() throws {
    let folder = try StoreFolder()
    try Self.open(folder).setMeta("said", "a")
    let before = try Self.changes(folder)
    try Self.expect("a", in: folder)
    #expect(try Self.changes(folder) == before)
    // Whoever had it open last leaves no log.
    #expect(!folder.has("-wal"))
  }

  @Test(arguments: [0, 1, 31]) func aLogThatWasHardlyBegunIsAnEmptyOne(octets: Int) throws {
    let folder = try StoreFolder()
    try Self.open(folder).setMeta("said", "a")
    try Data(repeating: 0, count: octets).write(to: URL(fileURLWithPath: folder.file + "-wal"))
    try Self.expect("a", in: folder)
  }

  @Test func whatStandsInTheLogIsReadByWhoeverComesNext() throws {
    let (folder, killed) = (try StoreFolder(), try StoreFolder())
    let other = try Self.open(folder)
    try other.setMeta("said", "a")
    // As somebody who is killed leaves it: the file, and a log with what was written last.
    for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: folder.file + end, toPath: killed.file + end) }
    try Self.expect("a", in: killed)
    #expect(try other.meta("said") == "a")
  }
}
