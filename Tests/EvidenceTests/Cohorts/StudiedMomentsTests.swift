import Chronicle
import Moments
import Recruitment
import Testing

@testable import Evidence

struct StudiedMomentsTests {
  /// What is kept while moments are found gives the cohorts that all of them give.
  @Test(arguments: [3, 4])
  func cohortsAreTheSameWhetherAllMomentsAreKeptOrNot(seed: UInt64) throws {
    let firm = Firm.random(seed: seed)
    let (chronicle, playbook) = try (firm.chronicle(), Firm.playbook.get())
    let all = try firm.moments()
    let ends = Instant(chronicle.sources.map(\.newest).max() ?? 0)
    let few = StudiedMoments(MomentFinder(playbook: playbook, chronicle: chronicle, asOf: ends))
    #expect(few.count == all.count)
    #expect(few.studied.count < all.count && few.studied.allSatisfy(\.evidence.isEmpty))
    let kept = CohortMaker(chronicle, playbook: playbook, moments: all)
    let sifted = CohortMaker(chronicle, playbook: playbook, moments: few)
    for study in Study.all.indices {
      let (one, other) = (kept.cohort(study), sifted.cohort(study))
      #expect(one.values == other.values && one.rang == other.rang && one.foldGroup == other.foldGroup)
      #expect(one.leftOut == other.leftOut && one.moments == other.moments && one.person == other.person)
    }
  }
}
