import Chronicle
import Recruitment
import Testing

@testable import Reachability

/// What is kept of somebody's hours gives the windows that would be worked out now.
@Suite struct RingableHoursTests {
  private func firm() -> RungFirm {
    var firm = RungFirm()
    firm.frame.zones.append("Australia/Lord_Howe")
    // The last one's clock changes by half an hour.
    for person: UInt32 in 1...4 { firm.person(person, zone: person) }
    for person: UInt32 in 1...4 {
      for day in 0..<90 {
        let at = at("2026-01-05T00:20:00Z") + Int64(day) * Span.day
        firm.ring(person, at + Int64(day * 7 % 24) * Span.hour, day % 3 == 0 ? .connected : .noAnswer)
      }
    }
    return firm
  }

  /// From half past eight to a quarter to eight in the evening of UTC, but for a while at noon.
  private func isAllowed(_ time: Instant) -> Bool {
    let minute = time.seconds % Span.day / 60
    return (510..<720).contains(minute) || (745..<1_185).contains(minute)
  }

  @Test(arguments: ["2026-03-27T07:10:00Z", "2026-04-04T05:00:00Z", "2026-06-10T12:40:00Z"])
  func asTimeGoesByTheyAreWhatAFreshLookFinds(from text: String) throws {
    let book = try firm().book(asOf: text)
    for person in (1...4).map({ PersonID($0) }) {
      var now = Instant(at(text))
      var kept = RingableHours(of: person, in: book, from: now, isAllowed: isAllowed)
      var stood = 0
      for look in 0..<220 {
        now = now + Int64([1, 59, 240, 900, 2_711][look % 5])
        if kept.stand(in: book, from: now) {
          stood += 1
        } else {
          kept = RingableHours(of: person, in: book, from: now, isAllowed: isAllowed)
        }
        #expect(
          kept.best(from: now, isAllowed: isAllowed) == book.bestWindows(of: person, from: now, isAllowed: isAllowed))
      }
      #expect(stood > 150)
    }
  }

  @Test func theyAreNotThoseOfAnotherBook() throws {
    let firm = firm()
    let (book, later) = (try firm.book(asOf: "2026-06-10T12:40:00Z"), try firm.book(asOf: "2026-06-10T12:50:00Z"))
    let kept = RingableHours(of: one, in: book, from: book.asOf, isAllowed: isAllowed)
    #expect(kept.stand(in: book, from: later.asOf) && !kept.stand(in: later, from: later.asOf))
  }
}
