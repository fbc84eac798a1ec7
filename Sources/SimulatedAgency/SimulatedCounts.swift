import Recruitment

/// How many rows of each kind a simulated firm wrote.
package struct SimulatedCounts: Sendable, Equatable {
  private var rows = [Int](repeating: 0, count: RecordKind.allCases.count)

  package init() {}

  package subscript(_ kind: RecordKind) -> Int {
    get { rows[Int(kind.rawValue)] }
    set { rows[Int(kind.rawValue)] = newValue }
  }

  package var total: Int { rows.reduce(0, +) }
}
