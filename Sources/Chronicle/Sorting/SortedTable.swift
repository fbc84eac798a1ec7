enum SortedTable {
  /// Rows by group and rank. Rows that come in order already, as a store's often do, are only looked through.
  static func of<Row: SortedRow>(_ rows: [Row]) -> [Row] {
    guard !isSorted(rows) else { return rows }
    var sorted = grouped(rows)
    sorted.withUnsafeMutableBufferPointer { sorted in
      var start = 0
      while start < sorted.count {
        var end = start + 1
        while end < sorted.count, sorted[end].group == sorted[start].group { end += 1 }
        if end - start > 1 {
          var run = UnsafeMutableBufferPointer(rebasing: sorted[start..<end])
          run.sort { $0.ranks(before: $1) }
        }
        start = end
      }
    }
    return sorted
  }

  private static func isSorted<Row: SortedRow>(_ rows: [Row]) -> Bool {
    rows.withUnsafeBufferPointer { rows in
      guard rows.count > 1 else { return true }
      for index in 1..<rows.count {
        let before = rows[index - 1].group
        let here = rows[index].group
        if here < before || here == before && rows[index].ranks(before: rows[index - 1]) { return false }
      }
      return true
    }
  }

  private static func grouped<Row: SortedRow>(_ rows: [Row]) -> [Row] {
    let least = rows.reduce(UInt64.max) { min($0, $1.group) }
    let most = rows.reduce(UInt64.min) { max($0, $1.group) }
    guard most - least <= UInt64(UInt32.max), rows.count <= Int(UInt32.max) else {
      return rows.sorted { $0.group < $1.group }
    }
    var order = rows.indices.map { (rows[$0].group - least) << 32 | UInt64($0) }
    RadixSort.sortByUpperHalf(&order)
    return rows.withUnsafeBufferPointer { rows in
      order.map { rows[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)] }
    }
  }
}
