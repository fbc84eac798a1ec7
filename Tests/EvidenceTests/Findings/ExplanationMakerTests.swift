import Recruitment
import Testing

@testable import Evidence

struct ExplanationMakerTests {
  /// Of the offers of a record's last weeks only those that were declined at once are known: they would stand for all.
  @Test func aQuarterOfWhichNobodyIsFollowedIsNotKnown() throws {
    var world = KnownWorld(seed: 4, offers: 600, effect: 0)
    world.firm.end(at: KnownWorld.opened + 200 * Span.day)
    let study = try #require(Study.all.firstIndex { $0.rule == "C13" })
    let cohort = try world.firm.maker().cohort(study, keepsUnseen: true)
    let (outcome, rows) = try ExplanationMaker.weighed(cohort)
    let first = try #require(cohort.points.map(\.decidedAt).min())
    let isLate = cohort.points.map { $0.decidedAt - first >= 182 * Span.day }
    #expect(zip(isLate, cohort.courses).contains { $0 && $1.end == .competing })
    #expect(zip(isLate, cohort.courses).contains { $0 && $1.end == .unseen })
    #expect(outcome.values.indices.allSatisfy { outcome.values[$0].isFinite != isLate[$0] })
    #expect(rows == isLate.count { !$0 } && rows < cohort.count)
    // Those who stand for others are as many as all that count.
    let sum = outcome.values.indices.reduce(0) { isLate[$1] ? $0 : $0 + (outcome.weights?[$1] ?? 0) }
    #expect(abs(sum - Double(rows)) < 1e-6)
  }
}
