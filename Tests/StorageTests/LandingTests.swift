import Recruitment
import Testing

@testable import Storage

@Suite struct LandingTests {
  @Test(arguments: Engine.tested) func aFirmLandsWhole(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let landing = try test.land(SmallFirm.all)
    #expect(landing.rejected.isEmpty && landing.warnings.isEmpty)
    #expect(landing.batch != nil)
    #expect(landing.files == [Landing.FileCounts(added: 22, updated: 0, unchanged: 0, rejected: 0)])
    #expect(landing.totals[.people] == 3 && landing.totals[.interactions] == 3 && landing.totals[.jobEvents] == 2)
    #expect(try test.store.settings().name == "Small")
  }

  @Test(arguments: Engine.tested) func theSameAgainChangesNothing(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let latest = try test.latest()
    let again = try test.land(SmallFirm.all, now: 20_000)
    #expect(again.batch == nil)
    #expect(again.files == [Landing.FileCounts(added: 0, updated: 0, unchanged: 22, rejected: 0)])
    #expect(try test.latest() == latest)
    #expect(try test.store.batches().count == 1)
  }

  @Test(arguments: Engine.tested) func aDryRunSaysTheSameAndWritesNothing(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let dry = try test.land(SmallFirm.all, dryRun: true)
    #expect(dry.batch == nil && dry.files[0].added == 22 && dry.totals[.people] == 3)
    #expect(try test.store.counts().values.allSatisfy { $0 == 0 })
    #expect(try test.store.sources().isEmpty)
  }

  @Test(arguments: Engine.tested) func rowsThatNameNobodyAreRejectedAndTheRestIsTaken(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let landing = try test.land([
      SmallFirm.recruiters,
      (.people, SmallFirm.people.1 + [["person_id": "P9", "kind": 1, "name": "N", "client_id": "C9"]]),
      (
        .interactions,
        [
          SmallFirm.call("I1", at: 1, person: "P2", seconds: 1), SmallFirm.call("I2", at: 1, person: "P7", seconds: 1),
        ]
      ),
      (.facts, [["fact_id": "F1", "at": 1, "fact": "concern"]]),
    ])
    #expect(landing.files[0].rejected == 4)
    // P3 names C1, which is in no file here.
    #expect(landing.rejected.map(\.value) == ["C1", "C9", "", "P7"])
    #expect(landing.rejected.map(\.column) == ["client_id", "client_id", "person_id", "person_id"])
    let last = try #require(landing.rejected.last)
    #expect(last.line == 3 && last.why == "names a person who is in no file of this import and not yet known")
    #expect(landing.totals[.interactions] == 1)
  }

  @Test(arguments: Engine.tested) func idsOfAnotherSourceAreFoundWhereTheyNameExactlyOne(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([SmallFirm.recruiters, (.people, [["person_id": "P1", "kind": 1, "name": "A"]])], source: "one")
    let telephony: [(RecordKind, [TestStore.Row])] = [
      (.interactions, [SmallFirm.call("T1", at: 1, person: "P1", seconds: 1)])
    ]
    #expect(try test.land(telephony, source: "phone").files[0].added == 1)
    try test.land([(.people, [["person_id": "P1", "kind": 1, "name": "B"]])], source: "two")
    let more: [(RecordKind, [TestStore.Row])] = [
      (.interactions, [SmallFirm.call("T2", at: 1, person: "P1", seconds: 1)])
    ]
    #expect(try test.land(more, source: "phone").files[0].rejected == 1)
    #expect(try test.land(more, source: "two").files[0].rejected == 0)
  }

