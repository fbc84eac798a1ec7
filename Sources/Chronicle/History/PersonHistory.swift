import Foundation
import Recruitment

/// One person's interactions by time; ties by kind of channel, then by number. Columns, not rows: reading one of them
/// touches nothing else. Valid while the chronicle lives.
package struct PersonHistory {
  package let count: Int
  package let segment: SegmentColumns

  @inlinable
  package init(_ segment: SegmentColumns, start: Int, count: Int) {
    self.count = count
    self.segment = segment.advanced(by: start)
  }

  @inlinable package var isEmpty: Bool { count == 0 }

  /// Seconds since 1970.
  @inlinable
  package func at(_ index: Int) -> Int64 {
    assert(index >= 0 && index < count)
    return Int64(segment.at[index])
  }

  /// Seconds since 1970; never before `at`.
  @inlinable
  package func knownAt(_ index: Int) -> Int64 {
    assert(index >= 0 && index < count)
    return Int64(segment.at[index]) &+ Int64(segment.delay[index])
  }

  @inlinable
  package func traits(_ index: Int) -> InteractionTraits {
    assert(index >= 0 && index < count)
    return InteractionTraits(bits: segment.traits[index])
  }

  /// 0 = nobody of ours.
  @inlinable
  package func recruiter(_ index: Int) -> UInt32 {
    assert(index >= 0 && index < count)
    return segment.recruiter[index]
  }

  @inlinable
  package func id(_ index: Int) -> UInt32 {
    assert(index >= 0 && index < count)
    return segment.id[index]
  }

  /// Seconds; `InteractionColumns.unknownDuration` where it is not known.
  @inlinable
  package func duration(_ index: Int) -> UInt16 {
    assert(index >= 0 && index < count)
    return segment.duration[index]
  }

  @inlinable
  package func origin(_ index: Int) -> InteractionOrigin {
    assert(index >= 0 && index < count)
    return InteractionOrigin(bits: segment.origin[index])
  }

  /// A meeting or video call with nobody of ours on record: the interchange's word for two others who met without us,
  /// such as a candidate and a client at an interview. A call without a recruiter is somebody's of ours, unknown whose.
  @inlinable
  package func isWithoutUs(_ index: Int) -> Bool {
    guard recruiter(index) == 0 else { return false }
    let channel = traits(index).channel
    return channel == .meeting || channel == .video
  }

  /// Whether it was a talk of ours with them: a conversation, and somebody of ours had it.
  @inlinable
  package func isTalk(_ index: Int) -> Bool { traits(index).isConversation && !isWithoutUs(index) }

  /// The first interaction at `instant` or later; `count` where there is none.
  @inlinable
  package func firstIndex(atOrAfter instant: Int64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) / 2
      if Int64(segment.at[middle]) < instant { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Whether both hold the same interactions.
  package func hasSameRows(as other: PersonHistory) -> Bool {
    func same<Value>(_ ours: UnsafePointer<Value>, _ theirs: UnsafePointer<Value>) -> Bool {
      ours == theirs || memcmp(ours, theirs, count * MemoryLayout<Value>.stride) == 0
    }
    let (ours, theirs) = (segment, other.segment)
    return count == other.count
      && (count == 0
        || same(ours.id, theirs.id) && same(ours.at, theirs.at) && same(ours.delay, theirs.delay)
          && same(ours.recruiter, theirs.recruiter) && same(ours.traits, theirs.traits)
          && same(ours.duration, theirs.duration) && same(ours.origin, theirs.origin))
  }
}
