#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

enum Logistic {
  /// 1 / (1 + exp(−x)), without overflow.
  static func probability(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }

  static func logarithm(_ x: Float) -> Float { logf(x) }

  /// exp(x_i) / Σ exp(x_j).
  static func softmax(_ scores: [Double]) -> [Double] {
    let highest = scores.max() ?? 0
    let powers = scores.map { exp($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
