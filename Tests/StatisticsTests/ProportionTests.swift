import Testing

@testable import Statistics

/// Figures from R: `binom::binom.wilson`, and `prop.test(correct = FALSE)`, whose interval is Wilson's.
@Suite struct ProportionTests {
  @Test(arguments: [
    (0, 10, 0.0, 0.2775328), (10, 10, 0.7224672, 1.0), (3, 10, 0.1077913, 0.6032219), (81, 263, 0.2552885, 0.3662096),
  ]) func wilsonsInterval(_ count: Int, _ total: Int, _ low: Double, _ high: Double) {
    let share = Proportion(count, of: total)
    #expect(abs(share.interval.low - low) < 1e-6 && abs(share.interval.high - high) < 1e-6)
  }

  @Test func ofNoneThereIsNoShare() {
    let none = Proportion(0, of: 0)
    #expect(none.share.isNaN && none.interval.low.isNaN && Proportion(counts: [], totals: []).share.isNaN)
  }

  @Test func clustersOfOneAreAsGoodAsNone() {
    let single = Proportion(
      counts: (0..<100).map { $0 < 30 ? 1 : 0 }, totals: Array(repeating: 1, count: 100))
    let plain = Proportion(30, of: 100)
    #expect(
      abs(single.interval.low - plain.interval.low) < 0.002 && abs(single.interval.high - plain.interval.high) < 0.002)
  }

  @Test func wholeClustersAlikeCountAsOneEach() {
    // Ten clusters of ten, each all or none: worth ten, not a hundred.
    let clustered = Proportion(counts: [10, 10, 10, 0, 0, 0, 0, 0, 0, 0], totals: Array(repeating: 10, count: 10))
    let ten = Proportion(3, of: 10)
    #expect(
      abs(clustered.interval.low - ten.interval.low) < 0.03 && abs(clustered.interval.high - ten.interval.high) < 0.03)
    #expect(clustered.count == 30 && clustered.of == 100)
  }

  @Test func nothingLeavesTheScale() {
    for count in 0...5 {
      let share = Proportion(counts: [count, 0], totals: [5, 1])
      #expect(share.interval.low >= 0 && share.interval.high <= 1 && share.interval.low <= share.interval.high)
    }
  }

  /// Newcombe 1998, table II, method 10: 56 of 70 against 48 of 80, and 9 of 10 against 3 of 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.2, 0.0524, 0.3339), (9, 10, 3, 10, 0.6, 0.1705, 0.8090), (6, 7, 2, 7, 0.5714, 0.0582, 0.8062),
    (5, 56, 0, 29, 0.0893, -0.0381, 0.1926),
  ]) func twoSharesApart(
    _ one: Int, _ of: Int, _ other: Int, _ total: Int, _ value: Double, _ low: Double, _ high: Double
  ) throws {
    let more = try #require(Proportion(one, of: of).more(than: Proportion(other, of: total)))
    #expect(abs(more.value - value) < 1e-4)
    #expect(abs(more.interval.low - low) < 1e-4 && abs(more.interval.high - high) < 1e-4)
    #expect(Proportion(1, of: 2).more(than: Proportion(0, of: 0)) == nil)
  }
}
