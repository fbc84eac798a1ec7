/// One group of penalised indicators: whose row each is. Since no row is in two, their block of the Hessian is
/// diagonal, so that thousands of them cost little.
package struct IndicatorGroups: Hashable, Sendable {
  /// By row, below `count`.
  package var ids: [UInt32]
  package var count: Int
  /// Of the squares of their effects: with a normal prior, 1 / its variance. Greater than 0.
  package var penalty: Double

  package init(ids: [UInt32], count: Int, penalty: Double) {
    self.ids = ids
    self.count = count
    self.penalty = penalty
  }

  func check(rows: Int) throws(StatisticsError) {
    guard ids.count == rows else { throw .lengthsDiffer(what: "groups", expected: rows, found: ids.count) }
    guard penalty > 0, penalty.isFinite else { throw .outOfRange(what: "penalty of the groups", value: penalty) }
    for id in ids where Int(id) >= count { throw .outOfRange(what: "group", value: Double(id)) }
  }
}
