import Chronicle
import Dispatch
import Evidence
import Foundation
import Guidance
import Moments
import Permission
import Reachability
import Recruitment
import Storage

/// What `doctor` found.
package struct Health: Sendable {
  package struct Check: Sendable {
    package var what: String
    package var ok: Bool
    package var says: String
  }

  package var checks: [Check]
  package var counts: [(RecordKind, Int)]
  /// Seconds where the name says so; else a count.
  package var timings: [(String, Double)]
  /// How well pick-up times are told here; `nil` where nobody asked or there is too little to compare.
  package var pickUp: ForwardSplit?
  /// What is said of that; `nil` where nobody asked.
  package var pickUpWords: String?
  package var isWell: Bool { checks.allSatisfy(\.ok) }
}

extension Desk {
  package func examine(timings: Bool, pickUp: Bool = false, now: Instant) throws -> Health {
    var health = Health(checks: [], counts: [], timings: [])
    let state = try store.check()
    health.checks.append(
      .init(
        what: "store", ok: state.problems.isEmpty,
        says: state.problems.isEmpty ? "sound, schema \(state.schemaVersion)" : state.problems.joined(separator: "; ")))
    let counts = try store.counts()
    health.counts = RecordKind.allCases.map { ($0, counts[$0] ?? 0) }
    health.checks.append(
      .init(
        what: "records", ok: true,
        says: "\(counts[.people] ?? 0) people, \(counts[.jobs] ?? 0) jobs, \(counts[.interactions] ?? 0) interactions"))
    health.checks.append(try copyCheck())
    let finder = try finder(asOf: now)
    let playbook = finder.playbook
    health.checks.append(
      .init(what: "playbook", ok: true, says: "\(playbook.rules.count) rules, version \(playbook.version)"))
    let waiting = finder.unmetNeeds()
    health.checks.append(
      .init(
        what: "rules", ok: true,
        says: waiting.isEmpty
          ? "every rule has its data"
          : "waiting for data: " + waiting.map { playbook.rules[$0.rule].code }.joined(separator: ", ")))
    if pickUp { judgePickUp(finder.chronicle, &health, now: now) }
    if timings { health.timings = try measure(now: now) }
    return health
  }

  /// Cut three months before the end of the record: what was known then, against every try since.
  private func judgePickUp(_ chronicle: Chronicle, _ health: inout Health, now: Instant) {
    let newest = chronicle.sources.map(\.newest).max().map { Instant($0) } ?? now
    let end = min(now, newest)
    health.pickUp = ForwardSplit.measure(
      chronicle: chronicle, cut: end - Self.judgedDays * Span.day, end: end, seed: Self.judgingSeed)
    health.pickUpWords = health.pickUp.map(\.words) ?? "pick-up: too few tries in the last three months to compare"
  }

  private static let judgedDays: Int64 = 91
  private static let judgingSeed: UInt64 = 20_261_126

  private func copyCheck() throws -> Health.Check {
    let chronicle = try chronicle()
    switch Chronicle.verify(directory: shelf.directory) {
    case .sound:
      return Health.Check(
        what: "history", ok: true,
        says: "\(chronicle.interactionCount) interactions, up to change \(chronicle.sequence)")
    case .absent: return Health.Check(what: "history", ok: true, says: "kept in memory: its folder cannot be written")
    case .damaged(let path): return Health.Check(what: "history", ok: false, says: "\(path) is damaged: remove it")
    }
  }

