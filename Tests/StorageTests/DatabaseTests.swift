import Foundation
import Recruitment
import Testing

@testable import Storage

@Suite struct DatabaseTests {
  @Test func locationsAreRead() throws {
    #expect(try DatabaseLocation.parse("sqlite:firm.db") == .sqlite(path: "firm.db"))
    #expect(try DatabaseLocation.parse("sqlite:///var/firm.db") == .sqlite(path: "/var/firm.db"))
    #expect(try DatabaseLocation.parse("/var/firm.db") == .sqlite(path: "/var/firm.db"))
    #expect(try DatabaseLocation.parse("postgresql://h/d") == .postgres(url: "postgresql://h/d"))
    #expect(throws: StorageError.notALocation("sqlite:")) { try DatabaseLocation.parse("sqlite:") }
    #expect(throws: StorageError.notALocation("mysql://…")) { try DatabaseLocation.parse("mysql://u:secret@h/d") }
  }

  @Test(arguments: Engine.tested) func placeholdersMayRepeatAndComeInAnyOrder(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.store.database.read { connection in
      var row: [Int64?] = []
      try connection.query(
        "SELECT CAST($2 AS BIGINT), CAST($1 AS BIGINT), CAST($2 AS BIGINT) + CAST($1 AS BIGINT)",
        [.integer(1), .integer(20)]
      ) { row = [$0.integer(0), $0.integer(1), $0.integer(2)] }
      #expect(row == [20, 1, 21])
      #expect(try connection.text("SELECT '$1 stays'") == "$1 stays")
    }
  }

  @Test(arguments: Engine.tested) func textIsBinaryOrderedAndExact(_ engine: Engine) throws {
    let test = try TestStore(engine)
    for key in ["b", "B", "é", "a", "z"] { try test.store.setMeta(key, "x'); DROP TABLE person; --") }
    try test.store.database.read { connection in
      var keys: [String] = []
      try connection.query("SELECT key FROM meta WHERE key <> 'store_identity' ORDER BY key") {
        keys.append($0.text(0) ?? "")
      }
      #expect(keys == ["B", "a", "b", "z", "é"])
    }
    #expect(try test.store.meta("é") == "x'); DROP TABLE person; --")
    #expect(try test.store.meta("nothing") == nil)
  }

