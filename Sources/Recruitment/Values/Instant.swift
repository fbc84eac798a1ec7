/// A point in time: whole seconds since 1970-01-01T00:00:00Z. The only time type that crosses rooms.
package struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  package var seconds: Int64

  @inlinable package init(_ seconds: Int64) { self.seconds = seconds }

  package static let distantPast = Instant(Int64.min / 4)
  package static let distantFuture = Instant(Int64.max / 4)

  @inlinable package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  @inlinable package static func + (left: Instant, seconds: Int64) -> Instant { Instant(left.seconds + seconds) }
  @inlinable package static func - (left: Instant, seconds: Int64) -> Instant { Instant(left.seconds - seconds) }
  @inlinable package static func - (left: Instant, right: Instant) -> Int64 { left.seconds - right.seconds }
}

/// Lengths of calendar time in seconds.
package enum Span {
  package static let minute: Int64 = 60
  package static let hour: Int64 = 3_600
  package static let day: Int64 = 86_400

  /// The day number of a time in seconds, rounded down, and the seconds since that day began: 0 to 86,399.
  package static func dayAndRest(of seconds: Int64) -> (day: Int, rest: Int) {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: day)
    return remainder < 0 ? (Int(quotient) - 1, Int(remainder + day)) : (Int(quotient), Int(remainder))
  }
}
