import Foundation
import Recruitment
import Testing

@testable import SimulatedAgency

/// The worlds whose truth is known: what `truth.json` says is what the rows say, and what was planted can be found again.
@Suite struct PlantedWorldsTests {
  private static let planted = Result { try SimulatedBundle.make(seed: 4, recruiters: 8, months: 12, world: .planted) }

  /// Firms without their dealings, decisions together.
  private static func pooled(
    _ seeds: ClosedRange<UInt64>, _ world: SimulatedFirm.World, _ words: [String] = [], liking: Int = 100
  ) throws -> [KnownTruth.Decision] {
    try seeds.flatMap { seed in
      let bundle = try SimulatedBundle.make(
        seed: seed, recruiters: 6, months: 14, world: world, effects: try PlantedEffects(words), liking: liking,
        kinds: [.jobs])
      return try KnownTruth(bundle).decisions
    }
  }

  @Test func theTruthNamesEveryKindAndWhatWasPlanted() throws {
    let truth = try KnownTruth(PlantedWorldsTests.planted.get())
    #expect(truth.effects.map(\.rule) == PlantedKind.allCases.map(\.rawValue))
    #expect(truth.effects.map(\.points) == PlantedKind.allCases.map { Double(PlantedEffects.usual[$0]) / 10 })
    #expect(truth.effects.contains { $0.points < 0 } && truth.effects.contains { $0.points == 0 })
    let counts = Dictionary(grouping: truth.decisions, by: \.rule).mapValues(\.count)
    for kind in PlantedKind.allCases { #expect(counts[kind.rawValue] ?? 0 >= 10, "\(kind): \(counts)") }
    #expect(truth.decisions.allSatisfy { (60...940).contains($0.propensity) && $0.logged == nil })
    let inside = truth.decisions.filter { (100...900).contains($0.propensity) }.count
    #expect(inside * 10 > truth.decisions.count * 9)
    // Later decisions that bear on the same outcome are named.
    #expect(truth.decisions.contains { $0.rule == "C13" && $0.later?.contains("C18:1") == true })
  }

  @Test func whoRangIsWhatTheRowsSay() throws {
    let bundle = try PlantedWorldsTests.planted.get()
    let rows = DealingsOnPaper(bundle)
    let wrong = try KnownTruth(bundle).decisions.compactMap { decision -> String? in
      let found = rows.decision(decision.person, from: decision.opened, hours: decision.rule == "C16" ? 120 : 72)
      guard let found, found.at == seconds(decision.decided), found.rang == (decision.rang == 1) else {
        return "\(decision.rule) \(decision.person) \(decision.opened): \(String(describing: found))"
      }
      return rows.talked(decision.person, from: decision.opened, until: decision.decided) ? "\(decision) talked" : nil
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test func whatCameAboutIsWhatTheRowsSay() throws {
    let bundle = try PlantedWorldsTests.planted.get()
    let lives = LivesOnPaper(bundle)
    var known = 0
    for decision in try KnownTruth(bundle).decisions {
      guard let outcome = decision.outcome else { continue }
      known += 1
      #expect(lives.outcome(of: decision) == (outcome == 1), "\(decision)")
    }
    #expect(known > 1_000)
  }

  @Test func callsAndMessagesComeFromSystemsAndSayWhen() throws {
    let dealings = try PlantedWorldsTests.planted.get()[.interactions]
    #expect(dealings["logged"].allSatisfy { $0 == "system" })
    #expect(dealings["recorded_at"].allSatisfy { !$0.isEmpty })
    // Keen people ring us after a message, which is no ringing of ours.
    let inbound = zip(dealings["direction"], dealings["channel"]).filter { $0 == "inbound" && $1 == "call" }.count
    #expect(inbound > 200)
  }

  @Test(arguments: [SimulatedFirm.World.planted, .hidden, .byHand])
  func theSameSeedGivesTheSameBytes(world: SimulatedFirm.World) throws {
    let pinned: [SimulatedFirm.World: UInt64] = [
      .planted: 0xE44B_E3B1_0A45_4074, .hidden: 0xFB00_6B43_1049_4ECD, .byHand: 0xA431_F45D_DD20_C53A,
    ]
    let first = try SimulatedBundle.make(seed: 11, recruiters: 2, months: 2, world: world)
    let second = try SimulatedBundle.make(seed: 11, recruiters: 2, months: 2, world: world)
    #expect(first.digest == second.digest)
    #expect(first.digest == pinned[world], "\(world): digest \(String(first.digest, radix: 16))")
  }

  @Test func whatWasPlantedIsFoundAgain() throws {
    let decisions = try PlantedWorldsTests.pooled(1...3, .planted)
    for (rule, ofRule) in Dictionary(grouping: decisions, by: \.rule) {
      let found = WeighedDifference(ofRule)
      #expect(abs(found.estimate - found.truth) < 3 * found.standardError, "\(rule) \(found)")
      let kind = try #require(PlantedKind(rawValue: rule))
      let planted = Double(PlantedEffects.usual[kind]) / 10
      #expect(abs(found.estimate - planted) < 3 * found.standardError + 2.5, "\(rule) \(found)")
    }
  }

  @Test func nobodyStartsOrStaysPastAGateThatWasNotSettled() throws {
    let folder = SimulatedBundle.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SimulatedFolder.prepare(folder)
    let plan = SimulatedFirm.Plan(
      seed: 8, recruiters: 4, months: 18, world: .planted, effects: try PlantedEffects(["all=20"]))
    let firm = FirmFrame(plan: plan, calendar: try plan.calendar())
    let bundle = try BundleOutput(directory: folder)
    var through = 0
    for number in firm.recruiters.indices {
      let desk = Desk(number: number, firm: firm, bundle: bundle)
      for day in firm.calendar.firstDay...firm.calendar.lastDay { desk.live(through: day) }
      let planted = try #require(desk.planted)
      for decision in planted.decisions where decision.watch.kind.isOfOffers && decision.gate >= 0 {
        let stages = planted.stages[decision.watch.submission].map(\.stage)
        let gate = planted.gates[decision.gate]
        let end: Stage = decision.watch.kind.number < PlantedKind.c22.number ? .started : .rebateCleared
        if stages.contains(end) {
          through += 1
          #expect(gate.isSettled && gate.holds(), "\(decision)")
        }
        // A no is settled too: had they been rung it might have been a yes.
        if stages.contains(.declined) { #expect(gate.isSettled && !gate.holds(), "\(decision)") }
      }
    }
    try bundle.close()
    #expect(through > 200)
  }

  @Test func aPlainComparisonIsWrongWhereNothingIsPlanted() throws {
    let decisions = try PlantedWorldsTests.pooled(5...7, .planted, ["all=0"])
    #expect(decisions.allSatisfy { $0.y0 == $0.y1 })
    let found = Dictionary(grouping: decisions, by: \.rule).mapValues(WeighedDifference.init)
    #expect(found.values.allSatisfy { abs($0.estimate) < 3 * $0.standardError })
    #expect(found.values.filter { $0.plain > 5 }.count >= 5, "\(found.mapValues(\.plain))")
  }

  @Test func aHiddenLikingIsInNoRecordAndInEveryComparison() throws {
    let decisions = try PlantedWorldsTests.pooled(9...10, .hidden, ["all=0"], liking: 200)
    let fair = try PlantedWorldsTests.pooled(9...10, .hidden, ["all=0"], liking: 0)
    let kinds = ["C06", "C11", "C13", "L03", "L04"]
    func plain(_ decisions: [KnownTruth.Decision]) -> Double {
      kinds.map { rule in WeighedDifference(decisions.filter { $0.rule == rule }).plain }.reduce(0, +) / 5
    }
    #expect(plain(decisions) > plain(fair) + 5)
  }

  @Test func handsWriteDownMoreOfWhatCameToSomething() throws {
    let bundle = try SimulatedBundle.make(seed: 4, recruiters: 8, months: 12, world: .byHand)
    let decisions = try KnownTruth(bundle).decisions
    for (outcome, share) in [(1, 0.9), (0, 0.7)] {
      // Of moments that share an action the first one's outcome counts.
      var seen: Set<String> = []
      let firsts = decisions.filter { seen.insert($0.person + $0.decided).inserted && $0.outcome == outcome }
      let logged = Double(firsts.filter { $0.logged == 1 }.count) / Double(firsts.count)
      let error = (share * (1 - share) / Double(firsts.count)).squareRoot()
      #expect(abs(logged - share) < 4 * error, "\(outcome): \(logged) of \(firsts.count)")
    }
    let dealings = bundle[.interactions]
    let byHand = zip(dealings["logged"], zip(dealings["channel"], dealings["direction"])).filter { $0.0 == "hand" }
    #expect(byHand.count > 500)
    #expect(byHand.allSatisfy { ["call", "video", "meeting"].contains($0.1.0) && $0.1.1 == "outbound" })
    let all = try PlantedWorldsTests.planted.get()[.interactions].rows.count
    #expect(dealings.rows.count < all)
  }

  @Test(arguments: ["C13", "C13=", "C13=31", "X01=3", "all=1.25", "=3"]) func noEffectIsRefused(word: String) {
    #expect(throws: SimulatedAgencyError.notAnEffect(word)) { try PlantedEffects([word]) }
  }

  @Test func effectsAreTakenInTheirOrder() throws {
    let effects = try PlantedEffects(["all=0", "c13=-0.5", "L07=2.5"])
    #expect(effects[.c13] == -5 && effects[.l07] == 25 && effects[.c06] == 0)
    #expect(PlantedEffects.points(-5) == "-0.5" && PlantedEffects.points(100) == "10")
  }
}

extension PlantedKind {
  fileprivate var isOfOffers: Bool { (PlantedKind.c13.number...PlantedKind.c23.number).contains(number) }
}
