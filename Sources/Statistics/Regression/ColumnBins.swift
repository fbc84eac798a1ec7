/// Columns cut into at most 255 bins each, the last of 256 kept for what is missing.
struct ColumnBins: Sendable {
  static let missing = 255
  let rows: Int
  /// Which columns of the matrix.
  let columns: [Int]
  /// By place in `columns`, ascending: a value at or below edge `b` lies in bin `b` or lower.
  let edges: [[Double]]
  /// Column after column.
  let codes: [UInt8]

  /// - Parameter chosen: rows of the matrix; everything else is by place among them.
  init(_ matrix: Matrix, columns: [Int], chosen: [Int32]) {
    rows = chosen.count
    self.columns = columns
    var edges: [[Double]] = []
    var codes: [UInt8] = []
    codes.reserveCapacity(columns.count * chosen.count)
    for column in columns {
      let values = chosen.map { matrix.values[column * matrix.rows + Int($0)] }
      let cuts = Self.cuts(values)
      edges.append(cuts)
      for value in values { codes.append(value.isFinite ? Self.bin(value, cuts) : UInt8(Self.missing)) }
    }
    (self.edges, self.codes) = (edges, codes)
  }

  /// Halfway between neighbouring values where there are few, else at quantiles.
  private static func cuts(_ values: [Double]) -> [Double] {
    let sorted = values.filter(\.isFinite).sorted()
    var distinct: [Double] = []
    for value in sorted where value != distinct.last { distinct.append(value) }
    if distinct.count <= missing {
      return zip(distinct, distinct.dropFirst()).map { $0 / 2 + $1 / 2 }
    }
    var result: [Double] = []
    for cut in 1..<missing {
      let place = sorted.count * cut / missing
      let edge = sorted[place - 1] / 2 + sorted[place] / 2
      if edge != result.last, edge < sorted[sorted.count - 1] { result.append(edge) }
    }
    return result
  }

  private static func bin(_ value: Double, _ cuts: [Double]) -> UInt8 {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= cuts[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }
}
