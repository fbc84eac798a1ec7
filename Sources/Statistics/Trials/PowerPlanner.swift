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

  /// Expected σ̂² of one unit: b₁(1 − b₁) / p + b₀(1 − b₀) / (1 − p), averaged over saturations, times the design effect
  /// 1 + (m − 1) · correlation of m units a cluster.
  package var variancePerUnit: Double {
    let other = baseRate + effect
    let single = saturations.reduce(0.0) { sum, saturation in
      sum + saturation.share
        * (other * (1 - other) / saturation.chance + baseRate * (1 - baseRate) / (1 - saturation.chance))
    }
    return single * (1 + (unitsPerCluster - 1) * correlation)
  }

  /// Units such that the interval leaves out 0 with probability `power` at the planned end: effect ≥ half-width +
  /// z · √(v / n). With the best η the half-width is √(v (x + 1) / n), x as in `ConfidenceSequence.eta`, so that
  /// n = v (√(x + 1) + z)² / effect². One look has 1.96 for √(x + 1), at α = 0.05. Never below the sequence's 100 an arm.
  /// - Throws: `outOfRange` for what cannot be.
  package func plan() throws(StatisticsError) -> Plan {
    try check()
    let z = Normal.quantile(power)
    let ratio = ConfidenceSequence.bestRatio(alpha: alpha)
    let variance = variancePerUnit
    let rarer = saturations.reduce(0.0) { $0 + $1.share * $1.chance }
    let least = (100 / min(rarer, 1 - rarer)).rounded(.up)
    func units(_ reach: Double) -> Double { (variance * (reach + z) * (reach + z) / (effect * effect)).rounded(.up) }
    let needed = max(least, units((ratio + 1).squareRoot()))
    guard needed < 1e12 else { throw .outOfRange(what: "effect", value: effect) }
    return Plan(
      units: Int(needed), unitsOfOneLook: Int(units(Normal.quantile(1 - alpha / 2))),
      weeks: needed / unitsPerWeek + weeksToOutcome, eta: (ratio / (needed * variance)).squareRoot(),
      halfWidth: (variance * (ratio + 1) / needed).squareRoot())
  }

  private func check() throws(StatisticsError) {
    let share = saturations.reduce(0.0) { $0 + $1.share }
    let checks: [(String, Double, Bool)] = [
      ("effect", effect, effect != 0 && effect.isFinite),
      ("baseRate", baseRate, baseRate >= 0 && baseRate <= 1),
      ("baseRate + effect", baseRate + effect, baseRate + effect >= 0 && baseRate + effect <= 1),
      ("variancePerUnit", variancePerUnit, variancePerUnit > 0 && variancePerUnit.isFinite),
      ("unitsPerWeek", unitsPerWeek, unitsPerWeek > 0 && unitsPerWeek.isFinite),
      ("weeksToOutcome", weeksToOutcome, weeksToOutcome >= 0 && weeksToOutcome.isFinite),
      ("correlation", correlation, correlation >= 0 && correlation <= 1),
      ("unitsPerCluster", unitsPerCluster, unitsPerCluster >= 1 && unitsPerCluster.isFinite),
      ("alpha", alpha, alpha > 0 && alpha < 1), ("power", power, power > 0 && power < 1),
      ("saturations", share, abs(share - 1) < 1e-9 && saturations.allSatisfy { $0.share >= 0 }),
    ]
    for (what, value, isRight) in checks where !isRight { throw .outOfRange(what: what, value: value) }
    if let wrong = saturations.first(where: { !($0.chance > 0 && $0.chance < 1) }) {
      throw .outOfRange(what: "chance", value: wrong.chance)
    }
  }
}
