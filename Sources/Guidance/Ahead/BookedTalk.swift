import Recruitment

/// A talk that somebody booked with one of ours, with its names.
package struct BookedTalk: Sendable {
  package var id: BookingID
  package var person: PersonReference
  package var channel: Channel
  package var startsAt: Instant
  package var endsAt: Instant
  /// Where they chose it, IANA.
  package var zone: String
  package var note: String?
  package var madeAt: Instant
  /// With which colleague, where it is not with whoever looks; `nil` = with them.
  package var colleague: String?
  /// Whether they are not to be contacted this way otherwise.
  package var isException = false

  package init(
    id: BookingID, person: PersonReference, channel: Channel, startsAt: Instant, endsAt: Instant, zone: String,
    note: String?, madeAt: Instant
  ) {
    self.id = id
    self.person = person
    self.channel = channel
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.zone = zone
    self.note = note
    self.madeAt = madeAt
  }

  package init(_ booking: Booking, with person: PersonReference) {
    self.init(
      id: booking.id, person: person, channel: booking.channel, startsAt: booking.startsAt, endsAt: booking.endsAt,
      zone: booking.zone, note: booking.note, madeAt: booking.madeAt)
  }

  /// "a call", "a video call", "a meeting".
  package static func words(_ channel: Channel) -> String {
    switch channel {
    case .video: "a video call"
    case .meeting: "a meeting"
    default: "a call"
    }
  }
}

extension TodaySelection {
  /// What is to be said to somebody who has booked a talk waits for it: nobody is rung an hour before the time they
  /// chose. At that time it is on the list again.
  /// - Parameters:
  ///   - booked: talks that stand.
  ///   - time: says a time, as in "Fri 27 Nov, 10:00".
  package mutating func rest(for booked: [Booking], asOf: Instant, time: (Instant) -> String) {
    var first: [PersonID: Booking] = [:]
    for booking in booked where booking.startsAt > asOf {
      if first[booking.person].map({ $0.startsAt > booking.startsAt }) ?? true { first[booking.person] = booking }
    }
    guard !first.isEmpty else { return }
    let waiting = conversations.filter { first[$0.moment.person] != nil }
    conversations.removeAll { first[$0.moment.person] != nil }
    for entry in waiting {
      guard let booking = first[entry.moment.person] else { continue }
      let why = "they booked \(BookedTalk.words(booking.channel)) for \(time(booking.startsAt))"
      notNow.append((entry, why, booking.startsAt))
    }
  }
}
