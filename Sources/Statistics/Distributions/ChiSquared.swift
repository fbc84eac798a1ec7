import CBoostMath

package struct ChiSquared: Hashable, Sendable {
  /// Greater than 0, or every answer is NaN.
  package var degrees: Double

  package init(degrees: Double) { self.degrees = degrees }

  /// The probability of a value above `x`, which is 0 or more.
  package func upperTail(_ x: Double) -> Double { boost_chi_squared_tail(degrees, x) }

  /// The value below which it lies with probability `p`.
  package func quantile(_ p: Double) -> Double { boost_chi_squared_quantile(degrees, p) }
}

/// The F distribution.
package struct FisherF: Hashable, Sendable {
  package var first: Double
  package var second: Double

  package init(first: Double, second: Double) {
    self.first = first
    self.second = second
  }

  /// The probability of a value above `x`, which is 0 or more.
  package func upperTail(_ x: Double) -> Double { boost_f_tail(first, second, x) }
}
