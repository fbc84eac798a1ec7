/// One group in one period against those that have not begun: a difference of differences.
struct PanelDifference {
  let group: Int
  let period: Int
  private(set) var value = 0.0
  private(set) var treatedCount = 0
  private(set) var controlCount = 0
  /// By unit: how far it moves `value`.
  private(set) var pulls: [(unit: Int, pull: (value: Double, isTreated: Bool))] = []
  /// Whether a stratum was left out for want of controls.
  private(set) var isPartly = false

  var isKnown: Bool { treatedCount > 0 }

  init(_ table: PanelTable, group: Int, period: Int, base: Int) {
    self.group = group
    self.period = period
    var strata: [Int: (treated: [(Int, Double)], controls: [(Int, Double)])] = [:]
    for (index, unit) in table.units.enumerated() {
      guard let now = unit.outcomes[period], let before = unit.outcomes[base] else { continue }
      if unit.firstTreated == group {
        strata[unit.stratum, default: ([], [])].treated.append((index, now - before))
      } else if (unit.firstTreated ?? .max) > max(period, base) {
        strata[unit.stratum, default: ([], [])].controls.append((index, now - before))
      }
    }
    isPartly = strata.values.contains { !$0.treated.isEmpty && $0.controls.isEmpty }
    let usable = strata.keys.sorted().compactMap { strata[$0] }.filter { !$0.treated.isEmpty && !$0.controls.isEmpty }
    treatedCount = usable.reduce(0) { $0 + $1.treated.count }
    controlCount = usable.reduce(0) { $0 + $1.controls.count }
    guard treatedCount > 0 else { return }
    let total = Double(treatedCount)
    func mean(_ changes: [(Int, Double)]) -> Double { changes.reduce(0) { $0 + $1.1 } / Double(changes.count) }
    let means = usable.map { (mean($0.treated), mean($0.controls)) }
    for (stratum, mean) in zip(usable, means) { value += (mean.0 - mean.1) * Double(stratum.treated.count) / total }
    for (stratum, mean) in zip(usable, means) {
      for (unit, change) in stratum.treated {
        pulls.append((unit, ((change - mean.1 - value) / total, true)))
      }
      let share = Double(stratum.treated.count) / total / Double(stratum.controls.count)
      for (unit, change) in stratum.controls { pulls.append((unit, (-(change - mean.1) * share, false))) }
    }
  }
}
