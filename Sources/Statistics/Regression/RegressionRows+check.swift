extension RegressionRows {
  static func check(
    _ x: Matrix, _ outcomes: [Double], _ weights: [Double]?, _ penalty: Double, _ groups: IndicatorGroups?
  ) throws(StatisticsError) {
    // A matrix without columns has no rows to count.
    if x.columns > 0, x.rows != outcomes.count {
      throw .lengthsDiffer(what: "outcomes", expected: x.rows, found: outcomes.count)
    }
    if let weights, weights.count != outcomes.count {
      throw .lengthsDiffer(what: "weights", expected: outcomes.count, found: weights.count)
    }
    for weight in weights ?? [] where weight < 0 { throw .outOfRange(what: "weight", value: weight) }
    guard penalty >= 0, penalty.isFinite else { throw .outOfRange(what: "penalty", value: penalty) }
    try groups?.check(rows: outcomes.count)
  }

  /// Those rows in which everything that counts is finite; with a caution where some are not.
  static func finite(
    _ x: Matrix, _ outcomes: [Double], _ weights: [Double]?, _ groups: IndicatorGroups?, _ family: Family
  ) -> (rows: RegressionRows, cautions: Set<Caution>) {
    let matrix = x.columns > 0 ? x : Matrix(rows: outcomes.count, columns: 0)
    let sound = outcomes.allSatisfy(\.isFinite) && (weights?.allSatisfy(\.isFinite) ?? true)
    var scaling = ColumnScaling(matrix, chosen: nil, weights: weights)
    var chosen: [Int32]?
    if !sound || scaling.isBroken {
      let kept = finiteRows(matrix, outcomes, weights)
      chosen = kept
      scaling = ColumnScaling(matrix, chosen: kept, weights: weights)
    }
    let rows = RegressionRows(
      matrix: matrix, chosen: chosen, outcomes: outcomes, weights: weights, scaling: scaling, family: family,
      groups: groups)
    return (rows, chosen == nil ? [] : [.notFinite])
  }

  private static func finiteRows(_ matrix: Matrix, _ outcomes: [Double], _ weights: [Double]?) -> [Int32] {
    var keep = outcomes.map(\.isFinite)
    if let weights { for row in keep.indices where !weights[row].isFinite { keep[row] = false } }
    for column in 0..<matrix.columns {
      let from = column * matrix.rows
      for row in 0..<matrix.rows where !matrix.values[from + row].isFinite { keep[row] = false }
    }
    return keep.indices.filter { keep[$0] }.map(Int32.init)
  }
}
