/// One nuisance that is fitted again and again on the same rows with other weights, from where its fit on all of them
/// ended.
struct RefittedNuisance: Sendable {
  private let rows: RegressionRows
  private let penalty: Double
  private let start: RegressionPlace
  /// By fold: rows to fit on, and rows to predict.
  private let training: [[Int32]]
  private let asked: [[Int32]]
  private let priors: [[Double]]?

  /// A replicate is one of a thousand: it may end a thousandth of its own spread away.
  private static let tolerance = 1e-9

  /// - Parameter folds: of the first split.
  /// - Returns: `nil` where there is no fit to begin from.
  init?(_ fit: CrossFit, training: [Int32], asked: [Int32], folds: [UInt8], foldCount: Int) {
    guard fit.learner == .logistic, let start = fit.start else { return nil }
    rows = fit.rows
    penalty = fit.penalty
    self.start = start
    priors = fit.priors(split: 0)
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
    let fits = FoldFits(weighed, parts: training.map { $0.filter { weights[Int($0)] > 0 } }, priors: priors)
      .fits(from: start, penalty: penalty, tolerance: Self.tolerance)
    var result = Array(repeating: 0.0, count: drawn.count)
    for (fold, fit) in fits.enumerated() {
      let here = asked[fold].filter { drawn[Int($0)] > 0 }
      let linear = weighed.linear(at: fit.place, rows: here)
      let values = rows.family == .gaussian ? linear : CrossFit.probabilities(linear)
      for (index, row) in here.enumerated() { result[Int(row)] = values[index] }
    }
    return result
  }
}
