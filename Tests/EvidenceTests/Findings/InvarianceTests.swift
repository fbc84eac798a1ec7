import Recruitment
import Statistics
import Testing

@testable import Evidence

/// A finding depends on what happened, and on nothing else.
struct InvarianceTests {
  private static let firm = Firm.random(seed: 77, jobs: 80)

  private static func findings(_ firm: Firm) throws -> [Finding] {
    var maker = FindingMaker(StudiedCohorts(try firm.maker(), moments: 0), playbook: try Firm.playbook.get())
    (maker.options.splits, maker.options.folds) = (1, 3)
    return try maker.findings()
  }

  private static let original = Result { try findings(firm) }

  private func expectSame(_ other: Firm, _ what: String) throws {
    let (one, two) = (try Self.original.get(), try Self.findings(other))
    #expect(one.count == two.count && one.count { $0.adjusted != nil } >= 3)
    for (one, two) in zip(one, two) {
      let rule = one.study.rule
      #expect(one.leftOut == two.leftOut && one.moments == two.moments, "\(what), \(rule)")
      #expect(
        (one.rang, one.messaged, one.crossedOver) == (two.rang, two.messaged, two.crossedOver), "\(what), \(rule)")
      #expect(one.verdict == two.verdict && one.cautions == two.cautions, "\(what), \(rule)")
      #expect(one.clusteredBy == two.clusteredBy && one.clusters == two.clusters, "\(what), \(rule)")
      #expect(one.dropped == two.dropped && one.control.status == two.control.status, "\(what), \(rule)")
      for (left, right) in zip(Self.figures(one), Self.figures(two)) {
        #expect(
          left == right || left?.isNaN == true && right?.isNaN == true || abs((left ?? .nan) - (right ?? .nan)) < 1e-9,
          "\(what), \(rule): \(left as Any) \(right as Any)")
      }
      #expect(one.sentence == two.sentence, "\(what), \(rule)")
    }
  }

  private static func figures(_ finding: Finding) -> [Double?] {
    let differences =
      [
        finding.naive, finding.adjusted, finding.secondEstimate, finding.control.difference, finding.reshuffle,
        finding.perConversation?.difference,
      ] + finding.secondary.flatMap { [$0.naive, $0.adjusted] }
    // A fee is some ten thousands: relative to that.
    let money = [finding.money?.estimate, finding.money?.low, finding.money?.high].map { $0.map { $0 / 10_000 } }
    return differences.flatMap { [$0?.estimate, $0?.low, $0?.high] } + money
      + [finding.effectiveRang, finding.effectiveMessaged, finding.qValue, finding.pooledProbability]
      + finding.balance.flatMap { [$0.before, $0.after] }
  }

  @Test func `the order of rows means nothing`() throws { try expectSame(Self.firm.shuffled(seed: 5), "shuffled") }

  @Test func `numbers mean nothing`() throws { try expectSame(Self.firm.renumbered(seed: 9), "renumbered") }

  @Test func `whole weeks later it is the same`() throws {
    try expectSame(Self.firm.shifted(by: -53 * 7 * Span.day), "53 weeks sooner")
  }

  @Test func `asked twice it says the same to the last digit`() throws {
    let (one, two) = (try Self.original.get(), try Self.findings(Self.firm))
    for (one, two) in zip(one, two) {
      #expect(Self.figures(one).map { $0?.bitPattern } == Self.figures(two).map { $0?.bitPattern })
    }
  }
}
