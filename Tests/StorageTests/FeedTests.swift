import Recruitment
import Testing

@testable import Storage

@Suite struct FeedTests {
  @Test(arguments: Engine.tested) func theFrameHoldsTheSmallFirm(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let frame = try test.frame()
    #expect(frame.settings.name == "Small" && frame.settings.currency == "EUR")
    let ada = UInt32(try test.person("P1").value)
    let person = try #require(frame.people.first { $0.id == ada })
    #expect(person.digest == ExternalIdentity(source: "bundle", kind: .people, id: "P1").digest)
    #expect(person.kind == UInt32(PersonKind.candidate.rawValue) && person.from == 100 && person.createdAt == 100)
    let job = try #require(frame.jobs.first)
    #expect(job.contact == UInt32(try test.person("P3").value) && job.openedAt == 200 && job.kind == 0)
    let submission = try #require(frame.submissions.first)
    #expect(submission.person == ada && submission.job == job.id && submission.createdAt == 300)
    #expect(frame.jobEvents.map { $0.reason != UInt32(HoldReason.notTold.rawValue) }.filter(\.self).count == 1)
    #expect(frame.stageEvents.map(\.scheduledFor).sorted() == [HistoryRow.unknownTime, 900])
    let facts = frame.facts.sorted { $0.at < $1.at }
    #expect(facts.map { frame.factNames[Int($0.name)] } == ["motivation", "consent_to_submit"])
    #expect(facts.map(\.denied) == [0, 1] && facts.map(\.person) == [ada, 0])
    let preference = try #require(frame.preferences.first)
    #expect(preference.weekdays == 3 && preference.fromMinute == 540 && preference.at == HistoryRow.always)
    #expect(preference.allowed == 0 && preference.channel == 4 && preference.purpose == 2)
    let action = try #require(frame.actions.first)
    #expect(action.moment == 255 && action.until == 380)
    #expect(frame.sources.map(\.newest) == [400] && frame.sourceNames == ["bundle"])
  }

  @Test(arguments: Engine.tested) func interactionsCarryWhatRulesNeed(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let rows = try test.interactions()
    let order = (0..<rows.count).sorted { rows.at[$0] < rows.at[$1] }
    #expect(order.map { rows.at[$0] } == [330, 340, 360])
    #expect(order.map { rows.knownAt[$0] } == [330, 345, 360])
    #expect(order.map { rows.duration[$0] } == [300, InteractionColumns.unknownDuration, 60])
    #expect(order.map { InteractionTraits(bits: rows.traits[$0]).isConversation } == [true, false, false])
    #expect(InteractionTraits(bits: rows.traits[order[1]]).outcome == .sent)
    // Of the three only the mail says when it was written down; none says how, and none was arranged.
    #expect(order.map { InteractionOrigin(bits: rows.origin[$0]).saysWhenRecorded } == [false, true, false])
    #expect(rows.origin.allSatisfy { !InteractionOrigin(bits: $0).saysHowLogged })
  }

