/// Times at which something happened, each with the time from which it was known, sorted by when it happened.
/// Look-ups answer "from when was it known that one had happened since t?", so that no moment sees the future.
struct Arrivals {
  /// No arrival: later than any time.
  static let never = Int64.max
  /// No later than any arrival: what was known by then is all that was read.
  static let latest = never - 1

  struct Arrival {
    var at: Int64
    /// From when it was known.
    var known: Int64
  }

  private var all: [Arrival] = []
  /// Whether they became known in the order in which they happened, as most do.
  private var isInOrder = true
  /// `earliest[i]` = the least of `known[i...]`; empty where they are in order: it is `known` then.
  private var earliest: [Int64] = []

  var count: Int { all.count }
  var last: Arrival? { all.last }

  subscript(index: Int) -> Arrival { all[index] }

  mutating func removeAll() {
    // Most of a person's lists are empty, and were.
    guard !all.isEmpty else { return }
    all.removeAll(keepingCapacity: true)
    earliest.removeAll(keepingCapacity: true)
    isInOrder = true
  }

  /// Times must come in ascending order of `at`; then `seal`.
  mutating func append(at time: Int64, known knownAt: Int64) {
    if let last = all.last, knownAt < last.known { isInOrder = false }
    all.append(Arrival(at: time, known: knownAt))
  }

  mutating func seal() {
    guard !isInOrder else { return }
    // A copy of its own from the first: what two lists share is copied when either changes.
    earliest.removeAll(keepingCapacity: true)
    earliest.append(contentsOf: all.lazy.map(\.known))
    var index = earliest.count - 2
    while index >= 0 {
      if earliest[index + 1] < earliest[index] { earliest[index] = earliest[index + 1] }
      index -= 1
    }
  }

  /// The index of the first that happened at or after `time`; `count` when there is none.
  func firstIndex(since time: Int64) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].at < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// From when it was known that one had happened at or after `time`; `never` when none has.
  func knownSince(_ time: Int64) -> Int64 { knownFrom(firstIndex(since: time)) }

  /// The same for those at `index` and later.
  func knownFrom(_ index: Int) -> Int64 {
    guard index < all.count else { return Self.never }
    return isInOrder ? all[index].known : earliest[index]
  }

  /// From when it was known that `number` (at least 1) of them had happened after `time`; `never` when fewer have.
  /// One that is written down late does not undo what was known without it.
  func known(number: Int, after time: Int64) -> Int64 {
    let first = firstIndex(since: time &+ 1)
    guard number > 0, all.count - first >= number else { return Self.never }
    if isInOrder { return all[first + number - 1].known }
    if number == 1 { return knownFrom(first) }
    // The `number` earliest known, ascending; nothing is known before it happens, so the walk ends early.
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: number) { least in
      var count = 0
      for index in first..<all.count {
        if count == number, all[index].at >= least[number - 1] { break }
        if count == number, all[index].known >= least[number - 1] { continue }
        if count < number { count += 1 }
        var place = count - 1
        while place > 0, least[place - 1] > all[index].known {
          least[place] = least[place - 1]
          place -= 1
        }
        least[place] = all[index].known
      }
      return least[number - 1]
    }
  }

  /// The first time at which one that happened at or after `time` was known and lay `wait` back, with that one's index;
  /// `nil` when none has.
  func aged(_ wait: Int64, since time: Int64) -> (index: Int, at: Int64)? {
    var found: (index: Int, at: Int64)?
    for index in firstIndex(since: time)..<all.count {
      if let found, all[index].at + wait >= found.at { break }
      let ready = max(all[index].at + wait, all[index].known)
      if found.map({ ready < $0.at }) ?? true { found = (index, ready) }
    }
    return found
  }

  /// How many happened after `time` and were known by `by`.
  func count(after time: Int64, by: Int64) -> Int {
    var found = 0
    var index = firstIndex(since: time &+ 1)
    while index < all.count, all[index].at <= by {
      if all[index].known <= by { found += 1 }
      index += 1
    }
    return found
  }

  /// The indices in order of becoming known.
  func byKnown() -> [Int] {
    isInOrder ? Array(all.indices) : all.indices.sorted { (all[$0].known, $0) < (all[$1].known, $1) }
  }

  /// The last that happened at or before `time` and was known by then, or `nil`.
  func last(by time: Int64) -> Int64? {
    var index = firstIndex(since: time &+ 1) - 1
    while index >= 0 {
      if all[index].known <= time { return all[index].at }
      index -= 1
    }
    return nil
  }
}
