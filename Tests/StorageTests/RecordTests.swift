import Recruitment
import Testing

@testable import Storage

@Suite struct RecordTests {
  @Test(arguments: Engine.tested) func peopleAreFoundByNameWhateverTheAccents(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    #expect(try test.store.findPeople("ZOE").map(\.name) == ["Zoë O'Brien"])
    #expect(try test.store.findPeople("zoë o'").map(\.name) == ["Zoë O'Brien"])
    #expect(try test.store.findPeople("c").map(\.name) == ["Carl Contact"])
    #expect(try test.store.findPeople("%").isEmpty && test.store.findPeople(" ").isEmpty)
  }

  @Test(arguments: Engine.tested) func recordsPrintTheirSourcesOwnIDs(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let ada = try #require(try test.store.person("ADA@work.example"))
    #expect(ada.printedID == "P1" && ada.emails == ["ada@mail.example", "Ada@Work.example"])
    #expect(try test.store.person("#\(ada.id.value)")?.id == ada.id)
    #expect(try test.store.person("nobody") == nil && test.store.recruiter("#99") == nil)
    #expect(try test.store.allPrintedIDs(.submissions).values.sorted() == ["S1"])
    #expect(try test.store.allPrintedIDs(.interactions).values.sorted() == ["I1", "I2", "I3"])
    #expect(try test.store.printedIDs(.people, [ada.id.value, 999]) == [ada.id.value: "P1", 999: "#999"])
    let contact = try #require(try test.store.people([try test.person("P3")]).values.first)
    #expect(contact.clientName == "Acme" && contact.kind == .contact)
  }

  @Test(arguments: Engine.tested) func jobsComeWithClientFeeAndHolds(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let id = JobID(Int64(try #require(try test.frame().jobs.first).id))
    let job = try #require(try test.store.jobs([id])[id])
    #expect(job.title == "Engineer" && job.clientName == "Acme" && job.printedID == "J1" && job.kind == .perm)
    #expect(job.fee == Money(tenThousandths: 180_000_000, currency: "EUR"))
    #expect(try test.store.holds([id]) == [HoldRecord(jobID: id, at: Instant(400), reason: "budget")])
    #expect(try test.store.clientNames([job.clientID]) == [job.clientID: "Acme"])
  }

  @Test(arguments: Engine.tested) func whatClientsRefusedComesWithItsReason(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let id = SubmissionID(Int64(try #require(try test.frame().submissions.first).id))
    #expect(try test.store.refusals([id]).isEmpty)
    try test.land([
      (
        .submissionEvents,
        [["submission_id": "S1", "at": 500, "stage": .integer(Int64(Stage.rejected.rawValue)), "reason": "too junior"]]
      )
    ])
    #expect(
      try test.store.refusals([id]) == [RefusalRecord(submissionID: id, at: Instant(500), reason: "too junior")])
  }

  @Test(arguments: Engine.tested) func theTimelineIsNewestFirstWithItsText(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let ada = try test.person("P1")
    let rows = try test.store.timeline(ada)
    #expect(rows.map(\.at) == [Instant(340), Instant(330)])
    #expect(rows[0].subject == "Thursday" && rows[0].body == "Shall we talk?" && rows[0].source == "bundle")
    #expect(rows[1].isConversation && rows[1].durationSeconds == 300)
    #expect(try test.store.timeline(ada, before: Instant(340)).map(\.at) == [Instant(330)])
    #expect(try test.store.timeline(ada, limit: 1).count == 1)
  }

  @Test(arguments: Engine.tested) func whatPeopleAtWorkWriteIsReadBack(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (ada, ruth) = (try test.person("P1"), try test.recruiter("R1"))
    try test.store.logInteraction(
      LoggedInteraction(
        person: ada, recruiter: ruth, channel: .meeting, direction: .outbound, outcome: .held, conversation: .yes,
        at: Instant(1_000), recordedAt: Instant(1_100), note: "Went well"))
    let talk = try #require(try test.store.timeline(ada).first)
    #expect(talk.body == "Went well" && talk.isConversation && talk.recruiterID == ruth && talk.source == "rightcall")
    let moment = MomentID(value: 42)
    try test.store.addMomentAction(
      moment, recruiter: ruth, action: .snoozed, until: Instant(2_000), reason: "holiday", at: Instant(1_200))
    #expect(
      try test.store.actions([moment, MomentID(value: 43)]) == [
        ActionRecord(
          momentID: moment, at: Instant(1_200), recruiterID: ruth, action: .snoozed, until: Instant(2_000),
          reason: "holiday")
      ])
    let fact = try test.store.addFact("concern", value: "pay", person: ada, at: Instant(1_300))
    #expect(try test.store.facts(people: [ada]).last?.id == fact)
    try test.store.addPreference(
      PreferenceRecord(
        personID: ada, at: nil, purpose: .marketing, channel: nil, allowed: .no, basis: .objection, weekdays: nil,
        fromMinute: nil, toMinute: nil, until: nil, note: nil), now: Instant(1_400))
    let preference = try #require(try test.store.preferences(ada).last)
    #expect(preference.purpose == .marketing && preference.allowed == .no && preference.at == Instant(1_400))
    #expect(try test.store.batches().map(\.what) == ["write", "write", "write", "write", "import"])
    #expect(try test.store.sources().map(\.newest) == [Instant(400), Instant(1_300)])
    #expect(try test.store.check().problems.isEmpty)
  }

  @Test(arguments: Engine.tested) func manyIDsAreAskedForAtOnce(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let rows = (0..<1_000).map { ["person_id": .text("P\($0)"), "kind": 1, "name": .text("N\($0)")] as TestStore.Row }
    try test.land([(.people, rows)])
    let ids = try test.store.allPrintedIDs(.people).keys.map { PersonID($0) }
    #expect(try test.store.people(ids + ids).count == 1_000)
    #expect(try test.store.people([]).isEmpty)
  }
}
