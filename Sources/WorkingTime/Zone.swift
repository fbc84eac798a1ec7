/// A time zone of the IANA database, or a fixed offset: what the wall clock shows at an instant, and the way back.
///
/// The changes of offset from 1970 to 2100 are worked out once. Earlier instants have the offset that held on
/// 1970-01-01, later ones the last known. Instants are seconds since 1970-01-01T00:00:00Z; wall-clock times are seconds
/// since 1970-01-01T00:00 on the wall clock itself.
package final class Zone: Sendable {
  package let name: String
  /// `changes[i]` is the instant at which `offsets[i]` gives way to `offsets[i + 1]`.
  let changes: [Int64]
  /// Seconds east of UTC; one more than there are changes.
  let offsets: [Int64]
  /// The wall-clock time from which on `offsets[i + 1]` alone is meant: the end of the gap, or of the hour shown twice.
  private let settled: [Int64]
  /// For each stretch of 2^22 seconds (48 days) since 1970, the first change not before it; the same for wall clocks.
  private let firstChange: [UInt16]
  private let firstSettled: [UInt16]

  init(name: String, changes: [Int64], offsets: [Int64]) {
    self.name = name
    self.changes = changes
    self.offsets = offsets
    settled = changes.indices.map { changes[$0] + max(offsets[$0], offsets[$0 + 1]) }
    firstChange = Self.buckets(changes)
    firstSettled = Self.buckets(settled)
  }

  /// The zone of that name: `Europe/London`, `UTC`, `Z`, or an offset such as `+05:30`, `-0800`, `UTC+2`.
  /// - Returns: `nil` for an unknown name.
  package static func named(_ name: String) -> Zone? { ZoneCache.shared.zone(named: name) }

  package static let utc = Zone(name: "UTC", changes: [], offsets: [0])

  /// Seconds east of UTC.
  package func offset(at instant: Int64) -> Int64 {
    offsets[Self.position(of: instant, in: changes, buckets: firstChange)]
  }

  /// What the wall clock shows.
  package func wallClock(at instant: Int64) -> Int64 {
    Self.bounded(instant) + offset(at: instant)
  }

  /// When the wall clock shows that time. A time that is skipped is moved forward by the length of the gap; of a time
  /// that is shown twice the earlier is meant.
  package func instant(ofWallClock wall: Int64) -> Int64 {
    Self.boundedWall(wall) - offsets[Self.position(of: wall, in: settled, buckets: firstSettled)]
  }

  /// The first instant at which the wall clock has reached that time: as `instant(ofWallClock:)`, except that a
  /// skipped time has been reached as soon as the clock jumps. Never decreases as `wall` grows, so that spans of
  /// working time keep their order.
  package func firstInstant(reaching wall: Int64) -> Int64 {
    let index = Self.position(of: wall, in: settled, buckets: firstSettled)
    let instant = Self.boundedWall(wall) - offsets[index]
    return index < changes.count ? min(instant, changes[index]) : instant
  }

  /// Far enough from the ends of `Int64` for days and offsets to be added without overflow.
  static func bounded(_ seconds: Int64) -> Int64 { max(-(Int64.max / 4), min(Int64.max / 4, seconds)) }

  /// Wider, so that the days around the last instants still have their spans.
  private static func boundedWall(_ wall: Int64) -> Int64 { max(-(Int64.max / 3), min(Int64.max / 3, wall)) }

  private static let bucketBits: Int64 = 22

  /// How many of `marks` are not after `time`. The buckets leave at most a handful to step over.
  @inline(__always)
  private static func position(of time: Int64, in marks: [Int64], buckets: [UInt16]) -> Int {
    if time < 0 { return 0 }
    let bucket = Int(time >> bucketBits)
    guard bucket < buckets.count else { return marks.count }
    var index = Int(buckets[bucket])
    while index < marks.count, marks[index] <= time { index += 1 }
    return index
  }

  private static func buckets(_ marks: [Int64]) -> [UInt16] {
    guard let last = marks.last else { return [] }
    var index = 0
    return (0...max(0, last >> bucketBits)).map { bucket in
      while index < marks.count, marks[index] < bucket << bucketBits { index += 1 }
      return UInt16(clamping: index)
    }
  }
}
