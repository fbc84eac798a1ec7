import CKernels

/// What one block of packed rows adds to the scores of several fits.
struct BlockScores {
  private let rows: RegressionRows
  private let scratch: RegressionScratch
  private let here: UnsafeBufferPointer<Int32>
  /// Rows with those that fill up to a multiple of 8.
  private let padded: Int
  /// Two blocks of rows for each fit.
  private let work: UnsafeMutablePointer<Double>

  init(
    _ rows: RegressionRows, _ scratch: RegressionScratch, _ here: UnsafeBufferPointer<Int32>,
    _ work: UnsafeMutablePointer<Double>
  ) {
    (self.rows, self.scratch, self.here, self.work) = (rows, scratch, here, work)
    padded = (here.count + 7) / 8 * 8
  }

  /// - Parameter asked: which of the fits the block is for.
  func add(_ places: [RegressionPlace], _ asked: [Int], to sums: inout [RegressionSums]) {
    let linear = asked.indices.map { work + 2 * $0 * RegressionRows.block }
    let residuals = linear.map { $0 + RegressionRows.block }
    predict(asked.map { places[$0] }, linear)
    for (place, fit) in asked.enumerated() {
      if let groups = rows.groups { addEffects(of: groups, places[fit], linear[place]) }
      ckernels_residuals(
        rows.level, linear[place], scratch.outcomes, scratch.weights, padded, residuals[place])
      if let groups = rows.groups { addGroups(groups, residuals[place], to: &sums[fit].groupScores) }
    }
    addScores(residuals, asked, to: &sums)
    addIntercepts(residuals, asked, to: &sums)
  }

  private func predict(_ places: [RegressionPlace], _ linear: [UnsafeMutablePointer<Double>]) {
    let count = rows.columns
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, count * places.count)) { slopes in
      guard let base = slopes.baseAddress else { return }
      for (index, place) in places.enumerated() {
        for column in 0..<count { base[index * count + column] = place.coefficients[column] }
      }
      let starts: [UnsafePointer<Double>?] = places.indices.map { UnsafePointer(base + $0 * count) }
      let targets: [UnsafeMutablePointer<Double>?] = linear
      ckernels_linear_many(
        rows.level, scratch.x, RegressionRows.columnStride, padded, count, places.count, starts,
        places.map(\.intercept),
        targets)
    }
  }

  private func addEffects(of groups: IndicatorGroups, _ place: RegressionPlace, _ linear: UnsafeMutablePointer<Double>)
  {
    groups.ids.withUnsafeBufferPointer { ids in
      place.effects.withUnsafeBufferPointer { effects in
        for row in here.indices { linear[row] += effects[Int(ids[Int(here[row])])] }
      }
    }
  }

  private func addGroups(_ groups: IndicatorGroups, _ residuals: UnsafeMutablePointer<Double>, to sums: inout [Double])
  {
    groups.ids.withUnsafeBufferPointer { ids in
      sums.withUnsafeMutableBufferPointer { sums in
        for row in here.indices { sums[Int(ids[Int(here[row])])] += residuals[row] }
      }
    }
  }

  private func addScores(
    _ residuals: [UnsafeMutablePointer<Double>], _ asked: [Int], to sums: inout [RegressionSums]
  ) {
    let count = rows.columns
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, count * asked.count)) { scores in
      guard let base = scores.baseAddress else { return }
      for (index, fit) in asked.enumerated() {
        for column in 0..<count { base[index * count + column] = sums[fit].scores[column] }
      }
      let rests: [UnsafePointer<Double>?] = residuals.map { UnsafePointer($0) }
      let targets: [UnsafeMutablePointer<Double>?] = asked.indices.map { base + $0 * count }
      ckernels_scores_many(
        rows.level, scratch.x, RegressionRows.columnStride, padded, count, asked.count, rests, targets)
      for (index, fit) in asked.enumerated() {
        for column in 0..<count { sums[fit].scores[column] = base[index * count + column] }
      }
    }
  }

  /// Row by row, as one fit by itself is summed; four side by side, since each sum waits for the one before.
  private func addIntercepts(
    _ residuals: [UnsafeMutablePointer<Double>], _ asked: [Int], to sums: inout [RegressionSums]
  ) {
    for first in stride(from: 0, to: asked.count, by: 4) {
      let fits = (0..<4).map { min(first + $0, asked.count - 1) }
      let (a, b, c, d) = (residuals[fits[0]], residuals[fits[1]], residuals[fits[2]], residuals[fits[3]])
      var total = SIMD4(
        sums[asked[fits[0]]].interceptScore, sums[asked[fits[1]]].interceptScore,
        sums[asked[fits[2]]].interceptScore, sums[asked[fits[3]]].interceptScore)
      for row in 0..<padded { total += SIMD4(a[row], b[row], c[row], d[row]) }
      for place in 0..<min(4, asked.count - first) { sums[asked[first + place]].interceptScore = total[place] }
    }
  }
}
