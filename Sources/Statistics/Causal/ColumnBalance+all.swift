extension ColumnBalance {
  /// Of every column of a sample, over some rows. NaN where a column does not vary there, or has values that are not
  /// finite.
  static func all(_ sample: CausalSample, _ rows: [Int32], _ propensities: [Double]) -> [ColumnBalance] {
    (0..<sample.covariates.columns).map { column in
      var (plain, weighted) = (ArmMoments(), ArmMoments())
      for (place, row) in rows.enumerated() {
        let value = sample.covariates[Int(row), column]
        let treated = sample.treated[Int(row)] == 1
        plain.add(value, treated, 1)
        weighted.add(value, treated, treated ? 1 / propensities[place] : 1 / (1 - propensities[place]))
      }
      let spread = plain.pooledDeviation(sample, rows, column)
      return ColumnBalance(
        column: column, before: plain.difference / spread, after: weighted.difference / spread)
    }
  }

  private struct ArmMoments {
    var weights = SIMD2<Double>(repeating: 0)
    var sums = SIMD2<Double>(repeating: 0)

    mutating func add(_ value: Double, _ treated: Bool, _ weight: Double) {
      weights[treated ? 1 : 0] += weight
      sums[treated ? 1 : 0] += weight * value
    }

    var means: SIMD2<Double> { sums / weights }
    var difference: Double { means[1] - means[0] }

    /// √((s₁² + s₀²) / 2); NaN where that is 0.
    func pooledDeviation(_ sample: CausalSample, _ rows: [Int32], _ column: Int) -> Double {
      var squares = SIMD2<Double>(repeating: 0)
      for row in rows {
        let arm = sample.treated[Int(row)] == 1 ? 1 : 0
        let distance = sample.covariates[Int(row), column] - means[arm]
        squares[arm] += distance * distance
      }
      let variance = squares / weights
      let pooled = ((variance[0] + variance[1]) / 2).squareRoot()
      return pooled > 1e-12 * max(abs(means[0]), abs(means[1])) ? pooled : .nan
    }
  }
}
