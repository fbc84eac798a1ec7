import Foundation
import Testing

@testable import Statistics

@Suite struct BetaBinomialFitTests {
  private func tally(_ counts: [(successes: Int, trials: Int)]) -> BetaBinomialTally {
    var tally = BetaBinomialTally()
    for (successes, trials) in counts { tally.add(successes: successes, trials: trials) }
    return tally
  }

  @Test func agreesWithScipy() throws {
    let fixture = try Fixture("betabinomial.csv")
    let counts = fixture.rows.compactMap { row in
      Int(row[0]).flatMap { successes in Int(row[1]).map { (successes: successes, trials: $0) } }
    }
    #expect(counts.count == 60)
    let fit = tally(counts).fit(fallback: 5)
    #expect(isClose(fit.mean, fixture.numbers[0], 1e-4))
    #expect(isClose(fit.concentration, fixture.numbers[1], 1e-3))
    #expect(!fit.isBounded)
  }

  @Test func theLikelihoodOfTwoUnitsIsWorkedByHand() {
    // Of 2 trials each, one unit with both, one with none, at mean ½ and concentration 2: Beta(1, 1), so that each of
    // 0, 1 and 2 successes is as likely as another: ⅓ · ⅓.
    let likelihood = BetaBinomialLikelihood(tally([(2, 2), (0, 2)]))
    #expect(isClose(exp(likelihood.value(mean: 0.5, 2)), 1.0 / 9))
    #expect(isClose(likelihood.bestMean(2), 0.5))
  }

  @Test func recoversWhatTheCountsWereDrawnFrom() {
    var random = SeededRandom(seed: 11)
    // Rates of Beta(1, 3): 1 − (1 − u)^(1/3). Mean ¼, concentration 4.
    let counts = (0..<4_000).map { unit in
      let rate = 1 - pow(1 - random.unit(), 1.0 / 3)
      let trials = 1 + unit % 12
      return (successes: (0..<trials).count { _ in random.unit() < rate }, trials: trials)
    }
    let fit = tally(counts).fit(fallback: 50)
    #expect(abs(fit.mean - 0.25) < 0.015)
    #expect(abs(fit.concentration - 4) < 0.4)
  }

  @Test func theOrderOfUnitsDoesNotMatter() {
    var random = SeededRandom(seed: 3)
    let counts = (0..<80).map { _ in (successes: random.below(4), trials: 3 + random.below(9)) }
    #expect(tally(counts).fit(fallback: 5) == tally(counts.reversed()).fit(fallback: 5))
  }

  @Test func successesAndFailuresAreTreatedAlike() {
    let counts = (0..<60).map { (successes: $0 % 5, trials: 5 + $0 % 3) }
    let fit = tally(counts).fit(fallback: 5)
    let mirrored = tally(counts.map { ($0.trials - $0.successes, $0.trials) }).fit(fallback: 5)
    #expect(isClose(fit.mean, 1 - mirrored.mean, 1e-6))
    #expect(isClose(fit.concentration, mirrored.concentration, 1e-3))
  }

  @Test func unitsThatAreAllAlikeGiveTheUpperBound() {
    let fit = tally(Array(repeating: (5, 10), count: 100)).fit(concentrations: 1...100, fallback: 5)
    #expect(fit.isBounded)
    #expect(fit.concentration > 95)
    #expect(isClose(fit.mean, 0.5, 1e-6))
  }

  @Test func tooFewUnitsGetTheDefault() {
    let few = tally(Array(repeating: (1, 4), count: 19)).fit(fallback: 5)
    #expect(few == BetaBinomialFit(mean: 19.5 / 77, concentration: 5, isBounded: true))
    // One trial says nothing of how units differ.
    #expect(tally(Array(repeating: (1, 1), count: 500) + [(0, 1)]).fit(fallback: 7).concentration == 7)
    #expect(BetaBinomialTally().fit(fallback: 5).mean == 0.5)
  }

  @Test func impossibleCountsAreLeftOut() {
    var tally = BetaBinomialTally()
    tally.add(successes: 3, trials: 2)
    tally.add(successes: -1, trials: 2)
    tally.add(successes: 0, trials: 0)
    #expect(tally.trialCount == 0)
  }
}
