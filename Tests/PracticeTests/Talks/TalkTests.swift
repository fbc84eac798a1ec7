import Testing

@testable import Practice

@Suite struct TalkTests {
  @Test func oneOrTwoTalksMakeNoAverage() {
    #expect(TalkBalance([(7, 3), (8, 2)]).expected == nil)
    let balance = TalkBalance([(7, 3), (8, 2), (3, 5)])
    #expect(balance.held == 3 && balance.easier == 2 && balance.expected == 6)
  }

  @Test func everyWayOfGamingHasItsCounter() {
    #expect(Set(GamingRule.all.map(\.id)).count == 8)
    #expect(GamingRule.all.allSatisfy { !$0.gaming.isEmpty && !$0.counter.isEmpty })
    #expect(TalkBehaviour.allCases.count == 8 && PhoneLadder.rungs.count == 5)
  }
}
