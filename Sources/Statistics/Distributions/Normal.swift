import CBoostMath
import Glibc

/// The standard normal distribution.
package enum Normal {
  /// The value below which it lies with probability `p`; ±∞ at 0 and 1, NaN outside. About 50 nanoseconds.
  package static func quantile(_ p: Double) -> Double { boost_normal_quantile(p) }

  /// The probability of a value at or below `z`.
  package static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The probability of a value further from 0 than `z`, either way.
  package static func bothTails(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  package static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
}
