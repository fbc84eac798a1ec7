/// Values by a hash that is well mixed already: open addressing, nothing removed, no second hash. Reading is a matter of one
/// or two places in memory.
struct HashTable<Value: Sendable>: Sendable {
  private let keys: [UInt64]
  private let places: [Int32]
  private let values: [Value]

  /// Of entries with the same hash the first counts. A hash of 0 stands for nothing and is left out.
  init(_ entries: some Sequence<(UInt64, Value)>) {
    let entries = entries.filter { $0.0 != 0 }
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var places = [Int32](repeating: 0, count: size)
    var values: [Value] = []
    values.reserveCapacity(entries.count)
    for (hash, value) in entries {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (size - 1) }
      guard keys[slot] == 0 else { continue }
      keys[slot] = hash
      places[slot] = Int32(values.count)
      values.append(value)
    }
    self.keys = keys
    self.places = places
    self.values = values
  }

  subscript(hash: UInt64) -> Value? {
    var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[Int(places[slot])] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }
}

/// A set of words by their hashes.
struct WordSet: Sendable {
  private let table: HashTable<Bool>

  init(_ words: some Sequence<some StringProtocol>) { table = HashTable(words.map { (Hash.of($0.utf8), true) }) }

  func contains(_ hash: UInt64) -> Bool { table[hash] != nil }
}
