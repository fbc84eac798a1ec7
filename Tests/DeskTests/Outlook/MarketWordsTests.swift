import Statistics
import Testing

@testable import Desk

struct MarketWordsTests {
  @Test func sharesSayNoRangeThatOnlyRepeatsThem() {
    #expect(MarketWords.share(Estimate(0, standardError: 0), of: 1_240) == "none of 1,240")
    #expect(MarketWords.share(Estimate(1, standardError: 0), of: 12) == "100%")
    #expect(MarketWords.share(Estimate(0.5, standardError: 0.0001), of: 12) == "50%")
    #expect(MarketWords.share(Estimate(0.62, standardError: 0.03), of: 12) == "62% (56 to 68)")
    #expect(MarketWords.share(7, of: 12_000) == "7 of 12,000 (0%)" && MarketWords.share(1, of: 5) == "1 of 5")
  }
}
