import Recruitment
import Testing

@testable import Desk

@Suite struct SourceShelfTests {
  @Test func whatWasFoundIsKeptUntilTheNextIsKnownUnlessTheSourceChanges() {
    let shelf = SourceShelf()
    var looked = 0
    var changes: [Int64] = []
    func newest(_ name: String, at time: Int64, sequence: Int64) -> Instant? {
      func find() -> SourceShelf.Freshness {
        looked += 1
        return name == "empty" ? .init() : .init(newest: Instant(time - 7), until: Instant(time + 100))
      }
      func hasChanged(after sequence: Int64) -> Bool { changes.contains { $0 > sequence } }
      return shelf.newest(ofSource: name, by: Instant(time), sequence: sequence, hasChanged: hasChanged, find)
    }
    #expect(newest("ats", at: 600, sequence: 1) == Instant(593))
    #expect(newest("ats", at: 699, sequence: 1) == Instant(593) && looked == 1)
    // That there is nothing is kept as well.
    #expect(newest("empty", at: 610, sequence: 1) == nil)
    #expect(newest("empty", at: 9_999, sequence: 1) == nil && looked == 2)
    // Somebody logged something, which is not of this source.
    #expect(newest("ats", at: 680, sequence: 2) == Instant(593) && looked == 2)
    // Now something of it came in, as change 3.
    changes = [3]
    #expect(newest("ats", at: 690, sequence: 3) == Instant(683) && looked == 3)
    #expect(newest("ats", at: 700, sequence: 4) == Instant(683) && looked == 3)
    // Something that was to come has come; and somebody asks about an earlier time.
    #expect(newest("ats", at: 790, sequence: 4) == Instant(783) && looked == 4)
    #expect(newest("ats", at: 700, sequence: 4) == Instant(693) && looked == 5)
  }

  @Test func eachEditionOfThePlaybookHasWhatDoesNotRestOnIt() throws {
    let office = try SmallOffice(.sqlite)
    let door = try office.desk.keepingMoments()
    let edition = try door.inForce()
    #expect(edition.keptSources != nil && edition.keptSources === door.keptSources)
    #expect(edition.keptNames === door.keptNames && edition.keptTies === door.keptTies)
    #expect(edition.keptSearch === door.keptSearch && edition.keptBookings === door.keptBookings)
    #expect(edition.keptHours === door.keptHours && edition.keptMatches === door.keptMatches)
  }
}
