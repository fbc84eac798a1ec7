import CKernels

/// Rows of a regression, standardised once and laid block by block for as many passes as are asked for, in parts of which
/// each can be summed by itself.
final class PackedRows: @unchecked Sendable {
  // Unchecked: the memory is written while it is made and read ever after.
  private let rows: RegressionRows
  private let numbers: UnsafeMutablePointer<Double>
  private let parts: [Part]

  private struct Part {
    var rows: [Int32]
    /// Where its blocks begin among `numbers`: columns, then outcomes, then weights of 512 rows each.
    var begins: Int
  }

  private static let block = RegressionRows.block

  /// - Parameter parts: rows of the matrix; each in its order.
  init(_ rows: RegressionRows, parts: [[Int32]]) {
    self.rows = rows
    let width = (rows.columns + 2) * Self.block
    var blocks = 0
    self.parts = parts.map { part in
      defer { blocks += (part.count + Self.block - 1) / Self.block }
      return Part(rows: part, begins: blocks * width)
    }
    numbers = .allocate(capacity: max(1, blocks * width))
    let scratch = RegressionScratch(columns: 0)
    for part in self.parts {
      part.rows.withUnsafeBufferPointer { chosen in
        for (index, start) in stride(from: 0, to: chosen.count, by: Self.block).enumerated() {
          aim(scratch, part, index)
          let here = UnsafeBufferPointer(rebasing: chosen[start..<min(chosen.count, start + Self.block)])
          let padded = rows.fill(scratch, from: start, rows: here)
          rows.fillOutcomes(scratch, from: start, rows: here, count: here.count, padded)
        }
      }
    }
  }

  deinit { numbers.deallocate() }

  private func aim(_ scratch: RegressionScratch, _ part: Part, _ index: Int) {
    scratch.x = numbers + part.begins + index * (rows.columns + 2) * Self.block
    scratch.outcomes = scratch.x + rows.columns * Self.block
    scratch.weights = scratch.outcomes + Self.block
  }

  /// Sums over one part at a place.
  func addSums(
    of part: Int, at place: RegressionPlace, isGradientOnly: Bool = false, to total: inout RegressionSums
  ) {
    let scratch = RegressionScratch(columns: 0)
    eachBlock(of: part, at: place, scratch) { chosen, padded in
      total.deviance += rows.weigh(scratch, padded)
      total.add(scratch, padded, rows.level, isGradientOnly: isGradientOnly)
      guard let groups = rows.groups else { return }
      total.addGroups(scratch, chosen.count, chosen, 0, groups, isGradientOnly: isGradientOnly)
    }
  }

  /// −2 log-likelihood, or the sum of squares, of one part.
  func deviance(of part: Int, at place: RegressionPlace) -> Double {
    let scratch = RegressionScratch(columns: 0)
    var sum = 0.0
    eachBlock(of: part, at: place, scratch) { _, padded in sum += rows.weigh(scratch, padded) }
    return sum
  }

  private func eachBlock(
    of part: Int, at place: RegressionPlace, _ scratch: RegressionScratch,
    _ body: (UnsafeBufferPointer<Int32>, Int) -> Void
  ) {
    let part = parts[part]
    part.rows.withUnsafeBufferPointer { chosen in
      for (index, start) in stride(from: 0, to: chosen.count, by: Self.block).enumerated() {
        aim(scratch, part, index)
        let here = UnsafeBufferPointer(rebasing: chosen[start..<min(chosen.count, start + Self.block)])
        let padded = (here.count + 7) / 8 * 8
        rows.predict(scratch, padded, place, here, 0)
        body(here, padded)
      }
    }
  }
}
