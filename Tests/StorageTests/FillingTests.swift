import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Storage

/// First imports that are written straight into the file, on SQLite.
@Suite(.timeLimit(.minutes(2))) struct FillingTests {
  private struct Stopped: Error {}

  /// Calls `during` where a landing has added people before anything else lands.
  private static func land(
    _ folder: StoreFolder, people: Int = 40_000,
    during: @escaping @Sendable (any Turns) throws -> Void = { _ in }
  ) throws -> Store {
    let database = try SQLiteDatabase(path: folder.file, isOfOneCommand: true)
    let watched = LandingOtherwise(inner: database) { connection, turns in
      // More than the connection keeps in memory, so that some of it is in the file.
      try connection.execute("CREATE TABLE wide (text TEXT)")
      let wide = String(repeating: "x", count: 1 << 20)
      for _ in 0..<80 { try connection.execute("INSERT INTO wide (text) VALUES ($1)", [.text(wide)]) }
      try during(turns)
      try connection.execute("DROP TABLE wide")
      return turns
    }
    let store = try Store(watched, name: folder.file)
    let staging = try store.beginImport(
      source: "bundle", files: [ImportReport.File(path: "bundle", format: "canonical")])
    var builder = RecordBatchBuilder(kind: .people)
    for number in 0..<people {
      builder.append(
        line: number + 2,
        [
          "person_id": .text("P\(number)"), "kind": .integer(1),
          "name": .text("Somebody called \(number), of a town whose name is longer than most"),
        ])
      if builder.count == 8_000 { try staging.stage(builder.take()) }
    }
    try staging.stage(builder.take())
    _ = try staging.land(now: Instant(30_000), dryRun: false)
    return store
  }

  private static func people(in store: Store) throws -> Int { try store.counts()[.people] ?? 0 }

  private static func mode(of store: Store) throws -> String? {
    try store.database.read { connection in
      var mode: String?
      try connection.query("PRAGMA journal_mode") { mode = $0.text(0) }
      return mode
    }
  }

  @Test func aFirstImportIsWrittenOnce() throws {
    let folder = try StoreFolder()
    let straight = Mutex(false)
    let (store, log) = (folder.file, folder.file + "-wal")
    let landed = try Self.land(folder) { _ in
      let isThere = { (path: String) in FileManager.default.fileExists(atPath: path) }
      straight.withLock { $0 = isThere(store + "-journal") && !isThere(log) }
    }
    #expect(straight.withLock { $0 })
    #expect(try Self.people(in: landed) == 40_000)
    #expect(!folder.has("-journal"))
    #expect(try Self.mode(of: landed) == "wal")
    #expect(try landed.check().problems.isEmpty)
  }

  @Test func aSmallOneGoesThroughTheLog() throws {
    let folder = try StoreFolder()
    let journal = folder.file + "-journal"
    let landed = try Self.land(folder, people: 100) { _ in
      #expect(!FileManager.default.fileExists(atPath: journal))
    }
    #expect(try Self.people(in: landed) == 100)
  }

  @Test func whereSomebodyHasItOpenItGoesThroughTheLog() throws {
    let folder = try StoreFolder()
    let other = try Store.open(.sqlite(path: folder.file))
    let journal = folder.file + "-journal"
    let landed = try Self.land(folder) { _ in
      #expect(!FileManager.default.fileExists(atPath: journal))
      let people = try Self.people(in: other)
      #expect(people == 0)
    }
    #expect(try Self.people(in: landed) == 40_000)
    #expect(try Self.people(in: other) == 40_000)
  }

  /// What lies on the disk while it is written is what a process leaves that is killed.
  @Test func whatWasKilledIsAsBefore() throws {
    let folder = try StoreFolder()
    let (store, copy) = (folder.file, folder.path + "/killed.sqlite")
    _ = try Self.land(folder) { _ in
      for ending in ["", "-journal"] { try FileManager.default.copyItem(atPath: store + ending, toPath: copy + ending) }
      let size = try FileManager.default.attributesOfItem(atPath: copy)[.size] as? Int ?? 0
      #expect(size > 8 << 20)
    }
    let killed = try Store.open(.sqlite(path: copy))
    #expect(try Self.people(in: killed) == 0)
    #expect(try killed.check().problems.isEmpty)
    #expect(try Self.mode(of: killed) == "wal")
    #expect(!FileManager.default.fileExists(atPath: copy + "-journal"))
  }

  @Test func whoeverStopsItLeavesNothing() throws {
    let folder = try StoreFolder()
    #expect(throws: Stopped.self) { try Self.land(folder) { _ in throw Stopped() } }
    let store = try Store.open(.sqlite(path: folder.file))
    #expect(try Self.people(in: store) == 0)
    #expect(try Self.mode(of: store) == "wal")
    #expect(try store.check().problems.isEmpty)
  }

  /// Whoever opens the store waits, is let in by a turn, and sees nothing of what is there so far.
  @Test func whoeverOpensItMeanwhileIsLetIn() throws {
    let folder = try StoreFolder()
    let path = folder.file
    let locks = try #require(TurnLocks(beside: path))
    let opened = DispatchSemaphore(value: 0)
    let seen = Mutex<Int?>(nil)
    let landed = try Self.land(folder) { turns in
      Thread.detachNewThread {
        let store = try? Store.open(.sqlite(path: path))
        seen.withLock { $0 = store.map { (try? Self.people(in: $0)) ?? -1 } }
        opened.signal()
      }
      while !locks.isTakenByOthers(.waiting) { usleep(1_000) }
      #expect(turns.isWanted)
    }
    #expect(opened.wait(timeout: .now() + 60) == .success)
    #expect(seen.withLock { $0 } == 0)
    #expect(try Self.people(in: landed) == 40_000)
    #expect(try Self.mode(of: landed) == "wal")
    #expect(try landed.check().problems.isEmpty)
  }
}
