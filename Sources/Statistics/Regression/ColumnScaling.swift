import CKernels
import Dispatch

/// Mean and spread of columns over some rows: what makes a penalty mean the same for each of them.
struct ColumnScaling: Sendable {
  /// Columns that vary, ascending.
  private(set) var columns: [Int] = []
  /// By place in `columns`.
  private(set) var means: [Double] = []
  /// 1 / standard deviation (with n, not n − 1, below), by place in `columns`.
  private(set) var factors: [Double] = []
  private(set) var cautions: Set<Caution> = []
  /// Whether a value that counts is NaN or infinite; there is no scaling then.
  private(set) var isBroken = false

  private init() {}

  /// - Parameters:
  ///   - chosen: rows of the matrix, or all.
  ///   - weights: by row of the matrix.
  init(_ matrix: Matrix, chosen: [Int32]?, weights: [Double]?) {
    let moments = Self.moments(matrix, chosen, weights)
    for column in 0..<matrix.columns {
      let moment = moments[column]
      guard moment.mean.isFinite, moment.squares.isFinite else {
        isBroken = true
        return
      }
      let deviation = moment.weight > 0 ? (moment.squares / moment.weight).squareRoot() : 0
      // A constant that binary fractions cannot hold leaves a spread of a few units in its last place.
      guard deviation > 1e-12 * abs(moment.mean), deviation > 0 else {
        cautions.insert(.constantColumns)
        continue
      }
      columns.append(column)
      means.append(moment.mean)
      factors.append(1 / deviation)
    }
  }

  /// Without some columns of the matrix.
  func without(_ left: Set<Int>) -> ColumnScaling {
    var result = ColumnScaling()
    for (place, column) in columns.enumerated() where !left.contains(column) {
      result.columns.append(column)
      result.means.append(means[place])
      result.factors.append(factors[place])
    }
    return result
  }

  /// Slopes by column of the matrix, for raw columns, as coefficients of these ones.
  func standardised(_ slopes: [Double]) -> [Double] {
    columns.indices.map { slopes[columns[$0]] / factors[$0] }
  }

  private struct Moment: Sendable {
    var weight = 0.0
    var mean = 0.0
    var squares = 0.0

    /// Chan, Golub and LeVeque (1983).
    mutating func add(_ weight: Double, _ mean: Double, _ squares: Double) {
      let total = self.weight + weight
      guard total > 0 || !total.isFinite else { return }
      let distance = mean - self.mean
      self.squares += squares + distance * distance * self.weight * weight / total
      self.mean += distance * weight / total
      self.weight = total
    }
  }

  private static func moments(_ matrix: Matrix, _ chosen: [Int32]?, _ weights: [Double]?) -> [Moment] {
    let count = chosen?.count ?? matrix.rows
    var result = Array(repeating: Moment(), count: matrix.columns)
    let several = count >= RegressionRows.rowsForThreads
    result.withUnsafeMutableBufferPointer { result in
      nonisolated(unsafe) let result = result
      let column = { @Sendable (column: Int) in
        result[column] = moment(matrix, column, chosen, weights, count)
      }
      if several {
        DispatchQueue.concurrentPerform(iterations: matrix.columns, execute: column)
      } else {
        for index in 0..<matrix.columns { column(index) }
      }
    }
    return result
  }

  private static func moment(
    _ matrix: Matrix, _ column: Int, _ chosen: [Int32]?, _ weights: [Double]?, _ count: Int
  ) -> Moment {
    let size = RegressionRows.block
    var result = Moment()
    var values = Array(repeating: 0.0, count: size)
    var heavy = Array(repeating: 0.0, count: size)
    var answer = [0.0, 0.0, 0.0]
    matrix.values.withUnsafeBufferPointer { all in
      for start in stride(from: 0, to: count, by: size) {
        let rows = min(size, count - start)
        if let chosen {
          for row in 0..<rows { values[row] = all[column * matrix.rows + Int(chosen[start + row])] }
          if let weights { for row in 0..<rows { heavy[row] = weights[Int(chosen[start + row])] } }
          ckernels_moments(values, weights == nil ? nil : heavy, rows, &answer)
        } else if let base = all.baseAddress {
          let from = base + column * matrix.rows + start
          if let weights {
            weights.withUnsafeBufferPointer {
              ckernels_moments(from, $0.baseAddress.map { $0 + start }, rows, &answer)
            }
          } else {
            ckernels_moments(from, nil, rows, &answer)
          }
        }
        result.add(answer[0], answer[1], answer[2])
      }
    }
    return result
  }
}
