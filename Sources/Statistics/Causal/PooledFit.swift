/// One nuisance fitted on several samples together, without each fold of each split in turn: what the fits of each sample
/// by itself are drawn toward.
package struct PooledFit: Sendable {
  /// Of all samples, one under another; the intercept of each sample is an indicator.
  private var rows: RegressionRows
  /// By split.
  private let chosen: [[Int32]]
  private let folds: [[UInt8]]
  private let foldCount: Int
  private let penalty: Double
  /// By split, fold and column of the matrix, for raw columns; 0 for one that was dropped.
  private(set) var slopes: [[[Double]]] = []

  var family: RegressionRows.Family { rows.family }

  /// Chooses the penalty on the first split.
  /// - Parameters:
  ///   - chosen: by split, rows that may teach; not empty.
  ///   - folds: by split, of each row.
  init(_ rows: RegressionRows, chosen: [[Int32]], folds: [[UInt8]], foldCount: Int) {
    self.rows = rows
    (self.chosen, self.folds, self.foldCount) = (chosen, folds, foldCount)
    self.rows.chosen = chosen[0]
    let path = PenaltyPath(self.rows, folds: folds[0], foldCount: foldCount)
    penalty = path.best
    slopes = chosen.indices.map { fitted(split: $0, from: path.place) }
  }

  /// The first split alone, without some columns, the penalty as it is.
  func without(_ columns: Set<Int>) -> PooledFit {
    var result = self
    result.rows.scaling = rows.scaling.without(columns)
    result.slopes = [result.fitted(split: 0, from: RegressionPlace.constant(result.rows, chosen[0]))]
    return result
  }

  private func fitted(split: Int, from start: RegressionPlace) -> [[Double]] {
    FoldFits(rows, chosen: chosen[split], folds: folds[split], foldCount: foldCount)
      .fits(from: start, penalty: penalty, tolerance: 1e-9)
      .map { rows.scaling.raw($0.place, columns: rows.matrix.columns).coefficients }
  }
}
