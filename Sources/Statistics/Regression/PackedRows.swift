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

  /// Of a block with all that belongs to it.
  private static func width(_ rows: RegressionRows) -> Int {
    rows.columns * RegressionRows.columnStride + 2 * block
  }

  /// - Parameter parts: rows of the matrix; each in its order.
  init(_ rows: RegressionRows, parts: [[Int32]]) {
    self.rows = rows
    let width = Self.width(rows)
    var blocks = 0
    self.parts = parts.map { part in
      defer { blocks += (part.count + Self.block - 1) / Self.block }
      return Part(rows: part, begins: blocks * width)
    }
    numbers = RegressionScratch.room(for: max(1, blocks * width))
    let scratch = RegressionScratch(columns: 0)
    for part in self.parts {
      part.rows.withUnsafeBufferPointer { chosen in
        for (index, start) in stride(from: 0, to: chosen.count, by: Self.block).enumerated() {
          aim(scratch, part, index)
          let here = UnsafeBufferPointer(rebasing: chosen[start..<min(chosen.count, start + Self.block)])
          let padded = (here.count + 7) / 8 * 8
          for column in 0..<rows.columns {
            for row in here.count..<padded { scratch.x[column * RegressionRows.columnStride + row] = 0 }
          }
          rows.fillOutcomes(scratch, from: start, rows: here, count: here.count, padded)
        }
      }
    }
    fillColumns()
  }

  /// Column after column in the order in which the rows lie, whatever part they are of: each number of the matrix is read
  /// once, and from beginning to end.
  private func fillColumns() {
    let width = Self.width(rows)
    var targets: [(row: Int32, place: Int)] = []
    targets.reserveCapacity(parts.reduce(0) { $0 + $1.rows.count })
    for part in parts {
      for (index, row) in part.rows.enumerated() {
        targets.append((row, part.begins + index / Self.block * width + index % Self.block))
      }
    }
    targets.sort { $0.row < $1.row }
    let (chosen, places) = (targets.map(\.row), targets.map { Int64($0.place) })
    let scaling = rows.scaling
    rows.matrix.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for (place, column) in scaling.columns.enumerated() {
        ckernels_standardise_apart(
          base + column * rows.matrix.rows, chosen, places, chosen.count, scaling.means[place],
          scaling.factors[place], numbers + place * RegressionRows.columnStride)
      }
    }
  }

  deinit { numbers.deallocate() }

  private func aim(_ scratch: RegressionScratch, _ part: Part, _ index: Int) {
    scratch.x = numbers + part.begins + index * Self.width(rows)
    scratch.outcomes = scratch.x + rows.columns * RegressionRows.columnStride
    scratch.weights = scratch.outcomes + Self.block
  }

  /// Sums over one part at a place.
  func addSums(of part: Int, at place: RegressionPlace, to total: inout RegressionSums) {
    let scratch = RegressionScratch(columns: 0)
    eachBlock(of: part, at: place, scratch) { chosen, padded in
      total.deviance += rows.weigh(scratch, padded)
      total.add(scratch, padded, rows.level)
      guard let groups = rows.groups else { return }
      total.addGroups(scratch, chosen.count, chosen, 0, groups)
    }
  }

  /// Sums at a place over all parts but one.
  func sums(without part: Int, at place: RegressionPlace) -> RegressionSums {
    var sums = RegressionSums(columns: rows.columns, groups: rows.groups?.count ?? 0)
    for other in parts.indices where other != part { addSums(of: other, at: place, to: &sums) }
    return sums
  }

  /// The scores of several fits, each over all parts but its own and at a place of its own, in one pass: what is read of a
  /// block serves all of them. Of 0s and 1s only.
  func scores(_ fits: [(without: Int, at: RegressionPlace)]) -> [RegressionSums] {
    var sums = fits.map { fit in
      RegressionSums(columns: rows.columns, groups: fit.at.effects.count, isGradientOnly: true)
    }
    let scratch = RegressionScratch(columns: 0)
    let work = RegressionScratch.room(for: 2 * fits.count * Self.block)
    defer { work.deallocate() }
    for (number, part) in parts.enumerated() {
      let asked = fits.indices.filter { fits[$0].without != number }
      guard !asked.isEmpty else { continue }
      part.rows.withUnsafeBufferPointer { chosen in
        for (index, start) in stride(from: 0, to: chosen.count, by: Self.block).enumerated() {
          aim(scratch, part, index)
          let here = UnsafeBufferPointer(rebasing: chosen[start..<min(chosen.count, start + Self.block)])
          BlockScores(rows, scratch, here, work).add(fits.map(\.at), asked, to: &sums)
        }
      }
    }
    return sums
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
