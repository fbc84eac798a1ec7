extension CoxRegression {
  /// As R's `coxph`: relative change of the log partial likelihood.
  private static let tolerance = 1e-10
  private static let mostIterations = 40

  /// Newton's steps from 0, halved where one would make it worse. Coefficients are left in the design's scale.
  /// - Returns: the pass at the fit, and the factor of its information.
  mutating func iterate(_ design: CoxDesign, _ ties: Ties) -> (pass: CoxPass, factor: SymmetricFactor) {
    var beta = Array(repeating: 0.0, count: design.columns)
    var pass = CoxPass(design, beta, ties: ties)
    nullLogLikelihood = pass.logLikelihood
    // Information of a column at 0 that the others leave nothing of.
    let floor = 1e-10 * design.groups.reduce(0) { $0 + $1.weight }
    var derivatives = pass.derivatives()
    var factor = SymmetricFactor(derivatives.information, tolerance: 1e-9, floor: floor)
    let dropped = factor.dropped
    var hasConverged = design.columns == 0 || !dropped.contains(false)
    while !hasConverged, iterations < Self.mostIterations {
      iterations += 1
      var step = factor.solve(derivatives.score)
      for column in step.indices where dropped[column] { step[column] = 0 }
      var next = zip(beta, step).map { $0 + $1 }
      var nextPass = CoxPass(design, next, ties: ties)
      var halvings = 0
      while !(nextPass.logLikelihood >= pass.logLikelihood - Self.tolerance * abs(pass.logLikelihood)), halvings < 20 {
        step = step.map { $0 / 2 }
        next = zip(beta, step).map { $0 + $1 }
        nextPass = CoxPass(design, next, ties: ties)
        halvings += 1
      }
      hasConverged =
        halvings == 0
        && abs(nextPass.logLikelihood - pass.logLikelihood) <= Self.tolerance * max(1e-8, abs(pass.logLikelihood))
      (beta, pass) = (next, nextPass)
      derivatives = pass.derivatives()
      factor = SymmetricFactor(derivatives.information, tolerance: 1e-12, floor: 0)
    }
    if !hasConverged { cautions.insert(.notConverged) }
    if zip(dropped, design.isConstant).contains(where: { $0 && !$1 }) { cautions.insert(.collinearColumns) }
    noteSeparation(design, beta, derivatives, factor, dropped)
    coefficients = beta
    logLikelihood = pass.logLikelihood
    return (pass, factor)
  }

  /// A coefficient that runs away: its information is gone, or one more step would still move it.
  private mutating func noteSeparation(
    _ design: CoxDesign, _ beta: [Double], _ derivatives: (score: [Double], information: Matrix),
    _ factor: SymmetricFactor, _ dropped: [Bool]
  ) {
    let step = factor.solve(derivatives.score)
    for column in beta.indices where !dropped[column] {
      let isMoving = abs(step[column]) > 1e-3 * max(1, abs(beta[column])) && abs(beta[column]) > 3
      if factor.dropped[column] || isMoving || !beta[column].isFinite { cautions.insert(.separated) }
    }
  }

  /// Back to the covariates' own scale, with the covariances.
  mutating func finish(_ design: CoxDesign, _ last: (pass: CoxPass, factor: SymmetricFactor)) {
    var inverse = last.factor.inverse()
    let scores = CoxPass(design, coefficients, ties: last.pass.ties, keepsMeans: true).scoreResiduals()
    var robust = Self.sandwich(inverse, scores, design)
    for row in 0..<design.columns {
      for column in 0..<design.columns {
        let scale = 1 / (design.scales[row] * design.scales[column])
        let isOut = inverse[row, row] == 0 || inverse[column, column] == 0
        inverse[row, column] = isOut ? .nan : inverse[row, column] * scale
        robust[row, column] = isOut ? .nan : robust[row, column] * scale
      }
    }
    (modelCovariance, robustCovariance) = (inverse, robust)
    for column in coefficients.indices { coefficients[column] /= design.scales[column] }
  }

  /// A⁻¹ (Σ over clusters of s sᵀ) A⁻¹, s being the cluster's summed score residuals.
  private static func sandwich(_ inverse: Matrix, _ scores: [SIMD4<Double>], _ design: CoxDesign) -> Matrix {
    let (blocks, columns) = (design.blocks, design.columns)
    var sums = scores
    if design.rows.clusters.count < design.rows.count {
      sums = Array(repeating: SIMD4<Double>.zero, count: design.rows.clusters.count * blocks)
      for place in design.order.indices {
        let cluster = design.rows.clusters.places[Int(design.order[place])]
        for block in 0..<blocks { sums[cluster * blocks + block] += scores[place * blocks + block] }
      }
    }
    var meat = Array(repeating: SIMD4<Double>.zero, count: columns * blocks)
    sums.withUnsafeBufferPointer { sums in
      meat.withUnsafeMutableBufferPointer { meat in
        for cluster in 0..<(sums.count / blocks) {
          for column in 0..<columns {
            let value = sums[cluster * blocks + column / 4][column % 4]
            for block in 0...(column / 4) { meat[column * blocks + block] += value * sums[cluster * blocks + block] }
          }
        }
      }
    }
    var middle = Matrix(rows: columns, columns: columns)
    for row in 0..<columns {
      for column in 0...row {
        middle[row, column] = meat[row * blocks + column / 4][column % 4]
        middle[column, row] = middle[row, column]
      }
    }
    return inverse.times(middle).times(inverse)
  }
}
