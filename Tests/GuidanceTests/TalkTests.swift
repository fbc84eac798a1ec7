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
    let talks = Talk.all(cards)
    #expect(talks.map(\.card.rule) == ["C06", "C13"])
    #expect(talks.map { $0.also.map(\.rule) } == [["C02"], []])
    #expect(Talk.all([]).isEmpty)
  }
}
