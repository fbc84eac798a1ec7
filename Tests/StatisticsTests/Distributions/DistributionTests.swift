import Statistics
import Testing

/// Values from the tables of Abramowitz and Stegun (1964), to the digits of scipy 1.17's `norm`, `t`, `chi2` and `f`.
struct DistributionTests {
  @Test func theNormalsQuantilesAndTailsAreThoseOfTheTables() {
    #expect(isClose(Normal.quantile(0.975), 1.959_963_984_540_054, 1e-12))
    #expect(isClose(Normal.cumulative(-1.644_853_626_951_473), 0.05, 1e-12))
    #expect(isClose(Normal.bothTails(2.575_829_303_548_901), 0.01, 1e-12))
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN)
  }

  @Test func studentsTIsTheTablesAndTheNormalWithEndlessDegreesOfFreedom() {
    #expect(isClose(StudentT(degrees: 10).quantile(0.975), 2.228_138_851_986_274, 1e-12))
    #expect(isClose(StudentT(degrees: 1).quantile(0.95), 6.313_751_514_675_037, 1e-11))
    #expect(isClose(StudentT(degrees: 10).bothTails(-2.228_138_851_986_274), 0.05, 1e-12))
    #expect(StudentT(degrees: .infinity).quantile(0.9) == Normal.quantile(0.9))
    #expect(StudentT(degrees: 3).quantile(0.5) == 0)
    #expect(StudentT(degrees: 0).quantile(0.9).isNaN)
  }

  @Test func chiSquaredAndFAreTheTables() {
    #expect(isClose(ChiSquared(degrees: 3).upperTail(7.814_727_903_251_179), 0.05, 1e-12))
    #expect(isClose(ChiSquared(degrees: 10).quantile(0.99), 23.209_251_158_954_356, 1e-12))
    #expect(isClose(FisherF(first: 2, second: 10).upperTail(4.102_821_015), 0.05, 1e-8))
    #expect(FisherF(first: 2, second: 10).upperTail(-1).isNaN)
  }

  @Test func anEstimatesIntervalAndItsPValueAgree() {
    let estimate = Estimate(0.06, standardError: 0.02, degreesOfFreedom: 20)
    let p = estimate.pValue
    #expect(isClose(estimate.interval(1 - p).low, 0, 1e-9))
    #expect(!Estimate.none([.noEvents]).isKnown)
  }
}
