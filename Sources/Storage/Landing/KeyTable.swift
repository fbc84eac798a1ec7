/// Rows that the store knows or has just taken, by their 64-bit keys: what landing must remember of a million
/// interactions is 28 bytes each.
struct KeyTable {
  private(set) var keys: [Int64] = []
  private(set) var ids: [UInt32] = []
  var fingerprints: [Int64] = []
  /// The person and the recruiter of an interaction's first row.
  private(set) var pairs: [UInt64] = []
  /// Index + 1; 0 = free.
  private var slots: [UInt32]

  init(expecting count: Int) {
    var size = 64
    while size * 3 < count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    keys.reserveCapacity(count)
    ids.reserveCapacity(count)
    fingerprints.reserveCapacity(count)
    pairs.reserveCapacity(count)
  }

  @inline(__always)
  private static func slot(_ key: Int64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15) >> 24) & mask
  }

  func index(of key: Int64) -> Int? {
    let mask = slots.count - 1
    var slot = Self.slot(key, mask)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keys[index] == key { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The key must not be in the table yet.
  mutating func insert(_ key: Int64, id: Int64, fingerprint: Int64, pair: UInt64) {
    if (keys.count + 1) * 4 > slots.count * 3 {
      slots = Array(repeating: 0, count: slots.count * 2)
      for index in keys.indices { place(keys[index], index) }
    }
    keys.append(key)
    ids.append(UInt32(truncatingIfNeeded: id))
    fingerprints.append(fingerprint)
    pairs.append(pair)
    place(key, keys.count - 1)
  }

  private mutating func place(_ key: Int64, _ index: Int) {
    let mask = slots.count - 1
    var slot = Self.slot(key, mask)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(index + 1)
  }
}
