/// Times at which something happened, each with the time from which it was known, sorted by when it happened.
/// Look-ups answer "from when was it known that one had happened since t?", so that no moment sees the future.
struct Arrivals {
  /// No arrival: later than any time.
  static let never = Int64.max
  /// No later than any arrival: what was known by then is all that was read.
  static let latest = never - 1

  private(set) var at: [Int64] = []
  private(set) var known: [Int64] = []
  /// Whether they became known in the order in which they happened, as most do.
  private var isInOrder = true
  /// `earliest[i]` = the least of `known[i...]`; empty where they are in order, since it is `known` then.
  private var earliest: [Int64] = []

  var count: Int { at.count }

  mutating func removeAll() {
    // Most of a person's lists are empty, and were.
    guard !at.isEmpty else { return }
    at.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    earliest.removeAll(keepingCapacity: true)
    isInOrder = true
  }

  /// Times must come in ascending order of `at`; then `seal`.
  mutating func append(at time: Int64, known knownAt: Int64) {
    if let last = known.last, knownAt < last { isInOrder = false }
    at.append(time)
    known.append(knownAt)
  }

  mutating func seal() {
    guard !isInOrder else { return }
    // A copy of its own from the first: what two lists share is copied when either changes.
    earliest.removeAll(keepingCapacity: true)
    earliest.append(contentsOf: known)
    var index = earliest.count - 2
    while index >= 0 {
      if earliest[index + 1] < earliest[index] { earliest[index] = earliest[index + 1] }
      index -= 1
    }
  }

  /// The index of the first that happened at or after `time`; `count` when there is none.
  func firstIndex(since time: Int64) -> Int {
    var low = 0
    var high = at.count
    while low < high {
      let middle = (low + high) / 2
      if at[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// From when it was known that one had happened at or after `time`; `never` when none has.
  func knownSince(_ time: Int64) -> Int64 { knownFrom(firstIndex(since: time)) }

  /// The same for those at `index` and later.
  func knownFrom(_ index: Int) -> Int64 {
    guard index < known.count else { return Self.never }
    return isInOrder ? known[index] : earliest[index]
  }

  /// From when it was known that `number` (at least 1) of them had happened after `time`; `never` when fewer have.
  /// One that is written down late does not undo what was known without it.
  func known(number: Int, after time: Int64) -> Int64 {
    let first = firstIndex(since: time &+ 1)
    guard number > 0, at.count - first >= number else { return Self.never }
    if isInOrder { return known[first + number - 1] }
    if number == 1 { return knownFrom(first) }
    // The `number` earliest known, ascending; nothing is known before it happens, so the walk ends early.
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: number) { least in
      var count = 0
      for index in first..<at.count {
        if count == number, at[index] >= least[number - 1] { break }
        if count == number, known[index] >= least[number - 1] { continue }
        if count < number { count += 1 }
        var place = count - 1
        while place > 0, least[place - 1] > known[index] {
          least[place] = least[place - 1]
          place -= 1
        }
        least[place] = known[index]
      }
      return least[number - 1]
    }
  }

  /// The first time at which one that happened at or after `time` was known and lay `wait` back, with that one's index;
  /// `nil` when none has.
  func aged(_ wait: Int64, since time: Int64) -> (index: Int, at: Int64)? {
    var found: (index: Int, at: Int64)?
    for index in firstIndex(since: time)..<at.count {
      if let found, at[index] + wait >= found.at { break }
      let ready = max(at[index] + wait, known[index])
      if found.map({ ready < $0.at }) ?? true { found = (index, ready) }
    }
    return found
  }

  /// How many happened after `time` and were known by `by`.
  func count(after time: Int64, by: Int64) -> Int {
    var found = 0
    var index = firstIndex(since: time &+ 1)
    while index < at.count, at[index] <= by {
      if known[index] <= by { found += 1 }
      index += 1
    }
    return found
  }

  /// The indices in order of becoming known.
  func byKnown() -> [Int] {
    isInOrder ? Array(at.indices) : at.indices.sorted { (known[$0], $0) < (known[$1], $1) }
  }

  /// The last that happened at or before `time` and was known by then, or `nil`.
  func last(by time: Int64) -> Int64? {
    var index = firstIndex(since: time &+ 1) - 1
    while index >= 0 {
      if known[index] <= time { return at[index] }
      index -= 1
    }
    return nil
  }
}
