package enum BookedTime {}
package typealias BookingID = RecordID<BookedTime>

/// A talk that a client or candidate chose the time of.
package struct Booking: Hashable, Sendable {
  package var id: BookingID
  /// The link it was booked with.
  package var link: Int64
  package var person: PersonID
  package var recruiter: RecruiterID
  /// `call`, `video` or `meeting`.
  package var channel: Channel
  package var startsAt: Instant
  package var endsAt: Instant
  /// The zone they chose the time in (IANA).
  package var zone: String
  /// What they wrote for us to know before.
  package var note: String?
  /// What it hangs on in the record, where something is under way.
  package var submission: SubmissionID
  package var job: JobID
  /// Names it in calendars; stays when the talk is moved.
  package var uid: String
  /// Raised by each change.
  package var sequence: Int64
  package var madeAt: Instant
  package var changedAt: Instant
  package var cancelledAt: Instant?
  /// Whether the recruiter called it off, and not whoever booked it.
  package var isOffByUs: Bool

  package init(
    id: BookingID = .none, link: Int64, person: PersonID, recruiter: RecruiterID, channel: Channel, startsAt: Instant,
    endsAt: Instant, zone: String, note: String? = nil, submission: SubmissionID = .none, job: JobID = .none,
    uid: String, sequence: Int64 = 0, madeAt: Instant, changedAt: Instant, cancelledAt: Instant? = nil,
    isOffByUs: Bool = false
  ) {
    self.id = id
    self.link = link
    self.person = person
    self.recruiter = recruiter
    self.channel = channel
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.zone = zone
    self.note = note
    self.submission = submission
    self.job = job
    self.uid = uid
    self.sequence = sequence
    self.madeAt = madeAt
    self.changedAt = changedAt
    self.cancelledAt = cancelledAt
    self.isOffByUs = isOffByUs
  }

  package var stands: Bool { cancelledAt == nil }

  /// Times are booked in units of so many seconds: no two talks of one recruiter have a unit in common.
  package static let unit: Int64 = 300

  /// The units that it takes.
  package var units: Range<Int64> {
    let first = startsAt.seconds / Self.unit
    return first..<max(first, (endsAt.seconds + Self.unit - 1) / Self.unit)
  }

  package static let channels: [Channel] = [.call, .video, .meeting]
}
