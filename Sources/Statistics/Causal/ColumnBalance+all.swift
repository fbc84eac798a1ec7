import CKernels

extension ColumnBalance {
  /// Of every column of a sample, over some rows. NaN where a column does not vary there, or has values that are not
  /// finite.
  static func all(_ sample: CausalSample, _ rows: [Int32], _ propensities: [Double]) -> [ColumnBalance] {
    let (plain, weighted) = (
      ArmWeights(sample, rows, nil), ArmWeights(sample, rows, propensities)
    )
    return (0..<sample.covariates.columns).map { column in
      let before = plain.means(sample.covariates, column)
      let after = weighted.means(sample.covariates, column)
      let spread = plain.pooledDeviation(sample.covariates, column, before)
      return ColumnBalance(
        column: column, before: (before[1] - before[0]) / spread, after: (after[1] - after[0]) / spread)
    }
  }

  /// What each row of the matrix weighs in either arm; 0 in the other, and where it does not count.
  private struct ArmWeights {
    private var weights: [[Double]]
    private let totals: SIMD2<Double>
    /// Rows of the matrix that count for nothing may hold anything at all.
    private let chosen: [Int32]?

    init(_ sample: CausalSample, _ rows: [Int32], _ propensities: [Double]?) {
      chosen = rows.count < sample.rows ? rows : nil
      weights = Array(repeating: Array(repeating: 0, count: rows.count), count: 2)
      for (place, row) in rows.enumerated() {
        let arm = sample.treated[Int(row)] == 1 ? 1 : 0
        let chance = propensities.map { arm == 1 ? $0[place] : 1 - $0[place] } ?? 1
        weights[arm][place] = 1 / chance
      }
      totals = SIMD2(weights[0].reduce(0, +), weights[1].reduce(0, +))
    }

    func means(_ matrix: Matrix, _ column: Int) -> SIMD2<Double> { sums(matrix, column, .zero, power: 1) / totals }

    /// √((s₁² + s₀²) / 2); NaN where that is 0.
    func pooledDeviation(_ matrix: Matrix, _ column: Int, _ means: SIMD2<Double>) -> Double {
      let variance = sums(matrix, column, means, power: 2) / totals
      let pooled = ((variance[0] + variance[1]) / 2).squareRoot()
      return pooled > 1e-12 * max(abs(means[0]), abs(means[1])) ? pooled : .nan
    }

    /// Σ weight · (x − mean)^power of either arm.
    private func sums(_ matrix: Matrix, _ column: Int, _ means: SIMD2<Double>, power: Int32) -> SIMD2<Double> {
      var out = [0.0, 0.0]
      matrix.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        ckernels_arm_sums(
          base + column * matrix.rows, chosen, weights[0].count, weights[0], weights[1], means[0], means[1], power,
          &out)
      }
      return SIMD2(out[0], out[1])
    }
  }
}
