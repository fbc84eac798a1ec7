/// Numbers in columns: column `j` of `rows` numbers lies at `values[j * rows ..< (j + 1) * rows]`.
package struct Matrix: Hashable, Sendable {
  package let rows: Int
  package let columns: Int
  package var values: [Double]

  /// All 0.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  /// - Throws: `StatisticsError.lengthsDiffer` where a column is shorter or longer than the first.
  package init(columns: [[Double]]) throws(StatisticsError) {
    rows = columns.first?.count ?? 0
    self.columns = columns.count
    values = []
    values.reserveCapacity(rows * columns.count)
    for (index, column) in columns.enumerated() {
      guard column.count == rows else {
        throw .lengthsDiffer(what: "column \(index)", expected: rows, found: column.count)
      }
      values += column
    }
  }

  @inlinable
  package subscript(row: Int, column: Int) -> Double {
    get { values[column * rows + row] }
    set { values[column * rows + row] = newValue }
  }

  package func column(_ index: Int) -> ArraySlice<Double> { values[index * rows..<(index + 1) * rows] }

  /// Those rows, in that order.
  package func selecting(rows chosen: [Int]) -> Matrix {
    var result = Matrix(rows: chosen.count, columns: columns)
    for column in 0..<columns {
      let (from, to) = (column * rows, column * chosen.count)
      for (place, row) in chosen.enumerated() { result.values[to + place] = values[from + row] }
    }
    return result
  }
}