  private func measure(now: Instant) throws -> [(String, Double)] {
    var timings: [(String, Double)] = []
    func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
      let start = DispatchTime.now().uptimeNanoseconds
      let result = try work()
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      timings.append((name, (seconds * 10_000).rounded() / 10_000))
      return result
    }
    try Chronicle.discard(directory: shelf.directory)
    shelf.forget()
    let chronicle = try time("chronicle_build_seconds") { try self.chronicle() }
    shelf.forget()
    _ = try time("chronicle_open_seconds") { try self.chronicle() }
    let playbook = try playbook()
    let moments = time("moments_recompute_seconds") {
      MomentFinder(playbook: playbook, chronicle: chronicle, asOf: now).all()
    }
    timings.append(("moments_count", Double(moments.count)))
    timings.append(("interaction_to_card_seconds", try interactionToCard(moments, chronicle, now: now)))
    let before = Self.residentBytes
    // A door that stays open: it has answered a minute ago.
    let door = try keepingMoments()
    _ = try time("today_for_everyone_first_seconds") {
      try door.todayForEveryone(asOf: now - Span.minute, minutes: nil).count
    }
    let days = try time("today_for_everyone_seconds") { try door.todayForEveryone(asOf: now, minutes: nil) }
    if let before, let after = Self.residentBytes {
      timings.append(("resident_bytes", Double(after)))
      timings.append(("today_for_everyone_kept_bytes", Double(max(0, after - before))))
    }
    timings.append(("today_for_everyone_recruiters", Double(days.count)))
    timings.append(
      ("today_for_everyone_cards", Double(days.reduce(0) { $0 + $1.conversations.count + $1.messages.count })))
    // As known at the record's end.
    let ends = Instant(chronicle.sources.map(\.newest).max() ?? 0)
    let seen = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: ends).all()
    let maker = time("evidence_decisions_seconds") { CohortMaker(chronicle, playbook: playbook, moments: seen) }
    let study = time("evidence_cohorts_seconds") { StudiedCohorts(maker, moments: seen.count) }
    _ = try time("evidence_findings_seconds") { try FindingMaker(study, playbook: playbook).findings() }
    timings.append(("evidence_compared_moments", Double(study.cohorts.reduce(0) { $0 + $1.count })))
    return timings
  }

  /// Seconds from a logged call to its card, the median over some of the latest moments.
  private func interactionToCard(_ moments: [Moment], _ chronicle: Chronicle, now: Instant) throws -> Double {
    let last = MomentFinder(playbook: try playbook(), chronicle: chronicle, asOf: now)
    let gate = try gate(last)
    var seconds: [Double] = []
    for moment in moments.reversed().lazy.filter({ $0.endedAt == nil }).prefix(Self.cardsTimed) {
      let start = DispatchTime.now().uptimeNanoseconds
      try card(anew: moment, chronicle, after: last, gate, now: now)
      seconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
    }
    return seconds.isEmpty ? 0 : (seconds.sorted()[seconds.count / 2] * 1_000_000).rounded() / 1_000_000
  }

  private static let cardsTimed = 25

  /// What of this process lies in memory, where the system tells it.
  private static var residentBytes: Int64? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? Int64(fields[1]).map { $0 * Int64(sysconf(Int32(_SC_PAGESIZE))) } : nil
  }

  /// What follows a logged call: the person's interactions read from the store, laid over the history, their moments
  /// worked out, a card made of one.
  private func card(
    anew moment: Moment, _ chronicle: Chronicle, after last: MomentFinder, _ gate: Gate, now: Instant
  ) throws {
    let person = UInt32(truncatingIfNeeded: moment.person.value)
    guard let fresh = try store.withSnapshot({ try chronicle.rereading([person], from: $0) }) else { return }
    let finder = MomentFinder(playbook: last.playbook, chronicle: fresh, asOf: now, after: last)
    guard let again = finder.moments(of: moment.person).last(where: { $0.endedAt == nil }) else { return }
    let maker = CardMaker(
      playbook: finder.playbook, directory: try directory(for: [again], finder.chronicle),
      wording: wording(asOf: now, settings: chronicle.settings), checkFirst: false)
    _ = maker.card(
      again, id: finder.id(of: again), permission: gate.over(fresh).answer(for: again.person, by: .call, at: now))
  }
}

extension JSONWriter {
  package mutating func health(_ health: Health) {
    object { writer in
      writer.field("well", health.isWell)
      writer.key("checks")
      writer.array(health.checks) { writer, check in
        writer.object { writer in
          writer.field("what", check.what)
          writer.field("ok", check.ok)
          writer.field("says", check.says)
        }
      }
      writer.key("counts")
      writer.object { writer in for (kind, count) in health.counts { writer.field(kind.name, count) } }
      writer.key("pick_up")
      writer.forwardSplit(health.pickUp)
      writer.key("timings")
      writer.object { writer in
        for (name, seconds) in health.timings {
          writer.key(name)
          writer.number(seconds)
        }
      }
    }
  }
}
