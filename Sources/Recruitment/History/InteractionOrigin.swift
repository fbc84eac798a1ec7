/// How an interaction came on record, in thirty-two bits: what a study needs to know of it and no rule does.
///
///     bits 0–1 logged (0 unknown, 1 by a system, 2 by hand) · 2 when it was written down is on record
///     3 it was arranged beforehand · 4–31 how long beforehand, in minutes
package struct InteractionOrigin: Hashable, Sendable, BitwiseCopyable {
  package var bits: UInt32

  @inlinable package init(bits: UInt32) { self.bits = bits }

  /// - Parameter bookedAt: when it was arranged; what was arranged later than it happened counts as at that moment.
  package init(logged: LoggedBy? = nil, at: Int64 = 0, recordedAt: Int64? = nil, bookedAt: Int64? = nil) {
    bits = logged == .system ? 1 : logged == .hand ? 2 : 0
    if recordedAt != nil { bits |= Self.recorded }
    if let bookedAt {
      let minutes = max(0, at.subtractingReportingOverflow(bookedAt).partialValue) / 60
      bits |= Self.booked | UInt32(min(minutes, Self.mostMinutes)) << 4
    }
  }

  @usableFromInline static let recorded: UInt32 = 1 << 2
  @usableFromInline static let booked: UInt32 = 1 << 3
  private static let mostMinutes: Int64 = 1 << 28 - 1

  /// Written by whoever did it, not by the telephone or mail system.
  @inlinable package var isLoggedByHand: Bool { bits & 3 == 2 }
  @inlinable package var saysHowLogged: Bool { bits & 3 != 0 }
  @inlinable package var saysWhenRecorded: Bool { bits & Self.recorded != 0 }
  @inlinable package var isBooked: Bool { bits & Self.booked != 0 }

  /// When it was arranged, to the minute; `nil` where it was not.
  @inlinable
  package func bookedAt(_ at: Int64) -> Int64? { isBooked ? at - Int64(bits >> 4) * 60 : nil }
}
