/// What the first pass knows of every message: who wrote it and what stands above it. Open addressing over flat
/// arrays, 29 bytes a slot, because a mailbox may hold a million messages.
struct MessageIndex {
  private var keys: [UInt64]
  private var senders: [Int32]
  private var parents: [UInt64]
  private var eldest: [UInt64]
  private var forUs: [Bool]
  private(set) var count = 0

  /// Stands for "no sender known".
  static let nobody: Int32 = -1

  init() {
    keys = Array(repeating: 0, count: 1_024)
    senders = Array(repeating: Self.nobody, count: 1_024)
    parents = Array(repeating: 0, count: 1_024)
    eldest = Array(repeating: 0, count: 1_024)
    forUs = Array(repeating: false, count: 1_024)
  }

  /// The first message of an id counts; the same id again adds what the first did not say.
  mutating func insert(_ key: UInt64, sender: Int32, parent: UInt64?, eldest above: UInt64?, isForUs: Bool = false) {
    guard key != 0 else { return }
    if (count + 1) * 3 > keys.count * 2 { grow() }
    let slot = self.slot(of: key)
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    if senders[slot] == Self.nobody { senders[slot] = sender }
    if parents[slot] == 0 { parents[slot] = parent ?? 0 }
    if eldest[slot] == 0 { eldest[slot] = above ?? 0 }
    if isForUs { forUs[slot] = true }
  }

  /// - Returns: `nil` where no such message was seen or nobody is known to have written it.
  func sender(of key: UInt64) -> Int32? {
    let slot = self.slot(of: key)
    return key != 0 && keys[slot] == key && senders[slot] != Self.nobody ? senders[slot] : nil
  }

  /// Whether it was addressed to one of our addresses.
  func isForUs(_ key: UInt64) -> Bool {
    let slot = self.slot(of: key)
    return key != 0 && keys[slot] == key && forUs[slot]
  }

  func parent(of key: UInt64) -> UInt64? {
    let slot = self.slot(of: key)
    return key != 0 && keys[slot] == key && parents[slot] != 0 ? parents[slot] : nil
  }

  /// The message with which a thread begins, as far as the messages seen can tell; that message itself need not have
  /// been seen. Messages that claim to stand above each other all give the least key of their circle.
  func root(of key: UInt64) -> UInt64 {
    var current = key
    for _ in 0..<64 {
      guard let next = above(current) else { return current }
      current = next
    }
    var least = current
    for _ in 0..<64 {
      guard let next = above(current) else { break }
      current = next
      least = min(least, current)
    }
    return least
  }

  private func above(_ key: UInt64) -> UInt64? {
    let slot = self.slot(of: key)
    return key != 0 && keys[slot] == key && eldest[slot] != 0 && eldest[slot] != key ? eldest[slot] : nil
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = self
    let size = keys.count * 2
    keys = Array(repeating: 0, count: size)
    senders = Array(repeating: Self.nobody, count: size)
    parents = Array(repeating: 0, count: size)
    eldest = Array(repeating: 0, count: size)
    forUs = Array(repeating: false, count: size)
    for index in old.keys.indices where old.keys[index] != 0 {
      let slot = self.slot(of: old.keys[index])
      keys[slot] = old.keys[index]
      senders[slot] = old.senders[index]
      parents[slot] = old.parents[index]
      eldest[slot] = old.eldest[index]
      forUs[slot] = old.forUs[index]
    }
  }
}
