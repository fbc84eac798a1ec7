/// Cholesky's factor of a symmetric matrix that should be positive definite, with columns that the ones before them
/// already tell left out (as R's `cholesky2`).
struct SymmetricFactor {
  let size: Int
  /// Lower triangle by rows: L with L Lᵀ = the matrix without its dropped columns.
  private var lower: [Double]
  private(set) var dropped: [Bool]

  /// - Parameters:
  ///   - matrix: square; the lower triangle is read.
  ///   - tolerance: a column is dropped where what is left of its diagonal is at most this share of it.
  ///   - floor: or at most this much.
  init(_ matrix: Matrix, tolerance: Double = 1e-10, floor: Double = 0) {
    size = matrix.columns
    lower = Array(repeating: 0, count: size * size)
    dropped = Array(repeating: false, count: size)
    for column in 0..<size {
      var left = matrix[column, column]
      for index in 0..<column { left -= lower[column * size + index] * lower[column * size + index] }
      guard left > floor, left > tolerance * matrix[column, column] else {
        dropped[column] = true
        for index in 0...column { lower[column * size + index] = 0 }
        continue
      }
      let root = left.squareRoot()
      lower[column * size + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var sum = matrix[row, column]
        for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
        lower[row * size + column] = sum / root
      }
    }
  }

  var isWhole: Bool { !dropped.contains(true) }

  /// x with matrix · x = `right`; 0 in dropped columns.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      guard !dropped[row] else {
        x[row] = 0
        continue
      }
      for index in 0..<row { x[row] -= lower[row * size + index] * x[index] }
      x[row] /= lower[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) where !dropped[row] {
      for index in (row + 1)..<max(size, row + 1) { x[row] -= lower[index * size + row] * x[index] }
      x[row] /= lower[row * size + row]
    }
    return x
  }

  /// 0 in dropped rows and columns.
  func inverse() -> Matrix {
    var result = Matrix(rows: size, columns: size)
    for column in 0..<size where !dropped[column] {
      var unit = Array(repeating: 0.0, count: size)
      unit[column] = 1
      let solved = solve(unit)
      for row in 0..<size { result[row, column] = solved[row] }
    }
    return result
  }
}

extension Matrix {
  /// This · `other`; for small matrices.
  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows, columns: other.columns)
    for column in 0..<other.columns {
      for inner in 0..<columns {
        let factor = other[inner, column]
        for row in 0..<rows { result[row, column] += self[row, inner] * factor }
      }
    }
    return result
  }

  func times(_ vector: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: rows)
    for column in 0..<columns { for row in 0..<rows { result[row] += self[row, column] * vector[column] } }
    return result
  }
}
