import CKernels
import Dispatch

/// Rows of a matrix with their outcomes, standardised a block at a time where they are needed, so that a pass reads
/// every number once and copies nothing that outlives the cache.
struct RegressionRows: Sendable {
  enum Family: Sendable {
    /// Outcomes from 0 to 1, log-odds linear.
    case binomial
    /// Any outcomes, mean linear.
    case gaussian
  }

  /// A block of 60 columns fits a core's second cache.
  static let block = 512
  /// From one column of a block to the next: columns a whole power of two apart would lie in each other's way in the cache.
  static let columnStride = block + 8
  /// Sums of a chunk are added up by themselves; chunks are shared out to cores and added in their order, so that the
  /// answer does not depend on how many cores there are.
  static let chunk = 32 * block
  /// With fewer rows a second core gains nothing.
  static let rowsForThreads = 4 * chunk

  var matrix: Matrix
  /// Rows of the matrix, or all. Everything else is by row of the matrix.
  var chosen: [Int32]?
  var outcomes: [Double]
  var weights: [Double]?
  var scaling: ColumnScaling
  var family = Family.binomial
  var groups: IndicatorGroups?
  /// What the penalty draws coefficients toward, by place in `scaling.columns`; 0 without.
  var prior: [Double]?
  /// Of the kernels; lower for tests only.
  var level: Int32 = 2

  var count: Int { chosen?.count ?? matrix.rows }
  var columns: Int { scaling.columns.count }

  /// Sums over all rows at one place.
  func sums(at place: RegressionPlace) -> RegressionSums {
    let chunks = max(1, (count + Self.chunk - 1) / Self.chunk)
    var total = RegressionSums(columns: columns, groups: groups?.count ?? 0)
    if groups != nil || count < Self.rowsForThreads {
      let scratch = RegressionScratch(columns: columns)
      for chunk in 0..<chunks {
        var part = RegressionSums(columns: columns, groups: 0)
        add(chunk: chunk, at: place, to: &part, groups: &total, scratch)
        total.add(part)
      }
      return total
    }
    var parts = Array(repeating: RegressionSums(columns: 0, groups: 0), count: chunks)
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        var part = RegressionSums(columns: columns, groups: 0)
        var none = RegressionSums(columns: 0, groups: 0)
        add(chunk: chunk, at: place, to: &part, groups: &none, RegressionScratch(columns: columns))
        parts[chunk] = part
      }
    }
    for part in parts { total.add(part) }
    return total
  }

  /// Linear predictors of some rows of the matrix, in their order.
  func linear(at place: RegressionPlace, rows: [Int32]) -> [Double] {
    var result = Array(repeating: 0.0, count: rows.count)
    let scratch = RegressionScratch(columns: columns)
    rows.withUnsafeBufferPointer { rows in
      for start in stride(from: 0, to: rows.count, by: Self.block) {
        let here = UnsafeBufferPointer(rebasing: rows[start..<min(rows.count, start + Self.block)])
        let padded = fill(scratch, from: start, rows: here)
        predict(scratch, padded, place, here, 0)
        for row in here.indices { result[start + row] = scratch.linear[row] }
      }
    }
    return result
  }

  private func add(
    chunk: Int, at place: RegressionPlace, to part: inout RegressionSums, groups total: inout RegressionSums,
    _ scratch: RegressionScratch
  ) {
    let end = min(count, (chunk + 1) * Self.chunk)
    withChosen { chosen in
      for start in stride(from: chunk * Self.chunk, to: end, by: Self.block) {
        let rows = min(Self.block, end - start)
        let here = chosen.map { UnsafeBufferPointer(rebasing: $0[start..<start + rows]) }
        let padded = fill(scratch, from: start, rows: here, count: rows)
        fillOutcomes(scratch, from: start, rows: here, count: rows, padded)
        predict(scratch, padded, place, here, start, count: rows)
        part.deviance += weigh(scratch, padded)
        part.add(scratch, padded, level)
        if let groups { total.addGroups(scratch, rows, here, start, groups) }
      }
    }
  }

  private func withChosen(_ body: (UnsafeBufferPointer<Int32>?) -> Void) {
    if let chosen { chosen.withUnsafeBufferPointer { body($0) } } else { body(nil) }
  }

  /// Standardised columns of a block, rows padded with zeros to a multiple of 8.
  func fill(
    _ scratch: RegressionScratch, from start: Int, rows: UnsafeBufferPointer<Int32>?, count: Int? = nil
  ) -> Int {
    let rowCount = count ?? rows?.count ?? 0
    let padded = (rowCount + 7) / 8 * 8
    matrix.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for (place, column) in scaling.columns.enumerated() {
        let out = scratch.x + place * Self.columnStride
        let from = base + column * matrix.rows + (rows == nil ? start : 0)
        ckernels_standardise(from, rows?.baseAddress, rowCount, scaling.means[place], scaling.factors[place], out)
        for row in rowCount..<padded { out[row] = 0 }
      }
    }
    return padded
  }

  func fillOutcomes(
    _ scratch: RegressionScratch, from start: Int, rows: UnsafeBufferPointer<Int32>?, count: Int, _ padded: Int
  ) {
    outcomes.withUnsafeBufferPointer { outcomes in
      if let rows {
        for row in 0..<count { scratch.outcomes[row] = outcomes[Int(rows[row])] }
      } else {
        for row in 0..<count { scratch.outcomes[row] = outcomes[start + row] }
      }
    }
    if let weights {
      weights.withUnsafeBufferPointer { weights in
        for row in 0..<count { scratch.weights[row] = weights[rows.map { Int($0[row]) } ?? start + row] }
      }
    } else {
      for row in 0..<count { scratch.weights[row] = 1 }
    }
    for row in count..<padded { (scratch.outcomes[row], scratch.weights[row]) = (0, 0) }
  }

  func predict(
    _ scratch: RegressionScratch, _ padded: Int, _ place: RegressionPlace, _ rows: UnsafeBufferPointer<Int32>?,
    _ start: Int, count: Int? = nil
  ) {
    ckernels_linear(
      level, scratch.x, Self.columnStride, padded, columns, place.coefficients, place.intercept, scratch.linear)
    guard let groups else { return }
    groups.ids.withUnsafeBufferPointer { ids in
      place.effects.withUnsafeBufferPointer { effects in
        for row in 0..<(count ?? rows?.count ?? 0) {
          scratch.linear[row] += effects[Int(ids[rows.map { Int($0[row]) } ?? start + row])]
        }
      }
    }
  }

  /// Residuals and information of a block; returns its deviance.
  func weigh(_ scratch: RegressionScratch, _ padded: Int) -> Double {
    if family == .binomial {
      return ckernels_logistic(
        level, scratch.linear, scratch.outcomes, scratch.weights, padded, scratch.residuals, scratch.information)
    }
    var deviance = 0.0
    for row in 0..<padded {
      let rest = scratch.outcomes[row] - scratch.linear[row]
      scratch.residuals[row] = scratch.weights[row] * rest
      scratch.information[row] = scratch.weights[row]
      deviance += scratch.weights[row] * rest * rest
    }
    return deviance
  }
}
