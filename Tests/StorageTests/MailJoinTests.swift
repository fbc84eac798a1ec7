import Recruitment
import Testing

@testable import Storage

/// People known from mail and people from an address book are one where their address says so.
@Suite struct MailJoinTests {
  private let book: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "emails": "ada@mail.example"]]
  )
  private let mail: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "mail:77", "kind": 0, "name": "ada", "emails": "Ada@Mail.example", "city": "Ryde"]]
  )

  @Test(arguments: Engine.tested) func mailJoinsAKnownPersonAndOnlyFillsGaps(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([book], source: "ats")
    let landing = try test.land([mail], source: "mail")
    #expect(landing.totals[.people] == 1)
    let ada = try #require(try test.store.person("mail:77"))
    #expect(ada.name == "Ada Lovelace" && ada.kind == .candidate && ada.city == "Ryde" && ada.printedID == "P1")
    #expect(try test.land([mail], source: "mail").batch == nil)
    #expect(try test.land([book], source: "ats").batch == nil)
  }

  @Test(arguments: Engine.tested) func anAddressBookTakesOverAPersonKnownFromMail(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([mail], source: "mail")
    let digest = try #require(try test.frame().people.first).digest
    let before = try test.person("mail:77")
    try test.land([book], source: "ats")
    let ada = try #require(try test.store.person("P1"))
    #expect(ada.id == before && ada.name == "Ada Lovelace" && ada.printedID == "P1")
    // Moments already shown keep their ids.
    #expect(Set(try test.frame().people.map(\.digest)) == [digest])
  }

  @Test(arguments: Engine.tested) func twoOfOneAddressAreNotGuessedAt(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let double: (RecordKind, [TestStore.Row]) = (
      .people, book.1 + [["person_id": "P2", "kind": 1, "name": "Twin", "emails": "ada@mail.example"]]
    )
    try test.land([double], source: "ats")
    #expect(try test.land([mail], source: "mail").totals[.people] == 3)
    #expect(try test.store.person("ada@mail.example") == nil)
  }

  @Test(arguments: Engine.tested) func recruitersAreJoinedToo(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([SmallFirm.recruiters])
    let row: TestStore.Row = ["recruiter_id": "mail:9", "name": "r", "email": "RUTH@firm.example"]
    try test.land([(.recruiters, [row])], source: "mail")
    #expect(try test.store.recruiters().count == 2)
    #expect(try test.recruiter("mail:9") == test.recruiter("R1"))
    #expect(try test.recruiter("ruth@firm.example") == test.recruiter("R1"))
  }
}
