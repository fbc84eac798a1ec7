/// Rates of groups, each shrunk toward that of all by how much groups differ: the upper level of a two-level
/// beta–binomial. The lower level, units within groups, has been fitted before.
package struct GroupRates: Sendable {
  /// Of all groups together.
  package private(set) var overall = 0.0
  /// What the overall rate is worth in trials of a group's own; infinite where groups do not differ.
  package private(set) var concentration = Double.infinity
  /// Shrunk, by group.
  package private(set) var rates: [Double] = []

  private var successes: [Double]
  private var trials: [Double]

  package init(groups: Int) {
    successes = Array(repeating: 0, count: groups)
    trials = Array(repeating: 0, count: groups)
    rates = Array(repeating: 0, count: groups)
  }

  /// Adds one unit of a group. A unit's many trials say less of its group than as many units' single ones: n trials
  /// are worth n (c + 1) / (c + n) of them (the beta–binomial's variance; Kleinman 1973, JASA 68), c being the
  /// concentration within groups, infinite where its units are alike.
  @inlinable
  package mutating func add(group: Int, successes: Double, trials: Double, concentration: Double) {
    let weight = concentration.isFinite ? (concentration + 1) / (concentration + trials) : 1
    add(group: group, successes: successes * weight, trials: trials * weight)
  }

  @usableFromInline
  mutating func add(group: Int, successes: Double, trials: Double) {
    self.successes[group] += successes
    self.trials[group] += trials
  }

  /// Works out the rates by the method of moments: the variance between groups is what is left of the weighted squared
  /// distances once chance has had its part (DerSimonian and Laird 1986, with binomial variances).
  package mutating func settle() {
    let sum = trials.reduce(0, +)
    overall = (successes.reduce(0, +) + 0.5) / (sum + 1)
    var distance = 0.0
    var squares = 0.0
    var groups = 0
    for index in trials.indices where trials[index] > 0 {
      let difference = successes[index] / trials[index] - overall
      distance += trials[index] * difference * difference
      squares += trials[index] * trials[index]
      groups += 1
    }
    let room = overall * (1 - overall)
    let between = groups > 1 ? (distance - Double(groups - 1) * room) / (sum - squares / sum) : 0
    concentration = between > 0 ? max(1, room / between - 1) : .infinity
    for index in rates.indices { rates[index] = shrunk(index) }
  }

  private func shrunk(_ group: Int) -> Double {
    guard concentration.isFinite else { return overall }
    return (concentration * overall + successes[group]) / (concentration + trials[group])
  }
}
