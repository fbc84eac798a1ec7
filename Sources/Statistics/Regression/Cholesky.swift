/// L Lᵀ of a symmetric matrix, in the order given. A row that those before it make up (a pivot that has lost ten of its
/// digits) is left out and its part of every answer is 0, as in R's `glm`.
struct Cholesky: Sendable {
  let size: Int
  private(set) var dropped: [Int] = []
  /// Row by row; what lies above the diagonal means nothing.
  private var lower: [Double]

  init(_ matrix: [Double], size: Int) {
    self.size = size
    lower = matrix
    var gone: [Int] = []
    lower.withUnsafeMutableBufferPointer { lower in
      for i in 0..<size {
        let whole = lower[i * size + i]
        for j in 0..<i {
          let pivot = lower[j * size + j]
          let rest = lower[i * size + j] - Self.product(lower, i * size, j * size, j)
          lower[i * size + j] = pivot > 0 ? rest / pivot : 0
        }
        let rest = whole - Self.product(lower, i * size, i * size, i)
        if rest > 1e-10 * whole, rest > 0 {
          lower[i * size + i] = rest.squareRoot()
        } else {
          gone.append(i)
          for j in 0...i { lower[i * size + j] = 0 }
        }
      }
    }
    dropped = gone
  }

  /// Σ of the first `count` products of two rows, four sums side by side.
  private static func product(
    _ values: UnsafeMutableBufferPointer<Double>, _ left: Int, _ right: Int, _ count: Int
  ) -> Double {
    var sums = SIMD4<Double>(repeating: 0)
    var k = 0
    while k + 4 <= count {
      let a = SIMD4(values[left + k], values[left + k + 1], values[left + k + 2], values[left + k + 3])
      let b = SIMD4(values[right + k], values[right + k + 1], values[right + k + 2], values[right + k + 3])
      sums += a * b
      k += 4
    }
    var result = sums.sum()
    while k < count {
      result += values[left + k] * values[right + k]
      k += 1
    }
    return result
  }

  func solve(_ right: [Double]) -> [Double] {
    var result = right
    for i in 0..<size {
      var rest = result[i]
      for k in 0..<i { rest -= lower[i * size + k] * result[k] }
      let pivot = lower[i * size + i]
      result[i] = pivot > 0 ? rest / pivot : 0
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      var rest = result[i]
      for k in i + 1..<max(i + 1, size) { rest -= lower[k * size + i] * result[k] }
      let pivot = lower[i * size + i]
      result[i] = pivot > 0 ? rest / pivot : 0
    }
    return result
  }

  /// Whole, row by row.
  func inverse() -> [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    var unit = Array(repeating: 0.0, count: size)
    for column in 0..<size where !dropped.contains(column) {
      unit[column] = 1
      let answer = solve(unit)
      for row in 0..<size { result[row * size + column] = answer[row] }
      unit[column] = 0
    }
    return result
  }
}
