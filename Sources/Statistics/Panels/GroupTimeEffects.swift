/// Effects of something that begins at different times for different units (Callaway and Sant'Anna 2021), against units
/// that have not begun yet.
package struct GroupTimeEffects: Hashable, Sendable {
  /// One row a unit and period; a unit need not have all periods.
  package struct Panel: Hashable, Sendable {
    package var units: [Int]
    package var periods: [Int]
    package var outcomes: [Double]
    /// The first period with it; `nil` = never; the same in all rows of a unit.
    package var firstTreated: [Int?]
    /// Units are compared within a stratum (met the same audience rule on the same date); `nil` = with all.
    package var strata: [Int]?
    /// `nil` = each unit for itself.
    package var clusters: [Int]?

    package init(
      units: [Int], periods: [Int], outcomes: [Double], firstTreated: [Int?], strata: [Int]? = nil,
      clusters: [Int]? = nil
    ) {
      self.units = units
      self.periods = periods
      self.outcomes = outcomes
      self.firstTreated = firstTreated
      self.strata = strata
      self.clusters = clusters
    }
  }

  package struct Cell: Hashable, Sendable {
    /// First treated period, and the period of the effect (before the former: a check that there is none).
    package var group: Int
    package var period: Int
    package var treated: Int
    package var controls: Int
    package var effect: Estimate
  }

  package struct Event: Hashable, Sendable {
    /// Periods since the first treated one: 0 for it, negative before.
    package var since: Int
    package var effect: Estimate
  }

  package var cells: [Cell]
  package var events: [Event]
  /// Over all groups and their periods with treatment, by units treated; no figure without controls (`noSupport`).
  package var overall: Estimate
  package var cautions: Set<Caution>

  package static func estimate(_ panel: Panel) throws(StatisticsError) -> GroupTimeEffects {
    GroupTimeEffects(cells: [], events: [], overall: .none([.noSupport]), cautions: [.noSupport])
  }
}
