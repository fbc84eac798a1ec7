import Dispatch
import Recruitment
import Synchronization
import Testing

@testable import Storage

/// Many small readings one after the other, as a page does them.
@Suite struct SittingTests {
  private func moment(_ store: Store) throws -> Int64? {
    try store.database.read { connection in
      try connection.integer("SELECT CAST(extract(epoch FROM now()) * 1000000 AS BIGINT)")
    }
  }

  @Test(.enabled(if: Engine.postgresURL != nil)) func readingsShareOneViewUntilSomethingIsWritten() throws {
    let test = try TestStore(.postgres)
    try test.store.inOneSitting { () throws in
      let first = try moment(test.store)
      #expect(try moment(test.store) == first)
      _ = try test.store.withSnapshot { try $0.latestChange() }
      let second = try moment(test.store)
      #expect(second != first)
      try test.store.setMeta("colour", "red")
      #expect(try moment(test.store) != second)
    }
    let after = try moment(test.store)
    #expect(try moment(test.store) != after)
  }

  @Test(arguments: Engine.tested) func whatIsWrittenIsSeenAtOnce(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let other = try Store.open(test.location)
    try test.store.inOneSitting { () throws in
      #expect(try test.store.meta("colour") == nil)
      try test.store.setMeta("colour", "red")
      #expect(try test.store.meta("colour") == "red")
      try test.land([(.clients, [["client_id": "C1", "name": "Acme"]])], through: other)
      // A newer history than another thread's is never taken for another store's.
      #expect(try test.store.withSnapshot { try $0.latestChange() } == 1)
      #expect(try test.store.client("C1")?.name == "Acme")
    }
  }

  /// A page asks for a history that is as new as what it knows, and most often its view is.
  @Test(arguments: Engine.tested) func aViewThatHoldsAChangeWillDo(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let other = try Store.open(test.location)
    func latest(notBefore change: Int64) throws -> Int64 {
      try test.store.withSnapshot(notBefore: change) { try $0.latestChange() }
    }
    try test.store.inOneSitting { () throws in
      #expect(try test.store.meta("colour") == nil && latest(notBefore: 0) == 0)
      try test.land([(.clients, [["client_id": "C1", "name": "Acme"]])], through: other)
      if engine == .postgres { #expect(try latest(notBefore: 0) == 0 && test.store.client("C1") == nil) }
      #expect(try latest(notBefore: 1) == 1 && test.store.client("C1")?.name == "Acme")
      // What the store does not have nobody can be shown.
      #expect(try latest(notBefore: 7) == 1)
    }
    #expect(try latest(notBefore: 0) == 1)
  }

  @Test(arguments: Engine.tested) func whatWasAskedInAViewIsRecalledAsLongAsItLasts(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    var asked = 0
    func colour() throws -> String? {
      try store.database.recalled("colour") {
        asked += 1
        return try store.meta("colour")
      }
    }
    try store.inOneSitting { () throws in
      #expect(try colour() == nil && colour() == nil)
      #expect(asked == (engine == .postgres ? 1 : 2))
      try store.setMeta("colour", "red")
      #expect(try colour() == "red" && colour() == "red")
      #expect(throws: StorageError.self) { try store.database.read { try $0.query("SELECT nothing") { _ in } } }
      _ = try store.withSnapshot { try $0.latestChange() }
      #expect(try colour() == "red")
      guard engine == .postgres else { return }
      #expect(asked == 3)
      try store.database.read { _ in try store.setMeta("colour", "blue") }
      #expect(try colour() == "blue")
    }
    try store.setMeta("colour", "green")
    #expect(try colour() == "green")
  }

  @Test(arguments: Engine.tested) func aFailureLeavesItUsable(_ engine: Engine) throws {
    struct Stop: Error {}
    let test = try TestStore(engine)
    try test.store.inOneSitting { () throws in
      #expect(throws: StorageError.self) { try test.store.database.read { try $0.query("SELECT nothing") { _ in } } }
      #expect(throws: Stop.self) { try test.store.database.read { _ in throw Stop() } }
      #expect(throws: Stop.self) {
        try test.store.database.write { connection in
          try connection.execute("INSERT INTO meta (key, value) VALUES ('half', 'x')")
          throw Stop()
        }
      }
      #expect(try test.store.meta("half") == nil)
      try test.store.setMeta("colour", "red")
    }
  }

