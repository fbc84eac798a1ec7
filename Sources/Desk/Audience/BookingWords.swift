import Intake
import Recruitment
import Storage

/// What a booked talk is called in a calendar.
enum BookingWords {
  static func title(_ booking: Booking) -> String {
    switch booking.channel {
    case .video: "Video call"
    case .meeting: "Meeting"
    default: "Phone call"
    }
  }

  /// How long something that is planned takes of a recruiter's time, in seconds; `nil` where it takes none.
  static func length(_ what: DateKind) -> Int64? {
    switch what {
    case .interview: Span.hour
    case .call: 30 * Span.minute
    default: nil
    }
  }
}

extension CalendarAttachment {
  init(_ booking: Booking, summary: String, recruiter: RecruiterRecord?, guest: CalendarInvitation.Party) {
    let invitation = CalendarInvitation(
      method: booking.stands ? .request : .cancel, uid: booking.uid, sequence: booking.sequence,
      startsAt: booking.startsAt, endsAt: booking.endsAt, stampedAt: booking.changedAt, summary: summary,
      description: booking.note, organiser: .init(name: recruiter?.name ?? "Recruiter", email: recruiter?.email),
      attendee: guest)
    self.init(mediaType: invitation.mediaType, text: invitation.text)
  }
}

extension Desk {
  /// - Throws: `DeskError.audience(.noBooking)` for another recruiter's, `.noSuchRecruiter`.
  package func attachment(_ id: BookingID, of recruiter: String) throws -> CalendarAttachment {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    guard let booking = try store.booking(id), booking.recruiter == record.id,
      let person = try store.people([booking.person])[booking.person]
    else { throw DeskError.audience(.noBooking) }
    return CalendarAttachment(
      booking, summary: "\(BookingWords.title(booking)): \(person.name)", recruiter: record,
      guest: .init(name: person.name, email: person.emails.first))
  }
}
