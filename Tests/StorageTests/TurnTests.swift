import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Storage

/// Landings that others write beside, on SQLite.
@Suite(.timeLimit(.minutes(2))) struct TurnTests {
  private struct Stopped: Error {}

  /// Gives a turn after every part, as if somebody always waited.
  private final class Always: Turns {
    let inner: any Turns
    /// Called once a turn has been given, with the number of turns so far.
    let given: @Sendable (Int) throws -> Void
    private var number = 0
    let canBeGiven = true
    let isWanted = true
    let isAlone = false

    init(inner: any Turns, given: @escaping @Sendable (Int) throws -> Void) {
      self.inner = inner
      self.given = given
    }

    func give(_ mark: LandingMark) throws {
      try inner.give(mark)
      number += 1
      try given(number)
    }
  }

  /// A small firm, looked at from outside while more of it lands.
  private final class Firm: Sendable {
    let folder: String
    let outside: Store
    let path: String

    /// - Parameter isCommand: whether a command looks at it from outside, or a door.
    init(isCommand: Bool = false) throws {
      folder = NSTemporaryDirectory() + "rightcall-turns-\(UInt64.random(in: .min ... .max))"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      path = folder + "/store.sqlite"
      outside = try Store.open(.sqlite(path: path), isOfOneCommand: isCommand)
      try land(SmallFirm.all)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @discardableResult
    func land(
      _ rows: [(RecordKind, [TestStore.Row])], dryRun: Bool = false,
      given: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) throws -> Landing {
      let database = try LandingOtherwise(inner: SQLiteDatabase(path: path)) { Always(inner: $1, given: given) }
      let store = try Store(database, name: path)
      let staging = try store.beginImport(
        source: "bundle", files: [ImportReport.File(path: "bundle", format: "canonical")])
      for (kind, rows) in rows {
        var builder = RecordBatchBuilder(kind: kind)
        for (index, row) in rows.enumerated() { builder.append(line: index + 2, row) }
        try staging.stage(builder.take())
      }
      return try staging.land(now: Instant(30_000), dryRun: dryRun)
    }

    /// How many rows each table shows, and what some of them say.
    static func content(of store: Store) throws -> [String: String] {
      try store.database.read { connection in
        var tables: [String] = []
        try connection.query(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'counter' AND name NOT LIKE 'search%'"
        ) { tables.append($0.text(0) ?? "") }
        var content: [String: String] = [:]
        // The mark of a landing is no part of what a store holds.
        for table in tables where table != "meta" {
          content[table] = "\(try connection.integer("SELECT count(*) FROM \(table)") ?? -1)"
        }
        try connection.query("SELECT id, name, city FROM person ORDER BY id") { row in
          content["person", default: ""] += ";\(row.integer(0, or: 0)) \(row.text(1) ?? "") \(row.text(2) ?? "")"
        }
        try connection.query("SELECT folded FROM address UNION ALL SELECT folded FROM name_term ORDER BY folded") {
          content["found", default: ""] += ";\($0.text(0) ?? "")"
        }
        try connection.query(
          """
          SELECT i.external_id, i.duration_seconds, p.name, t.body FROM person p JOIN interaction i ON i.person_id = p.id
          LEFT JOIN interaction_text t ON t.interaction_id = i.id ORDER BY i.id
          """
        ) { row in
          content["said", default: ""] +=
            ";\(row.text(0) ?? "") \(row.integer(1, or: 0)) \(row.text(2) ?? "") \(row.text(3) ?? "")"
        }
        return content
      }
    }

    func content() throws -> [String: String] { try Self.content(of: outside) }
  }

  /// New people, what was said with them, and changes to what was there.
  private static let more: [(RecordKind, [TestStore.Row])] = [
    (
      .people,
      [
        ["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "emails": "ada@mail.example", "city": "Leeds"],
        ["person_id": "P7", "kind": 1, "name": "Nell New", "emails": "nell@mail.example"],
        ["person_id": "P1", "kind": 1, "name": "Ada King", "emails": "ada@mail.example", "city": "Leeds"],
      ]
    ),
    (.submissions, [["submission_id": "S7", "job_id": "J1", "person_id": "P7", "created_at": 700]]),
    // The set of S1 without its second event; the first is as it was.
    (.submissionEvents, [["submission_id": "S1", "at": 300, "stage": 2]]),
    (
      .interactions,
      [
        SmallFirm.call("I1", at: 330, person: "P1", seconds: 301),
        SmallFirm.call("I7", at: 800, person: "P7", seconds: 9),
        [
          "interaction_id": "I8", "at": 810, "person_id": "P7", "channel": 3, "direction": 0, "body": "As agreed",
          "recruiter_id": "R1",
        ],
      ]
    ),
  ]

  @Test(arguments: [false, true]) func nobodySeesAnyOfALandingBeforeItEnds(isCommand: Bool) throws {
    let firm = try Firm(isCommand: isCommand)
    let (before, change) = (try firm.content(), try firm.outside.latestChange())
    let turns = Mutex(0)
    let landing = try firm.land(Self.more) { number in
      turns.withLock { $0 = number }
      let (shown, latest) = (try firm.content(), try firm.outside.latestChange())
      #expect(shown == before && latest == change)
    }
    #expect(turns.withLock { $0 } == 6)
    #expect(landing.files[0].added == 4 && landing.files[0].updated == 3 && landing.totals[.people] == 4)
    let after = try firm.content()
    #expect(after["said"]?.contains("I8 0 Nell New As agreed") == true)
    #expect(after["said"]?.contains("I1 301 Ada King") == true && after["found"]?.contains("nell@mail.example") == true)
    #expect(try firm.outside.latestChange() == change + 1)
    _ = try firm.outside.undo(batch: try #require(landing.batch), now: Instant(40_000))
    let undone = try firm.content()
    for part in ["person", "said", "found", "submission"] { #expect(undone[part] == before[part], "\(part)") }
  }

  /// What lands in parts is what lands at once.
  @Test func theOutcomeIsAsInOneTransaction() throws {
    let (parts, whole) = (try Firm(), try TestStore(.sqlite))
    try whole.land(SmallFirm.all)
    let one = try whole.land(Self.more, now: 30_000)
    let other = try parts.land(Self.more)
    #expect(one.files == other.files && one.totals == other.totals && one.warnings == other.warnings)
    #expect(try Firm.content(of: whole.store) == parts.content())
  }

  /// Whoever waits is not made to wait for all rows that were read at once.
  @Test func whatWasReadAtOnceIsCutToo() throws {
    let (firm, whole) = (try Firm(), try TestStore(.sqlite))
    try whole.land(SmallFirm.all)
    let count = 2 * LandingRun.rowsAtOnce + 7
    let people = (0..<count).map {
      ["person_id": .text("N\($0)"), "kind": 1, "name": .text("N \($0)")] as TestStore.Row
    }
    let calls = (0..<count).map { SmallFirm.call("N\($0)", at: 800 + Int64($0), person: "N\($0)", seconds: 9) }
    let rows: [(RecordKind, [TestStore.Row])] = [(.people, people), (.interactions, calls)]
    let before = try firm.content()
    let turns = Mutex(0)
    let landing = try firm.land(rows) { number in
      turns.withLock { $0 = number }
      let shown = try firm.content()
      #expect(shown == before)
    }
    // Twice within the rows of each kind and once after them, and once after the calls that were there were looked through.
    #expect(turns.withLock { $0 } == 7)
    let one = try whole.land(rows, now: 30_000)
    #expect(landing.files == one.files)
    #expect(try Firm.content(of: whole.store) == firm.content())
  }

  /// The pages of a landing are written into the file by the landing, not by somebody who logs a try in between.
  @Test func whoeverWritesInBetweenLeavesTheLogFileToTheLanding() throws {
    let firm = try Firm()
    let door = try SQLiteDatabase(path: firm.path, checkpoint: 1)
    /// Whether a write brought anything into the file itself.
    func isMoved(_ word: String) throws -> Bool {
      let file = URL(fileURLWithPath: firm.path)
      let before = try Data(contentsOf: file)
      try door.write { connection in
        try connection.execute(
          "INSERT INTO meta (key, value) VALUES ('test', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          [.text(word)])
      }
      return try Data(contentsOf: file) != before
    }
    #expect(try isMoved("before"))
    let landing = try #require(TurnLocks(beside: firm.path))
    #expect(landing.take(.landing))
    #expect(try !isMoved("meanwhile"))
    landing.leave(.landing)
    #expect(try isMoved("afterwards"))
  }

  /// Rows that were put off come before those that no turn follows, as they were read.
  @Test func whatWasPutOffLandsBeforeARowThatLaterOnesGoBy() throws {
    let firm = try Firm()
    let ada = ["person_id": "P1", "kind": 1, "emails": "ada@mail.example;ada@work.example"] as TestStore.Row
    var (moved, later) = (ada, ada)
    moved["city"] = "Leeds"
    later["city"] = "York"
    later["emails"] = "ada@new.example"
    let rows: [TestStore.Row] = [
      moved.merging(["name": "Ada Lovelace"]) { $1 }, later.merging(["name": "Ada King"]) { $1 },
      ["person_id": "mail:a", "kind": 0, "name": "A. K.", "emails": "ada@new.example"],
      ["person_id": "P7", "kind": 1, "name": "Nell New"],
    ]
    let turns = Mutex(0)
    try firm.land([(.people, rows), (.interactions, [SmallFirm.call("I7", at: 800, person: "P7", seconds: 9)])]) {
      number in turns.withLock { $0 = number }
    }
    #expect(turns.withLock { $0 } == 0)
    #expect(try firm.content()["person"]?.contains("Ada King York") == true)
    #expect(try firm.content()["person"]?.contains("A. K.") == false)
  }

  /// A further name of somebody who was there is no change of theirs that anybody could see before the end.
  @Test func aNameThatMailGivesIsHiddenAndTakenBack() throws {
    let firm = try Firm()
    let before = try firm.content()
    let known: TestStore.Row = ["person_id": "mail:a", "kind": 0, "name": "Ada L.", "emails": "ada@mail.example"]
    let turns = Mutex(0)
    #expect(throws: Stopped.self) {
      try firm.land([(.people, [known])]) { number in
        turns.withLock { $0 = number }
        let shown = try firm.content()
        #expect(shown == before)
        throw Stopped()
      }
    }
    #expect(turns.withLock { $0 } == 1)
    #expect(try firm.content() == before)
    #expect(try firm.land([(.people, [known])]).files[0].updated == 1)
    #expect(try firm.outside.person("mail:a")?.name == "Ada Lovelace")
  }

  @Test func whoeverWritesMeanwhileIsLetIn() throws {
    let firm = try Firm()
    let ada = try #require(try firm.outside.person("P1")).id
    let ruth = try #require(try firm.outside.recruiter("R1")).id
    let written = DispatchSemaphore(value: 0)
    let isWritten = Mutex(false)
    let locks = try #require(TurnLocks(beside: firm.path))
    try firm.land(Self.more) { number in
      if number == 1 {
        Thread.detachNewThread {
          let logged = LoggedInteraction(
            person: ada, recruiter: ruth, channel: .call, direction: .outbound, outcome: .connected, at: Instant(900),
            recordedAt: Instant(900), note: "meanwhile")
          _ = try? firm.outside.log(logged, .any)
          isWritten.withLock { $0 = true }
          written.signal()
        }
        // The next turn is given once it waits.
        while !locks.isTakenByOthers(.waiting) { usleep(1_000) }
      }
      if number == 3 {
        written.wait()
        let said = try firm.content()["said"] ?? ""
        #expect(said.contains("meanwhile") && !said.contains("Nell"))
      }
    }
    #expect(isWritten.withLock { $0 })
    let after = try firm.content()["said"] ?? ""
    #expect(after.contains("meanwhile") && after.contains("Nell New"))
  }

  @Test(arguments: 1...6) func aLandingThatStopsLeavesNothing(at turn: Int) throws {
    let firm = try Firm()
    let before = try firm.content()
    #expect(throws: Stopped.self) {
      try firm.land(Self.more) { if $0 == turn { throw Stopped() } }
    }
    #expect(try firm.content() == before)
    #expect(try firm.outside.meta(LandingMark.key) == nil)
    #expect(try firm.land(Self.more).files[0].added == 4)
  }

  /// What lies on the disk between two parts is what a process leaves that is killed.
  @Test(arguments: 1...6) func aLandingThatWasKilledIsTakenBackByWhoeverComesNext(at turn: Int) throws {
    let firm = try Firm()
    let before = try firm.content()
    let copy = firm.folder + "/killed.sqlite"
    try firm.land(Self.more) { if $0 == turn { _ = try firm.outside.database.copy(to: copy) } }
    let killed = try Store.open(.sqlite(path: copy))
    #expect(try killed.meta(LandingMark.key) == nil)
    #expect(try Firm.content(of: killed) == before)
    #expect(try killed.check().problems.isEmpty)
  }

  @Test func aDryRunLeavesNothingEither() throws {
    let firm = try Firm()
    let before = try firm.content()
    let landing = try firm.land(Self.more, dryRun: true)
    #expect(landing.batch == nil && landing.files[0].added == 4 && landing.files[0].updated == 3)
    #expect(landing.totals[.people] == 4)
    #expect(try firm.content() == before)
  }

  @Test func whatMustNotComeBetweenWaitsUntilItHasEnded() throws {
    let firm = try Firm()
    let ada = try #require(try firm.outside.person("P1")).id
    let zoe = try #require(try firm.outside.person("P2")).id
    let merged = DispatchSemaphore(value: 0)
    let order = Mutex<[String]>([])
    try firm.land(Self.more) { number in
      if number == 1 {
        Thread.detachNewThread {
          _ = try? firm.outside.merge(person: zoe, into: ada, now: Instant(31_000))
          order.withLock { $0.append("merged") }
          merged.signal()
        }
      }
      if number == 6 { order.withLock { $0.append("landing") } }
    }
    merged.wait()
    #expect(order.withLock { $0 } == ["landing", "merged"])
    #expect(try firm.content()["person_alias"] == "1")
  }
}
