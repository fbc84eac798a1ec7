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

  /// The effect on a group in a period is the change of its outcomes since the last period before it began, less the
  /// same change of units that have not begun by then, in its stratum; before it began the change is since the period
  /// before. A unit counts where it has both periods. Units of a stratum without such controls are left out
  /// (`poorOverlap`). Errors are from influence functions summed within clusters, G / (G − 1), t with G − 1.
  /// - Throws: `lengthsDiffer`; `outOfRange` where rows of a unit disagree on when it began, or repeat a period.
  package static func estimate(_ panel: Panel) throws(StatisticsError) -> GroupTimeEffects {
    let table = try PanelTable(panel)
    var differences: [PanelDifference] = []
    var cautions = table.cautions
    for group in table.groups {
      for (place, period) in table.periods.enumerated() {
        guard let base = table.base(of: group, at: place) else { continue }
        let difference = PanelDifference(table, group: group, period: period, base: base)
        if difference.isPartly { cautions.insert(.poorOverlap) }
        if difference.isKnown { differences.append(difference) }
      }
    }
    let after = differences.filter { $0.period >= $0.group }
    if table.groups.isEmpty { cautions.insert(.oneArmOnly) }
    if after.isEmpty { cautions.insert(.noSupport) }
    func event(_ since: Int) -> Event {
      let some = differences.filter { $0.period - $0.group == since }
      return Event(since: since, effect: table.mean(of: some, cautions))
    }
    return GroupTimeEffects(
      cells: differences.map {
        Cell(
          group: $0.group, period: $0.period, treated: $0.treatedCount, controls: $0.controlCount,
          effect: table.mean(of: [$0], cautions))
      },
      events: Set(differences.map { $0.period - $0.group }).sorted().map(event),
      overall: after.isEmpty ? .none(cautions) : table.mean(of: after, cautions), cautions: cautions)
  }
}
