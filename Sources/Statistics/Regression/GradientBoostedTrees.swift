import Foundation

/// log-odds of an outcome as a sum of trees, each a step down the gradient of the deviance (Friedman 2001), grown from
/// histograms. The same rows in the same order always give the same trees; there is no chance in it.
package struct GradientBoostedTrees: Sendable {
  package struct Options: Hashable, Sendable {
    package var trees = 100
    package var learningRate = 0.1
    package var leaves = 31
    package var depth = 64
    /// The fewest rows in a leaf.
    package var leafRows = 20
    /// L2, on the values of leaves.
    package var penalty = 0.0
    /// With rows held out: so many trees without a gain there end it.
    package var patience = 10

    package init() {}
  }

  /// How many there are in the end.
  package var count: Int { trees.count }
  /// `noEvents`, `noNonEvents`, `zeroWeights`, `tooFewRows`; `notFinite` for outcomes or infinite values, which are left
  /// out and read as missing.
  package private(set) var cautions: Set<Caution> = []
  private var start = 0.0
  private var trees: [BoostedTree] = []

  /// - Parameters:
  ///   - x: n × p, raw; NaN is missing, which goes its own way at each split.
  ///   - outcomes: n, from 0 to 1.
  ///   - held: n; rows that no tree sees and whose deviance says when to stop.
  /// - Throws: `lengthsDiffer`; `outOfRange` for an outcome, a weight or an option.
  package init(
    _ x: Matrix, outcomes: [Double], weights: [Double]? = nil, held: [Bool]? = nil, options: Options = Options()
  ) throws(StatisticsError) {
    try RegressionRows.check(x, outcomes, weights, options.penalty, nil)
    for value in outcomes where value < 0 || value > 1 { throw .outOfRange(what: "outcome", value: value) }
    if let held { try CausalSample.check("rows held out", held.count, outcomes.count) }
    guard options.learningRate > 0 else { throw .outOfRange(what: "learning rate", value: options.learningRate) }
    let sound = outcomes.indices.filter { outcomes[$0].isFinite && (weights?[$0] ?? 1).isFinite }
    let training = sound.filter { held?[$0] != true }.map(Int32.init)
    let rest = sound.filter { held?[$0] == true }.map(Int32.init)
    self.init(
      x.columns > 0 ? x : Matrix(rows: outcomes.count, columns: 0), columns: Array(0..<x.columns), outcomes: outcomes,
      weights: weights, training: training, held: rest, options)
    if sound.count < outcomes.count || x.values.contains(where: \.isInfinite) { cautions.insert(.notFinite) }
  }

  /// - Parameters: outcomes and weights by row of the matrix; `training` and `held` are rows of it.
  init(
    _ x: Matrix, columns: [Int], outcomes: [Double], weights: [Double]?, training: [Int32], held: [Int32],
    _ options: Options
  ) {
    let y = training.map { outcomes[Int($0)] }
    let w = training.map { weights?[Int($0)] ?? 1 }
    let total = w.reduce(0, +)
    let events = y.indices.reduce(0) { $0 + w[$1] * y[$1] }
    if training.isEmpty { cautions.insert(.tooFewRows) }
    if total <= 0 { cautions.insert(.zeroWeights) }
    if total > 0, events <= 0 { cautions.insert(.noEvents) }
    if total > 0, events >= total { cautions.insert(.noNonEvents) }
    start = log((events + 0.5) / (total - events + 0.5))
    guard cautions.isEmpty else { return }
    start = log(events / (total - events))
    let bins = ColumnBins(x, columns: columns, chosen: training)
    grow(x, bins, y, w, held, held.map { outcomes[Int($0)] }, held.map { weights?[Int($0)] ?? 1 }, options)
  }

  private mutating func grow(
    _ x: Matrix, _ bins: ColumnBins, _ y: [Double], _ w: [Double], _ held: [Int32], _ heldOutcomes: [Double],
    _ heldWeights: [Double], _ options: Options
  ) {
    var linear = Array(repeating: start, count: y.count)
    var heldLinear = Array(repeating: start, count: held.count)
    var (lowest, best) = (Self.deviance(heldLinear, heldOutcomes, heldWeights), 0)
    var (gradients, curvatures) = (linear, linear)
    // A row of weight 0 has no say, in the count of a leaf's rows either.
    let rows = y.indices.filter { w[$0] > 0 }.map(Int32.init)
    for _ in 0..<options.trees {
      for row in y.indices {
        let chance = 1 / (1 + exp(-linear[row]))
        gradients[row] = w[row] * (chance - y[row])
        curvatures[row] = w[row] * chance * (1 - chance)
      }
      let grower = TreeGrower(bins, gradients, curvatures, rows: rows, options)
      guard grower.tree.nodes.count > 1 else { break }
      trees.append(grower.tree)
      for row in y.indices { linear[row] += grower.steps[row] }
      if held.isEmpty { continue }
      for (place, row) in held.enumerated() { heldLinear[place] += grower.tree.value(x, Int(row)) }
      let deviance = Self.deviance(heldLinear, heldOutcomes, heldWeights)
      if deviance < lowest { (lowest, best) = (deviance, trees.count) }
      if trees.count - best >= options.patience { break }
    }
    if !held.isEmpty { trees.removeLast(trees.count - best) }
  }

  /// n, from 0 to 1.
  package func predict(_ x: Matrix) -> [Double] { predict(x, rows: (0..<Int32(x.rows)).map { $0 }) }

  func predict(_ x: Matrix, rows: [Int32]) -> [Double] {
    rows.map { row in
      var linear = start
      for tree in trees { linear += tree.value(x, Int(row)) }
      return 1 / (1 + exp(-linear))
    }
  }

  private static func deviance(_ linear: [Double], _ outcomes: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for (row, value) in linear.enumerated() {
      sum -= 2 * weights[row] * (outcomes[row] * value - max(value, 0) - log1p(exp(-abs(value))))
    }
    return sum
  }
}
