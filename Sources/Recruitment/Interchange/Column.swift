/// One field of a batch for every row.
package enum Column: Sendable {
  /// The file has no such column: unknown for every row.
  case absent
  case text(TextColumn)
  case integers([Int64])

  /// An empty cell in a column of integers.
  package static let unknown = Int64.min

  package var count: Int? {
    switch self {
    case .absent: nil
    case .text(let column): column.count
    case .integers(let column): column.count
    }
  }

  /// The row's text, or `nil` where it is unknown or the column holds numbers.
  package func text(_ row: Int) -> String? {
    guard case .text(let column) = self, !column.isEmpty(row) else { return nil }
    return column[row]
  }

  /// The row's number, or `nil` where it is unknown or the column holds text.
  package func integer(_ row: Int) -> Int64? {
    guard case .integers(let column) = self, column[row] != Column.unknown else { return nil }
    return column[row]
  }
}
