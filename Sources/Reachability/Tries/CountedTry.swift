import Recruitment

/// One counted try, twelve bytes.
package struct CountedTry: BitwiseCopyable, Hashable, Sendable {
  /// Seconds since 1970.
  var second: UInt32
  /// Who rang; 0 = nobody of ours.
  package var recruiter: UInt32
  /// Whole days before the as-of time.
  var age: UInt16
  var hourOfWeek: UInt8
  package var result: TryResult

  package var at: Instant { Instant(Int64(second)) }
  /// On the person's wall clock.
  package var hour: HourOfWeek { HourOfWeek(index: Int(hourOfWeek)) }
}
