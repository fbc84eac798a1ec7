import Glibc

/// How many units a trial needs, and how long that takes.
package struct PowerPlanner: Hashable, Sendable {
  /// Some of the units, all with the same chance of treatment.
  package struct Saturation: Hashable, Sendable {
    package var chance: Double
    /// Of all units; shares add up to 1.
    package var share: Double

    package init(chance: Double, share: Double) {
      self.chance = chance
      self.share = share
    }
  }

  /// Difference in the probability of the outcome that is worth finding; not 0.
  package var effect: Double
  /// Probability of the outcome as usual; with `effect` added it stays within 0 … 1.
  package var baseRate: Double
  /// Units each week, and weeks from enrolment to a known outcome.
  package var unitsPerWeek: Double
  package var weeksToOutcome: Double
  package var saturations = [Saturation(chance: 0.5, share: 1)]
  /// Correlation of scores within a cluster, and how many units it has. Where units are randomised one by one within
  /// clusters it is that of the *effect*, often near 0; where whole clusters are randomised it is that of the outcome.
  package var correlation = 0.0
  package var unitsPerCluster = 1.0
  package var alpha = 0.05
  package var power = 0.8

  package init(effect: Double, baseRate: Double, unitsPerWeek: Double, weeksToOutcome: Double) {
    self.effect = effect
    self.baseRate = baseRate
    self.unitsPerWeek = unitsPerWeek
    self.weeksToOutcome = weeksToOutcome
  }

  package struct Plan: Hashable, Sendable {
    /// Looked at all along (a confidence sequence), and looked at once.
    package var units: Int
    package var unitsOfOneLook: Int
    /// From the first enrolment to the last outcome, of `units`.
    package var weeks: Double
    /// For the confidence sequence.
    package var eta: Double
    /// Of its interval at the planned end.
    package var halfWidth: Double
  }

  /// Expected σ̂² of one unit: b₁(1 − b₁) / p + b₀(1 − b₀) / (1 − p), averaged over saturations, times the design effect.
  package var variancePerUnit: Double { .nan }

  /// - Throws: `outOfRange` for what cannot be.
  package func plan() throws(StatisticsError) -> Plan { throw .outOfRange(what: "effect", value: effect) }
}
