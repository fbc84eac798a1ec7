import Recruitment
import Storage

/// Something that somebody said of being contacted, or that a list says of them, and for how long it held.
package struct PastWish: Hashable, Sendable {
  package var preference: StatedPreference
  package var at: Instant?
  package var until: Instant?

  package func stands(at now: Instant) -> Bool { until.map { $0 > now } ?? true }
}

extension AudienceDoor {
  /// What is on record of how they want to be contacted, newest first.
  package func wishes(of guest: Guest, now: Instant) throws -> (wishes: ContactWishes, history: [PastWish]) {
    let rows = try desk.store.preferences(guest.link.person)
    let past = rows.map { PastWish(preference: StatedPreference($0), at: $0.at, until: $0.until) }
    return (ContactWishes(reading: past.filter { $0.stands(at: now) }.map(\.preference)), past.reversed())
  }

  /// Writes down what they want, in place of what stood. It holds at once, for everybody here: a talk that they had
  /// booked, by a way that they refuse now, is called off with it.
  package func state(_ wishes: ContactWishes, by guest: Guest, now: Instant) throws {
    try desk.store.setWishes(wishes.rows, of: guest.link.person, now: now)
    try audit(guest, .statedWishes, now: now)
    for talk in try talksAhead(of: guest, now: now) where wishes.process.refused.contains(talk.channel) {
      do {
        _ = try desk.store.cancel(talk.id, now: now)
        try audit(guest, .cancelledTalk, now: now)
      } catch is BookingRefusal {
        // Whoever called it off a moment before did the same.
        continue
      }
    }
  }

  /// By whichever link they were booked, soonest first.
  package func talksAhead(of guest: Guest, now: Instant) throws -> [Booking] {
    try desk.store.bookings(endingAfter: now).filter { $0.person == guest.link.person && $0.startsAt > now }
  }

  /// A talk of this link that they called off, or that their refusal called off, where its time has not come yet.
  package func calledOffByThem(_ guest: Guest, now: Instant) throws -> Booking? {
    try desk.store.latestBooking(ofLink: guest.link.id).flatMap {
      $0.cancelledAt != nil && !$0.isOffByUs && $0.startsAt > now ? $0 : nil
    }
  }
}

extension StatedPreference {
  init(_ record: PreferenceRecord) {
    let statesHours = (record.weekdays ?? 0) != 0 || record.fromMinute != nil || record.toMinute != nil
    self.init(
      purpose: record.purpose, channel: record.channel, allowed: record.allowed, basis: record.basis,
      hours: statesHours
        ? ContactWishes.Hours(weekdays: record.weekdays, from: record.fromMinute, to: record.toMinute) : nil,
      safePlace: record.safePlace)
  }
}
