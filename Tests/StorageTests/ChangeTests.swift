import Recruitment
import Testing

@testable import Storage

@Suite struct ChangeTests {
  @Test(arguments: Engine.tested) func anUndoneImportLeavesNothing(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let batch = try #require(try test.land(SmallFirm.all).batch)
    let report = try test.store.undo(batch: batch, now: Instant(20_000))
    #expect(report.keptCount == 0 && report.removed[.people] == 3 && report.removed[.interactions] == 3)
    #expect(try test.store.counts().values.allSatisfy { $0 == 0 })
    #expect(try test.frame().sources.isEmpty)
    #expect(try test.store.check().problems.isEmpty)
    for table in ["identity", "address", "name_term", "interaction_text", "superseded_value"] {
      #expect(try test.store.database.read { try $0.integer("SELECT count(*) FROM \(table)") } == 0, "\(table)")
    }
    #expect(throws: StorageError.alreadyUndone(batch.value)) { try test.store.undo(batch: batch, now: Instant(1)) }
    #expect(try test.store.batches().first?.undoneAt == Instant(20_000))
    #expect(try test.land(SmallFirm.all).files[0].added == 22)
  }

  @Test(arguments: Engine.tested) func anUndoKeepsWhatOthersDependOn(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let batch = try #require(try test.land(SmallFirm.all).batch)
    let ada = try test.person("P1")
    try test.store.logInteraction(
      LoggedInteraction(
        person: ada, recruiter: try test.recruiter("R1"), channel: .call, direction: .inbound, at: Instant(600),
        recordedAt: Instant(600)))
    let report = try test.store.undo(batch: batch, now: Instant(700))
    #expect(report.kept.map(\.kind) == [.people, .recruiters])
    #expect(report.kept.first?.id == ada.value)
    #expect(try test.store.counts()[.people] == 1 && test.store.counts()[.interactions] == 1)
    #expect(try test.store.person("P1")?.name == "Ada Lovelace")
    #expect(try test.store.check().problems.isEmpty)
    // The kept rows are compared anew when the export comes again.
    let again = try test.land(SmallFirm.all)
    #expect(again.files[0].unchanged == 2 && again.files[0].added == 20)
  }

  @Test(arguments: Engine.tested) func anUndoRestoresOnlyWhatStillHoldsTheBatchsValue(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let second = try #require(
      try test.land([
        (.people, [["person_id": "P1", "kind": 1, "name": "Second", "city": "Bath"]]),
        (.interactions, [SmallFirm.call("I1", at: 330, person: "P1", seconds: 90)]),
      ]).batch)
    try test.land([(.people, [["person_id": "P1", "kind": 1, "name": "Third"]])])
    let report = try test.store.undo(batch: second, now: Instant(9))
    let ada = try #require(try test.store.person("P1"))
    #expect(ada.name == "Third" && ada.city == nil)
    #expect(report.restored == 2 && report.kept.map(\.field) == ["name"])
    #expect(try test.interactions().duration.sorted() == [60, 300, InteractionColumns.unknownDuration])
  }

  @Test(arguments: Engine.tested) func anUndoBringsReplacedEventsBack(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let second = try #require(try test.land([(.jobEvents, [["job_id": "J1", "at": 500, "status": 3]])]).batch)
    #expect(try test.frame().jobEvents.map(\.at) == [500])
    _ = try test.store.undo(batch: second, now: Instant(9))
    #expect(try test.frame().jobEvents.map(\.at).sorted() == [200, 400])
    // Where a third set stands, undoing the second brings nothing back.
    let again = try #require(try test.land([(.jobEvents, [["job_id": "J1", "at": 500, "status": 3]])]).batch)
    try test.land([(.jobEvents, [["job_id": "J1", "at": 600, "status": 4]])])
    _ = try test.store.undo(batch: again, now: Instant(9))
    #expect(try test.frame().jobEvents.map(\.at) == [600])
  }

  @Test(arguments: Engine.tested) func anEditOutranksTheSourceUntilItChangesItsMind(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let ada = try test.person("P1")
    let ruth = try test.recruiter("R1")
    let row: TestStore.Row = ["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "city": "Ryde"]
    try test.store.editField(
      kind: .people, id: ada.value, field: "name", value: "Augusta Ada", by: ruth, now: Instant(500))
    #expect(try test.store.findPeople("augusta").map(\.id) == [ada])
    #expect(try test.store.findPeople("lovelace").isEmpty)
    // The export changes elsewhere: the edit stands.
    try test.land([(.people, [row])])
    #expect(try test.store.person("P1")?.name == "Augusta Ada")
    #expect(try test.store.person("P1")?.city == "Ryde")
    let changed = try #require(
      try test.land([(.people, [row.merging(["name": "Ada Byron"]) { $1 }])]).batch)
    #expect(try test.store.person("P1")?.name == "Ada Byron")
    _ = try test.store.undo(batch: changed, now: Instant(600))
    #expect(try test.store.person("P1")?.name == "Augusta Ada")
    #expect(throws: StorageError.unknownField("shoe_size")) {
      try test.store.editField(kind: .people, id: ada.value, field: "shoe_size", value: "9", by: ruth, now: Instant(1))
    }
    #expect(throws: StorageError.unknownRecord("people 999")) {
      try test.store.editField(kind: .people, id: 999, field: "name", value: "X", by: ruth, now: Instant(1))
    }
  }

  @Test(arguments: Engine.tested) func anEditIsUndoneLikeAnyBatch(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let ada = try test.person("P1")
    let ruth = try test.recruiter("R1")
    let edit = try #require(
      try test.store.editField(
        kind: .people, id: ada.value, field: "owner_recruiter_id", value: .integer(try test.recruiter("R2").value),
        by: ruth, now: Instant(500)))
    #expect(try test.frame().people.filter { $0.id == UInt32(ada.value) }.map(\.from) == [100, 500])
    _ = try test.store.undo(batch: edit, now: Instant(600))
    #expect(try test.frame().people.filter { $0.id == UInt32(ada.value) }.map(\.from) == [100])
    #expect(try test.store.person("P1")?.ownerID == ruth)
  }
}