  @Test(arguments: Engine.tested) func whoLoggedItAndWhenItWasArrangedAreCarried(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let call = SmallFirm.call("I1", at: 9_000, person: "P1", seconds: 60)
      .merging(["logged": 1, "booked_at": 3_000]) { $1 }
    try test.land([SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people, (.interactions, [call])])
    let origin = try InteractionOrigin(bits: #require(test.interactions().origin.first))
    #expect(origin.isLoggedByHand && origin.bookedAt(9_000) == 3_000)
  }

  /// 2026-12-31 ends at 1,798,761,600; what was resolved earlier is over earlier, and other facts' dates say nothing.
  @Test(arguments: Engine.tested) func offLimitsEndWithTheDayTheyName(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    func fact(_ id: String, at: Int64, _ name: String, _ value: String, resolved: Int64? = nil) -> TestStore.Row {
      var row: TestStore.Row = [
        "fact_id": .text(id), "at": .integer(at), "client_id": "C1", "fact": .text(name), "value": .text(value),
      ]
      if let resolved { row["resolved_at"] = .integer(resolved) }
      return row
    }
    try test.land([
      (
        .facts,
        [
          fact("X1", at: 1_001, "off_limits", "2026-12-31"), fact("X2", at: 1_002, "off_limits", "for good"),
          fact("X3", at: 1_003, "off_limits", "2026-12-31", resolved: 2_000),
          fact("X4", at: 1_004, "account_news", "2026-12-31"),
        ]
      )
    ])
    let facts = try test.frame().facts.filter { $0.at > 1_000 }.sorted { $0.at < $1.at }
    #expect(facts.map(\.resolvedAt) == [1_798_761_600, HistoryRow.unknownTime, 2_000, HistoryRow.unknownTime])
  }

  @Test(arguments: Engine.tested) func theLogSaysWhomATransactionTouched(_ engine: Engine) throws {
    let test = try TestStore(engine)
    #expect(try test.latest() == 0)
    try test.land(SmallFirm.all)
    #expect(try test.latest() == 1)
    let ada = try test.person("P1")
    let ruth = try test.recruiter("R1")
    try test.store.logInteraction(
      LoggedInteraction(
        person: ada, recruiter: ruth, channel: .call, direction: .outbound, outcome: .noAnswer, at: Instant(500),
        recordedAt: Instant(510)))
    #expect(try test.latest() == 2)
    #expect(try test.touched(after: 1) == .some([UInt32(ada.value)]))
    try test.store.addMomentAction(MomentID(value: 9), recruiter: ruth, action: .dismissed, at: Instant(520))
    #expect(try test.touched(after: 2) == .some([]))
    #expect(try test.touched(after: 0) == .some([ada, try test.person("P3")].map { UInt32($0.value) }.sorted()))
  }

  @Test(arguments: Engine.tested) func beyondALimitEveryoneIsTouched(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let count = TouchedSet.limit + 1
    let people = (0..<count).map { ["person_id": .text("P\($0)"), "kind": 1, "name": "N"] as TestStore.Row }
    let calls = (0..<count).map { SmallFirm.call("I\($0)", at: 1, person: "P\($0)", seconds: 1) }
    try test.land([SmallFirm.recruiters, (.people, people), (.interactions, calls)])
    #expect(try test.touched(after: 0) == .everyone)
    #expect(try test.touched(after: 1) == .some([]))
  }

  @Test(arguments: Engine.tested) func mergedPeopleReadAsOneAndCanBeParted(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (ada, zoe) = (try test.person("P1"), try test.person("P2"))
    let before = try test.latest()
    let batch = try test.store.merge(person: ada, into: zoe, now: Instant(900))
    #expect(try test.touched(after: before) == .some([ada, zoe].map { UInt32($0.value) }.sorted()))
    #expect(try test.store.person("P1")?.id == zoe)
    let frame = try test.frame()
    #expect(!frame.people.contains { $0.id == UInt32(ada.value) })
    #expect(
      frame.submissions.map(\.person) == [UInt32(zoe.value)] && frame.preferences.map(\.person) == [UInt32(zoe.value)])
    #expect(try test.interactions(of: [UInt32(zoe.value)]).count == 2)
    #expect(try test.store.timeline(zoe).count == 2)
    #expect(try test.store.facts(people: [zoe]).map(\.personID) == [zoe])
    #expect(throws: StorageError.self) { try test.store.merge(person: zoe, into: ada, now: Instant(901)) }
    // An export that still uses the old id is about the person they became.
    try test.land([(.interactions, [SmallFirm.call("I9", at: 910, person: "P1", seconds: 1)])])
    #expect(try test.interactions(of: [UInt32(zoe.value)]).count == 3)
    _ = try test.store.undo(batch: batch, now: Instant(950))
    #expect(try test.store.person("P1")?.id == ada)
    #expect(try test.interactions(of: [UInt32(zoe.value)]).count == 0)
  }

  @Test(arguments: Engine.tested) func aSnapshotDoesNotSeeLaterWrites(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    try test.store.withSnapshot { snapshot in
      #expect(try snapshot.latestChange() == 1)
      // Somebody else's; who looks at a snapshot does not land meanwhile.
      try test.land([(.clients, [["client_id": "C2", "name": "New"]])], through: Store.open(test.location))
      #expect(try snapshot.latestChange() == 1)
    }
    #expect(try test.latest() == 2)
  }
}
