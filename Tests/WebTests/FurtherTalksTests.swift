import Foundation
import Guidance
import Recruitment
import Testing

@testable import Web

@Suite struct FurtherTalksTests {
  private func desk(_ count: UInt64) -> FakeDesk {
    FakeDesk { $0.conversations = (1...count).map { FakeDesk.card($0) } }
  }

  private func occurrences(of text: String, in page: String) -> Int { page.components(separatedBy: text).count - 1 }

  /// What a page that is there already asks for.
  private static let list = "/today?recruiter=R1&part=list"

  @Test func thePageBringsAFewCardsAndAsksForTheRest() async throws {
    let page = await (try Visitor(desk(15))).get("/today?recruiter=R1").text
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 4)
    #expect(page.contains("<section class=\"further\" data-rest") && page.contains("The first 4 stand above"))
    #expect(page.contains("11 more are due") && page.contains("<ol class=\"lines\" start=\"5\">"))
    for number in UInt64(5)...15 { #expect(page.contains("all=1#card-\(FakeDesk.card(number).moment)")) }
    let few = await (try Visitor(desk(4))).get("/today?recruiter=R1").text
    #expect(occurrences(of: "<article class=\"card\"", in: few) == 4 && !few.contains("data-rest"))
  }

  /// A browser with scripts lays out a screen's cards before it paints, one without shows those that follow as well.
  @Test func cardsBelowTheFirstScreenWaitUntilItIsPainted() async throws {
    let desk = desk(15)
    desk.state.withLock { $0.messages = (21...27).map { FakeDesk.card($0) } }
    let page = await (try Visitor(desk)).get("/today?recruiter=R1").text
    let folds = page.components(separatedBy: "<noscript data-cards>").dropFirst().map {
      String($0.prefix(upTo: $0.range(of: "</noscript>")?.lowerBound ?? $0.startIndex))
    }
    #expect(folds.map { occurrences(of: "<article class=\"card\"", in: $0) } == [2, 1])
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 6)
    for (fold, number) in zip(folds, [UInt64(3), 22]) {
      #expect(fold.contains("id=\"card-\(FakeDesk.card(number).moment)\""))
    }
    // What takes its place comes unfolded; and so does what fits on a screen.
    let list = await (try Visitor(desk)).get(Self.list).text
    #expect(page.contains(" data-first ") && !list.contains("data-first") && !list.contains("data-cards"))
    #expect(!(await (try Visitor(self.desk(2))).get("/today?recruiter=R1").text.contains("data-cards")))
  }

  @Test func twelveTalksStandInFullAndTheRestALineEach() async throws {
    let page = await (try Visitor(desk(15))).get(Self.list).text
    #expect(!page.contains("data-rest"))
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 12)
    #expect(page.contains("15 conversations due"))
    #expect(page.contains("3 more are due"))
    // Nobody is left out.
    for number in UInt64(13)...15 { #expect(page.contains("all=1#card-\(FakeDesk.card(number).moment)")) }
  }

  @Test func whoWantsAllCardsGetsAll() async throws {
    let page = await (try Visitor(desk(15))).get("/today?recruiter=R1&all=1").text
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 15)
    #expect(!page.contains("more are due"))
    // What is logged there leads back there.
    #expect(page.contains("value=\"/today?recruiter=R1&amp;all=1\""))
  }

  @Test func twelveAreShownAsTheyAre() async throws {
    let page = await (try Visitor(desk(12))).get(Self.list).text
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 12)
    #expect(!page.contains("further-conversations"))
  }

  @Test func messagesBeyondTheFifthAreALineEach() async throws {
    let desk = FakeDesk { $0.messages = (1...7).map { FakeDesk.card($0) } }
    desk.state.withLock { $0.conversations = [] }
    let page = await (try Visitor(desk)).get(Self.list).text
    #expect(occurrences(of: "<article class=\"card\"", in: page) == 5)
    #expect(page.contains("2 more messages are due"))
  }
}