  @Test(arguments: Engine.tested) func writesAreAllOrNothing(_ engine: Engine) throws {
    struct Stop: Error {}
    let test = try TestStore(engine)
    #expect(throws: Stop.self) {
      try test.store.database.write { connection in
        try connection.execute("INSERT INTO meta (key, value) VALUES ('half', 'x')")
        throw Stop()
      }
    }
    #expect(try test.store.meta("half") == nil)
  }

  @Test(arguments: Engine.tested) func constraintsAreNamedWithoutValues(_ engine: Engine) throws {
    let test = try TestStore(engine)
    do {
      try test.store.logInteraction(
        LoggedInteraction(
          person: PersonID(77), recruiter: .none, channel: .call, direction: .outbound, at: Instant(1),
          recordedAt: Instant(1), note: "secret"))
      Issue.record("an unknown person was taken")
    } catch let error as StorageError {
      guard case .constraint(let name) = error else { throw error }
      #expect(!name.contains("77") && !name.contains("secret"))
    }
    #expect(try test.store.counts()[.interactions] == 0)
    #expect(try test.store.batches().isEmpty)
  }

  @Test(arguments: Engine.tested) func aLaterReleasesStoreIsRefused(_ engine: Engine) throws {
    let test = try TestStore(engine)
    _ = try test.store.database.write { try $0.execute("UPDATE schema_version SET version = 99") }
    #expect(throws: StorageError.newerSchema(found: 99, known: Migration.newest)) { try Store.open(test.location) }
  }

  @Test(arguments: Engine.tested) func aStoreOfTheFirstReleaseIsBroughtForward(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    try test.store.database.write { connection in
      try Self.dropLaterTables(connection)
      try connection.execute("ALTER TABLE change_log DROP COLUMN mark")
      try connection.execute("ALTER TABLE change_log DROP COLUMN interactions_only")
      for table in ["person", "client", "job", "submission"] { try connection.execute("DROP INDEX \(table)_deleted") }
      try connection.execute("DROP INDEX IF EXISTS fact_tag")
      try connection.execute("DROP INDEX IF EXISTS interaction_deleted")
      try connection.execute("UPDATE schema_version SET version = 1")
    }
    let store = try Store.open(test.location)
    #expect(try store.check().schemaVersion == Migration.newest)
    #expect(try store.withSnapshot { try $0.mark(ofChange: 1) } == 0)
    try test.land([(.clients, [["client_id": "C9", "name": "New"]])])
    #expect(try store.withSnapshot { try $0.mark(ofChange: 2) } != 0)
  }

  /// Drops every table that the first release did not have, with what hangs on it.
  private static func dropLaterTables(_ connection: any Connection) throws {
    let first = Set(
      Migration.first.statements.compactMap { statement -> String? in
        let sql =
          switch statement {
          case .both(let sql), .sqlite(let sql), .postgres(let sql): sql
          }
        guard sql.hasPrefix("CREATE TABLE ") else { return nil }
        return sql.dropFirst(13).prefix { $0 != " " }.description
      } + ["schema_version"])
    let isSQLite = connection.dialect == .sqlite
    var later: [String] = []
    try connection.query(
      isSQLite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
    ) { row in
      // The full text's own tables go with it.
      if let name = row.text(0), !first.contains(name), !name.hasPrefix("search_text_") { later.append(name) }
    }
    // A table that others refer to goes after them.
    while !later.isEmpty {
      let left = later.filter { (try? connection.execute("DROP TABLE \($0)\(isSQLite ? "" : " CASCADE")")) == nil }
      try #require(left.count < later.count, "\(left) stay")
      later = left
    }
    try connection.execute("DROP INDEX IF EXISTS fact_tag")
    if isSQLite { return }
    var names: [String] = []
    let kept = first.map { "next_\($0)" }
    try connection.query("SELECT CAST(sequencename AS TEXT) FROM pg_sequences WHERE schemaname = current_schema()") {
      if let name = $0.text(0), !kept.contains(name) { names.append(name) }
    }
    for name in names { try connection.execute("DROP SEQUENCE \(name)") }
    for name in ["trial_stays", "audit_stays", "playbook_stays", "campaign_stays"] {
      try connection.execute("DROP FUNCTION \(name)()")
    }
  }

  @Test(arguments: Engine.tested) func aLoggedCallChangesInteractionsAlone(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    func only(after sequence: Int64) throws -> Bool {
      try test.store.withSnapshot { try $0.changedOnlyInteractions(after: sequence) }
    }
    #expect(try !only(after: 0) && only(after: 1))
    let (ada, ruth) = (try test.person("P1"), try test.recruiter("R1"))
    try test.store.logInteraction(
      LoggedInteraction(
        person: ada, recruiter: ruth, channel: .call, direction: .outbound, outcome: .noAnswer, at: Instant(500),
        recordedAt: Instant(510)))
    #expect(try only(after: 1))
    try test.store.addFact("motivation", person: ada, at: Instant(520))
    #expect(try !only(after: 1) && !only(after: 2) && only(after: 3))
  }

  @Test(arguments: Engine.tested) func changesBearMarksOfTheirOwn(_ engine: Engine) throws {
    let (one, other) = (try TestStore(engine), try TestStore(engine))
    try one.land(SmallFirm.all)
    try other.land(SmallFirm.all)
    func mark(_ test: TestStore, _ change: Int64) throws -> Int64? {
      try test.store.withSnapshot { try $0.mark(ofChange: change) }
    }
    #expect(try mark(one, 1) != mark(other, 1))
    #expect(try mark(one, 0) == 0)
    #expect(try mark(one, 2) == nil)
  }

  @Test(arguments: Engine.tested) func aStoreKeepsItsIdentity(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let again = try Store.open(test.location)
    #expect(again.storeIdentity == test.store.storeIdentity)
    #expect(again.storeIdentity.count > 16)
    #expect(try TestStore(engine).store.storeIdentity != again.storeIdentity)
  }

  @Test(arguments: Engine.tested) func streamsPassEveryRowOn(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.store.database.write { connection in
      let writer = try connection.bulkInsert(into: "meta", columns: ["key", "value"])
      for index in 0..<40_000 { try writer.row([.text("k\(index)"), .text(String(repeating: "v", count: 50))]) }
      #expect(try connection.integer("SELECT count(*) FROM meta WHERE key <> 'store_identity'") == 40_000)
    }
    var seen = 0
    try test.store.database.read {
      try $0.stream("SELECT key FROM meta WHERE value <> $1", [.text("v")]) { _ in seen += 1 }
    }
    #expect(seen == 40_001)
  }

  @Test(arguments: Engine.tested) func reservedIDsAreNeverGivenTwice(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.store.database.write { connection in
      let first = try connection.reserve("person", count: 10)
      #expect(try connection.reserve("person", count: 1) == first + 10)
      #expect(try connection.reserve("person", count: 5) == first + 11)
      #expect(try connection.reserve("job", count: 1) == 1)
    }
  }
}

