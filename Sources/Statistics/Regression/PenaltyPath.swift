import Foundation

/// Which penalty predicts rows best that it has not seen: deviance by cross-validation along a grid, from strong to
/// weak, each fit beginning at the one before.
package struct PenaltyPath: Sendable {
  /// Descending.
  package let penalties: [Double]
  /// Summed over the rows held out; NaN where the path was left because it had got worse twice in a row.
  package private(set) var deviances: [Double]
  package private(set) var best: Double

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

  /// - Parameter folds: by row of the matrix.
  init(_ rows: RegressionRows, folds: [UInt8], foldCount: Int, penalties: [Double]? = nil) {
    let chosen = rows.chosen ?? (0..<Int32(rows.matrix.rows)).map { $0 }
    let total = rows.weights.map { weights in chosen.reduce(0) { $0 + weights[Int($1)] } } ?? Double(chosen.count)
    let grid = penalties ?? Self.ratios.map { $0 * total }
    let held = Self.held(rows, chosen, folds, foldCount)
    var starts = [RegressionPlace?](repeating: nil, count: foldCount)
    self.init(grid) { penalty in
      var deviance = 0.0
      for fold in 0..<foldCount where !held[fold].out.isEmpty {
        var training = rows
        training.chosen = held[fold].training
        let fit = PenalisedFit(training, penalty: penalty, start: starts[fold], tolerance: 1e-6)
        starts[fold] = fit.place
        deviance += rows.deviance(at: fit.place, rows: held[fold].out)
      }
      return deviance
    }
  }

  /// The penalty of indicators, beside one of the columns that stays as it is.
  init(groupsOf rows: RegressionRows, penalty: Double, folds: [UInt8], foldCount: Int) {
    let chosen = rows.chosen ?? (0..<Int32(rows.matrix.rows)).map { $0 }
    let held = Self.held(rows, chosen, folds, foldCount)
    var starts = [RegressionPlace?](repeating: nil, count: foldCount)
    self.init([300, 100, 30, 10, 3, 1, 0.3]) { groupPenalty in
      var deviance = 0.0
      for fold in 0..<foldCount where !held[fold].out.isEmpty {
        var training = rows
        training.chosen = held[fold].training
        training.groups?.penalty = groupPenalty
        let fit = PenalisedFit(training, penalty: penalty, start: starts[fold], tolerance: 1e-6)
        starts[fold] = fit.place
        deviance += rows.deviance(at: fit.place, rows: held[fold].out)
      }
      return deviance
    }
  }

  private init(_ grid: [Double], _ deviance: (Double) -> Double) {
    penalties = grid
    deviances = Array(repeating: .nan, count: grid.count)
    best = grid.first ?? 0
    var (lowest, worse) = (Double.infinity, 0)
    for (index, penalty) in grid.enumerated() {
      deviances[index] = deviance(penalty)
      if deviances[index] < lowest {
        (lowest, best, worse) = (deviances[index], penalty, 0)
      } else {
        worse += 1
        if worse == 2 { return }
      }
    }
  }

  private static func held(
    _ rows: RegressionRows, _ chosen: [Int32], _ folds: [UInt8], _ foldCount: Int
  ) -> [(training: [Int32], out: [Int32])] {
    (0..<foldCount).map { fold in
      (chosen.filter { Int(folds[Int($0)]) != fold }, chosen.filter { Int(folds[Int($0)]) == fold })
    }
  }
}

extension RegressionRows {
  /// −2 log-likelihood, or the sum of squares, of some rows of the matrix.
  func deviance(at place: RegressionPlace, rows: [Int32]) -> Double {
    let linear = linear(at: place, rows: rows)
    var sum = 0.0
    for (index, row) in rows.enumerated() {
      let (value, outcome) = (linear[index], outcomes[Int(row)])
      let weight = weights?[Int(row)] ?? 1
      switch family {
      case .binomial: sum -= 2 * weight * (outcome * value - max(value, 0) - log1p(exp(-abs(value))))
      case .gaussian: sum += weight * (outcome - value) * (outcome - value)
      }
    }
    return sum
  }
}
