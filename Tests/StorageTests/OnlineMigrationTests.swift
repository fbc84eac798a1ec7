import Recruitment
import Testing

@testable import Storage

/// Two releases over one store: whoever runs already goes on when a later one has added to the schema.
@Suite struct OnlineMigrationTests {
  @Test(arguments: Engine.tested) func whoRunsGoesOnWhenTheSchemaGrows(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    try test.store.database.write { connection in
      // What a later release may do: a new table, a column that may be empty, another number.
      try connection.execute("CREATE TABLE later (id BIGINT)")
      try connection.execute("ALTER TABLE person ADD COLUMN later BIGINT")
      try connection.execute("ALTER TABLE interaction ADD COLUMN later TEXT")
      try connection.execute("UPDATE schema_version SET version = \(Migration.newest + 1)")
    }
    try test.store.ready()
    let again = try test.land(SmallFirm.all, now: 20_000)
    #expect(again.batch == nil && again.rejected.isEmpty)
    try test.land([(.people, [["person_id": "P77", "kind": 1, "name": "New Somebody"]])], now: 20_000)
    let person = try test.person("P77")
    try test.store.logInteraction(
      LoggedInteraction(
        person: person, recruiter: try test.recruiter("R1"), channel: .call, direction: .outbound, at: Instant(20_000),
        recordedAt: Instant(20_000)))
    #expect(try test.store.timeline(person).count == 1)
    // Whoever starts anew with the older release is told.
    #expect(throws: StorageError.newerSchema(found: Migration.newest + 1, known: Migration.newest)) {
      try Store.open(test.location)
    }
  }

  @Test func aStoreThatCannotBeReachedIsNotReady() throws {
    let test = try TestStore(.sqlite)
    try test.store.ready()
    _ = try test.store.database.write { try $0.execute("UPDATE schema_version SET version = 3") }
    #expect(throws: StorageError.self) { try test.store.ready() }
  }
}
