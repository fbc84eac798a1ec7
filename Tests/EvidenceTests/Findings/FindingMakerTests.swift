import Recruitment
import Testing

@testable import Evidence

struct FindingMakerTests {
  private func offers(_ findings: [Finding]) throws -> Finding {
    try #require(findings.first { $0.study.rule == "C13" })
  }

  @Test func whatRingingDoesIsFoundAndTheNaiveFigureIsFarOff() throws {
    let world = KnownWorld(seed: 4, effect: 0.15)
    let finding = try offers(world.findings())
    let (naive, adjusted) = (try #require(finding.naive), try #require(finding.adjusted))
    #expect(finding.compared == 1_500)
    #expect(naive.estimate - world.truth > 0.1, "naive \(naive), truth \(world.truth)")
    #expect(abs(adjusted.estimate - world.truth) < 0.05, "adjusted \(adjusted), truth \(world.truth)")
    #expect((adjusted.low ?? 1) < world.truth && world.truth < (adjusted.high ?? 0))
    #expect(finding.control.status == .pass, "\(finding.control)")
    #expect(finding.verdict == .helps, "\(finding.cautions.map(\.name)) \(finding.sentence)")
    #expect(finding.cautions.contains(.fewClusters) == false)
  }

  @Test(arguments: [21, 22] as [UInt64])
  func whereRingingDoesNothingNothingHelps(seed: UInt64) throws {
    let world = KnownWorld(seed: seed, offers: 900, effect: 0)
    let findings = try world.findings()
    for finding in findings {
      #expect(finding.verdict != .helps, "\(finding.study.rule) \(finding.sentence)")
      #expect(finding.verdict != .worse, "\(finding.study.rule) \(finding.sentence)")
    }
    let finding = try offers(findings)
    #expect((finding.naive?.low ?? 0) > 0 && (finding.adjusted?.low ?? 1) < 0)
  }

  @Test func aSpanMakesItExploratory() throws {
    let firm = KnownWorld(seed: 3, offers: 60, effect: 0).firm
    let maker = FindingMaker(StudiedCohorts(try firm.maker(), moments: 0), playbook: try Firm.playbook.get())
    #expect(try maker.findings(exploratory: true).allSatisfy(\.exploratory))
    #expect(try !maker.findings().contains(where: \.exploratory))
    let later = StudiedCohorts(try firm.maker(), moments: 0, from: Instant(KnownWorld.opened))
    #expect(later.cohorts.allSatisfy { $0.points.allSatisfy { $0.openedAt >= KnownWorld.opened } })
  }

  @Test func aSmallFirmIsToldSo() throws {
    let finding = try offers(KnownWorld(seed: 3, offers: 30, effect: 0.2).findings())
    #expect(finding.verdict == .cannotTell && finding.cautions.contains(.tooFew) && finding.adjusted == nil)
    #expect(finding.sentence.contains("too small"))
  }

  @Test func handLoggedCallsForbidCertainty() throws {
    var world = KnownWorld(seed: 3, effect: 0.15)
    let hand = InteractionOrigin(logged: .hand).bits
    for row in 0..<world.firm.interactions.count
    where InteractionTraits(bits: world.firm.interactions.traits[row]).isAttempt {
      world.firm.interactions.origin[row] = hand
    }
    let finding = try offers(world.findings())
    #expect(finding.cautions.contains(.loggedByHand) && finding.verdict == .probablyHelps)
  }

  @Test func whatRingingHarmsOfTheSecondaryOutcomeIsSaid() throws {
    var world = KnownWorld(seed: 5, offers: 900, effect: -0.3)
    for row in world.firm.frame.stageEvents where row.stage == UInt32(Stage.started.rawValue) {
      world.firm.stage(row.submission, .accepted, row.at - 25 * Span.day)
    }
    let finding = try offers(world.findings())
    #expect(finding.verdict == .worse, "\(finding.cautions.map(\.name)) \(finding.sentence)")
    let accepted = try #require(finding.secondary.first)
    #expect((accepted.qValue ?? 1) < 0.1 && accepted.verdict == .worse, "\(accepted)")
  }

  @Test func whatIsNotSaidIsACaution() throws {
    var world = KnownWorld(seed: 3, offers: 60, effect: 0)
    for row in 0..<world.firm.interactions.count { world.firm.interactions.origin[row] = 0 }
    let finding = try offers(world.findings())
    #expect(finding.cautions.contains(.loggingUnknown) && finding.cautions.contains(.recordingTimeUnknown))
    #expect(!finding.cautions.contains(.loggedByHand))
  }
}
