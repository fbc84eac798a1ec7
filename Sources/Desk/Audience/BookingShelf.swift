import Chronicle
import Recruitment
import Storage
import Synchronization

/// Booked talks, read once for as long as nothing is written: a booking is a change of the record.
final class BookingShelf: Sendable {
  private struct Kept: Sendable {
    var sequence: Int64
    /// Those that ended before are not among them.
    var from: Instant
    var bookings: [Booking]
  }

  private let kept = Mutex<Kept?>(nil)

  func bookings(_ store: Store, _ chronicle: Chronicle, from: Instant) throws -> [Booking] {
    let known = kept.withLock { kept in kept.flatMap { $0.sequence == chronicle.sequence && $0.from <= from ? $0 : nil }
    }
    if let known { return known.bookings }
    let kept = Kept(sequence: chronicle.sequence, from: from, bookings: try store.bookings(endingAfter: from))
    self.kept.withLock { $0 = kept }
    return kept.bookings
  }
}

extension Desk {
  /// How long a booked talk stays in sight after it has begun, in seconds.
  static let bookingLinger = Span.hour

  /// Talks that stood at that time, from an hour before it on, soonest first.
  func booked(_ chronicle: Chronicle, asOf: Instant) throws -> [Booking] {
    let from = asOf - Self.bookingLinger
    let all =
      try keptBookings?.bookings(store, chronicle, from: from) ?? store.bookings(endingAfter: from)
    return all.filter { $0.madeAt <= asOf && $0.startsAt > from }
  }
}
