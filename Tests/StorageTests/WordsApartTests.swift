import Recruitment
import Testing

@testable import Storage

/// What somebody said of two records outlives the batch that brought one of them.
@Suite struct WordsApartTests {
  private static let ats: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "emails": "ada@mail.example"]]
  )
  private static let book: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "X1", "kind": 0, "name": "Ada L", "emails": "ada@mail.example"]]
  )
  private static let note: (RecordKind, [TestStore.Row]) = (
    .interactions,
    [
      [
        "interaction_id": "n1", "at": 5_060, "recruiter_id": "R1", "person_id": "P1", "channel": 0, "direction": 0,
        "outcome": 0, "logged": 1,
      ]
    ]
  )
  private static let call: (RecordKind, [TestStore.Row]) = (
    .interactions,
    [
      [
        "interaction_id": "c1", "at": 5_000, "person_id": "pbx-1", "channel": 0, "direction": 0, "outcome": 0,
        "duration_seconds": 300, "logged": 0,
      ]
    ]
  )

  private func words(_ test: TestStore) throws -> Int64 {
    try test.store.database.read { try $0.integer("SELECT count(*) FROM word_apart") ?? 0 }
  }

  @Test(arguments: Engine.tested) func `two people stay two when one of them comes again`(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([Self.ats], source: "ats")
    let first = try #require(try test.land([Self.book], source: "book").batch)
    let (one, other) = (try test.person("P1"), try test.person("X1"))
    try test.store.merge([(other, one)], within: first)
    let word = try test.store.keepApart(one, other, now: Instant(11_000))
    _ = try test.store.undo(batch: first, now: Instant(12_000))
    #expect(try test.store.peopleApart().isEmpty && words(test) == 1)
    // Whatever else comes meanwhile leaves it be.
    try test.land([SmallFirm.recruiters], source: "ats")
    #expect(try words(test) == 1)
    let second = try #require(try test.land([Self.book], source: "book", now: 13_000).batch)
    let again = try test.person("X1")
    #expect(try test.store.peopleApart() == [[one.value, again.value].sorted()])
    #expect(try words(test) == 0)
    #expect(try test.store.merge([(again, one)], within: second) == 0)
    // The word itself can still be taken back: while one is gone, and while both are there.
    _ = try test.store.undo(batch: second, now: Instant(14_000))
    let third = try #require(try test.land([Self.book], source: "book", now: 15_000).batch)
    _ = try test.store.undo(batch: word, now: Instant(16_000))
    #expect(try test.store.peopleApart().isEmpty)
    #expect(try test.store.merge([(test.person("X1"), one)], within: third) == 1)
  }

  @Test(arguments: Engine.tested) func `a word taken back while one is gone holds no more`(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([Self.ats], source: "ats")
    let first = try #require(try test.land([Self.book], source: "book").batch)
    let word = try test.store.keepApart(test.person("P1"), test.person("X1"), now: Instant(11_000))
    _ = try test.store.undo(batch: first, now: Instant(12_000))
    _ = try test.store.undo(batch: word, now: Instant(13_000))
    #expect(try words(test) == 0)
    try test.land([Self.book], source: "book", now: 14_000)
    #expect(try test.store.peopleApart().isEmpty)
  }

  private func joined(_ test: TestStore) throws -> (note: BatchID, call: BatchID) {
    try test.land([SmallFirm.recruiters, Self.ats], source: "ats")
    let note = try #require(try test.land([Self.note], source: "ats", now: 10_001).batch)
    try test.land([(.people, [["person_id": "pbx-1", "kind": 0, "name": "+442079460018"]])], source: "pbx")
    let call = try #require(try test.land([Self.call], source: "pbx", now: 10_002).batch)
    try test.store.merge(person: test.person("pbx-1"), into: test.person("P1"), now: Instant(10_500))
    #expect(try test.store.joinCalls(within: call) == 1)
    return (note, call)
  }

  @Test(arguments: Engine.tested) func `a call and a note stay two whichever comes again`(_ engine: Engine) throws {
    for isNote in [true, false] {
      let test = try TestStore(engine)
      let batches = try joined(test)
      let listed = try test.store.joinedCalls()
      let word = try test.store.partCalls(note: listed[0].note, now: Instant(11_000))
      _ = try test.store.undo(batch: isNote ? batches.note : batches.call, now: Instant(12_000))
      #expect(try test.interactions().count == 1)
      let again = try #require(
        try test.land([isNote ? Self.note : Self.call], source: isNote ? "ats" : "pbx", now: 13_000).batch)
      #expect(try test.store.joinCalls(within: again) == 0)
      #expect(try test.interactions().count == 2)
      _ = try test.store.undo(batch: word, now: Instant(14_000))
      #expect(try test.store.joinCalls(within: again) == 1)
    }
  }

  /// Both gone, and back in either order.
  @Test(arguments: Engine.tested) func `a word waits for both`(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let batches = try joined(test)
    _ = try test.store.partCalls(note: test.store.joinedCalls()[0].note, now: Instant(11_000))
    _ = try test.store.undo(batch: batches.note, now: Instant(12_000))
    _ = try test.store.undo(batch: batches.call, now: Instant(12_001))
    try test.land([Self.call], source: "pbx", now: 13_000)
    #expect(try words(test) == 1)
    let again = try #require(try test.land([Self.note], source: "ats", now: 13_001).batch)
    #expect(try test.store.joinCalls(within: again) == 0)
    #expect(try words(test) == 0)
  }

  @Test(arguments: Engine.tested) func `who is erased leaves no name in a word`(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let batches = try joined(test)
    _ = try test.store.partCalls(note: test.store.joinedCalls()[0].note, now: Instant(11_000))
    _ = try test.store.undo(batch: batches.note, now: Instant(12_000))
    let book = try #require(try test.land([Self.book], source: "book", now: 13_000).batch)
    _ = try test.store.keepApart(test.person("P1"), test.person("X1"), now: Instant(13_500))
    _ = try test.store.undo(batch: book, now: Instant(14_000))
    #expect(try words(test) == 2)
    let person = try test.person("P1")
    _ = try test.store.erase(Erasure(person: person, digests: [], moments: [], mentions: []), now: Instant(15_000))
    #expect(try words(test) == 0)
  }
}