@Suite struct SQLiteFileTests {
  private func scratch() throws -> String {
    let folder = NSTemporaryDirectory() + "rightcall-f\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func why(_ path: String) -> String? {
    do {
      _ = try Store.open(.sqlite(path: path))
      return nil
    } catch StorageError.cannotOpen(_, let why) {
      return why
    } catch {
      return "\(error)"
    }
  }

  @Test func unusablePathsAreExplained() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(why(folder) == "it is a folder")
    #expect(why(folder + "/none/firm.db") == "there is no folder \(folder)/none")
    try Data("short".utf8).write(to: URL(fileURLWithPath: folder + "/short"))
    #expect(why(folder + "/short") == "it is not a database")
    try Data(repeating: 7, count: 9_000).write(to: URL(fileURLWithPath: folder + "/noise"))
    #expect(why(folder + "/noise") == "it is not a database")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/short")) == Data("short".utf8))
  }

  @Test func anotherProgramsDatabaseIsRefused() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/other.db"
    _ = try SQLiteDatabase(path: path).write { try $0.execute("CREATE TABLE notes (text TEXT)") }
    #expect(throws: StorageError.notAStore(path: path)) { try Store.open(.sqlite(path: path)) }
  }

  @Test func newFilesAreTheirOwnersOnly() throws {
    let test = try TestStore(.sqlite)
    for name in try FileManager.default.contentsOfDirectory(atPath: test.folder) {
      let mode = try FileManager.default.attributesOfItem(atPath: test.folder + "/" + name)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
  }

  @Test func aFullDiskLeavesTheStoreAsItWas() throws {
    let test = try TestStore(.sqlite)
    try test.land(SmallFirm.all)
    let before = try test.store.counts()
    let path = test.folder + "/store.sqlite"
    let full = try LandingOtherwise(inner: SQLiteDatabase(path: path)) { connection, turns in
      let pages = try connection.integer("PRAGMA page_count") ?? 0
      try connection.query("PRAGMA max_page_count = \(pages + 4)") { _ in }
      return turns
    }
    let many = (0..<3_000).map { SmallFirm.call("X\($0)", at: 1_000, person: "P1", seconds: 10) }
    #expect(throws: StorageError.full) {
      try test.land([(.interactions, many)], through: Store(full, name: path))
    }
    #expect(try test.store.counts() == before)
    #expect(try test.store.check().problems.isEmpty)
  }

  @Test func spoolsLeaveNothingBehind() throws {
    let test = try TestStore(.sqlite)
    let staging = try test.store.beginImport(source: "s", files: [], memory: 0)
    var builder = RecordBatchBuilder(kind: .recruiters)
    builder.append(line: 2, ["recruiter_id": "R1", "name": "Ruth"])
    try staging.stage(builder.take())
    let names = try FileManager.default.contentsOfDirectory(atPath: test.folder)
    #expect(names.allSatisfy { $0.hasPrefix("store.sqlite") })
  }

  /// Chunks in memory, in a file and in both: the same rows, custom columns and rejects.
  @Test(arguments: [0, 600, 1_500]) func whereRowsWaitMakesNoDifference(memory: Int) throws {
    let (one, other) = (try TestStore(.sqlite), try TestStore(.sqlite))
    let first = try one.land(SmallFirm.all, memory: memory)
    let second = try other.land(SmallFirm.all)
    #expect(first.files == second.files && first.totals == second.totals && first.rejected == second.rejected)
    #expect(try one.interactions().at == other.interactions().at)
    #expect(try one.interactions().duration == other.interactions().duration)
    #expect(try one.store.counts() == other.store.counts())
  }

  @Test func damageIsFound() throws {
    let test = try TestStore(.sqlite)
    try test.land(SmallFirm.all)
    #expect(try test.store.check().problems.isEmpty)
    _ = try test.store.database.writeBulk { try $0.execute("UPDATE submission SET job_id = 999") }
    #expect(try test.store.check().problems.contains { $0.contains("submission") })
  }
}
