import Recruitment
import Testing

@testable import Desk

@Suite struct SourceShelfTests {
  @Test func whatWasFoundIsKeptForTheMinuteAndTheRecord() {
    let shelf = SourceShelf()
    var looked = 0
    func newest(_ name: String, at time: Int64, sequence: Int64) -> Instant? {
      shelf.newest(ofSource: name, by: Instant(time), sequence: sequence) {
        looked += 1
        return name == "empty" ? nil : Instant(time - 7)
      }
    }
    #expect(newest("ats", at: 600, sequence: 1) == Instant(593))
    #expect(newest("ats", at: 659, sequence: 1) == Instant(593) && looked == 1)
    // That there was nothing is kept as well.
    #expect(newest("empty", at: 610, sequence: 1) == nil)
    #expect(newest("empty", at: 620, sequence: 1) == nil && looked == 2)
    #expect(newest("ats", at: 660, sequence: 1) == Instant(653) && looked == 3)
    #expect(newest("ats", at: 661, sequence: 2) == Instant(654) && looked == 4)
  }
}
