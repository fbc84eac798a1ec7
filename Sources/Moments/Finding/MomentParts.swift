import Chronicle
import Dispatch
import Recruitment

/// Moments as they were found by parts of the people at once, to be put in one order: of opening, then person, then rule.
///
/// What is sorted are keys and not moments: those carry their evidence with them. Each part sorts its own; then two and
/// two are merged, all pairs at once.
///
/// `@unchecked Sendable`: every slot is written by one iteration of `concurrentPerform` and read after all have ended.
final class MomentParts: @unchecked Sendable {
  private struct Key: BitwiseCopyable {
    var openedAt: Int64
    var person: UInt32
    var rule: UInt32
    var part: UInt32
    var index: UInt32
  }

  private let moments: UnsafeMutableBufferPointer<[Moment]>
  private let keys: UnsafeMutableBufferPointer<[Key]>

  init(count: Int) {
    moments = .allocate(capacity: count)
    moments.initialize(repeating: [])
    keys = .allocate(capacity: count)
    keys.initialize(repeating: [])
  }

  deinit {
    moments.deinitialize()
    moments.deallocate()
    keys.deinitialize()
    keys.deallocate()
  }

  func set(_ part: Int, _ found: [Moment]) {
    moments[part] = found
    var sorted: [Key] = []
    sorted.reserveCapacity(found.count)
    for index in byOpening(found) {
      sorted.append(
        Key(
          openedAt: found[index].openedAt.seconds, person: UInt32(truncatingIfNeeded: found[index].person.value),
          rule: UInt32(found[index].rule), part: UInt32(part), index: UInt32(index)))
    }
    sortWithinSeconds(&sorted)
    keys[part] = sorted
  }

  /// The places of moments by when they opened; of those of one second, as they come.
  private func byOpening(_ found: [Moment]) -> [Int] {
    let least = found.lazy.map(\.openedAt.seconds).min() ?? 0
    let span = (found.lazy.map(\.openedAt.seconds).max() ?? 0).subtractingReportingOverflow(least)
    guard !span.overflow, span.partialValue <= UInt32.max, found.count <= UInt32.max else {
      return found.indices.sorted { (found[$0].openedAt, $0) < (found[$1].openedAt, $1) }
    }
    var order = found.indices.map { UInt64(found[$0].openedAt.seconds - least) << 32 | UInt64($0) }
    RadixSort.sortByUpperHalf(&order)
    return order.map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }

  private func sortWithinSeconds(_ keys: inout [Key]) {
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].openedAt == keys[start].openedAt { end += 1 }
      if end - start > 1 { keys[start..<end].sort(by: precedes) }
      start = end
    }
  }

  private func precedes(_ left: Key, _ right: Key) -> Bool {
    if left.openedAt != right.openedAt { return left.openedAt < right.openedAt }
    if left.person != right.person { return left.person < right.person }
    if left.rule != right.rule { return left.rule < right.rule }
    let (one, other) = (self[left], self[right])
    return (one.anchor, one.ordinal) < (other.anchor, other.ordinal)
  }

  private subscript(key: Key) -> Moment { moments[Int(key.part)][Int(key.index)] }

  func inOrder() -> [Moment] {
    var distance = 1
    while distance < keys.count {
      let step = distance
      DispatchQueue.concurrentPerform(iterations: (keys.count + 2 * step - 1) / (2 * step)) { pair in
        let left = pair * 2 * step
        if left + step < keys.count { merge(left, left + step) }
      }
      distance *= 2
    }
    let places = places(of: keys.first ?? [])
    return [Moment](unsafeUninitializedCapacity: keys.first?.count ?? 0) { room, count in
      let slots = Slots(room)
      DispatchQueue.concurrentPerform(iterations: moments.count) { part in
        let to = places[part]
        moments[part].withUnsafeBufferPointer { found in
          for index in found.indices { slots.room.initializeElement(at: Int(to[index]), to: found[index]) }
        }
      }
      count = keys.first?.count ?? 0
    }
  }

  /// Where each part's moments come in that order: each part's lie together and are moved from one end to the other.
  private func places(of order: [Key]) -> [[UInt32]] {
    var places = moments.map { [UInt32](repeating: 0, count: $0.count) }
    for (place, key) in order.enumerated() { places[Int(key.part)][Int(key.index)] = UInt32(place) }
    return places
  }

  /// Merges the second into the first.
  private func merge(_ first: Int, _ second: Int) {
    let (left, right) = (keys[first], keys[second])
    guard !right.isEmpty else { return }
    (keys[first], keys[second]) = ([], [])
    var merged: [Key] = []
    merged.reserveCapacity(left.count + right.count)
    var (ours, theirs) = (0, 0)
    while ours < left.count, theirs < right.count {
      if precedes(right[theirs], left[ours]) {
        merged.append(right[theirs])
        theirs += 1
      } else {
        merged.append(left[ours])
        ours += 1
      }
    }
    merged += left[ours...]
    merged += right[theirs...]
    keys[first] = merged
  }

  /// `@unchecked Sendable`: every iteration fills its own range.
  private struct Slots: @unchecked Sendable {
    let room: UnsafeMutableBufferPointer<Moment>

    init(_ room: UnsafeMutableBufferPointer<Moment>) { self.room = room }
  }
}