  @Test(arguments: Engine.tested) func anEmptyCellErasesNothingAndAChangeIsDated(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let landing = try test.land(
      [(.people, [["person_id": "P1", "kind": 1, "name": "Ada King", "owner_recruiter_id": "R2", "updated_at": 700]])])
    #expect(landing.files[0].updated == 1)
    let ada = try #require(try test.store.person("P1"))
    #expect(ada.name == "Ada King" && ada.timezone == "Europe/Paris" && ada.emails.count == 2)
    let frame = try test.frame()
    let versions = frame.people.filter { $0.id == UInt32(ada.id.value) }
    #expect(versions.map(\.from) == [100, 700])
    #expect(
      versions.map(\.owner) == [
        UInt32(try test.recruiter("R1").value), UInt32(try test.recruiter("R2").value),
      ])
    #expect(versions.allSatisfy { frame.zones[Int($0.zone)] == "Europe/Paris" })
  }

  @Test(arguments: Engine.tested) func anOlderExportDoesNotOverwriteANewerOne(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([(.people, [["person_id": "P1", "kind": 1, "name": "New", "updated_at": 50]])])
    let old = try test.land([
      (.people, [["person_id": "P1", "kind": 1, "name": "Old", "city": "Bath", "updated_at": 40]])
    ])
    #expect(old.files[0].updated == 1)
    let person = try #require(try test.store.person("P1"))
    #expect(person.name == "New" && person.city == "Bath")
  }

  @Test(arguments: Engine.tested) func aRowRepeatedInOneFileCountsOnceAndTheLastWins(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let call = SmallFirm.call("I1", at: 5, person: "P2", seconds: 10)
    var other = call
    other["duration_seconds"] = 500
    let landing = try test.land([
      SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people, (.interactions, [call, call, other]),
    ])
    #expect(
      landing.warnings == [
        ImportWarning(file: 0, what: "rows repeated with other content: the last was taken", count: 1)
      ])
    let rows = try test.interactions()
    #expect(rows.count == 1 && rows.duration == [500])
    #expect(InteractionTraits(bits: rows.traits[0]).isConversation)
  }

  /// An export with a row for each number, skill or tag: in whatever place the rows stand, the same file changes nothing.
  @Test(arguments: Engine.tested) func aRecordInTwoRowsOfOneFileStaysAsItIsWhenTheFileIsReadAgain(_ engine: Engine)
    throws
  {
    let test = try TestStore(engine)
    let file: [(RecordKind, [TestStore.Row])] = [
      SmallFirm.recruiters, SmallFirm.clients,
      (
        .people,
        [
          ["person_id": "P1", "kind": 1, "name": "Ada", "phones": "1", "city": "Hull"],
          ["person_id": "P2", "kind": 1, "name": "Zoe"],
          ["person_id": "P1", "kind": 1, "name": "Ada", "phones": "2;1", "job_title": "Engineer", "city": "Bath"],
          ["person_id": "P1", "kind": 1, "name": "Ada", "phones": "3"],
        ]
      ),
      (
        .facts,
        [
          ["fact_id": "F1", "at": 310, "person_id": "P1", "fact": "motivation", "value": "closer to home"],
          ["fact_id": "F2", "at": 310, "person_id": "P2", "fact": "motivation", "value": "more to do"],
          ["fact_id": "F1", "at": 310, "person_id": "P1", "fact": "motivation", "value": "further away"],
        ]
      ),
    ]
    try test.land(file)
    func ada() throws -> [String] {
      let person = try #require(try test.store.person("P1"))
      return person.phones + [person.city ?? "", person.jobTitle ?? ""]
    }
    #expect(try ada() == ["1", "2", "3", "Bath", "Engineer"])
    #expect(try test.land(file, now: 11_000).batch == nil)
    // An edit of ours stands as long as the file's last word is the same.
    let id = try test.person("P1")
    try test.store.editField(
      kind: .people, id: id.value, field: "phones", value: .text("9"), by: RecruiterID(0), now: Instant(11_500))
    #expect(try test.land(file, now: 12_000).batch == nil)
    #expect(try ada() == ["9", "Bath", "Engineer"])
  }

  @Test(arguments: Engine.tested) func theSameInteractionWithSomebodyElseListsAParticipant(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let base: [(RecordKind, [TestStore.Row])] = [SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people]
    let rows = [
      SmallFirm.call("I1", at: 5, person: "P1", seconds: 300), SmallFirm.call("I1", at: 5, person: "P2", seconds: 300),
      SmallFirm.call("I1", at: 5, person: "P2", recruiter: "R2", seconds: 300),
    ]
    let landing = try test.land(base + [(.interactions, rows)])
    #expect(landing.totals[.interactions] == 1)
    let columns = try test.interactions()
    let expected = [try test.person("P1"), try test.person("P2")].map { UInt32($0.value) }
    #expect(columns.person.sorted() == expected.sorted())
    #expect(Set(columns.id).count == 1)
    #expect(try test.land([(.interactions, rows.reversed())]).batch == nil)
    #expect(try test.interactions(of: [expected[1]]).person == [expected[1]])
    #expect(try test.store.timeline(PersonID(Int64(expected[1]))).count == 1)
  }

  @Test(arguments: Engine.tested) func aNewerSetOfEventsReplacesTheEarlierOne(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let landing = try test.land([
      (.jobEvents, [["job_id": "J1", "at": 200, "status": 0], ["job_id": "J1", "at": 500, "status": 2]])
    ])
    #expect(landing.files[0] == Landing.FileCounts(added: 1, updated: 0, unchanged: 1, rejected: 0))
    #expect(try test.frame().jobEvents.map(\.at).sorted() == [200, 500])
    #expect(try test.frame().stageEvents.count == 2)
    #expect(landing.totals[.jobEvents] == 2)
    // Another source's events of the same job stand beside them; those with an id are updated by it.
    try test.land([(.jobEvents, [["event_id": "E1", "job_id": "J1", "at": 600, "status": 3]])], source: "other")
    try test.land([(.jobEvents, [["event_id": "E1", "job_id": "J1", "at": 610, "status": 3]])], source: "other")
    #expect(try test.frame().jobEvents.map(\.at).sorted() == [200, 500, 610])
    // A smaller set alone is a change too.
    #expect(try test.land([(.jobEvents, [["job_id": "J1", "at": 200, "status": 0]])]).batch != nil)
    #expect(try test.frame().jobEvents.map(\.at).sorted() == [200, 610])
  }

  @Test(arguments: Engine.tested) func aLaterRowOfADateIsAVersion(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    try test.land([
      (.dates, [["date_id": "D1", "at": 380, "submission_id": "S1", "what": 0, "starts_at": 950, "status": 1]])
    ])
    let dates = try test.frame().dates.sorted { $0.at < $1.at }
    #expect(dates.map(\.startsAt) == [900, 950])
    let digest = ExternalIdentity(source: "bundle", kind: .dates, id: "D1").digest
    #expect(dates.map(\.date) == [digest, digest])
  }

  @Test(arguments: Engine.tested) func deletedRecordsLeaveEveryAnswer(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let ada = try test.person("P1")
    let before = try test.latest()
    let landing = try test.land([
      (.people, [["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "deleted_at": 800]]),
      (.interactions, [SmallFirm.call("I3", at: 360, person: "P3", seconds: 60).merging(["deleted_at": 800]) { $1 }]),
    ])
    #expect(landing.files[0].updated == 2)
    let frame = try test.frame()
    #expect(!frame.people.contains { $0.id == UInt32(ada.value) })
    #expect(frame.submissions.isEmpty && frame.stageEvents.isEmpty && frame.dates.isEmpty)
    #expect(frame.facts.isEmpty && frame.preferences.isEmpty)
    #expect(try test.interactions().count == 0)
    #expect(try test.store.person("P1") == nil)
    #expect(landing.totals[.people] == 2 && landing.totals[.interactions] == 2)
    #expect(
      try test.touched(after: before)
        == .some(
          [UInt32(ada.value), UInt32(try test.person("P3").value)].sorted()))
  }

  @Test(arguments: Engine.tested) func unknownColumnsAreKept(_ engine: Engine) throws {
    let test = try TestStore(engine)
    func land(_ value: String) throws -> Landing {
      var builder = RecordBatchBuilder(kind: .clients)
      builder.append(line: 2, ["client_id": "C1", "name": "Acme"])
      var batch = builder.take()
      var column = TextColumn()
      column.append(value)
      batch.custom = [RecordBatch.CustomField(name: "segment", values: column)]
      let staging = try test.store.beginImport(source: "s", files: [ImportReport.File(path: "x", format: "canonical")])
      try staging.stage(batch)
      return try staging.land(now: Instant(1), dryRun: false)
    }
    #expect(try land("A").files[0].added == 1)
    #expect(try land("A").files[0].unchanged == 1)
    #expect(try land("B").files[0].updated == 1)
    let value = try test.store.database.read { try $0.text("SELECT value FROM custom_field WHERE name = 'segment'") }
    #expect(value == "B")
  }

  /// More rows than a chunk, a key table's first size and the limit beyond which indexes are built afterwards.
  @Test(arguments: Engine.tested) func manyRowsLandAndAreFoundAgain(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let rows = (0..<25_000).map {
      SmallFirm.call("I\($0)", at: Int64($0), person: $0 % 2 == 0 ? "P1" : "P2", seconds: 130)
    }
    let base: [(RecordKind, [TestStore.Row])] = [SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people]
    #expect(try test.land(base + [(.interactions, rows)]).files[0].added == 25_006)
    #expect(try test.land([(.interactions, rows)]).batch == nil)
    #expect(try test.interactions().count == 25_000)
    let indexes = try test.store.database.write { try Indexes.drop(of: "interaction", $0) }
    #expect(indexes.count == (engine == .sqlite ? 2 : 4))
  }
  /// A store that doubles has its indexes built anew on SQLite, and only there; no row is lost or taken twice.
  @Test(arguments: Engine.tested) func aStoreThatDoublesKeepsItsIndexes(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let rows = (0..<50_100).map { SmallFirm.call("I\($0)", at: Int64($0), person: "P\(1 + $0 % 2)", seconds: 130) }
    try test.land([
      SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people, (.interactions, Array(rows[..<100])),
    ])
    func schemaVersion() throws -> Int64? {
      if engine != .sqlite { return nil }
      return try test.store.database.read { try $0.integer("PRAGMA schema_version") }
    }
    let before = try schemaVersion()
    let landing = try test.land([
      (.interactions, Array(rows[50..<25_050])), (.interactions, Array(rows[25_050...])),
      (.interactions, Array(rows[50_000...])),
    ])
    #expect(landing.files[0].added == 50_000)
    #expect(landing.files[0].unchanged == 150)
    if engine == .sqlite { #expect(try schemaVersion() != before) }
    #expect(try test.store.check().problems.isEmpty)
    #expect(try test.interactions().count == 50_100)
    let indexes = try test.store.database.write { try Indexes.drop(of: "interaction", $0) }
    #expect(indexes.count == (engine == .sqlite ? 2 : 4))
  }
}
