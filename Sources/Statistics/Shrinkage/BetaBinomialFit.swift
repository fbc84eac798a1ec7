import Foundation

/// How much units differ in their rate: each unit's rate is drawn from Beta(mean · concentration, (1 − mean) ·
/// concentration), its successes from a binomial of that rate.
package struct BetaBinomialFit: Hashable, Sendable {
  package var mean: Double
  /// What the group's rate is worth in trials of one's own: small where units differ much.
  package var concentration: Double
  /// Too little was seen, or units differ less (or more) than can be told: the concentration is a default or a bound.
  package var isBounded: Bool

  package init(mean: Double, concentration: Double, isBounded: Bool) {
    self.mean = mean
    self.concentration = concentration
    self.isBounded = isBounded
  }
}

extension BetaBinomialTally {
  /// By maximum marginal likelihood. With whole counts the likelihood is a sum of logarithms over tail counts and needs
  /// no gamma function (Griffiths 1973, Biometrics 29; Smith 1983, Applied Statistics algorithm AS 189). The mean is
  /// profiled out: for each concentration the best mean by bisection, and over the concentration's logarithm a golden
  /// section.
  /// - Parameters:
  ///   - concentrations: in which it must lie.
  ///   - fallback: taken where fewer than `leastUnits` units have two trials or more, or all came out alike.
  package func fit(
    concentrations: ClosedRange<Double> = 0.5...200, fallback: Double, leastUnits: Int = 20
  ) -> BetaBinomialFit {
    let pooled = (Double(successCount) + 0.5) / (Double(trialCount) + 1)
    guard informativeUnits >= leastUnits, successCount > 0, successCount < trialCount else {
      return BetaBinomialFit(mean: pooled, concentration: fallback, isBounded: true)
    }
    let likelihood = BetaBinomialLikelihood(self)
    let range = log(concentrations.lowerBound)...log(concentrations.upperBound)
    let best = Self.goldenSection(range) { likelihood.value(mean: likelihood.bestMean(exp($0)), exp($0)) }
    let isBounded = best - range.lowerBound < 0.01 || range.upperBound - best < 0.01
    let concentration = exp(best)
    return BetaBinomialFit(
      mean: likelihood.bestMean(concentration), concentration: concentration, isBounded: isBounded)
  }

  /// Where a function with one peak has it, to a ten-thousandth.
  private static func goldenSection(_ range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double {
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (function(left), function(right))
    while high - low > 1e-4 {
      if atLeft < atRight {
        low = left
        (left, atLeft) = (right, atRight)
        right = low + golden * (high - low)
        atRight = function(right)
      } else {
        high = right
        (right, atRight) = (left, atLeft)
        left = high - golden * (high - low)
        atLeft = function(left)
      }
    }
    return (low + high) / 2
  }
}

/// log L = Σ_j A_j log(a + j) + Σ_j B_j log(b + j) − Σ_j C_j log(a + b + j), up to a constant, where A_j, B_j and C_j
/// count the units with more than j successes, failures and trials.
struct BetaBinomialLikelihood {
  private let successes: [Int]
  private let failures: [Int]
  private let trials: [Int]

  init(_ tally: BetaBinomialTally) { (successes, failures, trials) = tally.tails() }

  func value(mean: Double, _ concentration: Double) -> Double {
    Self.sum(successes) { log(mean * concentration + $0) }
      + Self.sum(failures) { log((1 - mean) * concentration + $0) } - Self.sum(trials) { log(concentration + $0) }
  }

  /// The derivative in the mean falls from +∞ to −∞.
  func bestMean(_ concentration: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let mean = (low + high) / 2
      let slope =
        Self.sum(successes) { 1 / (mean * concentration + $0) }
        - Self.sum(failures) { 1 / ((1 - mean) * concentration + $0) }
      if slope > 0 { low = mean } else { high = mean }
    }
    return (low + high) / 2
  }

  private static func sum(_ counts: [Int], _ term: (Double) -> Double) -> Double {
    var sum = 0.0
    for (index, count) in counts.enumerated() { sum += Double(count) * term(Double(index)) }
    return sum
  }
}