  /// SQLite has no reading within a reading.
  @Test(.enabled(if: Engine.postgresURL != nil)) func whatIsWrittenWithinAReadingIsSeenByTheNext() throws {
    let test = try TestStore(.postgres)
    try test.store.setMeta("colour", "red")
    try test.store.inOneSitting { () throws in
      try test.store.database.read { connection in
        #expect(try test.store.meta("colour") == "red")
        try test.store.setMeta("colour", "blue")
        #expect(try connection.text("SELECT value FROM meta WHERE key = $1", [.text("colour")]) == "red")
      }
      #expect(try test.store.meta("colour") == "blue")
    }
  }

  @Test(arguments: Engine.tested) func moreSitThanThereAreConnections(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let (store, count) = (test.store, 40)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: count) { turn in
      do {
        try store.inOneSitting { () throws in
          _ = try store.meta("turn \(turn)")
          try store.setMeta("turn \(turn)", "\(turn)")
          // Whoever sits sees what it has written, and one sitting within another is the same.
          try store.inOneSitting { () throws in
            let found = try store.meta("turn \(turn)")
            if found != "\(turn)" { failures.withLock { $0.append("\(turn): \(found ?? "nothing")") } }
          }
        }
        _ = try store.meta("turn \(turn)")
      } catch {
        failures.withLock { $0.append("\(turn): \(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try store.database.read { try $0.integer("SELECT count(*) FROM meta WHERE key LIKE 'turn %'") } == 40)
  }

  @Test(arguments: Engine.tested) func questionsAreAnsweredInTheirOrder(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.setMeta("a", "1")
    var said: [String] = []
    func question(_ sql: String, _ values: [SQLValue] = []) -> Question {
      Question(sql, values) { said.append($0.text(0) ?? "nothing") }
    }
    let value = "SELECT value FROM meta WHERE key = $1"
    let asked = [
      question(value, [.text("a")]), question(value, [.text("none")]), question("SELECT 'x'"),
      question("SELECT CAST($1 AS TEXT)", [.null]), question(value, [.text("a")]),
    ]
    for _ in 0..<2 {
      said = []
      try store.database.read { try $0.query(asked) }
      #expect(said == ["1", "x", "nothing", "1"])
    }
    said = []
    _ = try store.database.write { try $0.query(asked) }
    #expect(said == ["1", "x", "nothing", "1"])
    // One that fails is said, and the next reading knows nothing of it.
    #expect(throws: StorageError.self) {
      try store.database.read {
        try $0.query([question("SELECT 'x'"), question("SELECT nothing"), question("SELECT 'y'")])
      }
    }
    said = []
    try store.database.read { try $0.query(asked + [question("SELECT 'y'")]) }
    #expect(said == ["1", "x", "nothing", "1", "y"])
  }

  /// A server that was restarted has closed what lay idle.
  @Test(.enabled(if: Engine.postgresURL != nil)) func aConnectionThatWasClosedIsOpenedAgain() throws {
    let test = try TestStore(.postgres)
    let other = try Store.open(test.location)
    func close() throws {
      let own = try #require(try test.store.database.read { try $0.integer("SELECT pg_backend_pid()") })
      try other.database.read { connection in
        try connection.query("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)", [.integer(own)]) { _ in }
      }
    }
    try test.store.setMeta("colour", "red")
    try close()
    #expect(try test.store.meta("colour") == "red")
    try close()
    try test.store.inOneSitting { () throws in #expect(try test.store.meta("colour") == "red") }
    try close()
    try test.store.inOneSitting { try test.store.setMeta("colour", "blue") }
    try close()
    var colours: [String] = []
    try test.store.database.read { connection in
      try connection.stream("SELECT value FROM meta WHERE key = 'colour'", []) { colours.append($0.text(0) ?? "") }
    }
    #expect(colours == ["blue"])
  }
}
