import Chronicle
import Recruitment
import Testing

@testable import Moments

/// What is kept from look to look is what a look at everybody would find.
struct DueBookTests {
  /// Everything that one look after another has kept.
  private struct Kept {
    var book: DueBook?
    var moments: [Moment] = []
    var neglected: [Neglect] = []
    /// How many people were looked at again, over all looks but the first.
    var renewed = 0

    mutating func look(_ finder: MomentFinder) {
      let renewal = finder.due(after: book)
      if let people = renewal.people {
        moments.removeAll { people.contains($0.person) }
        neglected.removeAll { people.contains(PersonID(Int64($0.person))) }
        renewed += people.count
      } else {
        (moments, neglected) = ([], [])
      }
      moments = (moments + renewal.moments).sorted(by: MomentFinder.byOpening)
      neglected = (neglected + renewal.neglected).sorted { ($0.since, $0.person) < ($1.since, $1.person) }
      book = renewal.book
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `looks at times that come in order find what fresh ones find`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    let chronicle = try Chronicle.inMemory(frame: firm.frame, interactions: [firm.interactions])
    let playbook = try firm.playbook
    var random = SmallRandom(state: seed &+ 1_000)
    var kept = Kept()
    var time = RandomFirm.begins
    var looks = 0
    while time < RandomFirm.begins + 2_000 * Span.hour {
      let finder = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: Instant(time))
      kept.look(finder)
      looks += 1
      let fresh = finder.open()
      guard kept.moments == fresh, kept.neglected == finder.neglected() else {
        let wrong = Set(kept.moments).symmetricDifference(fresh)
        Issue.record("seed \(seed), \(ISOTimestamp.utc(Instant(time))): \(wrong)")
        return
      }
      // Seconds, hours or days later; often on the hour, where most things happen.
      let step: Int64 = [1, 60, 3_600, 3_600, 7_200, 86_400, 700_000][Int.random(in: 0..<7, using: &random)]
      time += Bool.random(using: &random) ? step : Int64.random(in: 1...step, using: &random)
    }
    // It would be no use if everybody were looked at each time.
    #expect(kept.renewed < looks * chronicle.personIDs.count)
  }

  @Test func `a look back in time is a look at everybody`() throws {
    let firm = RandomFirm(seed: 3)
    let chronicle = try Chronicle.inMemory(frame: firm.frame, interactions: [firm.interactions])
    let playbook = try firm.playbook
    func finder(_ hours: Int64) -> MomentFinder {
      MomentFinder(playbook: playbook, chronicle: chronicle, asOf: Instant(RandomFirm.begins + hours * Span.hour))
    }
    let late = finder(900).due()
    let early = finder(400).due(after: late.book)
    #expect(early.people == nil && early.moments.sorted(by: MomentFinder.byOpening) == finder(400).open())
  }
}
