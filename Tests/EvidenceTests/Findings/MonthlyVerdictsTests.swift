import Recruitment
import Testing

@testable import Evidence

@Suite struct MonthlyVerdictsTests {
  private static let ends = Instant(1_795_530_600)  // 24 November 2026.

  private static func finding(
    _ verdict: Finding.Verdict, isForbidden: Bool = false, exploratory: Bool = false
  ) -> Finding {
    var finding = Finding(
      Study.all[0], title: "A kind", slug: "a-kind", marginPoints: 4, exploratory: exploratory)
    finding.moments = 900
    (finding.verdict, finding.isForbidden) = (verdict, isForbidden)
    return finding
  }

  private static func look(
    _ finding: Finding, at ends: Instant = ends, interactions: Int = 1_000, _ entries: [VerdictEntry]
  ) -> (finding: Finding, decided: [VerdictEntry]) {
    var findings = [finding]
    let verdicts = MonthlyVerdicts(
      recordEnds: ends, localEnd: ends.seconds, interactions: interactions, entries: entries)
    let decided = verdicts.decide(&findings)
    return (findings[0], decided)
  }

  private static func entries(_ verdict: Finding.Verdict) -> [VerdictEntry] { look(finding(verdict), []).decided }

  @Test func theFirstLookOfAMonthDecides() {
    let (finding, decided) = Self.look(Self.finding(.helps), [])
    #expect(finding.verdict == .helps && finding.decidedAt == Self.ends && finding.cautions.isEmpty)
    #expect(decided.map(\.verdict) == ["helps"] && decided[0].month == 2026 * 12 + 10)
    #expect(decided[0].interactions == 1_000 && decided[0].rule == Study.all[0].rule)
  }

  @Test func itsVerdictStandsUntilTheNextMonthAndTheFiguresMoveUnderIt() {
    let entries = Self.entries(.cannotTell)
    let later = Self.look(Self.finding(.helps), at: Self.ends + 5 * Span.day, interactions: 1_050, entries)
    #expect(later.finding.verdict == .cannotTell && later.finding.cautions == [.verdictStands])
    #expect(later.finding.decidedAt == Self.ends && later.decided.isEmpty)
    let same = Self.look(Self.finding(.cannotTell), at: Self.ends + 60, entries)
    #expect(same.finding.cautions.isEmpty && same.finding.decidedAt == Self.ends)
    let next = Self.look(Self.finding(.helps), at: Self.ends + 10 * Span.day, interactions: 1_080, entries)
    #expect(next.finding.verdict == .helps && next.decided.map(\.month) == [2026 * 12 + 11])
  }

  @Test func whatTheFiguresForbidIsWithdrawnAtOnce() {
    let looked = Self.look(Self.finding(.cannotTell, isForbidden: true), Self.entries(.helps))
    #expect(looked.finding.verdict == .cannotTell && looked.decided.isEmpty)
  }

  @Test func anotherRecordIsDecidedAnew() {
    let entries = Self.entries(.helps)
    for interactions in [999, 1_101] {
      let looked = Self.look(Self.finding(.worse), interactions: interactions, entries)
      #expect(looked.finding.verdict == .worse && looked.decided.count == 1, "\(interactions)")
    }
    let earlier = Self.look(Self.finding(.worse), at: Self.ends - 60, entries)
    #expect(earlier.finding.verdict == .worse && earlier.decided.count == 1)
  }

  @Test func aChosenSpanDecidesNothingAndIsNotHeld() {
    let looked = Self.look(Self.finding(.helps, exploratory: true), Self.entries(.worse))
    #expect(looked.finding.verdict == .helps && looked.finding.decidedAt == nil && looked.decided.isEmpty)
  }
}
