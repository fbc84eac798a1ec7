/// Finds the rows that belong to a number: the numbers in ascending order, where the rows of each begin, and a guide
/// that leaves a handful of numbers to search, one or two where they are dense. 0 is nobody's number.
package struct KeyIndex {
  package let keys: UnsafeBufferPointer<UInt32>
  /// One more than there are keys.
  package let starts: UnsafeBufferPointer<UInt32>
  /// For each stretch of 2^shift numbers, the place of the first key not below it; and one at the end.
  package let guide: UnsafeBufferPointer<UInt32>
  package let shift: UInt32

  /// - Parameter rowCount: how many rows it leads to.
  /// - Returns: `nil` where the parts do not fit each other.
  init?(
    keys: UnsafeBufferPointer<UInt32>, starts: UnsafeBufferPointer<UInt32>, guide: UnsafeBufferPointer<UInt32>,
    rowCount: Int
  ) {
    let shift = Self.shift(last: keys.last ?? 0, count: keys.count)
    guard starts.count == keys.count + 1, Int(starts[keys.count]) == rowCount,
      guide.count == Self.guideCount(last: keys.last, shift: shift), Int(guide[guide.count - 1]) == keys.count
    else { return nil }
    self.keys = keys
    self.starts = starts
    self.guide = guide
    self.shift = shift
  }

  /// Where `key` stands among the keys; -1 where it does not.
  @inlinable
  package func place(of key: UInt32) -> Int {
    let stretch = Int(key >> shift)
    guard stretch + 1 < guide.count else { return -1 }
    var low = Int(guide[stretch])
    var high = Int(guide[stretch + 1])
    while low < high {
      let middle = (low &+ high) / 2
      if keys[middle] < key { low = middle &+ 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : -1
  }

  /// The rows of `key`.
  @inlinable
  package func rows(of key: UInt32) -> Range<Int> {
    let place = place(of: key)
    return place < 0 ? 0..<0 : Int(starts[place])..<Int(starts[place &+ 1])
  }

  /// Stretches are about as many as there are keys.
  static func shift(last: UInt32, count: Int) -> UInt32 {
    var shift: UInt32 = 0
    while Int(last >> shift) > 2 * count { shift += 1 }
    return shift
  }

  static func guideCount(last: UInt32?, shift: UInt32) -> Int { last.map { Int($0 >> shift) + 2 } ?? 1 }
}
