import Testing

@testable import Statistics

@Suite struct ConversationEffectTests {
  private func plain(_ values: [Double]) -> AIPWEstimate {
    AIPWEstimate(treated: values, untreated: Array(repeating: 0, count: values.count))
  }

  @Test func theRatioAndItsIntervalAreThoseOfTheQuadratic() throws {
    var random = SeededRandom(seed: 31)
    let talked = (0..<500).map { _ in 0.5 + random.normal() }
    let came = talked.map { 0.2 * $0 + 0.5 * random.normal() }
    let effect = try #require(ConversationEffect(outcome: plain(came), conversation: plain(talked)))
    let ratio = effect.ratio
    #expect(isClose(ratio.value, mean(came) / mean(talked), 1e-12))
    #expect(effect.firstStageF > 50 && effect.cautions.isEmpty)
    // At both ends β_Y − b β_D is as far from 0 as its own t allows.
    let clusters = DenseClusters(rows: 500)
    for end in [try #require(ratio.low), try #require(ratio.high)] {
      let rest = came.indices.map { came[$0] - end * talked[$0] }
      let share = abs(mean(rest)) / clusters.variance(centred(rest)).squareRoot()
      #expect(isClose(share, StudentT(degrees: 499).quantile(0.975), 1e-6))
    }
    #expect(effect.ratios.map(\.shift) == [0, -0.02, 0.02, -0.05, 0.05])
    #expect(isClose(effect.ratios[2].value, (mean(came) - 0.02) / mean(talked), 1e-12))
    let low = plain(came).adjusted.interval().low
    #expect(isClose(effect.smallestShiftToZero, max(0, low), 1e-9))
  }

  @Test func tooFewConversationsHaveNoEnds() throws {
    var random = SeededRandom(seed: 32)
    let talked = (0..<300).map { _ in 0.01 + random.normal() }
    let came = (0..<300).map { _ in 0.1 + random.normal() }
    let effect = try #require(ConversationEffect(outcome: plain(came), conversation: plain(talked)))
    #expect(effect.cautions == [.weakFirstStage, .unboundedInterval])
    #expect(effect.ratio.low == nil && effect.ratio.high == nil)
  }

  @Test func inAMadeUpFirmItFindsWhatAConversationDoes() throws {
    var world = try CausalWorld(rows: 6_000, seed: 33, effect: 0)
    var random = SeededRandom(seed: 34)
    // A conversation adds 20 points, whoever began it.
    for row in 0..<6_000 where world.conversation.values[row] == 1 && random.unit() < 0.2 {
      world.outcome.values[row] = 1
    }
    let design = try AIPWDesign(world.sample)
    let outcome = try design.estimate(world.outcome)
    let effect = try #require(
      ConversationEffect(outcome: outcome, conversation: try design.estimate(world.conversation)))
    #expect(effect.firstStageF > 500)
    // 20 of 100 of those who would not have had the outcome, half of all.
    let (low, high) = (try #require(effect.ratio.low), try #require(effect.ratio.high))
    #expect(low < 0.12 && high > 0.08 && low > 0)
  }

  @Test func estimatesOfDifferentRowsDoNotGoTogether() {
    #expect(ConversationEffect(outcome: plain([0, 1, 1]), conversation: plain([1, 0, 1, 1])) == nil)
  }
}
