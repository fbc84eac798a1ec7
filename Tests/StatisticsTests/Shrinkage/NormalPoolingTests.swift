import Testing

@testable import Statistics

struct NormalPoolingTests {
  @Test func kindsThatDoNotDifferShareOneMean() {
    let pooled = NormalPooling.pool([0.1, 0.1, 0.1].map { Estimate($0, standardError: 0.05) })
    #expect(pooled.heterogeneity == 0)
    for kind in pooled.kinds { #expect(isClose(kind.estimate.value, 0.1, 1e-12)) }
    // More than √(0.0025 / 3), as they might differ after all; less than their own 0.05.
    let error = pooled.kinds[0].estimate.standardError
    #expect(error > (0.0025 / 3).squareRoot() && error < 0.05)
    #expect(pooled.kinds[0].probabilityPositive > 0.98 && pooled.cautions.isEmpty)
  }

  @Test func kindsThatDifferFarMoreThanChanceStayThemselves() {
    for method in [NormalPooling.Method.restrictedLikelihood, .pauleMandel] {
      let pooled = NormalPooling.pool([-5, 0, 5].map { Estimate($0, standardError: 0.01) }, method: method)
      #expect(isClose(pooled.heterogeneity, 5, 1e-4))
      #expect(isClose(pooled.kinds[2].estimate.value, 5, 1e-4))
      #expect(isClose(pooled.kinds[2].estimate.standardError, 0.01, 1e-3))
      #expect(pooled.qPValue < 1e-9)
    }
  }

  @Test func theOrderAndTheUnitOfKindsDoNotMatter() {
    let kinds = [(0.08, 0.03), (0.02, 0.02), (-0.03, 0.04), (0.11, 0.05)].map { Estimate($0.0, standardError: $0.1) }
    let pooled = NormalPooling.pool(kinds)
    let backwards = NormalPooling.pool(kinds.reversed())
    #expect(isClose(pooled.kinds[0].estimate.value, backwards.kinds[3].estimate.value, 1e-6))
    let percent = NormalPooling.pool(kinds.map { Estimate(100 * $0.value, standardError: 100 * $0.standardError) })
    #expect(isClose(percent.heterogeneity, 100 * pooled.heterogeneity, 1e-4))
    #expect(isClose(percent.kinds[1].probabilityPositive, pooled.kinds[1].probabilityPositive, 1e-5))
  }

  @Test func posteriorsCoverWhatWasDrawn() {
    var random = SeededRandom(seed: 6)
    var (covered, all) = (0, 0)
    for _ in 0..<100 {
      let truth = (0..<12).map { _ in 0.03 + 0.05 * Normal.quantile(random.unit()) }
      let figures = truth.map { value in
        let error = 0.02 + 0.06 * random.unit()
        return Estimate(value + error * Normal.quantile(random.unit()), standardError: error)
      }
      for (kind, value) in zip(NormalPooling.pool(figures).kinds, truth) {
        all += 1
        if kind.estimate.interval().contains(value) { covered += 1 }
      }
    }
    // At one fixed heterogeneity, not averaged over what it may be, a little short of 95 %.
    #expect((0.91...0.97).contains(Double(covered) / Double(all)), "\(covered) of \(all)")
  }

  @Test func fewOrNoKindsAreSaid() {
    #expect(NormalPooling.pool([]).cautions == [.tooFewRows])
    let one = NormalPooling.pool([Estimate(0.1, standardError: 0.05), .none([.noEvents])])
    #expect(one.cautions == [.tooFewRows] && !one.mean.isKnown)
    #expect(one.kinds[0].estimate.value == 0.1 && one.kinds[0].probabilityPositive > 0.9)
    #expect(!one.kinds[1].estimate.isKnown && one.kinds[1].estimate.cautions.contains(.noEvents))
    #expect(one.kinds[1].probabilityPositive.isNaN)
    let odd = NormalPooling.pool([Estimate(0.1, standardError: 0), Estimate(0.1, standardError: .infinity)])
    #expect(!odd.mean.isKnown && !odd.kinds[0].estimate.isKnown)
  }
}
