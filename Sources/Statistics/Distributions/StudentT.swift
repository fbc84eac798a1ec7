import CBoostMath

/// Student's t; with infinite degrees of freedom the normal.
package struct StudentT: Hashable, Sendable {
  /// Greater than 0, or every answer is NaN.
  package var degrees: Double

  package init(degrees: Double) { self.degrees = degrees }

  /// The value below which it lies with probability `p`.
  package func quantile(_ p: Double) -> Double { boost_student_quantile(degrees, p) }

  /// The probability of a value above `t`.
  package func upperTail(_ t: Double) -> Double { boost_student_tail(degrees, t) }

  /// The probability of a value further from 0 than `t`, either way.
  package func bothTails(_ t: Double) -> Double { min(1, 2 * boost_student_tail(degrees, abs(t))) }
}
