/// Ids of any size as 0, 1, 2 … in order of first appearance.
struct DenseIds {
  private(set) var places: [Int] = []
  private(set) var count = 0

  init(_ ids: [Int]) {
    places.reserveCapacity(ids.count)
    guard let low = ids.min(), let high = ids.max() else { return }
    let (range, overflows) = high.subtractingReportingOverflow(low)
    guard overflows || range > 4 * ids.count else {
      number(ids, from: low, range)
      return
    }
    var known: [Int: Int] = [:]
    for id in ids {
      let place = known[id] ?? known.count
      known[id] = place
      places.append(place)
    }
    count = known.count
  }

  /// Ids that lie close together need no dictionary.
  private mutating func number(_ ids: [Int], from low: Int, _ range: Int) {
    var known = Array(repeating: -1, count: range + 1)
    for id in ids {
      if known[id - low] < 0 {
        known[id - low] = count
        count += 1
      }
      places.append(known[id - low])
    }
  }

  /// Each for itself.
  init(count: Int) {
    places = Array(0..<count)
    self.count = count
  }
}
