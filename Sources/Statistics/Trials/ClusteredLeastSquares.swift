/// Least squares with errors that allow for rows in clusters: the sums behind Lin's adjustment and two-stage least squares.
struct ClusteredLeastSquares {
  /// One a column; 0 in columns that the ones before them already tell.
  let coefficients: [Double]
  let dropped: [Bool]
  private let columns: [[Double]]
  private let weights: [Double]
  private let inverse: Matrix

  /// - Parameter columns: with the intercept, if there is to be one, first.
  init(_ columns: [[Double]], _ outcomes: [Double], _ weights: [Double]) {
    self.columns = columns
    self.weights = weights
    var products = Matrix(rows: columns.count, columns: columns.count)
    var right = Array(repeating: 0.0, count: columns.count)
    for row in columns.indices {
      for column in 0...row {
        var sum = 0.0
        for index in weights.indices { sum += weights[index] * columns[row][index] * columns[column][index] }
        products[row, column] = sum
        products[column, row] = sum
      }
      for index in weights.indices { right[row] += weights[index] * columns[row][index] * outcomes[index] }
    }
    let factor = SymmetricFactor(products, tolerance: 1e-9)
    dropped = factor.dropped
    coefficients = factor.solve(right)
    inverse = factor.inverse()
  }

  func fitted(_ columns: [[Double]]) -> [Double] {
    var result = Array(repeating: 0.0, count: weights.count)
    for (column, coefficient) in zip(columns, coefficients) where coefficient != 0 {
      for index in result.indices { result[index] += coefficient * column[index] }
    }
    return result
  }

  /// How much of its own fit a row makes (the hat matrix's diagonal).
  private func leverage(_ row: Int) -> Double {
    var sum = 0.0
    for column in columns.indices {
      for other in columns.indices { sum += columns[column][row] * inverse[column, other] * columns[other][row] }
    }
    return weights[row] * sum
  }

  enum Correction {
    /// MacKinnon and White 1985: e² / (1 − leverage).
    case leverage
    /// n / (n − k); with clusters G / (G − 1) · (n − 1) / (n − k), as Stata.
    case count
  }

  /// Error of a coefficient, and the degrees of freedom of its t: G − 1, or n − k without clusters.
  /// - Parameter residuals: one a row.
  func error(_ column: Int, residuals: [Double], clusters: DenseIds?, _ correction: Correction) -> (Double, Double) {
    let count = Double(weights.count)
    let used = Double(dropped.count { !$0 })
    var sums = Array(repeating: 0.0, count: clusters?.count ?? weights.count)
    for row in weights.indices {
      var pull = 0.0
      for other in columns.indices { pull += inverse[column, other] * columns[other][row] }
      var residual = residuals[row]
      if case .leverage = correction, clusters == nil { residual /= max(1e-12, 1 - leverage(row)).squareRoot() }
      sums[clusters?.places[row] ?? row] += pull * weights[row] * residual
    }
    var variance = sums.reduce(0) { $0 + $1 * $1 }
    if let clusters {
      let groups = Double(clusters.count)
      variance *= groups / (groups - 1) * (count - 1) / (count - used)
      return (variance.squareRoot(), groups - 1)
    }
    if case .count = correction { variance *= count / (count - used) }
    return (variance.squareRoot(), count - used)
  }
}

/// Rows of a trial that can be used, with what was wrong with the others.
struct TrialRows {
  var rows: [Int] = []
  var weights: [Double] = []
  var clusters: DenseIds?
  var cautions: Set<Caution> = []

  /// - Parameter columns: whose numbers must be finite.
  init(
    count: Int, columns: [(String, [Double])], covariates: Matrix?, weights given: [Double]?, clusters ids: [Int]?
  ) throws(StatisticsError) {
    for (what, length) in columns.map({ ($0.0, $0.1.count) }) + [
      ("weights", given?.count ?? count), ("clusters", ids?.count ?? count),
      ("covariates", (covariates?.columns ?? 0) > 0 ? covariates?.rows ?? count : count),
    ] where length != count { throw .lengthsDiffer(what: what, expected: count, found: length) }
    if let weight = given?.first(where: { $0 < 0 }) { throw .outOfRange(what: "weights", value: weight) }
    for row in 0..<count {
      let isFinite =
        columns.allSatisfy { $0.1[row].isFinite } && (given?[row].isFinite ?? true)
        && (0..<(covariates?.columns ?? 0)).allSatisfy { covariates?[row, $0].isFinite ?? true }
      if !isFinite { cautions.insert(.notFinite) } else if given?[row] != 0 { rows.append(row) }
    }
    if rows.isEmpty, let given, !given.isEmpty, given.allSatisfy({ $0 == 0 }) { cautions.insert(.zeroWeights) }
    weights = rows.map { given?[$0] ?? 1 }
    clusters = ids.map { all in DenseIds(rows.map { all[$0] }) }
    if let clusters, !rows.isEmpty { cautions.formUnion(InfluenceErrors.cautions(clusters: clusters.count)) }
  }

  /// The covariates' columns of the rows, each less its weighted mean.
  func centred(_ covariates: Matrix?) -> [[Double]] {
    let total = weights.reduce(0, +)
    return (0..<(covariates?.columns ?? 0)).map { column in
      let values = rows.map { covariates?[$0, column] ?? 0 }
      let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      return values.map { $0 - mean }
    }
  }
}
