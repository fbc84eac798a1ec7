/// Rows of one kind that wait for a landing's last transaction: where they stand, so that they are read again.
struct PostponedRows {
  /// The records they are about: later rows about one of them wait as well.
  private(set) var subjects: Set<Int64> = []
  private(set) var places: [Int] = []
  private var rowsAt: [Int: [Int]] = [:]

  mutating func add(_ row: Int, at place: Int, about record: Int64) {
    subjects.insert(record)
    if places.last != place { places.append(place) }
    rowsAt[place, default: []].append(row)
  }

  func rows(at place: Int) -> [Int] { rowsAt[place] ?? [] }
}
