import CBoostMath

/// What is believed of a share between 0 and 1. Boost.Math does the sums.
package struct BetaDistribution: Hashable, Sendable {
  package let a: Double
  package let b: Double

  /// - Parameters:
  ///   - a: what counts for: prior and seen; greater than 0 and finite, or the quantiles are NaN.
  ///   - b: what counts against.
  @inlinable
  package init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }

  @inlinable package var mean: Double { a / (a + b) }

  /// The value below which a share `p` of it lies. About two microseconds.
  package func quantile(_ p: Double) -> Double { boost_beta_quantile(a, b, p) }

  /// The share of it at or below `x`.
  package func cumulative(_ x: Double) -> Double { boost_beta_cumulative(a, b, x) }

  /// The middle `level` of it, the same share left out at either end.
  package func interval(_ level: Double = 0.95) -> Interval {
    let tail = (1 - level) / 2
    return Interval(low: quantile(tail), high: quantile(1 - tail))
  }
}
