import Synchronization

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
  /// Near the fits of the first split.
  private var start: RegressionPlace
  private let fewer = FewerColumns()
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
    start = path.place
    for split in chosen.indices {
      let places = fitted(split: split, from: path.place)
      if split == 0 { start = RegressionPlace.mean(places) ?? start }
      slopes.append(places.map(raw))
    }
  }

  /// The first split alone, without some columns, the penalty as it is. It is made once: each of the samples asks for the
  /// same.
  func without(_ columns: Set<Int>) -> PooledFit {
    fewer.fit(without: columns) {
      var result = self
      result.rows.scaling = rows.scaling.without(columns)
      result.start.coefficients = rows.scaling.columns.indices.filter { !columns.contains(rows.scaling.columns[$0]) }
        .map { start.coefficients[$0] }
      result.slopes = [result.fitted(split: 0, from: result.start).map(result.raw)]
      return result
    }
  }

  private func raw(_ place: RegressionPlace) -> [Double] {
    rows.scaling.raw(place, columns: rows.matrix.columns).coefficients
  }

  private func fitted(split: Int, from start: RegressionPlace) -> [RegressionPlace] {
    FoldFits(rows, chosen: chosen[split], folds: folds[split], foldCount: foldCount)
      .fits(from: start, penalty: penalty, tolerance: 1e-9).map(\.place)
  }
}

/// The fits of one pool without some of its columns, each made by whoever asks for it first.
private final class FewerColumns: Sendable {
  private final class Slot: Sendable {
    let fit = Mutex<PooledFit?>(nil)
  }

  private let slots = Mutex<[Set<Int>: Slot]>([:])

  /// Whoever asks while it is being made waits.
  func fit(without columns: Set<Int>, _ make: () -> PooledFit) -> PooledFit {
    let slot = slots.withLock { slots in
      let slot = slots[columns] ?? Slot()
      slots[columns] = slot
      return slot
    }
    return slot.fit.withLock { fit in
      let made = fit ?? make()
      fit = made
      return made
    }
  }
}
