import Foundation

/// Which penalty predicts rows best that it has not seen: deviance by cross-validation along a grid, from strong to
/// weak, each fit beginning at the one before.
package struct PenaltyPath: Sendable {
  /// Descending.
  package let penalties: [Double]
  /// Summed over the rows held out; NaN where the path was left because it had got worse twice in a row.
  package private(set) var deviances: [Double]
  package private(set) var best: Double
  /// Near the fit of all rows with that penalty.
  private(set) var place: RegressionPlace

  /// λ / Σ weights: ten values, √10 apart; from "no column matters" to a penalty that does not bite.
  package static let ratios = (0..<10).map { pow(10, 0.5 - Double($0) / 2) }

  /// - Parameters:
  ///   - folds: n, below `foldCount`; rows that belong together share one.
  ///   - penalties: descending; without them `ratios` times the sum of weights.
  package init(
    _ x: Matrix, outcomes: [Double], weights: [Double]? = nil, folds: [UInt8], foldCount: Int,
    penalties: [Double]? = nil
  ) throws(StatisticsError) {
    try RegressionRows.check(x, outcomes, weights, penalties?.last ?? 0, nil)
    guard folds.count == outcomes.count else {
      throw .lengthsDiffer(what: "folds", expected: outcomes.count, found: folds.count)
    }
    let rows = RegressionRows.finite(x, outcomes, weights, nil, .binomial).rows
    self.init(rows, folds: folds, foldCount: foldCount, penalties: penalties)
  }

  /// - Parameters:
  ///   - folds: by row of the matrix.
  ///   - priors: as of `FoldFits`.
  init(
    _ rows: RegressionRows, folds: [UInt8], foldCount: Int, priors: [[Double]]? = nil, penalties: [Double]? = nil
  ) {
    let chosen = rows.chosen ?? (0..<Int32(rows.matrix.rows)).map { $0 }
    let total = rows.weights.map { weights in chosen.reduce(0) { $0 + weights[Int($1)] } } ?? Double(chosen.count)
    let held = HeldOut(rows, chosen, folds, foldCount, priors)
    let start = RegressionPlace.constant(rows, chosen, near: priors)
    self.init(penalties ?? Self.ratios.map { $0 * total }, start) { penalty, start in
      held.deviance(penalty, from: &start)
    }
  }

  /// The penalty of indicators, beside one of the columns that stays as it is.
  init(groupsOf rows: RegressionRows, penalty: Double, folds: [UInt8], foldCount: Int, priors: [[Double]]? = nil) {
    let chosen = rows.chosen ?? (0..<Int32(rows.matrix.rows)).map { $0 }
    let held = HeldOut(rows, chosen, folds, foldCount, priors)
    let start = RegressionPlace.constant(rows, chosen, near: priors)
    self.init([300, 100, 30, 10, 3, 1, 0.3], start) { groupPenalty, start in
      held.deviance(penalty, groupPenalty, from: &start)
    }
  }

  private init(
    _ grid: [Double], _ start: RegressionPlace, _ deviance: (Double, inout RegressionPlace) -> Double
  ) {
    penalties = grid
    place = start
    var start = start
    deviances = Array(repeating: .nan, count: grid.count)
    best = grid.first ?? 0
    var (lowest, worse) = (Double.infinity, 0)
    for (index, penalty) in grid.enumerated() {
      deviances[index] = deviance(penalty, &start)
      if deviances[index] < lowest {
        (lowest, best, worse) = (deviances[index], penalty, 0)
        place = start
      } else {
        worse += 1
        if worse == 2 { return }
      }
    }
  }
}

/// Rows by fold, each to be foretold from the others.
private struct HeldOut {
  let fits: FoldFits
  /// Folds with rows in them.
  let used: [Int]

  init(
    _ rows: RegressionRows, _ chosen: [Int32], _ folds: [UInt8], _ foldCount: Int, _ priors: [[Double]]?
  ) {
    fits = FoldFits(rows, chosen: chosen, folds: folds, foldCount: foldCount, priors: priors)
    used = Set(chosen.map { Int(folds[Int($0)]) }).sorted()
  }

  /// Summed over all folds; each fit begins between those that were found for the penalty before.
  func deviance(_ penalty: Double, _ groupPenalty: Double? = nil, from start: inout RegressionPlace) -> Double {
    let found = fits.fits(from: start, penalty: penalty, groupPenalty: groupPenalty, tolerance: 1e-6)
    start = RegressionPlace.mean(used.map { found[$0].place }) ?? start
    return used.reduce(0) { $0 + fits.deviance(ofFold: $1, at: found[$1].place) }
  }
}

extension RegressionPlace {
  /// Where all rows are taken to be alike, but for what some priors say.
  static func constant(
    _ rows: RegressionRows, _ chosen: [Int32], near priors: [[Double]]? = nil
  ) -> RegressionPlace {
    var place = RegressionPlace(columns: rows.columns, groups: rows.groups?.count ?? 0)
    for prior in priors ?? [] {
      for index in prior.indices { place.coefficients[index] += prior[index] / Double(priors?.count ?? 1) }
    }
    var (weight, events) = (0.0, 0.0)
    for row in chosen {
      let heavy = rows.weights?[Int(row)] ?? 1
      weight += heavy
      events += heavy * rows.outcomes[Int(row)]
    }
    guard weight > 0 else { return place }
    place.intercept =
      rows.family == .gaussian ? events / weight : log((events + 0.5) / (weight - events + 0.5))
    return place
  }
}
