import Foundation
import Testing

@testable import Storage

/// What a command may do with its one connection, and where it gets others.
@Suite struct ConnectionsTests {
  /// How many connections have the file open.
  private static func connections(_ folder: StoreFolder) throws -> Int {
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    return open.count {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == folder.file
    }
  }

  private static func number(_ connection: any Connection) throws -> Int64? {
    try connection.integer("SELECT max(number) FROM thing")
  }

  private static func database(_ folder: StoreFolder, isOfOneCommand: Bool = true) throws -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: folder.file, isOfOneCommand: isOfOneCommand)
    try database.write {
      try $0.execute("CREATE TABLE thing (number INTEGER)")
      try $0.execute("INSERT INTO thing VALUES (1)")
    }
    return database
  }

  @Test func aCommandThatDoesOneThingAfterTheOtherHasOne() throws {
    let folder = try StoreFolder()
    let database = try Self.database(folder)
    #expect(try database.read(Self.number) == 1)
    try database.write { try $0.execute("INSERT INTO thing VALUES (2)") }
    #expect(try database.read(Self.number) == 2)
    #expect(try Self.connections(folder) == 1)
  }

  @Test(arguments: [true, false]) func whoeverReadsWithinAWriteSeesWhatWasThereBefore(isOfOneCommand: Bool) throws {
    let folder = try StoreFolder()
    let database = try Self.database(folder, isOfOneCommand: isOfOneCommand)
    try database.write { connection in
      try connection.execute("INSERT INTO thing VALUES (2)")
      #expect(try database.read(Self.number) == 1)
      #expect(try Self.number(connection) == 2)
    }
    #expect(try database.read(Self.number) == 2)
  }

  @Test func manyReadAtOnceAndWriteInBetween() async throws {
    let folder = try StoreFolder()
    let database = try Self.database(folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 2..<34 {
        group.addTask {
          try database.write { try $0.execute("INSERT INTO thing VALUES (\(number))") }
          #expect(try database.read { try $0.integer("SELECT count(*) FROM thing WHERE number = \(number)") } == 1)
        }
      }
      try await group.waitForAll()
    }
    #expect(try database.read { try $0.integer("SELECT count(*) FROM thing") } == 33)
    #expect(try database.integrityProblems().isEmpty)
  }

  /// What it was given is taken back with the error, and it can go on.
  @Test func whoeverFailsLeavesTheConnectionAsItWas() throws {
    struct Stopped: Error {}
    let database = try Self.database(StoreFolder())
    #expect(throws: Stopped.self) { try database.read { _ in throw Stopped() } }
    #expect(throws: Stopped.self) {
      try database.write {
        try $0.execute("INSERT INTO thing VALUES (2)")
        throw Stopped()
      }
    }
    #expect(try database.read(Self.number) == 1)
  }
}
