import Foundation

/// Fisher's exact test of two shares, one-sided.
package enum FisherExact {
  /// How likely chance alone would put as many or more of all successes into the second group, given how many there are
  /// (the hypergeometric tail; Fisher 1935).
  /// - Parameters: successes and trials of each group; successes from 0 to trials.
  package static func secondIsHigher(_ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int))
    -> Double
  {
    let successes = first.successes + second.successes
    let trials = first.trials + second.trials
    let all = logChoose(trials, successes)
    var tail = 0.0
    for count in second.successes...max(second.successes, min(second.trials, successes))
    where successes - count <= first.trials {
      tail += exp(logChoose(second.trials, count) + logChoose(first.trials, successes - count) - all)
    }
    return min(1, tail)
  }

  private static func logChoose(_ of: Int, _ taken: Int) -> Double {
    (0..<taken).reduce(0.0) { $0 + log(Double(of - $1) / Double($1 + 1)) }
  }
}
