import Chronicle
import Guidance
import Recruitment
import Storage
import WorkingTime

/// What somebody chose on the page that books a talk.
package struct BookingEntry: Hashable, Sendable {
  package var startsAt: Instant
  package var channel: Channel
  /// IANA: the clock they chose it on.
  package var zone: String
  package var note: String?
  /// That this one talk may be, though they asked not to be contacted this way, or at all.
  package var isException: Bool

  package init(startsAt: Instant, channel: Channel, zone: String, note: String?, isException: Bool = false) {
    self.isException = isException
    self.startsAt = startsAt
    self.channel = channel
    self.zone = zone
    self.note = note
  }
}

extension AudienceDoor {
  /// Nobody is booked at less notice, in seconds, nor further ahead, in days.
  static let notice = Span.hour
  static let daysAhead: Int64 = 14

  /// The talk that lies ahead; `nil` where there is none.
  package func booking(of guest: Guest, now: Instant) throws -> Booking? {
    try desk.store.latestBooking(ofLink: guest.link.id).flatMap { $0.stands && $0.endsAt > now ? $0 : nil }
  }

  /// When a talk may begin, soonest first.
  package func freeTimes(of guest: Guest, now: Instant) throws -> [Instant] {
    guard let times = try times(of: guest, now: now) else { return [] }
    return times.slots.free(from: times.from, to: times.to, busy: times.busy).map { Instant($0.lowerBound) }
      .filter { $0.seconds % Booking.unit == 0 }
  }

  /// - Throws: `DeskError.audience`: `.taken` where it is not free, or not any more; `.hasOne`; `.refused` where they asked
  ///   not to be contacted this way, and did not say that this talk may be.
  package func book(_ entry: BookingEntry, by guest: Guest, now: Instant) throws -> Booking {
    let isExcepted = try isExcepted(entry, by: guest, now: now)
    try check(entry, guest, now: now)
    let about = try desk.underWay(with: guest.link.person, of: guest.link.recruiter, now: now)
    let booked = try refusing {
      try desk.store.book(
        Booking(
          link: guest.link.id, person: guest.link.person, recruiter: guest.link.recruiter, channel: entry.channel,
          startsAt: entry.startsAt, endsAt: entry.startsAt + Int64(guest.link.minutes) * Span.minute,
          zone: entry.zone, note: entry.note, submission: about.submission, job: about.job,
          uid: "\(SecretBytes.hexadecimal(SecretBytes.random(16)))@rightcall", madeAt: now, changedAt: now),
        now: now)
    }
    try audit(guest, isExcepted ? .exceptedTalk : .bookedTalk, now: now)
    return booked
  }

  /// Whether they asked not to be contacted this way. A talk that they choose themselves is held nevertheless, once they
  /// have said so of that talk: it is the only one, and nothing of what they asked for changes with it.
  package func isRefused(_ channel: Channel, by guest: Guest, now: Instant) throws -> Bool {
    try wishes(of: guest, now: now).wishes.process.refused.contains(channel)
  }

  /// Whether a talk is held though they asked not to be contacted this way.
  /// - Throws: `DeskError.audience(.refused)` where they did not say that it may be.
  private func isExcepted(_ entry: BookingEntry, by guest: Guest, now: Instant) throws -> Bool {
    guard try isRefused(entry.channel, by: guest, now: now) else { return false }
    guard entry.isException else { throw DeskError.audience(.refused) }
    return true
  }

  /// - Throws: as `book`; `.noBooking`. It stays where it was then.
  package func move(to entry: BookingEntry, by guest: Guest, now: Instant) throws -> Booking {
    guard let ahead = try booking(of: guest, now: now) else { throw DeskError.audience(.noBooking) }
    // Of the way that it was booked by they have said so already.
    let isExcepted = try entry.channel != ahead.channel && isExcepted(entry, by: guest, now: now)
    try check(entry, guest, now: now)
    let length = ahead.endsAt - ahead.startsAt
    let moved = try refusing {
      try desk.store.move(ahead.id, now: now) { booking in
        booking.startsAt = entry.startsAt
        booking.endsAt = entry.startsAt + length
        booking.channel = entry.channel
        booking.zone = entry.zone
        booking.note = entry.note ?? booking.note
        booking.recruiter = guest.link.recruiter
      }
    }
    try audit(guest, isExcepted ? .exceptedTalk : .movedTalk, now: now)
    return moved
  }

