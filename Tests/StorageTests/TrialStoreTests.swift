import Recruitment
import Testing

@testable import Storage

@Suite struct TrialStoreTests {
  private static func trial(_ commitment: Character = "a", startedAt: Int64 = 1_000) -> Trial {
    Trial(
      id: 0, kinds: ["C06", "C08"], startedAt: Instant(startedAt), plannedUnits: 400, effectMillionths: 50_000,
      baseRateMillionths: 300_000, etaMillionths: 120_000, saturations: [200, 500, 800],
      commitment: String(repeating: commitment, count: 64), playbookVersion: 3, signedBy: "Ruth, 1 March")
  }

  private static func row(_ unit: UInt64, prompted: Bool = true, at: Int64 = 1_100) -> TrialAssignment {
    TrialAssignment(
      trial: 1, unit: unit, submission: unit, kind: "C06", openedAt: Instant(at - 50), assignedAt: Instant(at),
      recruiter: RecruiterID(4), week: 2_900, saturation: 800, prompted: prompted)
  }

  @Test(arguments: Engine.tested) func aTrialIsReadBackAsItWasPublished(_ engine: Engine) throws {
    let test = try TestStore(engine)
    #expect(try test.store.trials().isEmpty)
    let started = try #require(try test.store.start(Self.trial()))
    #expect(try started.id > 0 && test.store.trials() == [started])
    #expect(try test.store.start(Self.trial("b")) == nil && test.store.trials().count == 1)
    #expect(try test.store.stopTrial(started.id, at: Instant(2_000)))
    #expect(try !test.store.stopTrial(started.id, at: Instant(3_000)))
    #expect(try test.store.trials().map(\.stoppedAt) == [Instant(2_000)])
    #expect(try test.store.start(Self.trial("b", startedAt: 4_000)) != nil && test.store.trials().count == 2)
  }

  @Test(arguments: Engine.tested) func theFirstAssignmentSticksAndPlacesFollowOneAnother(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let id = try #require(try test.store.start(Self.trial())).id
    let huge = UInt64.max - 3
    try test.store.assign([Self.row(7), Self.row(huge, prompted: false)], in: id)
    try test.store.assign([Self.row(7, prompted: false), Self.row(9)], in: id)
    let log = try Store.open(test.location).assignments(of: id)
    #expect(log.map(\.unit) == [7, huge, 9] && log.map(\.place) == [1, 2, 3])
    #expect(log.map(\.prompted) == [true, false, true] && log[1].submission == huge)
    #expect(log[0].kind == "C06" && log[0].openedAt == Instant(1_050) && log[0].assignedAt == Instant(1_100))
    #expect(log[0].recruiter == RecruiterID(4) && log[0].week == 2_900 && log[0].saturation == 800)
    _ = try test.store.stopTrial(id, at: Instant(2_000))
    try test.store.assign([Self.row(11)], in: id)
    #expect(try test.store.assignments(of: id).count == 3)
  }

  @Test(
    arguments: Engine.tested,
    [
      "UPDATE trial_assignment SET prompted = 0", "DELETE FROM trial_assignment", "UPDATE trial SET planned_n = 5",
      "UPDATE trial SET commitment = kinds", "DELETE FROM trial",
    ])
  func theEngineRefusesToChangeTheLog(_ engine: Engine, _ sql: String) throws {
    let test = try TestStore(engine)
    let id = try #require(try test.store.start(Self.trial())).id
    try test.store.assign([Self.row(7)], in: id)
    #expect(throws: StorageError.self) { try test.store.database.write { try $0.execute(sql) } }
    #expect(try test.store.assignments(of: id).map(\.prompted) == [true] && test.store.trials()[0].plannedUnits == 400)
  }

  @Test(arguments: Engine.tested) func whatHasEndedDoesNotBeginAgain(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let id = try #require(try test.store.start(Self.trial())).id
    _ = try test.store.stopTrial(id, at: Instant(2_000))
    #expect(throws: StorageError.self) {
      try test.store.database.write { try $0.execute("UPDATE trial SET stopped_at = NULL") }
    }
    #expect(try test.store.trials()[0].stoppedAt == Instant(2_000))
  }

  @Test(arguments: Engine.tested) func undoingAnImportLeavesTheLogWhole(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let id = try #require(try test.store.start(Self.trial())).id
    let digest = try #require(try test.frame().submissions.first).digest
    try test.store.assign([Self.row(digest)], in: id)
    let batch = try #require(try test.store.batches().first?.id)
    _ = try test.store.undo(batch: batch, now: Instant(20_000))
    try test.land(SmallFirm.all, now: 30_000)
    // Imported again, the submission bears the same name, and so keeps what the lot said.
    #expect(try test.frame().submissions.first?.digest == digest)
    #expect(try test.store.assignments(of: id).map(\.unit) == [digest])
  }
}
