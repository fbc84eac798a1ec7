import Chronicle
import Recruitment
import Statistics
import Testing

@testable import Reachability

@Suite struct InvarianceTests {
  private let invented = InventedFirm(people: 90, triesEach: 12, seed: 5)

  private func profiles(_ firm: RungFirm, _ ids: [UInt32], asOf: Instant = InventedFirm.end) throws -> [PickUpProfile] {
    let book = PickUpBook(chronicle: try firm.chronicle(), asOf: asOf)
    return ids.map { book.profile(of: PersonID(Int64($0))) }
  }

  private func areAlike(_ left: [PickUpProfile], _ right: [PickUpProfile]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { first, second in
        first.counts == second.counts && first.segment == second.segment
          && zip(first.hours, second.hours).allSatisfy {
            abs($0.estimate - $1.estimate) < 1e-9 && abs($0.low - $1.low) < 1e-7 && abs($0.high - $1.high) < 1e-7
              && $0.calls == $1.calls
          }
      }
  }

  private let ids: [UInt32] = [1, 2, 17, 60]

  @Test func theOrderOfRowsChangesNothing() throws {
    var shuffled = invented.firm
    var random = SeededRandom(seed: 1)
    shuffled.rows.shuffle(using: &random)
    shuffled.frame.people.shuffle(using: &random)
    #expect(try profiles(shuffled, ids) == profiles(invented.firm, ids))
  }

  @Test func otherNumbersForPeopleChangeNothing() throws {
    func renamed(_ id: UInt32) -> UInt32 { 5_000 - 3 * id }
    var other = invented.firm
    for index in other.rows.indices { other.rows[index].person = renamed(other.rows[index].person) }
    for index in other.frame.people.indices { other.frame.people[index].id = renamed(other.frame.people[index].id) }
    #expect(areAlike(try profiles(other, ids.map(renamed)), try profiles(invented.firm, ids)))
  }

  @Test func otherPlacesForWordsChangeNothing() throws {
    var other = invented.firm
    other.frame.words = ["", "Leeds", "London", "junior", "senior"]
    for index in other.frame.people.indices { other.frame.people[index].region = 5 - other.frame.people[index].region }
    #expect(areAlike(try profiles(other, ids), try profiles(invented.firm, ids)))
  }

  @Test func wholeWeeksLaterItIsTheSame() throws {
    var later = invented.firm
    let shift: Int64 = 9 * 7 * Span.day
    for index in later.rows.indices {
      later.rows[index].at += shift
      later.rows[index].knownAt += shift
    }
    #expect(try profiles(later, ids, asOf: InventedFirm.end + shift) == profiles(invented.firm, ids))
  }

  @Test(arguments: [1, 2, 3])
  func whatIsKnownLaterChangesNothing(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let cut = InventedFirm.start + Int64(random.below(70 * 7)) * Span.day + Int64(random.below(86_400))
    // A third is written down late.
    var whole = invented.firm
    for index in whole.rows.indices where index % 3 == 0 { whole.rows[index].knownAt += Int64(random.below(900_000)) }
    var known = whole
    known.rows.removeAll { $0.knownAt > cut }
    #expect(known.rows.count < whole.rows.count)
    #expect(try profiles(whole, ids, asOf: Instant(cut)) == profiles(known, ids, asOf: Instant(cut)))
    let (all, some) = (
      PickUpBook(chronicle: try whole.chronicle(), asOf: Instant(cut)),
      PickUpBook(chronicle: try known.chronicle(), asOf: Instant(cut))
    )
    for id in ids { #expect(all.pattern(of: PersonID(Int64(id))) == some.pattern(of: PersonID(Int64(id)))) }
  }
}
