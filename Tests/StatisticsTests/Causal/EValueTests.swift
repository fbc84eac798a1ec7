import Foundation
import Testing

@testable import Statistics

@Suite struct EValueTests {
  /// Two arms of a plain sample: ψ is the outcome itself, spread over rows that are each a cluster.
  private func estimate(_ treated: Double, _ untreated: Double, rows: Int = 1_000) -> AIPWEstimate {
    let one = (0..<rows).map { Double($0) < treated * Double(rows) ? 1.0 : 0 }
    let zero = (0..<rows).map { Double($0 * 7 % rows) < untreated * Double(rows) ? 1.0 : 0 }
    return AIPWEstimate(treated: one, untreated: zero)
  }

  @Test func aRatioOfTwoNeedsThreePointFourOne() {
    let value = EValue(estimate(0.4, 0.2))
    #expect(isClose(value.point, 2 + 2.0.squareRoot(), 1e-9))
    #expect(value.limit > 1 && value.limit < value.point)
  }

  @Test func theExampleOfVanderWeeleAndDing() {
    // Their worked example: a risk ratio of 3.9 has the E-value 7.26.
    #expect(abs(EValue.value(3.9) - 7.26) < 0.005)
    #expect(abs(EValue.value(1.8) - 3) < 0.005)
  }

  @Test func protectionCountsLikeHarm() {
    #expect(isClose(EValue(estimate(0.2, 0.4)).point, 2 + 2.0.squareRoot(), 1e-9))
  }

  @Test func aCommonOutcomeIsTurnedRound() {
    // 0.8 against 0.6 is 0.2 against 0.4 the other way.
    #expect(isClose(EValue(estimate(0.8, 0.6)).point, 2 + 2.0.squareRoot(), 1e-9))
  }

  @Test func anIntervalThatIncludesNoEffectHasTheLimitOne() {
    let value = EValue(estimate(0.31, 0.30))
    #expect(value.limit == 1)
    #expect(value.point > 1)
  }
}

extension AIPWEstimate {
  /// From ψ of each arm, every row a cluster.
  init(treated one: [Double], untreated zero: [Double]) {
    self.init()
    psi = one.indices.map { one[$0] - zero[$0] }
    treatedInfluence = centred(one)
    untreatedInfluence = centred(zero)
    rows = Array(one.indices)
    let clusters = DenseClusters(rows: one.count)
    func known(_ values: [Double]) -> Estimate {
      Estimate(
        mean(values), standardError: clusters.variance(centred(values)).squareRoot(),
        degreesOfFreedom: Double(one.count - 1))
    }
    (adjusted, treatedMean, untreatedMean) = (known(psi), known(one), known(zero))
  }
}
