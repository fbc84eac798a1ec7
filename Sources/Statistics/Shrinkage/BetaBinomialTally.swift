/// Counts of successes and failures of many units, kept as what the likelihood of a beta–binomial needs and no more:
/// how many units have so many of each. Order does not matter.
package struct BetaBinomialTally: Sendable {
  /// At `j`: how many units have exactly `j + 1` successes, failures, trials.
  private var successes: [Int] = []
  private var failures: [Int] = []
  private var trials: [Int] = []
  /// Units with two trials or more: one alone says nothing of how units differ.
  package private(set) var informativeUnits = 0
  package private(set) var successCount = 0
  package private(set) var trialCount = 0

  package init() {}

  /// Counts above this weigh no more than this: the work must have an end.
  private static let limit = 4_096

  package mutating func add(successes: Int, trials: Int) {
    guard trials > 0, successes >= 0, successes <= trials else { return }
    if trials > 1 { informativeUnits += 1 }
    successCount += successes
    trialCount += trials
    Self.note(successes, in: &self.successes)
    Self.note(trials - successes, in: &failures)
    Self.note(trials, in: &self.trials)
  }

  private static func note(_ count: Int, in histogram: inout [Int]) {
    let count = min(count, limit)
    guard count > 0 else { return }
    if histogram.count < count { histogram += repeatElement(0, count: count - histogram.count) }
    histogram[count - 1] += 1
  }

  /// At `j`: how many units have more than `j` of each.
  func tails() -> (successes: [Int], failures: [Int], trials: [Int]) {
    (Self.tail(successes), Self.tail(failures), Self.tail(trials))
  }

  private static func tail(_ histogram: [Int]) -> [Int] {
    var tail = histogram
    for index in tail.indices.dropLast().reversed() { tail[index] += tail[index + 1] }
    return tail
  }
}
