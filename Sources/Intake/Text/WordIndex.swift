import Foundation

/// Numbers words in the order in which they were first met, by their octets and without making strings of them: a column of
/// statuses has few words, in many rows. Words come from other people's files: where they go is nobody's to foresee.
struct WordIndex {
  private static let seed = UInt64.random(in: .min ... .max)

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Ordinals plus one, below the upper half of the word's hash; zero = free. A power of two, half of it free.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }

  /// The word's ordinal; `nil` where it was not met.
  func place(of word: UnsafeBufferPointer<UInt8>) -> Int? { find(word, Self.hash(word)).ordinal }

  /// The word's ordinal, looked for first right behind the one found last: two tables of an export stand in one order
  /// more often than not.
  func place(of word: UnsafeBufferPointer<UInt8>, after last: Int) -> Int? {
    last + 1 < count && isSame(last + 1, word) ? last + 1 : place(of: word)
  }

  /// The word's ordinal; a new one is its count before.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(word)
    let found = find(word, hash)
    if let ordinal = found.ordinal { return ordinal }
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[found.slot] = Self.slot(hash, ends.count - 1)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// The word with an ordinal, good for the call.
  func with<Result>(_ ordinal: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = ordinal == 0 ? 0 : ends[ordinal - 1]
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<ends[ordinal]])) }
  }

  /// Forgets all words, and keeps the room they took.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  private func find(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> (ordinal: Int?, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if slots[slot] >> 32 == hash >> 32 {
          let ordinal = Int(slots[slot] & 0xFFFF_FFFF) - 1
          if isSame(ordinal, word) { return (ordinal, slot) }
        }
        slot = (slot + 1) & mask
      }
      return (nil, slot)
    }
  }

  private static func slot(_ hash: UInt64, _ ordinal: Int) -> UInt64 { hash & ~0xFFFF_FFFF | UInt64(ordinal + 1) }

  private func isSame(_ ordinal: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    with(ordinal) { known in
      guard known.count == word.count else { return false }
      guard let one = known.baseAddress, let other = word.baseAddress else { return true }
      return memcmp(one, other, word.count) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (ordinal, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Self.slot(hash, ordinal)
    }
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(word.count)
    var index = 0
    while index + 8 <= word.count {
      hash = mixed(hash ^ EightBytes.load(word.baseAddress.unsafelyUnwrapped + index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < word.count {
      rest = rest << 8 | UInt64(word[index])
      index += 1
    }
    return mixed(hash ^ rest)
  }

  @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
