import CKernels

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

  /// Of each indicator: 1 / (its information and penalty), and its information with the intercept and the columns.
  private let inverses: [Double]
  private let border: [Double]
  private let penalty: Double
  private let groupPenalty: Double
  private let prior: [Double]?

  /// - Parameter prior: what the penalty draws coefficients toward; 0 without.
  init(
    _ sums: RegressionSums, at place: RegressionPlace, penalty: Double, groupPenalty: Double, prior: [Double]? = nil
  ) {
    let size = sums.columns + 1
    var matrix = Self.system(sums, penalty)
    inverses = sums.groupInformation.map { 1 / ($0 + groupPenalty) }
    border = sums.groupBorder
    Self.eliminate(border, inverses, size, &matrix)
    factor = Cholesky(matrix, size: size)
    collinear = factor.dropped.filter { $0 > 0 }.map { $0 - 1 }
    (self.penalty, self.groupPenalty, self.prior) = (penalty, groupPenalty, prior)
    step = RegressionPlace(columns: sums.columns, groups: sums.groupScores.count)
    (step, decrement, largest) = next(sums, at: place)
  }

  /// A step from another place with the curvature of this one, and the gain to be expected of it.
  func next(
    _ sums: RegressionSums, at place: RegressionPlace
  ) -> (step: RegressionPlace, decrement: Double, largest: Double) {
    let size = sums.columns + 1
    var score = [sums.interceptScore] + sums.scores
    for index in place.coefficients.indices {
      score[index + 1] -= penalty * (place.coefficients[index] - (prior?[index] ?? 0))
    }
    var groupScores = sums.groupScores
    for group in groupScores.indices { groupScores[group] -= groupPenalty * place.effects[group] }
    var right = score
    border.withUnsafeBufferPointer { border in
      for group in groupScores.indices where border[group * size] != 0 {
        let share = inverses[group] * groupScores[group]
        for index in 0..<size { right[index] -= border[group * size + index] * share }
      }
    }
    let solution = factor.solve(right)
    var step = RegressionPlace(columns: sums.columns, groups: groupScores.count)
    var (decrement, largest) = (0.0, 0.0)
    step.intercept = solution[0]
    step.coefficients = Array(solution[1...])
    for index in 0..<size {
      decrement += score[index] * solution[index]
      largest = max(largest, abs(solution[index]))
    }
    for group in groupScores.indices {
      var rest = groupScores[group]
      for index in 0..<size { rest -= border[group * size + index] * solution[index] }
      step.effects[group] = rest * inverses[group]
      decrement += groupScores[group] * step.effects[group]
      largest = max(largest, abs(step.effects[group]))
    }
    return (step, decrement, largest)
  }

  private static func system(_ sums: RegressionSums, _ penalty: Double) -> [Double] {
    let (columns, size) = (sums.columns, sums.columns + 1)
    var matrix = Array(repeating: 0.0, count: size * size)
    matrix[0] = sums.interceptInformation
    for i in 0..<columns {
      for j in i..<columns {
        matrix[(i + 1) * size + j + 1] = sums.gram[i * columns + j]
        matrix[(j + 1) * size + i + 1] = sums.gram[i * columns + j]
      }
      matrix[(i + 1) * size + i + 1] += penalty
      matrix[(i + 1) * size] = sums.border[i]
      matrix[i + 1] = sums.border[i]
    }
    return matrix
  }

  /// A − B D⁻¹ Bᵀ: R · p² for R indicators.
  private static func eliminate(_ border: [Double], _ inverses: [Double], _ size: Int, _ matrix: inout [Double]) {
    let used = inverses.indices.filter { border[$0 * size] != 0 }
    guard !used.isEmpty else { return }
    // By column, as the kernel has it, padded with rows of weight 0.
    let padded = (used.count + 7) / 8 * 8
    var (columns, weights) = (
      Array(repeating: 0.0, count: size * padded), Array(repeating: 0.0, count: padded)
    )
    for (place, group) in used.enumerated() {
      weights[place] = inverses[group]
      for index in 0..<size { columns[index * padded + place] = border[group * size + index] }
    }
    var taken = Array(repeating: 0.0, count: size * size)
    ckernels_gram(2, columns, padded, padded, size, weights, &taken)
    for i in 0..<size {
      for j in i..<size {
        matrix[i * size + j] -= taken[i * size + j]
        if i != j { matrix[j * size + i] -= taken[i * size + j] }
      }
    }
  }
}
