import Recruitment

/// A booked talk as calendars take it: RFC 5545 text, and RFC 5546 for what it asks of them.
package struct CalendarInvitation: Sendable {
  package enum Method: String, Sendable {
    case request = "REQUEST"
    case cancel = "CANCEL"
  }

  /// Somebody who takes part. Without an address they are named and nothing else.
  package struct Party: Hashable, Sendable {
    package var name: String
    package var email: String?

    package init(name: String, email: String?) {
      self.name = name
      self.email = email
    }

    /// `invalid:nomail` is how calendar programs say that there is no address.
    var address: String {
      let isAddress = email.map { text in
        text.contains("@") && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") }
      }
      return isAddress ?? false ? "mailto:\(email ?? "")" : "invalid:nomail"
    }
  }

  package var method: Method
  package var uid: String
  /// Raised by each change, so that a calendar knows the newer of two.
  package var sequence: Int64
  package var startsAt: Instant
  package var endsAt: Instant
  /// When this word of it was written.
  package var stampedAt: Instant
  package var summary: String
  package var description: String?
  package var location: String?
  package var organiser: Party
  package var attendee: Party

  package init(
    method: Method, uid: String, sequence: Int64, startsAt: Instant, endsAt: Instant, stampedAt: Instant,
    summary: String, description: String? = nil, location: String? = nil, organiser: Party, attendee: Party
  ) {
    self.method = method
    self.uid = uid
    self.sequence = sequence
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.stampedAt = stampedAt
    self.summary = summary
    self.description = description
    self.location = location
    self.organiser = organiser
    self.attendee = attendee
  }

  /// The media type to send it under.
  package var mediaType: String { "text/calendar; charset=utf-8; method=\(method.rawValue)" }

  /// Lines of at most 75 octets, ended by CR LF; times in UTC.
  package var text: String {
    let lines: [String?] = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//RightCall//Bookings//EN", "CALSCALE:GREGORIAN",
      "METHOD:\(method.rawValue)", "BEGIN:VEVENT", "UID:\(CalendarText.escaped(uid))", "SEQUENCE:\(sequence)",
      "DTSTAMP:\(CalendarText.utc(stampedAt))", "DTSTART:\(CalendarText.utc(startsAt))",
      "DTEND:\(CalendarText.utc(endsAt))", "SUMMARY:\(CalendarText.escaped(summary))",
      description.map { "DESCRIPTION:\(CalendarText.escaped($0))" },
      location.map { "LOCATION:\(CalendarText.escaped($0))" },
      "ORGANIZER;CN=\(CalendarText.quoted(organiser.name)):\(organiser.address)",
      "ATTENDEE;CN=\(CalendarText.quoted(attendee.name));ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:"
        + attendee.address,
      "STATUS:\(method == .cancel ? "CANCELLED" : "CONFIRMED")", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR",
    ]
    return lines.compactMap(\.self).map(CalendarText.folded).joined()
  }
}
