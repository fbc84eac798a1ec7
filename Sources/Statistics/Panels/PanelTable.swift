/// A panel by unit, with what was wrong with it.
struct PanelTable {
  struct Unit {
    var outcomes: [Int: Double] = [:]
    var firstTreated: Int?
    var stratum: Int
    var cluster: Int
  }

  private(set) var units: [Unit] = []
  /// That occur, ascending.
  private(set) var periods: [Int] = []
  /// First treated periods of units that have a period before, ascending.
  private(set) var groups: [Int] = []
  private(set) var cautions: Set<Caution> = []

  init(_ panel: GroupTimeEffects.Panel) throws(StatisticsError) {
    let count = panel.units.count
    for (what, length) in [
      ("periods", panel.periods.count), ("outcomes", panel.outcomes.count), ("firstTreated", panel.firstTreated.count),
      ("strata", panel.strata?.count ?? count), ("clusters", panel.clusters?.count ?? count),
    ] where length != count { throw .lengthsDiffer(what: what, expected: count, found: length) }
    let ids = DenseIds(panel.units)
    for row in 0..<count {
      let place = ids.places[row]
      if place == units.count {
        units.append(
          Unit(
            firstTreated: panel.firstTreated[row], stratum: panel.strata?[row] ?? 0,
            cluster: panel.clusters?[row] ?? place))
      }
      guard units[place].firstTreated == panel.firstTreated[row] else {
        throw .outOfRange(what: "firstTreated", value: Double(panel.firstTreated[row] ?? -1))
      }
      guard units[place].outcomes[panel.periods[row]] == nil else {
        throw .outOfRange(what: "periods", value: Double(panel.periods[row]))
      }
      guard panel.outcomes[row].isFinite else {
        cautions.insert(.notFinite)
        continue
      }
      units[place].outcomes[panel.periods[row]] = panel.outcomes[row]
    }
    periods = Set(panel.periods).sorted()
    groups = Set(units.compactMap(\.firstTreated)).sorted().filter { group in periods.contains { $0 < group } }
  }

  /// The period that a change is counted from: the last before the group began, or before `place` where that is sooner.
  func base(of group: Int, at place: Int) -> Int? {
    if periods[place] >= group { return periods.last { $0 < group } }
    return place > 0 ? periods[place - 1] : nil
  }

  /// Differences averaged by units treated; which units those are is a matter of chance too, and is in the error.
  func mean(of differences: [PanelDifference], _ cautions: Set<Caution>) -> Estimate {
    let total = differences.reduce(0.0) { $0 + Double($1.treatedCount) }
    guard total > 0 else { return .none(cautions.union([.noSupport])) }
    let value = differences.reduce(0) { $0 + Double($1.treatedCount) * $1.value } / total
    var pulls: [Int: Double] = [:]
    var treatedClusters: Set<Int> = []
    var controlClusters: Set<Int> = []
    for difference in differences {
      for (unit, pull) in difference.pulls {
        let share = pull.isTreated ? (difference.value - value) / total : 0
        pulls[units[unit].cluster, default: 0] += pull.value * Double(difference.treatedCount) / total + share
        if pull.isTreated {
          treatedClusters.insert(units[unit].cluster)
        } else {
          controlClusters.insert(units[unit].cluster)
        }
      }
    }
    let clusters = InfluenceErrors.cautions(clusters: pulls.count)
    guard treatedClusters.count > 1, controlClusters.count > 1 else {
      return .none(cautions.union(clusters).union([.oneCluster]))
    }
    let groups = Double(pulls.count)
    let squares = pulls.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    return Estimate(
      value, standardError: (squares * groups / (groups - 1)).squareRoot(), degreesOfFreedom: groups - 1,
      cautions: cautions.union(clusters))
  }
}
