import Guidance
import Recruitment
import Storage

/// A talk that somebody booked, as the recruiter sees it.
package struct BookedTalkPage: Sendable {
  package enum Standing: Hashable, Sendable {
    case ahead
    /// It has begun, or is over.
    case begun
    case offByThem(Instant)
    case offByUs(Instant)
  }

  package var talk: BookedTalk
  package var standing: Standing
  /// Whether the link that it was booked with still opens: they can choose another time there.
  package var isLinkOpen: Bool

  package init(talk: BookedTalk, standing: Standing, isLinkOpen: Bool) {
    self.talk = talk
    self.standing = standing
    self.isLinkOpen = isLinkOpen
  }
}

extension Desk {
  /// - Throws: `DeskError.audience(.noBooking)` for another recruiter's, `.noSuchRecruiter`.
  package func bookedTalk(_ id: BookingID, of recruiter: String, now: Instant) throws -> BookedTalkPage {
    let booking = try ownBooking(id, of: recruiter)
    guard let record = try store.people([booking.person])[booking.person] else {
      throw DeskError.audience(.noBooking)
    }
    let standing: BookedTalkPage.Standing =
      if let off = booking.cancelledAt {
        booking.isOffByUs ? .offByUs(off) : .offByThem(off)
      } else {
        booking.startsAt > now ? .ahead : .begun
      }
    return BookedTalkPage(
      talk: BookedTalk(booking, with: Self.reference(to: record)), standing: standing,
      isLinkOpen: try store.link(booking.link)?.isOpen(at: now) ?? false)
  }

  package func callOff(_ id: BookingID, of recruiter: String, now: Instant) throws {
    try callOff(id, of: recruiter, by: .none, now: now)
  }

  /// Called off once, it stays so: a second press is no fault.
  /// - Throws: `DeskError.audience(.noBooking)` for another recruiter's, and where it has begun.
  func callOff(_ id: BookingID, of recruiter: String, by account: AccountID, now: Instant) throws {
    guard try ownBooking(id, of: recruiter).stands else { return }
    do {
      _ = try store.cancel(id, byUs: true, now: now)
    } catch is BookingRefusal {
      throw DeskError.audience(.noBooking)
    }
    try store.audit(AuditEntry(at: now, account: account, deed: .calledOffTalk, subject: "booking \(id.value)"))
  }

  /// - Throws: `DeskError.audience(.noBooking)`, `.noSuchRecruiter`.
  private func ownBooking(_ id: BookingID, of recruiter: String) throws -> Booking {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    guard let booking = try store.booking(id), booking.recruiter == record.id else {
      throw DeskError.audience(.noBooking)
    }
    return booking
  }
}

extension AudienceDoor {
  /// How long after its time a talk that we called off is still told of, in seconds: whoever waited to be rung looks
  /// then.
  private static let offLinger = Span.day

  /// The talk that the recruiter called off, where no other has taken its place.
  package func calledOff(of guest: Guest, now: Instant) throws -> Booking? {
    try desk.store.latestBooking(ofLink: guest.link.id).flatMap {
      $0.isOffByUs && $0.endsAt + Self.offLinger > now ? $0 : nil
    }
  }
}
