/// The order of rows by numbers, found by counting digits: a few milliseconds for 400,000 rows.
enum RowOrder {
  /// `rows` from the largest key to the smallest; those of equal keys stay in the order given.
  /// - Parameter keys: one for every row that `rows` names; not NaN.
  static func descending(_ rows: [Int32], by keys: [Double]) -> [Int32] {
    let sorting = rows.map { row in ~ordered(keys[Int(row)]) }
    return byDigits(rows, sorting)
  }

  /// `rows` from the smallest key to the largest.
  static func ascending(_ rows: [Int32], by keys: [Double]) -> [Int32] {
    byDigits(rows, rows.map { row in ordered(keys[Int(row)]) })
  }

  /// Bits that compare as the numbers do; −0 is 0.
  private static func ordered(_ key: Double) -> UInt64 {
    let bits = (key + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func byDigits(_ rows: [Int32], _ keys: [UInt64]) -> [Int32] {
    let bits = 11
    let size = 1 << bits
    let mask = UInt64(size - 1)
    var (rows, keys) = (rows, keys)
    var (nextRows, nextKeys) = (rows, keys)
    var counts = Array(repeating: 0, count: size)
    for shift in stride(from: 0, to: 64, by: bits) {
      for digit in 0..<size { counts[digit] = 0 }
      for key in keys { counts[Int(key >> UInt64(shift) & mask)] += 1 }
      if counts.contains(keys.count) { continue }
      var sum = 0
      for digit in 0..<size { (counts[digit], sum) = (sum, sum + counts[digit]) }
      for index in rows.indices {
        let digit = Int(keys[index] >> UInt64(shift) & mask)
        nextRows[counts[digit]] = rows[index]
        nextKeys[counts[digit]] = keys[index]
        counts[digit] += 1
      }
      swap(&rows, &nextRows)
      swap(&keys, &nextKeys)
    }
    return rows
  }
}
