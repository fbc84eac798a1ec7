import Testing

@testable import Statistics

@Suite struct BetaDistributionTests {
  @Test func agreesWithScipy() throws {
    let rows = try Fixture("beta.csv").rows
    #expect(rows.count == 252)
    for row in rows {
      let numbers = row.dropFirst().compactMap { Double($0) }
      let beta = BetaDistribution(a: numbers[0], b: numbers[1])
      let value = row[0] == "quantile" ? beta.quantile(numbers[2]) : beta.cumulative(numbers[2])
      #expect(isClose(value, numbers[3], 1e-8), "\(row)")
    }
  }

  @Test func hasClosedFormsWhereOneParameterIsOne() {
    // Beta(a, 1) has the cumulative share x^a, Beta(1, b) has 1 − (1 − x)^b.
    #expect(isClose(BetaDistribution(a: 2, b: 1).quantile(0.25), 0.5))
    #expect(isClose(BetaDistribution(a: 1, b: 2).cumulative(0.5), 0.75))
    let even = BetaDistribution(a: 1, b: 1).interval(0.9)
    #expect(isClose(even.low, 0.05) && isClose(even.high, 0.95))
  }

  @Test func aQuantileIsTheWayBack() {
    for (a, b) in [(0.4, 2.0), (3, 3), (120, 45)] {
      let beta = BetaDistribution(a: a, b: b)
      for p in [0.01, 0.2, 0.5, 0.9] { #expect(isClose(beta.cumulative(beta.quantile(p)), p, 1e-8)) }
    }
  }

  @Test func isMirroredByExchangingTheCounts() {
    let (some, mirrored) = (BetaDistribution(a: 1.5, b: 6), BetaDistribution(a: 6, b: 1.5))
    #expect(isClose(some.quantile(0.1), 1 - mirrored.quantile(0.9)))
    #expect(isClose(some.mean, 1 - mirrored.mean))
  }

  @Test func hasNoAnswerToNonsense() {
    #expect(BetaDistribution(a: 0, b: 1).quantile(0.5).isNaN)
    #expect(BetaDistribution(a: 1, b: .infinity).cumulative(0.5).isNaN)
    #expect(BetaDistribution(a: 1, b: 1).quantile(1.5).isNaN)
    #expect(BetaDistribution(a: 1, b: 1).quantile(.nan).isNaN)
  }
}
