/// What assignment does to the assigned, and what it does to the others, where the share assigned was itself randomised
/// (Baird, Bohren, McIntosh and Özler 2018).
package struct SaturationContrast: Hashable, Sendable {
  package struct Level: Hashable, Sendable {
    package var saturation: Double
    package var units: Int
    package var treated: Int
    package var clusters: Int
    /// Treated less as usual, at that saturation.
    package var within: Estimate
    /// As usual there less as usual at the lowest saturation: what spills over.
    package var spillover: Estimate
    /// Everybody there less everybody at the lowest saturation.
    package var total: Estimate
  }

  /// By saturation, ascending; `spillover` and `total` of the lowest are none.
  package var levels: [Level]
  /// Treated less as usual, within saturation, averaged over units.
  package var within: Estimate
  /// Highest against lowest saturation.
  package var spillover: Estimate
  package var total: Estimate
  package var cautions: Set<Caution>

  /// Errors: G / (G − 1) · Σ over clusters of (Σ of pulls)², t with G − 1, over the clusters of the contrast; no figure
  /// between saturations of which one has a single cluster.
  /// - Parameters:
  ///   - clusters: what was randomised to a saturation (a recruiter-week).
  /// - Throws: `lengthsDiffer`; `outOfRange` for a saturation outside 0 … 1.
  package static func estimate(
    outcomes: [Double], treated: [Bool], saturations: [Double], clusters: [Int]
  ) throws(StatisticsError) -> SaturationContrast {
    if let wrong = saturations.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw .outOfRange(what: "saturations", value: wrong)
    }
    for (what, length) in [
      ("treated", treated.count), ("saturations", saturations.count), ("clusters", clusters.count),
    ] where length != outcomes.count { throw .lengthsDiffer(what: what, expected: outcomes.count, found: length) }
    let cells = SaturationCells(outcomes, treated, saturations, clusters)
    guard let lowest = cells.values.first, let highest = cells.values.last else {
      let none = Estimate.none(cells.cautions.union([.tooFewRows]))
      return SaturationContrast(levels: [], within: none, spillover: none, total: none, cautions: none.cautions)
    }
    func spillover(_ saturation: Double) -> Estimate {
      cells.contrast([(1, saturation, false), (-1, lowest, false)], isBetween: true)
    }
    func total(_ saturation: Double) -> Estimate {
      cells.contrast([(1, saturation, nil), (-1, lowest, nil)], isBetween: true)
    }
    let levels = cells.values.map { saturation in
      let rows = cells.rows(saturation, nil)
      return Level(
        saturation: saturation, units: rows.count, treated: rows.count { treated[$0] },
        clusters: Set(rows.map { clusters[$0] }).count,
        within: cells.contrast([(1, saturation, true), (-1, saturation, false)], isBetween: false),
        spillover: saturation == lowest ? .none([]) : spillover(saturation),
        total: saturation == lowest ? .none([]) : total(saturation))
    }
    let parts = levels.filter { $0.within.value.isFinite }
    let units = parts.reduce(0.0) { $0 + Double($1.units) }
    let within = cells.contrast(
      parts.flatMap { level in
        let share = Double(level.units) / units
        return [(share, level.saturation, true), (-share, level.saturation, false)]
      }, isBetween: false)
    let isOne = lowest == highest
    return SaturationContrast(
      levels: levels, within: within, spillover: isOne ? .none([.oneArmOnly]) : spillover(highest),
      total: isOne ? .none([.oneArmOnly]) : total(highest), cautions: cells.cautions)
  }
}

/// Units by saturation and arm.
private struct SaturationCells {
  let outcomes: [Double]
  let treated: [Bool]
  let saturations: [Double]
  let clusters: [Int]
  /// Saturations that occur, ascending.
  let values: [Double]
  var cautions: Set<Caution> = []
  private let usable: [Int]

  init(_ outcomes: [Double], _ treated: [Bool], _ saturations: [Double], _ clusters: [Int]) {
    (self.outcomes, self.treated, self.saturations, self.clusters) = (outcomes, treated, saturations, clusters)
    usable = outcomes.indices.filter { outcomes[$0].isFinite }
    values = Set(usable.map { saturations[$0] }).sorted()
    if usable.count < outcomes.count { cautions.insert(.notFinite) }
  }

  func rows(_ saturation: Double, _ arm: Bool?) -> [Int] {
    usable.filter { saturations[$0] == saturation && (arm == nil || treated[$0] == arm) }
  }

  /// Σ factor · mean of a cell.
  func contrast(_ parts: [(Double, Double, Bool?)], isBetween: Bool) -> Estimate {
    var value = 0.0
    var sums: [Int: Double] = [:]
    var trouble = cautions
    for (factor, saturation, arm) in parts {
      let cell = rows(saturation, arm)
      guard !cell.isEmpty else { return .none(trouble.union([.oneArmOnly])) }
      let mean = cell.reduce(0) { $0 + outcomes[$1] } / Double(cell.count)
      value += factor * mean
      for row in cell { sums[clusters[row], default: 0] += factor * (outcomes[row] - mean) / Double(cell.count) }
      if isBetween, Set(cell.map { clusters[$0] }).count < 2 { trouble.insert(.oneCluster) }
    }
    guard !parts.isEmpty else { return .none(trouble.union([.oneArmOnly])) }
    trouble.formUnion(InfluenceErrors.cautions(clusters: sums.count))
    guard !trouble.contains(.oneCluster) else { return .none(trouble) }
    let groups = Double(sums.count)
    // In order of cluster, so that the sum does not depend on how a dictionary lies.
    let variance = sums.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value } * groups / (groups - 1)
    return Estimate(value, standardError: variance.squareRoot(), degreesOfFreedom: groups - 1, cautions: trouble)
  }
}
