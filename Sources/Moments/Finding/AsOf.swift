/// The time as of which a record is read. Times are compared with it as with a number; where one lies ahead, and the
/// comparison will come out otherwise once it has come, the horizon learns of it. So whoever looked at a record knows
/// until when looking again would find the same.
///
/// There is no way to its number but `seconds`, which is for what does not end up in an answer.
struct AsOf: Sendable {
  let seconds: Int64
  /// `nil` where nobody wants to know.
  let horizon: Horizon?

  init(_ seconds: Int64, horizon: Horizon? = nil) {
    self.seconds = seconds
    self.horizon = horizon
  }

  /// Whether `time` has come.
  @inline(__always)
  func hasReached(_ time: Int64) -> Bool {
    if time <= seconds { return true }
    horizon?.lower(to: time)
    return false
  }

  @inline(__always)
  static func <= (time: Int64, asOf: AsOf) -> Bool { asOf.hasReached(time) }
  @inline(__always)
  static func > (time: Int64, asOf: AsOf) -> Bool { !asOf.hasReached(time) }
  /// Gone by, and not just now.
  @inline(__always)
  static func < (time: Int64, asOf: AsOf) -> Bool { time < .max && asOf.hasReached(time + 1) }
  @inline(__always)
  static func >= (time: Int64, asOf: AsOf) -> Bool { !(time < asOf) }
}

extension Range<Int64> {
  func contains(_ asOf: AsOf) -> Bool { lowerBound <= asOf && upperBound > asOf }
}

/// The first time ahead at which something that was found out would come out otherwise. Of one thread.
///
/// `@unchecked Sendable`: each scan has its own, and a record that scans share has none.
final class Horizon: @unchecked Sendable {
  private(set) var until = Int64.max

  @inline(__always)
  func lower(to time: Int64) { if time < until { until = time } }
  func reset() { until = .max }
}
