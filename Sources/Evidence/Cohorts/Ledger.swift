/// Things that happened, by whom and when, with a number each: how many by somebody, and what their sum was, before any
/// time. Fill it, then `seal`.
struct Ledger: Sendable {
  private var entries: [(key: UInt32, at: Int64, value: Double)] = []
  private var starts: [UInt32: Range<Int>] = [:]
  private var times: [Int64] = []
  /// At `i`: the sum of the values before entry `i`, within its key.
  private var sums: [Double] = []
  /// By key: the sum of all its values.
  private var lasts: [UInt32: Double] = [:]

  mutating func add(_ key: UInt32, at time: Int64, _ value: Double = 1) { entries.append((key, time, value)) }

  mutating func seal() {
    entries.sort { ($0.key, $0.at, $0.value) < ($1.key, $1.at, $1.value) }
    var index = 0
    while index < entries.count {
      let key = entries[index].key
      let first = index
      var sum = 0.0
      while index < entries.count, entries[index].key == key {
        times.append(entries[index].at)
        sums.append(sum)
        sum += entries[index].value
        index += 1
      }
      starts[key] = first..<index
      lasts[key] = sum
    }
    entries = []
  }

  /// Strictly before `time`.
  func before(_ time: Int64, of key: UInt32) -> (count: Int, sum: Double) {
    guard let range = starts[key] else { return (0, 0) }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return (low - range.lowerBound, low < range.upperBound ? sums[low] : lasts[key] ?? 0)
  }

  /// The last strictly before `time`.
  func last(before time: Int64, of key: UInt32) -> (at: Int64, value: Double)? {
    guard let range = starts[key] else { return nil }
    let count = before(time, of: key).count
    guard count > 0 else { return nil }
    let index = range.lowerBound + count - 1
    let next = index + 1 < range.upperBound ? sums[index + 1] : lasts[key] ?? 0
    return (times[index], next - sums[index])
  }
}
