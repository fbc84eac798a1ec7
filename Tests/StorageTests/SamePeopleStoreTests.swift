import Recruitment
import Testing

@testable import Storage

@Suite struct SamePeopleStoreTests {
  private static let ats: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "phones": "+44 20 7946 0018"]]
  )
  private static let book: (RecordKind, [TestStore.Row]) = (
    .people, [["person_id": "X1", "kind": 0, "name": "Ada L", "emails": "ada@mail.example"]]
  )

  @Test(arguments: Engine.tested) func mergesOfABatchGoWithItAndMarksAreOfTheGroup(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([Self.ats], source: "ats")
    let batch = try #require(try test.land([Self.book], source: "book").batch)
    let (one, other) = (try test.person("P1"), try test.person("X1"))
    #expect(try test.store.merge([(other, one)], within: batch) == 1)
    #expect(try test.store.merge([(other, one), (one, other)], within: batch) == 0)
    let marks = try test.store.personMarks()
    #expect(marks.count == 1 && marks[0].emails == ["ada@mail.example"] && marks[0].sources.count == 2)
    #expect(try test.store.person("X1")?.id == one)
    let merges = try test.store.personMerges()
    #expect(merges.count == 1 && merges[0].isAutomatic)
    let undone = try test.store.undo(batch: batch, now: Instant(20_000))
    #expect(undone.removed[.people] == 1 && undone.kept.isEmpty)
    #expect(try test.store.personMarks().count == 1)
  }

  /// An ATS names owners, the firm's list says who they are: one recruiter, in whatever order they come.
  @Test(arguments: Engine.tested) func aRecruiterWhoIsANameAloneIsWhoeverHasThatName(_ engine: Engine) throws {
    let name: TestStore.Row = ["recruiter_id": "Ruth Hale", "name": "Ruth Hale"]
    let full: TestStore.Row = [
      "recruiter_id": "r1", "name": "ruth  HALE", "email": "ruth@firm.example", "phone": "101",
    ]
    for isListFirst in [false, true] {
      let test = try TestStore(engine)
      try test.land([(.recruiters, [isListFirst ? full : name])], source: isListFirst ? "bundle" : "ats")
      try test.land([(.recruiters, [isListFirst ? name : full])], source: isListFirst ? "ats" : "bundle")
      #expect(try test.store.counts()[.recruiters] == 1)
      #expect(try test.recruiter("Ruth Hale") == test.recruiter("r1"))
      #expect(try test.store.recruiters().map(\.email) == ["ruth@firm.example"])
    }
    // Two who say who they are, and two of one source, stay two.
    let test = try TestStore(engine)
    let other: TestStore.Row = ["recruiter_id": "r2", "name": "Ruth Hale", "email": "ruth.hale@firm.example"]
    try test.land([(.recruiters, [full])], source: "bundle")
    try test.land([(.recruiters, [other])], source: "crm")
    try test.land([(.recruiters, [["recruiter_id": "r3", "name": "Ruth Hale"]])], source: "bundle")
    #expect(try test.store.counts()[.recruiters] == 3)
  }

  /// The ATS writes the name in full, the telephone system a first name: one address, one recruiter.
  @Test(arguments: Engine.tested) func aRecruiterOfTwoSystemsWithOneAddressIsOne(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let ats: TestStore.Row = ["recruiter_id": "R1", "name": "Ruth Hale", "email": "Ruth@Firm.example"]
    try test.land([(.recruiters, [ats])], source: "ats")
    let pbx: [TestStore.Row] = [
      ["recruiter_id": "101", "name": "Ruth", "email": "ruth@firm.EXAMPLE", "phone": "101"],
      ["recruiter_id": "102", "name": "Desk two", "email": "ruth@firm.example"],
    ]
    try test.land([(.recruiters, pbx)], source: "pbx")
    // Two of one system stay two.
    #expect(try test.store.counts()[.recruiters] == 2)
    #expect(try test.recruiter("101") == test.recruiter("R1"))
    #expect(try test.land([(.recruiters, pbx)], source: "pbx").batch == nil)
  }

  @Test(arguments: Engine.tested) func newsIsOfWhomSomethingWasSaidSinceTheyWereCompared(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([Self.ats], source: "ats")
    #expect(try test.store.peopleNews(region: "GB").people == [])
    try test.land([Self.book], source: "book")
    let first = try test.store.peopleNews(region: "GB")
    #expect(first.people == nil)
    try test.store.notePeopleMatched(first, region: "GB")
    #expect(try test.store.peopleNews(region: "GB").people == [])
    #expect(try test.store.peopleNews(region: "FR").people == nil)
    let (one, other) = (try test.person("P1"), try test.person("X1"))
    let changed: TestStore.Row = ["person_id": "P1", "kind": 1, "name": "Ada Lovelace", "phones": "+44 20 7946 0019"]
    let batch = try #require(try test.land([(.people, [changed])], source: "ats").batch)
    #expect(try test.store.peopleNews(region: "GB").people == [one.value])
    try test.store.notePeopleMatched(test.store.peopleNews(region: "GB"), region: "GB")
    _ = try test.store.keepApart(one, other, now: Instant(11_000))
    #expect(try test.store.peopleNews(region: "GB").people == [one.value, other.value])
    _ = try test.store.undo(batch: batch, now: Instant(12_000))
    #expect(try test.store.peopleNews(region: "GB").people == nil)
  }

  @Test(arguments: Engine.tested) func twoThatAreKeptApartStaySoUntilTheWordIsTakenBack(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([Self.ats], source: "ats")
    let batch = try #require(try test.land([Self.book], source: "book").batch)
    let (one, other) = (try test.person("P1"), try test.person("X1"))
    try test.store.merge([(other, one)], within: batch)
    let apart = try test.store.keepApart(one, other, now: Instant(11_000))
    #expect(try test.store.person("X1")?.id == other)
    #expect(try test.store.peopleApart() == [[one.value, other.value].sorted()])
    #expect(try test.store.merge([(other, one)], within: batch) == 0)
    _ = try test.store.undo(batch: apart, now: Instant(12_000))
    #expect(try test.store.person("X1")?.id == one)
    #expect(try test.store.peopleApart().isEmpty)
  }

  private func calls(_ test: TestStore, note: TestStore.Row, call: TestStore.Row = [:]) throws -> BatchID {
    try test.land([SmallFirm.recruiters, Self.ats], source: "ats")
    try test.land([(.interactions, [note])], source: "ats", now: 10_001)
    try test.land(
      [(.people, [["person_id": "pbx-1", "kind": 0, "name": "+442079460018", "phones": "+442079460018"]])],
      source: "pbx")
    let batch = try #require(
      try test.land(
        [
          (
            .interactions,
            [
              [
                "interaction_id": "c1", "at": 5_000, "person_id": "pbx-1", "channel": 0, "direction": 0, "outcome": 0,
                "duration_seconds": 300, "logged": 0,
              ].merging(call) { $1 }
            ]
          )
        ], source: "pbx"
      ).batch)
    try test.store.merge(person: test.person("pbx-1"), into: test.person("P1"), now: Instant(10_500))
    return batch
  }

  private static let note: TestStore.Row = [
    "interaction_id": "n1", "at": 5_400, "recruiter_id": "R1", "person_id": "P1", "channel": 0, "direction": 0,
    "outcome": 0, "conversation": 1, "logged": 1, "body": "She would move.",
  ]

  @Test(arguments: Engine.tested) func aCallAndTheNoteOfItAreOneInteractionWithTwoSources(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let batch = try calls(test, note: Self.note)
    #expect(try test.interactions().count == 2)
    #expect(try test.store.joinCalls(within: batch) == 1)
    let joined = try test.interactions()
    #expect(joined.count == 1 && joined.at[0] == 5_000)
    let line = try test.store.timeline(test.person("P1"))
    #expect(line.count == 1 && line[0].source == "pbx and ats" && line[0].body == "She would move.")
    #expect(line[0].isConversation && !line[0].recruiterID.isNone)
    let listed = try test.store.joinedCalls()
    #expect(listed.count == 1 && listed[0].callSource == "pbx" && listed[0].noteSource == "ats")
    // Parted, and not joined again.
    let parting = try test.store.partCalls(note: listed[0].note, now: Instant(12_000))
    #expect(try test.interactions().count == 2)
    #expect(try test.store.joinCalls(within: batch, besides: [test.person("P1")]) == 0)
    _ = try test.store.undo(batch: parting, now: Instant(12_500))
    #expect(try test.store.joinCalls(within: batch, besides: [test.person("P1")]) == 1)
    // What the telephone system told goes; the note stands alone again.
    let undone = try test.store.undo(batch: batch, now: Instant(13_000))
    #expect(undone.removed[.interactions] == 1)
    #expect(try test.interactions().count == 1)
  }

  /// Two records of one recruiter from before they had one address.
  @Test(arguments: Engine.tested) func aCallAndItsNoteAreOneWhereTheirRecruitersHaveOneAddress(_ engine: Engine) throws
  {
    let test = try TestStore(engine)
    let desk: TestStore.Row = ["recruiter_id": "101", "name": "Desk one"]
    try test.land([(.recruiters, [desk])], source: "pbx")
    let batch = try calls(test, note: Self.note, call: ["recruiter_id": "101"])
    #expect(try test.store.joinCalls(within: batch) == 0)
    try test.land(
      [(.recruiters, [desk.merging(["email": "RUTH@firm.example"]) { $1 }])], source: "pbx", now: 11_000)
    #expect(try test.store.joinCalls(within: batch) == 1)
  }

  /// Whom one calendar alone has was there too, once, in the one meeting.
  @Test(arguments: Engine.tested) func aMeetingOfTwoCalendarsIsOneForEverybodyInEither(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land([SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people], source: "ats")
    func meeting(_ id: String, _ person: String, _ recruiter: String) -> TestStore.Row {
      [
        "interaction_id": .text(id), "at": 5_000, "recruiter_id": .text(recruiter), "person_id": .text(person),
        "channel": 2, "direction": 0, "outcome": .code(Outcome.held), "duration_seconds": 1_800, "logged": 0,
      ]
    }
    try test.land([(.interactions, [meeting("u1@cal.example", "P1", "R1")])], source: "calendar ruth")
    let second = [
      meeting("u1@cal.example", "P1", "R2"), meeting("u1@cal.example", "P3", "R2"), meeting("other", "P2", "R2"),
    ]
    let batch = try #require(try test.land([(.interactions, second)], source: "calendar omar").batch)
    #expect(try test.store.joinCalls(within: batch) == 1 && test.store.joinCalls(within: batch) == 0)
    let all = try test.interactions()
    #expect(all.count == 3 && Set(all.id).count == 2)
    let carl = UInt32(try test.person("P3").value)
    #expect(try test.interactions(of: [carl]).id == [all.id[0]] && test.store.timeline(test.person("P3")).count == 1)
    let ada = try test.store.timeline(test.person("P1"))
    #expect(ada.map(\.source) == ["calendar ruth and calendar omar"])
    // A third calendar tells of the same.
    let third = try #require(
      try test.land([(.interactions, [meeting("u1@cal.example", "P1", "R1")])], source: "calendar sam").batch)
    #expect(try test.store.joinCalls(within: third) == 1 && test.interactions().count == 3)
    _ = try test.store.undo(batch: batch, now: Instant(20_000))
    #expect(try test.interactions().count == 1)
  }

  /// They rang; the note, written minutes later, says neither how long it was nor, in many systems, who rang whom.
  @Test(arguments: Engine.tested) func aNoteWithoutDirectionOrLengthIsOfTheTalkWhenTheyRang(_ engine: Engine) throws {
    let bare = Self.note.filter { !["outcome", "conversation"].contains($0.key) }
    for told in [["direction": 1], ["direction": 1, "duration_seconds": .unknown]] as [TestStore.Row] {
      for said in [0, 1] as [Int64] {
        let test = try TestStore(engine)
        let note = bare.merging(["direction": .integer(said), "at": 6_100]) { $1 }
        let batch = try calls(test, note: note, call: told)
        #expect(try test.store.joinCalls(within: batch) == 1)
        let line = try test.store.timeline(test.person("P1"))
        #expect(line.count == 1 && line[0].direction == .inbound && line[0].source == "pbx and ats")
      }
      // What nobody answered is no talk, and a note of a call of ours is not about it.
      let test = try TestStore(engine)
      let missed = told.merging(["outcome": 2, "duration_seconds": .unknown]) { $1 }
      let batch = try calls(test, note: bare.merging(["at": 5_100]) { $1 }, call: missed)
      #expect(try test.store.joinCalls(within: batch) == 0)
    }
  }

  @Test(
    arguments: [
      ["at": 9_000], ["direction": 1], ["outcome": 3], ["duration_seconds": 900], ["logged": 0],
    ] as [TestStore.Row]) func whatContradictsIsAnotherCall(_ other: TestStore.Row) throws
  {
    let test = try TestStore(.sqlite)
    let batch = try calls(test, note: Self.note.merging(other) { $1 })
    #expect(try test.store.joinCalls(within: batch) == 0)
  }
}
