/// An index in the making.
struct KeyIndexDraft {
  private(set) var keys: [UInt32] = []
  private(set) var starts: [UInt32] = []
  private(set) var guide: [UInt32] = []
  /// What the starts lead to, where that is not the table's rows themselves.
  private(set) var values: [UInt32]?

  /// For a table whose rows of one key lie together, keys ascending.
  init(runsOf count: Int, key: (Int) -> UInt32) {
    var last: UInt32 = 0
    for row in 0..<count {
      let key = key(row)
      guard key != last else { continue }
      last = key
      keys.append(key)
      starts.append(UInt32(row))
    }
    starts.append(UInt32(count))
    makeGuide()
  }

  /// For values that lie apart: each with the key it belongs to in the upper half. Values of one key ascend; repeats
  /// are dropped.
  init(pairs: [UInt64]) {
    var pairs = pairs
    RadixSort.sortByUpperHalf(&pairs)
    var values: [UInt32] = []
    var last: UInt64 = 0
    for pair in pairs where pair >> 32 != 0 && pair != last {
      let key = UInt32(pair >> 32)
      if keys.last != key {
        keys.append(key)
        starts.append(UInt32(values.count))
      }
      values.append(UInt32(truncatingIfNeeded: pair))
      last = pair
    }
    starts.append(UInt32(values.count))
    self.values = values
    makeGuide()
  }

  private mutating func makeGuide() {
    let shift = KeyIndex.shift(last: keys.last ?? 0, count: keys.count)
    let count = KeyIndex.guideCount(last: keys.last, shift: shift)
    guide.reserveCapacity(count)
    var place = 0
    for stretch in 0..<(count - 1) {
      while Int(keys[place] >> shift) < stretch { place += 1 }
      guide.append(UInt32(place))
    }
    guide.append(UInt32(keys.count))
  }

  func add(to draft: inout Draft, as index: Section.Index) {
    draft.add(.keys(index), keys)
    draft.add(.starts(index), starts)
    draft.add(.guide(index), guide)
    if let values { draft.add(.values(index), values) }
  }
}
