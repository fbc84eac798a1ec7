/// Information and score of a penalised regression, the intercept first, and the step to where the score would be 0.
struct NewtonStep: Sendable {
  private(set) var step: RegressionPlace
  /// Score · step: twice what the objective is expected to gain.
  private(set) var decrement = 0.0
  private(set) var largest = 0.0
  /// Columns that the others make up; their coefficients stay where they are.
  private(set) var collinear: [Int]
  /// Of intercept and columns, with the indicators taken out of the way (Schur complement).
  let factor: Cholesky

  init(_ sums: RegressionSums, at place: RegressionPlace, penalty: Double, groupPenalty: Double) {
    let size = sums.columns + 1
    var (matrix, right) = Self.system(sums, place, penalty)
    let score = right
    var groupScores = sums.groupScores
    for group in groupScores.indices { groupScores[group] -= groupPenalty * place.effects[group] }
    let inverses = sums.groupInformation.map { 1 / ($0 + groupPenalty) }
    Self.eliminate(sums.groupBorder, inverses, groupScores, size, &matrix, &right)
    factor = Cholesky(matrix, size: size)
    collinear = factor.dropped.filter { $0 > 0 }.map { $0 - 1 }
    let solution = factor.solve(right)
    step = RegressionPlace(columns: sums.columns, groups: groupScores.count)
    step.intercept = solution[0]
    step.coefficients = Array(solution[1...])
    for index in 0..<size {
      decrement += score[index] * solution[index]
      largest = max(largest, abs(solution[index]))
    }
    for group in groupScores.indices {
      var rest = groupScores[group]
      for index in 0..<size { rest -= sums.groupBorder[group * size + index] * solution[index] }
      step.effects[group] = rest * inverses[group]
      decrement += groupScores[group] * step.effects[group]
      largest = max(largest, abs(step.effects[group]))
    }
  }

  private static func system(
    _ sums: RegressionSums, _ place: RegressionPlace, _ penalty: Double
  ) -> (matrix: [Double], right: [Double]) {
    let (columns, size) = (sums.columns, sums.columns + 1)
    var matrix = Array(repeating: 0.0, count: size * size)
    var right = [sums.interceptScore] + sums.scores
    matrix[0] = sums.interceptInformation
    for i in 0..<columns {
      for j in i..<columns {
        matrix[(i + 1) * size + j + 1] = sums.gram[i * columns + j]
        matrix[(j + 1) * size + i + 1] = sums.gram[i * columns + j]
      }
      matrix[(i + 1) * size + i + 1] += penalty
      matrix[(i + 1) * size] = sums.border[i]
      matrix[i + 1] = sums.border[i]
      right[i + 1] -= penalty * place.coefficients[i]
    }
    return (matrix, right)
  }

  /// A − B D⁻¹ Bᵀ and its right side: R · p² for R indicators.
  private static func eliminate(
    _ border: [Double], _ inverses: [Double], _ scores: [Double], _ size: Int, _ matrix: inout [Double],
    _ right: inout [Double]
  ) {
    border.withUnsafeBufferPointer { border in
      matrix.withUnsafeMutableBufferPointer { matrix in
        for group in inverses.indices where border[group * size] != 0 {
          let from = group * size
          for i in 0..<size {
            let share = border[from + i] * inverses[group]
            right[i] -= share * scores[group]
            for j in 0..<size { matrix[i * size + j] -= share * border[from + j] }
          }
        }
      }
    }
  }
}