  /// - Throws: `DeskError.audience(.noBooking)`.
  package func cancel(by guest: Guest, now: Instant) throws -> Booking {
    guard let ahead = try booking(of: guest, now: now) else { throw DeskError.audience(.noBooking) }
    let cancelled = try refusing { try desk.store.cancel(ahead.id, now: now) }
    try audit(guest, .cancelledTalk, now: now)
    return cancelled
  }

  /// The latest word on their talk for a calendar: that it is then, or that it was called off.
  package func attachment(of guest: Guest) throws -> CalendarAttachment? {
    guard let booking = try desk.store.latestBooking(ofLink: guest.link.id) else { return nil }
    let recruiter = try desk.store.recruiters([booking.recruiter]).first
    return CalendarAttachment(
      booking, summary: "\(BookingWords.title(booking)) with \(recruiter?.name ?? guest.firmName), \(guest.firmName)",
      recruiter: recruiter, guest: .init(name: guest.firstName ?? "Guest", email: nil))
  }

  // MARK: What is free

  private struct Times {
    var slots: FreeSlots
    var from: Int64
    var to: Int64
    var busy: [Range<Int64>]
  }

  private func times(of guest: Guest, now: Instant) throws -> Times? {
    guard let recruiter = try desk.store.recruiters([guest.link.recruiter]).first else { return nil }
    let (from, to) = (now.seconds + Self.notice, now.seconds + Self.daysAhead * Span.day)
    let firm = guest.settings.hours
    let place = ContactCalendar.place(
      zone: recruiter.timezone ?? guest.settings.timezone, country: guest.settings.country, region: nil, firm: firm)
    let own = try booking(of: guest, now: now)
    var busy = try desk.store.busyTimes(of: recruiter.id, in: from..<to)
    for other in try desk.store.bookings(of: recruiter.id, endingAfter: now) where other.id != own?.id {
      busy.append(other.startsAt.seconds..<other.endsAt.seconds)
    }
    let chronicle = try desk.chronicle()
    for planned in desk.planned(chronicle, asOf: now)[recruiter.id] ?? [] {
      guard let length = BookingWords.length(planned.what), planned.at != own?.startsAt else { continue }
      busy.append(planned.at.seconds..<(planned.at.seconds + length))
    }
    return Times(slots: FreeSlots(hours: place.hours, minutes: guest.link.minutes), from: from, to: to, busy: busy)
  }

  private func check(_ entry: BookingEntry, _ guest: Guest, now: Instant) throws {
    guard Booking.channels.contains(entry.channel) else { throw DeskError.audience(.channel) }
    guard Zone.named(entry.zone) != nil else { throw DeskError.audience(.zone) }
    guard entry.startsAt.seconds % Booking.unit == 0, let times = try times(of: guest, now: now),
      times.slots.isFree(entry.startsAt.seconds, from: times.from, to: times.to, busy: times.busy)
    else { throw DeskError.audience(.taken) }
  }

  private func refusing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let refusal as BookingRefusal {
      switch refusal {
      case .taken: throw DeskError.audience(.taken)
      case .hasOne: throw DeskError.audience(.hasOne)
      case .over: throw DeskError.audience(.noBooking)
      }
    }
  }
}

extension Desk {
  /// What a talk with somebody hangs on: their latest submission that has not ended, one of that recruiter's before
  /// others; for a client's contact the latest of their jobs that is open.
  func underWay(with person: PersonID, of recruiter: RecruiterID, now: Instant) throws -> (
    submission: SubmissionID, job: JobID
  ) {
    let chronicle = try chronicle()
    return withExtendedLifetime(chronicle) {
      let id = UInt32(truncatingIfNeeded: person.value)
      let live = chronicle.submissions(ofPerson: id).filter { row in
        let latest = chronicle.events(ofSubmission: row.id).last { $0.at <= now.seconds }
        return latest.map { $0.stage < UInt32(Stage.rebateCleared.rawValue) } ?? true
      }
      let own = live.filter { Int64($0.recruiter) == recruiter.value }
      let latest = (own.isEmpty ? live : own).max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
      if let latest { return (SubmissionID(Int64(latest.id)), .none) }
      let jobs = chronicle.jobIDs(withContact: id).filter { job in
        let latest = chronicle.events(ofJob: job).last { $0.at <= now.seconds }
        return ![JobStatus.filled, .cancelled, .lost].contains { UInt32($0.rawValue) == latest?.status }
      }
      return (.none, JobID(Int64(jobs.max() ?? 0)))
    }
  }
}
