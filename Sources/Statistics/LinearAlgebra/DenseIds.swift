/// Ids of any size as 0, 1, 2 … in order of first appearance.
struct DenseIds {
  private(set) var places: [Int] = []
  private(set) var count = 0

  init(_ ids: [Int]) {
    var known: [Int: Int] = [:]
    places.reserveCapacity(ids.count)
    var last: (id: Int, place: Int)?
    for id in ids {
      if let last, last.id == id {
        places.append(last.place)
        continue
      }
      let place = known[id] ?? known.count
      known[id] = place
      last = (id, place)
      places.append(place)
    }
    count = known.count
  }

  /// Each for itself.
  init(count: Int) {
    places = Array(0..<count)
    self.count = count
  }
}
