import CKernels

extension RegressionRows {
  /// Probabilities, or means of other outcomes, of some rows of the matrix, each by the fit of its own fold: one pass over
  /// columns as they are, which costs less than to gather what each fold holds.
  /// - Parameters:
  ///   - places: by fold.
  ///   - folds: by row of the matrix.
  ///   - asked: ascending.
  /// - Returns: by row of the matrix; 0 for those that are not asked.
  func predictions(at places: [RegressionPlace], folds: [UInt8], for asked: [Int32]) -> [Double] {
    var result = Array(repeating: 0.0, count: folds.count)
    let raw = places.map { scaling.raw($0, columns: matrix.columns) }
    let (block, whole) = (Self.block, matrix.rows / 8 * 8)
    let linear = UnsafeMutablePointer<Double>.allocate(capacity: block * (places.count + 1))
    defer { linear.deallocate() }
    linear.initialize(repeating: 0, count: block * (places.count + 1))
    let chances = linear + block * places.count
    var next = 0
    while next < asked.count {
      let first = Int(asked[next]) / block * block
      var end = next
      while end < asked.count, Int(asked[end]) < first + block { end += 1 }
      fillLinear(linear, first, max(0, min(whole - first, block)), raw)
      if first + block > whole { fillRest(linear, first, from: max(first, whole), raw) }
      for index in next..<end {
        let row = Int(asked[index])
        let fold = Int(folds[row])
        chances[index - next] = linear[fold * block + row - first]
        if let groups { chances[index - next] += places[fold].effects[Int(groups.ids[row])] }
      }
      if family == .binomial { ckernels_probabilities(level, chances, (end - next + 7) / 8 * 8, chances) }
      for index in next..<end { result[Int(asked[index])] = chances[index - next] }
      next = end
    }
    return result
  }

  private func fillLinear(
    _ linear: UnsafeMutablePointer<Double>, _ first: Int, _ count: Int,
    _ raw: [(intercept: Double, coefficients: [Double])]
  ) {
    guard count > 0 else { return }
    matrix.values.withUnsafeBufferPointer { values in
      // Without columns there is nothing to point at, and nothing is read.
      let base = values.baseAddress.map { $0 + first }
      let slopes = raw.flatMap(\.coefficients)
      slopes.withUnsafeBufferPointer { slopes in
        let starts = raw.indices.map { fold in slopes.baseAddress.map { $0 + fold * matrix.columns } }
        let targets: [UnsafeMutablePointer<Double>?] = raw.indices.map { linear + $0 * Self.block }
        ckernels_linear_many(
          level, base, matrix.rows, count, matrix.columns, raw.count, starts, raw.map(\.intercept), targets)
      }
    }
  }

  /// Rows past the last eight.
  private func fillRest(
    _ linear: UnsafeMutablePointer<Double>, _ first: Int, from begin: Int,
    _ raw: [(intercept: Double, coefficients: [Double])]
  ) {
    for row in begin..<matrix.rows {
      for (fold, line) in raw.enumerated() {
        var sum = line.intercept
        for column in 0..<matrix.columns { sum += line.coefficients[column] * matrix[row, column] }
        linear[fold * Self.block + row - first] = sum
      }
    }
  }
}
