import Recruitment
import Testing

@testable import Storage

/// What people at work write down: once, knowingly, and so that they can take it back.
@Suite struct OwnWriteTests {
  private struct Firm {
    let test: TestStore
    let ada: PersonID
    let ruth: RecruiterID

    init(_ engine: Engine) throws {
      test = try TestStore(engine)
      try test.land(SmallFirm.all)
      ada = try test.person("P1")
      ruth = try test.recruiter("R1")
    }

    func log(_ terms: WriteTerms = .any, at: Int64 = 20_000, note: String? = nil) throws -> OwnWriteAnswer {
      try test.store.log(
        LoggedInteraction(
          person: ada, recruiter: ruth, channel: .call, direction: .outbound, outcome: .connected, at: Instant(at),
          recordedAt: Instant(at), note: note), terms)
    }

    func logs() throws -> [OwnLogRecord] {
      try test.store.ownLogs(of: ruth, from: Instant(0), to: Instant(1_000_000))
    }
  }

  /// An export names it so; read where it came from, it is no other date.
  @Test(arguments: Engine.tested) func aDateOfOursIsKnownAgain(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let job = try #require(try test.store.database.read { try Store.find(.jobs, "J1", $0) })
    for (version, at) in [(0, 500), (1, 600), (2, 600)] as [(Int64, Int64)] {
      try OwnWrite.run(in: test.store, now: Instant(at), touching: []) { write in
        _ = try write.insert(
          .dates, at: Instant(at), as: "rightcall-booking-1", version: version,
          [
            ("at", .integer(at)), ("job_id", .integer(job)), ("what", .integer(1)), ("starts_at", .integer(9_000)),
            ("status", .integer(version)),
          ])
      }
    }
    let row: TestStore.Row = [
      "date_id": "rightcall-booking-1", "at": 500, "job_id": "J1", "what": 1, "starts_at": 9_000, "status": 0,
    ]
    #expect(try test.land([(.dates, [row])], source: Store.ownSource).batch == nil)
  }

  @Test(arguments: Engine.tested) func whatIsSentTwiceIsWrittenOnce(_ engine: Engine) throws {
    let firm = try Firm(engine)
    guard case .written(let batch) = try firm.log(WriteTerms(request: "press-1")) else { throw Unexpected() }
    #expect(try firm.log(WriteTerms(request: "press-1"), at: 20_600) == .before(batch))
    guard case .written(let second) = try firm.log(WriteTerms(request: "press-2")) else { throw Unexpected() }
    #expect(second != batch)
    #expect(try firm.logs().count == 2)
  }

  /// A press that waited for a connection is not written again after it was taken back elsewhere.
  @Test(arguments: Engine.tested) func whatWasTakenBackIsNotWrittenAgain(_ engine: Engine) throws {
    let firm = try Firm(engine)
    guard case .written(let batch) = try firm.log(WriteTerms(request: "press-1")) else { throw Unexpected() }
    _ = try firm.test.store.undo(batch: batch, now: Instant(20_100))
    #expect(try firm.log(WriteTerms(request: "press-1")) == .before(batch))
    #expect(try firm.logs().isEmpty)
    let record = try #require(try firm.test.store.ownWrite(batch))
    #expect(record.deed == nil && record.recruiter == firm.ruth && record.person == firm.ada)
  }

  @Test(arguments: Engine.tested) func whoeverWritesSecondIsToldOfTheFirst(_ engine: Engine) throws {
    let firm = try Firm(engine)
    let seen = try firm.test.store.latestChange()
    guard case .written = try firm.log(WriteTerms(request: "one", seen: seen)) else { throw Unexpected() }
    guard case .meanwhile(let records) = try firm.log(WriteTerms(request: "two", seen: seen)) else {
      throw Unexpected()
    }
    #expect(records.map(\.recruiter) == [firm.ruth])
    #expect(try firm.logs().count == 1)
    let now = try firm.test.store.latestChange()
    guard case .written = try firm.log(WriteTerms(request: "two", seen: now)) else { throw Unexpected() }
    #expect(try firm.logs().count == 2)
  }

  @Test(arguments: Engine.tested) func actionsOnOneMomentAreToldOfTooAndOtherMomentsAreNot(_ engine: Engine) throws {
    let firm = try Firm(engine)
    let seen = try firm.test.store.latestChange()
    func act(_ moment: UInt64) throws -> OwnWriteAnswer {
      try firm.test.store.act(
        LoggedAction(
          moment: MomentID(value: moment), recruiter: firm.ruth, action: .noLongerTrue, at: Instant(20_000)),
        WriteTerms(request: "\(UInt64.random(in: 1 ... .max))-press", seen: seen))
    }
    guard case .written = try act(1) else { throw Unexpected() }
    guard case .written = try act(2) else { throw Unexpected() }
    guard case .meanwhile(let records) = try act(1) else { throw Unexpected() }
    #expect(records.map(\.deed) == [.action(.noLongerTrue, until: nil)])
  }

  /// An import is nobody's word about a card.
  @Test(arguments: Engine.tested) func importsStopNobody(_ engine: Engine) throws {
    let firm = try Firm(engine)
    let seen = try firm.test.store.latestChange()
    try firm.test.land(SmallFirm.all, source: "another")
    guard case .written = try firm.log(WriteTerms(seen: seen)) else { throw Unexpected() }
  }

  @Test(arguments: Engine.tested) func aLogIsFinishedAndWhatItHeldStays(_ engine: Engine) throws {
    let firm = try Firm(engine)
    _ = try firm.log()
    let id = try #require(try firm.logs().first).id
    #expect(try firm.test.store.finishLog(id, note: "Wants Leeds", now: Instant(21_000)))
    #expect(try firm.logs().map(\.note) == ["Wants Leeds"] && firm.logs()[0].finishedAt == Instant(21_000))
    // The other window's note: refused, and the first stands.
    #expect(try !firm.test.store.finishLog(id, note: "Wants York", now: Instant(22_000)))
    #expect(try firm.logs().map(\.note) == ["Wants Leeds"])
    // Its batch takes the note back, and then the log's takes the log.
    let later = try firm.test.store.laterBatches(changing: id)
    #expect(later.count == 1)
    for batch in later { _ = try firm.test.store.undo(batch: batch, now: Instant(23_000)) }
    #expect(try firm.logs().map(\.note) == [nil])
    let report = try firm.test.store.undo(batch: try firm.logs()[0].batch, now: Instant(23_100))
    #expect(report.keptCount == 0)
    #expect(try firm.logs().isEmpty)
  }

  @Test(arguments: Engine.tested) func changesSayWhomTheyConcern(_ engine: Engine) throws {
    let firm = try Firm(engine)
    let store = firm.test.store
    let seen = try store.latestChange()
    #expect(try store.changes(after: seen, limit: 10) == LiveChanges())
    _ = try firm.log()
    let changes = try store.changes(after: seen, limit: 10)
    #expect(changes.people == [firm.ada] && changes.recruiters == [firm.ruth] && !changes.isEverybody)
    #expect(try store.latestChange() > seen)
    try firm.test.land(SmallFirm.all, source: "another")
    #expect(try store.changes(after: seen, limit: 1).isEverybody)
  }
}

private struct Unexpected: Error {}
