import CKernels

/// One nuisance that is fitted again and again on the same rows with other weights, from where its fit on all of them
/// ended. All folds share one pass over the rows for their first step, since what a fold is fitted on is the sum of the
/// other folds; what is left is made up with the same curvature, for which gradients are enough.
struct RefittedNuisance: Sendable {
  private let rows: RegressionRows
  private let penalty: Double
  private let start: RegressionPlace
  /// By fold: rows to fit on, and rows to predict.
  private let training: [[Int32]]
  private let asked: [[Int32]]

  /// Of the expected gain in log-likelihood a row, as `CrossFit` has it.
  private static let tolerance = 1e-9

  /// - Returns: `nil` where there is no fit to begin from.
  init?(_ fit: CrossFit, training: [Int32], asked: [Int32], folds: [UInt8], foldCount: Int) {
    guard fit.learner == .logistic, let start = fit.start, fit.rows.groups == nil else { return nil }
    rows = fit.rows
    penalty = fit.penalty
    self.start = start
    func parts(_ rows: [Int32]) -> [[Int32]] {
      (0..<foldCount).map { fold in rows.filter { Int(folds[Int($0)]) == fold } }
    }
    self.training = parts(training)
    self.asked = parts(asked)
  }

  /// By row of the matrix, each from the folds that it is not in; 0 where it counts for nothing.
  /// - Parameters:
  ///   - drawn: how often each row of the matrix was drawn.
  ///   - weights: what each row weighs in the fit, `drawn` included.
  func predictions(drawn: [Double], weights: [Double]) -> [Double] {
    var weighed = rows
    weighed.weights = weights
    let counting = training.map { $0.filter { weights[Int($0)] > 0 } }
    let sums = counting.map { chosen in
      weighed.chosen = chosen
      return weighed.sums(at: start)
    }
    var result = Array(repeating: 0.0, count: drawn.count)
    for fold in training.indices {
      var others = RegressionSums(columns: rows.columns, groups: 0)
      for other in sums.indices where other != fold { others.add(sums[other]) }
      weighed.chosen = counting.indices.filter { $0 != fold }.flatMap { counting[$0] }
      let place = fitted(weighed, others)
      let here = asked[fold].filter { drawn[Int($0)] > 0 }
      let linear = weighed.linear(at: place, rows: here)
      let values = rows.family == .gaussian ? linear : CrossFit.probabilities(linear)
      for (index, row) in here.enumerated() { result[Int(row)] = values[index] }
    }
    return result
  }

  /// A Newton step from the start, then steps with its curvature for as long as each is far smaller than the last.
  private func fitted(_ rows: RegressionRows, _ sums: RegressionSums) -> RegressionPlace {
    let newton = NewtonStep(sums, at: start, penalty: penalty, groupPenalty: 0)
    guard newton.decrement.isFinite else { return start }
    var place = start.moved(newton.step, by: 1)
    guard rows.family == .binomial else { return place }
    let floor = Self.tolerance * (rows.chosen ?? []).reduce(0) { $0 + (rows.weights?[Int($1)] ?? 1) }
    var last = newton.decrement
    while last > floor {
      let (step, decrement) = newton.next(rows.sums(at: place, isGradientOnly: true), at: place, penalty: penalty)
      guard decrement.isFinite, decrement < last / 4 else {
        return PenalisedFit(rows, penalty: penalty, start: start, tolerance: Self.tolerance).place
      }
      place = place.moved(step, by: 1)
      last = decrement
    }
    return place
  }
}

extension NewtonStep {
  /// A step from another place with the curvature of this one, and the gain to be expected of it.
  func next(
    _ sums: RegressionSums, at place: RegressionPlace, penalty: Double
  ) -> (step: RegressionPlace, decrement: Double) {
    var score = [sums.interceptScore] + sums.scores
    for index in place.coefficients.indices { score[index + 1] -= penalty * place.coefficients[index] }
    let solution = factor.solve(score)
    var step = RegressionPlace(columns: sums.columns, groups: 0)
    step.intercept = solution[0]
    step.coefficients = Array(solution[1...])
    return (step, zip(score, solution).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
