/// Texts numbered in the order of their first appearance. Open addressing over one run of bytes: a few dozen bytes a
/// text, no allocation for each.
struct ByteMap {
  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Ordinal + 1; 0 = free.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }

  func ordinal(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(text)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let ordinal = Int(slots[slot]) - 1
      if hashes[ordinal] == hash, equals(ordinal, text) { return ordinal }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The text's number, and whether it is new.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (ordinal: Int, isNew: Bool) {
    if let known = ordinal(of: text) { return (known, false) }
    if (ends.count + 1) * 4 > slots.count * 3 { grow() }
    arena.append(contentsOf: text)
    ends.append(UInt32(arena.count))
    let hash = Self.hash(text)
    hashes.append(hash)
    place(ends.count - 1, hash)
    return (ends.count - 1, true)
  }

  func text(_ ordinal: Int) -> String {
    String(decoding: arena[start(ordinal)..<Int(ends[ordinal])], as: UTF8.self)
  }

  private func start(_ ordinal: Int) -> Int { ordinal == 0 ? 0 : Int(ends[ordinal - 1]) }

  private func equals(_ ordinal: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = start(ordinal)
    guard Int(ends[ordinal]) - start == text.count else { return false }
    return arena.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  private mutating func place(_ ordinal: Int, _ hash: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(ordinal + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (ordinal, hash) in hashes.enumerated() { place(ordinal, hash) }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var fingerprint = Fingerprint()
    fingerprint.combine(0, text)
    return UInt32(truncatingIfNeeded: fingerprint.value ^ fingerprint.value >> 32)
  }
}
