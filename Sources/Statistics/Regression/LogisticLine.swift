import Foundation

/// log-odds of an outcome = intercept + slope · x, by maximum likelihood, with variances that allow for outcomes coming
/// in clusters.
package struct LogisticLine: Hashable, Sendable {
  package var intercept: Double
  package var slope: Double
  /// Cluster-robust (Liang and Zeger 1986), with the factor G / (G − 1).
  package var interceptError: Double
  package var slopeError: Double
  package var clusters: Int

  package var slopeInterval: Interval {
    Interval(low: slope - Self.normal * slopeError, high: slope + Self.normal * slopeError)
  }

  /// The 97.5 % point of the normal distribution.
  private static let normal = 1.959_963_984_540_054

  /// By iteratively reweighted least squares (McCullagh and Nelder 1989, §2.5), steps halved where one would make it
  /// worse.
  /// - Parameters:
  ///   - outcomes: 0 or 1, as many as `x`.
  ///   - clusters: which cluster each belongs to; those of one cluster lie together.
  /// - Returns: `nil` where there is no finite answer: no spread in `x`, one outcome only, outcomes wholly parted by
  ///   `x`, or fewer than two clusters.
  package static func fit(x: [Double], outcomes: [Double], clusters: [Int]) -> LogisticLine? {
    guard x.count == outcomes.count, x.count == clusters.count, !x.isEmpty else { return nil }
    var sums = Sums(x, outcomes, 0, 0)
    var (intercept, slope) = (0.0, 0.0)
    for _ in 0..<50 {
      guard let step = sums.step() else { return nil }
      var scale = 1.0
      var next = Sums(x, outcomes, intercept + step.intercept, slope + step.slope)
      while next.likelihood < sums.likelihood - 1e-9, scale > 1e-4 {
        scale /= 2
        next = Sums(x, outcomes, intercept + scale * step.intercept, slope + scale * step.slope)
      }
      intercept += scale * step.intercept
      slope += scale * step.slope
      sums = next
      if abs(step.intercept) < 1e-10, abs(step.slope) < 1e-10 {
        return finished(x, outcomes, clusters, intercept, slope, sums)
      }
      if abs(slope) > 1e6 { return nil }
    }
    return nil
  }

  private static func finished(
    _ x: [Double], _ outcomes: [Double], _ clusters: [Int], _ intercept: Double, _ slope: Double, _ sums: Sums
  ) -> LogisticLine? {
    // Score of each cluster, then (H⁻¹ M H⁻¹).
    var (a, b, c) = (0.0, 0.0, 0.0)
    var groups = 0
    var index = 0
    while index < x.count {
      var (first, second) = (0.0, 0.0)
      let cluster = clusters[index]
      while index < x.count, clusters[index] == cluster {
        let rest = outcomes[index] - 1 / (1 + exp(-(intercept + slope * x[index])))
        first += rest
        second += rest * x[index]
        index += 1
      }
      a += first * first
      b += first * second
      c += second * second
      groups += 1
    }
    guard groups > 1, let inverse = sums.inverse() else { return nil }
    let (p, q, r) = inverse
    let factor = Double(groups) / Double(groups - 1)
    let interceptVariance = p * p * a + 2 * p * q * b + q * q * c
    let slopeVariance = q * q * a + 2 * q * r * b + r * r * c
    return LogisticLine(
      intercept: intercept, slope: slope, interceptError: (factor * interceptVariance).squareRoot(),
      slopeError: (factor * slopeVariance).squareRoot(), clusters: groups)
  }

  /// Likelihood, score and information at one place.
  private struct Sums {
    var likelihood = 0.0
    private var score = (0.0, 0.0)
    private var information = (0.0, 0.0, 0.0)

    init(_ x: [Double], _ outcomes: [Double], _ intercept: Double, _ slope: Double) {
      for index in x.indices {
        let linear = intercept + slope * x[index]
        let chance = 1 / (1 + exp(-linear))
        let weight = chance * (1 - chance)
        likelihood += outcomes[index] * linear - (linear > 0 ? linear + log1p(exp(-linear)) : log1p(exp(linear)))
        score.0 += outcomes[index] - chance
        score.1 += (outcomes[index] - chance) * x[index]
        information.0 += weight
        information.1 += weight * x[index]
        information.2 += weight * x[index] * x[index]
      }
    }

    func inverse() -> (Double, Double, Double)? {
      let (a, b, c) = information
      let determinant = a * c - b * b
      guard determinant > 1e-12 * a * c, determinant > 0 else { return nil }
      return (c / determinant, -b / determinant, a / determinant)
    }

    func step() -> (intercept: Double, slope: Double)? {
      guard let (p, q, r) = inverse() else { return nil }
      return (p * score.0 + q * score.1, q * score.0 + r * score.1)
    }
  }
}
