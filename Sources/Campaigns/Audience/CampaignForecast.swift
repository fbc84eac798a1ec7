import Statistics

/// What a campaign to so many could tell, before it starts.
package struct CampaignForecast: Hashable, Sendable {
  package var audience: Audience
  /// Clients or candidates to be drawn, and how many of them the comparison group would have.
  package var units: Int
  package var heldOut: Int
  /// Of these, in the sixty days before: probability of a conversation. NaN of none.
  package var baseRate: Double
  /// The smallest effect that would be found four times in five, in points; `nil` where none could be.
  package var smallestEffect: Double?

  /// How many each side needs before anything is said.
  package static let leastPerSide = 100

  package var isTooSmall: Bool { min(heldOut, units - heldOut) < Self.leastPerSide }

  /// - Parameter share: of the comparison group, thousandths.
  package init(_ audience: Audience, share: Int, baseRate: Double) {
    self.audience = audience
    self.baseRate = baseRate
    units = audience.unitCount
    heldOut = (units * share + 500) / 1_000
    smallestEffect = share > 0 ? Self.smallest(units, chance: 1 - Double(share) / 1_000, baseRate) : nil
  }

  private static func smallest(_ units: Int, chance: Double, _ baseRate: Double) -> Double? {
    func finds(_ points: Double) -> Bool {
      let plan = try? planner(effect: points / 100, baseRate, chance: chance).plan()
      return plan.map { $0.units <= units } ?? false
    }
    let most = ((1 - baseRate) * 1_000).rounded(.down) / 10
    guard baseRate.isFinite, most > 0, finds(most) else { return nil }
    var (low, high) = (0.0, most)
    while high - low > 0.05 {
      let middle = (low + high) / 2
      if finds(middle) { high = middle } else { low = middle }
    }
    return (high * 10).rounded(.up) / 10
  }

  private static func planner(effect: Double, _ baseRate: Double, chance: Double) -> PowerPlanner {
    var planner = PowerPlanner(effect: effect, baseRate: baseRate, unitsPerWeek: 1, weeksToOutcome: 0)
    planner.saturations = [.init(chance: chance, share: 1)]
    return planner
  }

  /// η of the sequence that is narrowest once everybody drawn now is over: fixed at the start.
  package static func eta(units: Int, chance: Double, baseRate: Double) -> Double {
    let rate = baseRate.isFinite ? min(max(baseRate, 0.05), 0.95) : 0.5
    let variance = planner(effect: 0, rate, chance: chance).variancePerUnit
    return (try? ConfidenceSequence.eta(plannedUnits: max(units, 1), variancePerUnit: variance)) ?? 0.1
  }
}
