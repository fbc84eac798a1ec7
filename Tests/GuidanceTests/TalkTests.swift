import Moments
import Recruitment
import Testing

@testable import Guidance

struct TalkTests {
  @Test func `what is due with one person is one talk, at the place of the first`() throws {
    let desk = try SmallDesk()
    let cards = [
      desk.card(desk.moment("C06", person: 1)), desk.card(desk.moment("C13", person: 2)),
      desk.card(desk.moment("C02", person: 1)),
    ]
    // Only the first is in the directory; the others have names of their own all the same.
    let talks = Talk.all(cards, now: SmallDesk.now)
    #expect(talks.map(\.card.rule) == ["C06", "C13"])
    #expect(talks.map { $0.also.map(\.rule) } == [["C02"], []])
    #expect(Talk.all([], now: SmallDesk.now).isEmpty)
  }

  @Test func `what happens within a day leads the talk`() throws {
    let desk = try SmallDesk()
    var first = desk.card(desk.moment("C02"))
    var soon = desk.card(desk.moment("C05"))
    first.facts = [CardFact(what: "came to this stage", at: SmallDesk.now - 60, source: "ats")]
    soon.facts = [CardFact(what: "planned for", at: SmallDesk.now + 1_800, source: "ats")]
    #expect(Talk.all([first, soon], now: SmallDesk.now).map(\.card.rule) == ["C05"])
    #expect(Talk.all([first, soon], now: SmallDesk.now)[0].also.map(\.rule) == ["C02"])
    soon.facts[0].at = SmallDesk.now + 2 * Span.day
    #expect(Talk.all([first, soon], now: SmallDesk.now).map(\.card.rule) == ["C02"])
  }
}
