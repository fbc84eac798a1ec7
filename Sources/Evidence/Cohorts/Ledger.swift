/// Things that happened, by whom and when, with a number each: how many by somebody, and what their sum was, before any
/// time. Fill it, then take it `sealed`.
struct Ledger: Sendable {
  private var keys: [UInt32] = []
  private var times: [Int64] = []
  /// Nothing as long as each number is 1: there may be millions.
  private var values: [Double] = []
  private var starts: [UInt32: Range<Int>] = [:]
  /// At `i`: the sum of the values before entry `i`, within its key; nothing where each value is 1.
  private var sums: [Double] = []
  /// By key: the sum of all its values.
  private var lasts: [UInt32: Double] = [:]

  private struct Entry: BitwiseCopyable {
    var at: Int64
    var value: Double
  }

  mutating func add(_ key: UInt32, at time: Int64, _ value: Double = 1) {
    if value != 1, values.isEmpty { values = Array(repeating: 1, count: keys.count) }
    keys.append(key)
    times.append(time)
    if value != 1 || !values.isEmpty { values.append(value) }
  }

  /// By key, then time, then number.
  func sealed() -> Ledger {
    var result = Ledger()
    let (places, starts) = places()
    result.starts = starts
    if values.isEmpty {
      result.times = sorted(by: places, starts, make: { times[$0] }, precedes: <)
      return result
    }
    let entries = sorted(
      by: places, starts, make: { Entry(at: times[$0], value: values[$0]) },
      precedes: { ($0.at, $0.value) < ($1.at, $1.value) })
    result.times = entries.map(\.at)
    result.sums = Array(repeating: 0, count: entries.count)
    for (key, range) in starts {
      var sum = 0.0
      for index in range {
        result.sums[index] = sum
        sum += entries[index].value
      }
      result.lasts[key] = sum
    }
    return result
  }

  /// Where each entry comes if those of one key lie together, and where those of each key do.
  private func places() -> (places: [Int], starts: [UInt32: Range<Int>]) {
    var counts: [UInt32: Int] = [:]
    for key in keys { counts[key, default: 0] += 1 }
    var (starts, next) = ([UInt32: Range<Int>](), [UInt32: Int]())
    var begin = 0
    for key in counts.keys.sorted() {
      let count = counts[key] ?? 0
      starts[key] = begin..<begin + count
      next[key] = begin
      begin += count
    }
    let places = keys.map { key in
      let place = next[key] ?? 0
      next[key] = place + 1
      return place
    }
    return (places, starts)
  }

  private func sorted<Value: BitwiseCopyable>(
    by places: [Int], _ starts: [UInt32: Range<Int>], make: (Int) -> Value, precedes: (Value, Value) -> Bool
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: places.count) { room, count in
      for (index, place) in places.enumerated() { room.initializeElement(at: place, to: make(index)) }
      for range in starts.values {
        var mine = UnsafeMutableBufferPointer(rebasing: room[range])
        mine.sort(by: precedes)
      }
      count = places.count
    }
  }

  /// Strictly before `time`.
  func before(_ time: Int64, of key: UInt32) -> (count: Int, sum: Double) {
    guard let range = starts[key] else { return (0, 0) }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    let count = low - range.lowerBound
    return (count, sums.isEmpty ? Double(count) : low < range.upperBound ? sums[low] : lasts[key] ?? 0)
  }

  /// The last strictly before `time`.
  func last(before time: Int64, of key: UInt32) -> (at: Int64, value: Double)? {
    guard let range = starts[key] else { return nil }
    let count = before(time, of: key).count
    guard count > 0 else { return nil }
    let index = range.lowerBound + count - 1
    if sums.isEmpty { return (times[index], 1) }
    let next = index + 1 < range.upperBound ? sums[index + 1] : lasts[key] ?? 0
    return (times[index], next - sums[index])
  }
}
