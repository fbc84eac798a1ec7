/// Who was at risk and who came to which end, time by time.
struct EventTable {
  /// Every time at which a row ends, ascending.
  private(set) var times: [Double] = []
  /// Weight at risk just before each.
  private(set) var atRisk: [Double] = []
  /// Weight that came to any end there, and by end (first index 0 for end 1).
  private(set) var allEnds: [Double] = []
  private(set) var ends: [[Double]]
  /// By row: its place in `times`, and how many of `times` lie at or before its beginning.
  private(set) var places: [Int]
  private(set) var entryPlaces: [Int]

  /// - Parameter kinds: ends above it count as end 0.
  init(_ rows: SurvivalRows, kinds: Int) {
    let order = RowOrder.ascending((0..<Int32(rows.count)).map { $0 }, by: rows.times)
    places = Array(repeating: 0, count: rows.count)
    entryPlaces = Array(repeating: 0, count: rows.count)
    ends = Array(repeating: [], count: kinds)
    var leaving: [Double] = []
    for index in order {
      let row = Int(index)
      if times.last != rows.times[row] {
        times.append(rows.times[row])
        leaving.append(0)
        allEnds.append(0)
        for kind in 0..<kinds { ends[kind].append(0) }
      }
      let place = times.count - 1
      places[row] = place
      leaving[place] += rows.weights[row]
      let end = rows.ends[row]
      if end > 0, end <= kinds {
        allEnds[place] += rows.weights[row]
        ends[end - 1][place] += rows.weights[row]
      }
    }
    countAtRisk(rows, leaving)
  }

  /// Added up from the end of time, so that the tail, where few are left, is exact.
  private mutating func countAtRisk(_ rows: SurvivalRows, _ leaving: [Double]) {
    var notYetIn = Array(repeating: 0.0, count: times.count + 1)
    if let entries = rows.entries {
      for row in 0..<rows.count {
        entryPlaces[row] = placesUpTo(entries[row])
        notYetIn[entryPlaces[row]] += rows.weights[row]
      }
    }
    atRisk = Array(repeating: 0, count: times.count)
    var (left, late) = (0.0, 0.0)
    for place in stride(from: times.count - 1, through: 0, by: -1) {
      left += leaving[place]
      late += notYetIn[place + 1]
      // A row not yet in at `place` has `place` among the times up to its beginning.
      atRisk[place] = left - late
    }
  }

  /// How many of `times` lie at or before `time`.
  func placesUpTo(_ time: Double) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
