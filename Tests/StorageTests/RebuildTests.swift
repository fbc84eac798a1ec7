import Recruitment
import Testing

@testable import Storage

/// Any sequence of imports, logs and undos leaves the history that the surviving batches alone would have made.
@Suite struct RebuildTests {
  private enum Step {
    case load([(RecordKind, [TestStore.Row])], source: String, now: Int64)
    case log(person: String, at: Int64)
  }

  @Test(arguments: Engine.tested, [1, 2, 3, 4, 5, 6] as [UInt64])
  func survivorsAloneMakeTheHistory(_ engine: Engine, _ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let test = try TestStore(engine)
    var survivors: [(step: Step, batch: BatchID)] = []
    try test.land([SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people, SmallFirm.jobs, SmallFirm.submissions])
    for turn in 0..<25 {
      if random.below(4) == 0, let last = survivors.popLast() {
        let report = try test.store.undo(batch: last.batch, now: Instant(Int64(50_000 + turn)))
        #expect(report.keptCount == 0)
        continue
      }
      let step = step(turn, &random)
      if try apply(step, to: test), let batch = try test.store.batches().first?.id { survivors.append((step, batch)) }
    }
    let rebuilt = try TestStore(engine)
    try rebuilt.land([
      SmallFirm.recruiters, SmallFirm.clients, SmallFirm.people, SmallFirm.jobs, SmallFirm.submissions,
    ])
    for survivor in survivors { _ = try apply(survivor.step, to: rebuilt) }
    #expect(try picture(test) == picture(rebuilt))
    #expect(try test.store.check().problems.isEmpty)
    #expect(!survivors.isEmpty)
  }

  private func step(_ turn: Int, _ random: inout SplitMix) -> Step {
    let person = "P\(1 + random.below(3))"
    if random.below(4) == 0 { return .log(person: person, at: Int64(1_000 + turn)) }
    var rows: [(RecordKind, [TestStore.Row])] = []
    if random.below(2) == 0 {
      rows.append(
        (
          .people,
          [
            [
              "person_id": .text(person), "kind": .integer(Int64(1 + random.below(3))),
              "name": .text("N\(random.below(4))"),
              "owner_recruiter_id": .text("R\(1 + random.below(2))"), "updated_at": .integer(Int64(20_000 + turn)),
            ]
          ]
        ))
    }
    if random.below(2) == 0 {
      let count = 1 + random.below(3)
      rows.append(
        (
          .jobEvents,
          (0..<count).map { _ in
            ["job_id": "J1", "at": .integer(Int64(400 + random.below(5))), "status": .integer(Int64(random.below(6)))]
          }
        ))
    }
    rows.append(
      (
        .interactions,
        (0..<(1 + random.below(6))).map { _ in
          SmallFirm.call(
            "I\(random.below(12))", at: Int64(500 + random.below(3)), person: "P\(1 + random.below(3))",
            seconds: Int64(100 + random.below(3)))
        }
      ))
    rows.append(
      (
        .facts,
        [
          [
            "fact_id": .text("F\(random.below(3))"), "at": 700, "person_id": .text(person), "fact": "interest",
            "value": .text(random.below(2) == 0 ? "no" : "yes"),
          ]
        ]
      ))
    return .load(rows, source: "bundle", now: Int64(30_000 + turn))
  }

  /// - Returns: whether the store changed.
  private func apply(_ step: Step, to test: TestStore) throws -> Bool {
    switch step {
    case .load(let rows, let source, let now): return try test.land(rows, source: source, now: now).batch != nil
    case .log(let person, let at):
      try test.store.logInteraction(
        LoggedInteraction(
          person: try test.person(person), recruiter: try test.recruiter("R1"), channel: .call, direction: .inbound,
          outcome: .connected, at: Instant(at), recordedAt: Instant(at)))
      return true
    }
  }

  /// The history in words that do not depend on the store's own numbers.
  private func picture(_ test: TestStore) throws -> [String] {
    let frame = try test.frame()
    let people = Dictionary(frame.people.map { ($0.id, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let recruiters = try test.store.allPrintedIDs(.recruiters)
    func who(_ id: UInt32) -> String { id == 0 ? "-" : String(people[id] ?? 0) }
    func ours(_ id: UInt32) -> String { recruiters[Int64(id)] ?? "-" }
    var lines = frame.people.map { "person \(who($0.id)) \($0.from) \($0.kind) \(ours($0.owner)) \($0.client)" }
    lines += frame.jobEvents.map { "job event \($0.at) \($0.status)" }
    lines += frame.facts.map { "fact \($0.digest) \($0.at) \(who($0.person)) \($0.denied)" }
    lines += frame.sources.map { "source \(frame.sourceNames[Int($0.name)]) \($0.newest)" }
    let rows = try test.interactions()
    for row in 0..<rows.count {
      lines.append(
        "\(who(rows.person[row])) \(rows.at[row]) \(ours(rows.recruiter[row])) \(rows.traits[row]) \(rows.duration[row])"
      )
    }
    for (id, name) in try test.store.allPrintedIDs(.people) {
      lines.append("\(name) \(try test.store.people([PersonID(id)])[PersonID(id)]?.name ?? "")")
    }
    return lines.sorted()
  }
}

/// Sebastiano Vigna's SplitMix64: the same numbers everywhere.
struct SplitMix {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
