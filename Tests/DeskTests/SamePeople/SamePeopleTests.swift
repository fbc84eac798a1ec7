import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct SamePeopleTests {
  private func people(_ office: SmallOffice, _ rows: String, source: String) throws {
    let path = try office.bundle(["people.csv": "person_id,kind,name,emails,phones\n" + rows])
    _ = try office.desk.importFiles(ImportRequest(paths: [path], source: source), now: SmallOffice.now) { _ in }
  }

  @Test(arguments: Engine.tested) func whoIsCertainlyOneIsMadeOneAndAnUndoneMergeOutlivesTheNextImport(_ engine: Engine)
    throws
  {
    let office = try SmallOffice(engine)
    try people(office, "P1,candidate,Anna Smith,anna@x.example,020 7946 0018\n", source: "ats")
    try people(office, "Q7,candidate,\"Smith, Anna\",Anna@X.example,\n", source: "crm")
    let page = try office.desk.samePeople()
    #expect(page.suggestions.isEmpty && page.merges.count == 1)
    #expect(page.merges[0].person.printedID == "Q7" && page.merges[0].into.printedID == "P1")
    #expect(try office.desk.person("Q7", asOf: SmallOffice.now).person.printedID == "P1")
    try office.desk.keepPeopleApart("Q7", "P1", now: SmallOffice.now)
    #expect(try office.desk.person("Q7", asOf: SmallOffice.now).person.printedID == "Q7")
    try people(office, "Q7,candidate,\"Smith, Anna\",anna@x.example,+44 20 7946 0018\n", source: "crm")
    #expect(try office.desk.samePeople().merges.isEmpty)
    // Somebody changes their mind.
    try office.desk.mergePeople("Q7", into: "P1", now: SmallOffice.now)
    try people(office, "Q7,candidate,Anna Smyth,anna@x.example,\n", source: "crm")
    #expect(try office.desk.samePeople().merges.map(\.isAutomatic) == [false])
  }

  private static let four =
    "P1,candidate,Anna Smith,,07700 900121\nP2,candidate,Bo Lund,,07700 900122\nP3,candidate,Cy Marsh,,07700 900123\n"
    + "P4,candidate,Di Hale,,07700 900124\n"

  /// Whom each of the four reads as.
  private func read(_ office: SmallOffice) throws -> [String?] {
    try (1...4).map { try office.desk.person("P\($0)", asOf: SmallOffice.now).person.printedID }
  }

  /// Whoever was said to be somebody stays with them when these are parted from a third, whatever was said first.
  @Test(arguments: Engine.tested, [true, false])
  func aChainIsPartedWhereItIsSaid(_ engine: Engine, _ isNearFirst: Bool) throws {
    let office = try SmallOffice(engine)
    try people(office, Self.four, source: "ats")
    let merges = [("P2", "P1"), ("P3", "P2"), ("P4", "P3")]
    for (person, into) in isNearFirst ? merges : merges.reversed() {
      try office.desk.mergePeople(person, into: into, now: SmallOffice.now)
    }
    #expect(try read(office) == ["P1", "P1", "P1", "P1"])
    #expect(
      try office.desk.person("P1", asOf: SmallOffice.now).person.phones.map { String($0.suffix(3)) }.sorted()
        == ["121", "122", "123", "124"])
    try office.desk.keepPeopleApart("P2", "P1", now: SmallOffice.now)
    #expect(try read(office) == ["P1", "P2", "P2", "P2"])
    try people(office, Self.four.replacing("Cy Marsh", with: "Cyrus Marsh"), source: "ats")
    #expect(try read(office) == ["P1", "P2", "P2", "P2"])
    // Parted from whom they were made one with by way of another: they go, with whoever is theirs.
    try office.desk.keepPeopleApart("P4", "P2", now: SmallOffice.now)
    #expect(try read(office) == ["P1", "P2", "P2", "P4"])
  }

  /// A parting that is taken back leaves who was whom, the greater number's record too.
  @Test(arguments: Engine.tested) func aPartingThatIsTakenBackLeavesTheChainAsItWas(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try people(office, Self.four, source: "ats")
    for (person, into) in [("P1", "P3"), ("P2", "P1")] {
      try office.desk.mergePeople(person, into: into, now: SmallOffice.now)
    }
    for (one, other) in [("P1", "P3"), ("P3", "P2"), ("P2", "P1")] {
      let before = Set(try office.desk.samePeople().merges.map(\.batch))
      try office.desk.keepPeopleApart(one, other, now: SmallOffice.now)
      #expect(try Set(read(office)).count == 3)
      let word = try #require(try office.desk.store.batches().first).id
      _ = try office.desk.undo(batch: "\(word.value)", now: SmallOffice.now)
      #expect(try read(office) == ["P3", "P3", "P3", "P4"])
      #expect(try Set(office.desk.samePeople().merges.map(\.batch)) == before)
    }
  }

  /// A door that stays open keeps the list; what was said of a pair, or taken back, shows all the same.
  @Test(arguments: Engine.tested) func aKeptListFollowsWhatIsSaidAndWhoComesIn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try people(office, "P1,candidate,Anna Smith,,07700 900123\nP2,candidate,Ann Smith,,+447700900123\n", source: "ats")
    try people(office, "P3,candidate,Bo Lund,,07700 900124\nP4,candidate,Bosse Lund,,+447700900124\n", source: "ats")
    let door = try office.desk.keepingMoments()
    func asked() throws -> [String] { try door.samePeople().suggestions.map(\.first.printedID).sorted() }
    #expect(try asked() == ["P1", "P3"])
    try door.mergePeople("P2", into: "P1", now: SmallOffice.now)
    #expect(try asked() == ["P3"])
    try door.keepPeopleApart("P3", "P4", now: SmallOffice.now)
    #expect(try asked() == [])
    let merged = try #require(try door.samePeople().merges.first?.batch)
    _ = try office.desk.undo(batch: merged, now: SmallOffice.now)
    #expect(try asked() == ["P1"])
    try people(office, "P5,candidate,Cy Marsh,,07700 900125\nP6,candidate,Cyrus Marsh,,+447700900125\n", source: "ats")
    #expect(try asked() == ["P1", "P5"])
  }

  @Test func whoIsLikelyOneIsAskedWithEvidence() throws {
    let office = try SmallOffice(.sqlite)
    try people(office, "P1,candidate,Anna Smith,,07700 900123\nP2,candidate,Ann Smith,,+447700900123\n", source: "ats")
    let page = try office.desk.samePeople()
    #expect(page.suggestionsInAll == 1 && page.merges.isEmpty)
    #expect(page.suggestions[0].evidence == [.number("+447700900123"), .similarName])
    #expect(page.suggestions[0].first.sources == ["ats"])
    try office.desk.keepPeopleApart("P1", "P2", now: SmallOffice.now)
    #expect(try office.desk.samePeople().suggestionsInAll == 0)
    #expect(throws: DeskError.noSuchPerson("P9")) {
      try office.desk.mergePeople("P9", into: "P1", now: SmallOffice.now)
    }
    #expect(throws: DeskError.noSuchPerson("P1")) {
      try office.desk.keepPeopleApart("P1", "P1", now: SmallOffice.now)
    }
  }

  /// Killed between landing and comparing, an import is whole for whoever opens the store next.
  @Test(arguments: Engine.tested) func whatAnImportDidNotComeToIsMadeGood(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try people(office, "P1,candidate,Anna Smith,anna@x.example,020 7946 0018\n", source: "ats")
    let store = office.desk.store
    #expect(try store.unjoinedBatches().isEmpty)
    var rows = RecordBatchBuilder(kind: .people)
    rows.append(
      line: 2,
      [
        "person_id": .text("Q7"), "kind": .integer(Int64(PersonKind.candidate.rawValue)),
        "name": .text("Smith, Anna"), "emails": .text("anna@x.example"),
      ])
    let staging = try store.beginImport(
      source: "crm", files: [ImportReport.File(path: "people.csv", format: "canonical")])
    try staging.stage(rows.take())
    let batch = try #require(try staging.land(now: SmallOffice.now, dryRun: false).batch)
    #expect(try store.unjoinedBatches() == [batch])
    #expect(try office.desk.person("Q7", asOf: SmallOffice.now).person.printedID == "Q7")
    try office.desk.joinWhatIsLeft()
    #expect(try store.unjoinedBatches().isEmpty)
    #expect(try office.desk.person("Q7", asOf: SmallOffice.now).person.printedID == "P1")
    // It belongs to the batch all the same: taken back, they are two again.
    _ = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
    #expect(throws: DeskError.self) { try office.desk.person("Q7", asOf: SmallOffice.now) }
  }
}
