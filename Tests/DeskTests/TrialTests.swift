import Evidence
import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

struct TrialTests {
  /// A trial of C06 from the morning of 5 March on, in which as good as everybody is prompted, or nobody.
  private static func start(
    _ office: SmallOffice, prompts: Bool, kinds: [String] = ["C06"], key: [UInt8] = Array(repeating: 1, count: 32)
  ) throws -> Trial {
    let lot = try #require(KeyedLot(key: key))
    try office.desk.keys.add(key, commitment: lot.commitment)
    let trial = Trial(
      id: 0, kinds: kinds, startedAt: SmallOffice.time("2026-03-05T08:00:00Z"), plannedUnits: 400,
      effectMillionths: 50_000, baseRateMillionths: 300_000, etaMillionths: 100_000, saturations: [prompts ? 999 : 1],
      commitment: lot.commitment, playbookVersion: 1, signedBy: "Ruth")
    return try #require(try office.desk.store.start(trial))
  }

  private static func rules(_ desk: Desk, at time: Instant = SmallOffice.now) throws -> [String] {
    try desk.today(recruiter: "R1", asOf: time, minutes: nil).conversations.map(\.rule)
  }

  @Test(arguments: Engine.tested) func asUsualUnitsAreNowhereOnTheDay(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk.atPresent()
    #expect(try Self.rules(desk) == ["C08", "C06"])
    let trial = try Self.start(office, prompts: false)
    #expect(try Self.rules(desk) == ["C08"])
    let log = try office.desk.store.assignments(of: trial.id)
    #expect(log.count == 1 && log[0].kind == "C06" && !log[0].prompted && log[0].assignedAt == SmallOffice.now)
    let day = try desk.today(recruiter: "R1", asOf: SmallOffice.now, minutes: nil)
    #expect(!day.notNow.contains { $0.rule == "C06" } && !day.overlooked.contains { $0.person.printedID == "P1" })
    #expect(
      try desk.todayForEveryone(asOf: SmallOffice.now, minutes: nil).allSatisfy { day in
        !day.conversations.contains { $0.rule == "C06" }
      })
    #expect(try !desk.person("P1", asOf: SmallOffice.now).open.contains { $0.rule == "C06" })
    // Stopped, it is listed again at once.
    try office.desk.stopTrial(now: SmallOffice.now)
    #expect(try Self.rules(desk) == ["C08", "C06"])
  }

  @Test(arguments: Engine.tested) func promptedUnitsAreListedAsEver(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let before = try office.today()
    let trial = try Self.start(office, prompts: true)
    #expect(try Self.rules(office.desk.atPresent()) == ["C08", "C06"])
    #expect(try office.desk.store.assignments(of: trial.id).map(\.prompted) == [true])
    #expect(try office.today() == before)
  }

  @Test(arguments: Engine.tested) func aTimeThatWasToldDrawsNoLot(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let before = try office.today()
    let trial = try Self.start(office, prompts: false)
    #expect(try office.today() == before && office.desk.store.assignments(of: trial.id).isEmpty)
    // What was shown by then is what was shown.
    _ = try Self.rules(office.desk.atPresent(), at: SmallOffice.now + 600)
    #expect(try office.today() == before)
    #expect(try Self.rules(office.desk, at: SmallOffice.now + 600) == ["C08"])
  }

  @Test(arguments: Engine.tested) func theFirstLotSticksWhateverIsImportedAgain(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let trial = try Self.start(office, prompts: false)
    _ = try Self.rules(office.desk.atPresent())
    let log = try office.desk.store.assignments(of: trial.id)
    let batch = try #require(try office.desk.batches().first)
    _ = try office.desk.undo(batch: batch.id, now: SmallOffice.now)
    try office.importHarbour()
    #expect(try Self.rules(office.desk.atPresent()) == ["C08"])
    #expect(try office.desk.store.assignments(of: trial.id) == log)
  }

  @Test(arguments: Engine.tested) func momentsThatOpenedBeforeOrAreSeenTooLateAreNoPart(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    // C08 opened weeks before the trial.
    let trial = try Self.start(office, prompts: false, kinds: ["C06", "C08"])
    let late = SmallOffice.time("2026-03-12T15:30:00Z")
    _ = try Self.rules(office.desk.atPresent(), at: late)
    #expect(try office.desk.store.assignments(of: trial.id).isEmpty)
    #expect(try Self.rules(office.desk.atPresent()) == ["C08"])
    #expect(try office.desk.store.assignments(of: trial.id).map(\.kind) == ["C06"])
  }

  @Test(arguments: Engine.tested) func whoAskedForCallsIsNoPart(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let trial = try Self.start(office, prompts: false)
    let anna = try #require(try office.desk.store.person("P1"))
    try office.desk.store.addPreference(
      PreferenceRecord(
        personID: anna.id, at: nil, purpose: .any, channel: .call, allowed: .yes, basis: nil, weekdays: nil,
        fromMinute: nil, toMinute: nil, until: nil, note: nil), now: SmallOffice.now)
    #expect(try Self.rules(office.desk.atPresent()) == ["C08", "C06"])
    #expect(try office.desk.store.assignments(of: trial.id).isEmpty)
  }

  @Test(arguments: Engine.tested) func withoutTheKeyNobodyNewComesIn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let trial = try Self.start(office, prompts: false)
    let path = office.desk.keys.path(commitment: trial.commitment)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try FileManager.default.removeItem(atPath: path)
    #expect(try Self.rules(office.desk.atPresent()) == ["C08", "C06"])
    #expect(try office.desk.store.assignments(of: trial.id).isEmpty)
    #expect(try #require(try office.desk.showTrial()).hasKey == false)
  }

  @Test(arguments: Engine.tested) func whatIsRandomisedLeavesTheObservedOnesAndIsCounted(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let trial = try Self.start(office, prompts: true)
    _ = try Self.rules(office.desk.atPresent())
    // The record goes on past the moment's opening.
    try office.importFiles(
      office.bundle([
        "interactions.csv":
          "interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds\n"
          + "I7,2026-03-05T15:30:00Z,R1,P1,call,outbound,connected,300\n"
      ]))
    func randomised() throws -> Int? {
      try office.desk.evidence(kind: "C06").findings.first.map { $0.leftOut[.randomised] ?? 0 }
    }
    #expect(try randomised() == 1)
    // And stays out when the trial is over.
    try office.desk.stopTrial(now: SmallOffice.now + 60)
    #expect(try randomised() == 1)
    #expect(try office.desk.store.assignments(of: trial.id).count == 1)
  }

  @Test(arguments: Engine.tested) func whatCameOfAUnitIsReadFromTimeZeroOn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let trial = try Self.start(office, prompts: true)
    _ = try Self.rules(office.desk.atPresent())
    let kinds = try #require(TrialKinds(trial))
    func matured() throws -> [TrialAnalysis.Unit] {
      let reader = TrialReader(try office.desk.chronicle(), playbook: try office.desk.playbook(), kinds: kinds)
      return reader.matured(try office.desk.store.assignments(of: trial.id)).units
    }
    #expect(try matured().isEmpty)
    try office.importFiles(
      office.bundle([
        "interactions.csv":
          "interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds\n"
          + "I8,2026-03-06T10:00:00Z,R1,P1,call,outbound,connected,300\n"
          + "I9,2026-03-27T10:00:00Z,R1,P4,call,outbound,connected,300\n",
        "submission_events.csv": "submission_id,at,stage\nS1,2026-03-20T10:00:00Z,offer\n",
      ]))
    #expect(try matured().map(\.outcome) == [1] && matured().map(\.talked) == [1])
    let report = try #require(try office.desk.showTrial()).report
    #expect(report.enrolled == 1 && report.matured == 1 && report.gone == 0 && report.verdict == .tooEarly)
  }

  @Test(arguments: Engine.tested) func aTrialThatCannotEndWithinAYearIsNotStarted(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    let now = SmallOffice.now
    #expect(throws: DeskError.trialTooThin(seen: 0)) {
      try desk.startTrial(["C06"], points: 5, signedBy: "Ruth", now: now)
    }
    #expect(throws: DeskError.noTrial(.alwaysTalk("C13"))) {
      try desk.startTrial(["C13"], points: 5, signedBy: "Ruth", now: now)
    }
    #expect(throws: DeskError.notSigned) { try desk.startTrial(["C06"], points: 5, signedBy: " ", now: now) }
    #expect(throws: DeskError.noTrialRuns) { try desk.stopTrial(now: now) }
    #expect(try desk.showTrial() as TrialStanding? == nil && desk.store.trials().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder).allSatisfy { !$0.hasSuffix(".key") })
    #expect(try desk.planTrial(["C06"]).isTooThin)
  }

  @Test(arguments: Engine.tested) func aDoorThatKeepsItsAnswersHidesWhatTheLotHides(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = try office.desk.keepingMoments()
    #expect(try Self.rules(desk) == ["C08", "C06"])
    let trial = try Self.start(office, prompts: false)
    // Nothing in the history has changed: only the trial's log did.
    #expect(try Self.rules(desk) == ["C08"])
    #expect(try Self.rules(desk, at: SmallOffice.now + 60) == ["C08"])
    #expect(try !desk.person("P1", asOf: SmallOffice.now + 60).open.contains { $0.rule == "C06" })
    #expect(try office.desk.store.assignments(of: trial.id).count == 1)
    try desk.stopTrial(now: SmallOffice.now + 120)
    #expect(try Self.rules(desk, at: SmallOffice.now + 120) == ["C08", "C06"])
  }

  @Test(arguments: Engine.tested) func aTrialChangesTheMarkOfWhatIsStudied(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let before = try office.desk.studied().mark
    _ = try Self.start(office, prompts: true)
    _ = try Self.rules(office.desk.atPresent())
    let drawn = try office.desk.studied().mark
    try office.desk.stopTrial(now: SmallOffice.now + 60)
    #expect(try drawn != before && office.desk.studied().mark != drawn)
  }

  @Test(arguments: Engine.tested) func theMomentsOfSomeAreThoseAmongEverybodys(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let record = try office.desk.studied()
    let all = record.moments()
    #expect(Set(all.map(\.person)).count > 1)
    for person in Set(all.map(\.person)) {
      #expect(record.moments(of: [person]) == all.filter { $0.person == person })
    }
  }
}
