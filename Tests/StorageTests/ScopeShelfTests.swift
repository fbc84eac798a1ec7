import Recruitment
import Testing

@testable import Storage

/// What is kept between two readings of who was merged and what was deleted.
@Suite struct ScopeShelfTests {
  @Test(arguments: Engine.tested) func itHoldsUntilAChangeHasItsNumber(_ engine: Engine) throws {
    let held = try TestStore(engine)
    defer { withExtendedLifetime(held) {} }
    let store = held.store
    func aliases() throws -> [Int64: Int64] { try store.database.read { try RecordScope($0).aliases } }
    #expect(try aliases().isEmpty)
    var people = RecordBatchBuilder(kind: .people)
    for id in ["A", "B"] {
      people.append(
        line: 2,
        ["person_id": .text(id), "kind": .integer(Int64(PersonKind.candidate.rawValue)), "name": .text("Anna \(id)")])
    }
    let staging = try store.beginImport(
      source: "ats", files: [ImportReport.File(path: "people.csv", format: "canonical")])
    try staging.stage(people.take())
    _ = try staging.land(now: Instant(1_000), dryRun: false)
    let (one, other) = (try #require(try store.person("A")).id, try #require(try store.person("B")).id)
    try store.merge(person: other, into: one, now: Instant(2_000))
    #expect(try aliases() == [other.value: one.value])
    #expect(try store.person("B")?.id == one)
    // Whoever writes sees their own, said or not, and leaves nothing of it to readers where it is taken back.
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try store.database.write { connection in
        try connection.execute("DELETE FROM person_alias")
        #expect(try RecordScope(connection).aliases.isEmpty)
        throw Enough()
      }
    }
    #expect(try aliases() == [other.value: one.value])
    try store.keepApart(one, other, now: Instant(3_000))
    #expect(try aliases().isEmpty && store.person("B")?.id == other)
  }
}
