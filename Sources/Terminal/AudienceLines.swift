import Desk
import Recruitment

/// Links in words for a terminal.
enum AudienceLines {
  static func words(_ fault: AudienceFault) -> String {
    switch fault {
    case .noSuchLink: "No open link has that number: `rightcall link list` lists them."
    case .days: "--days must be 1 to 365."
    case .minutes: "--minutes must be 10, 15, 20 or 30."
    case .noRecruiter: "Nobody looks after this person on record: say with whom the talk is to be, --recruiter."
    case .taken: "That time is taken."
    case .hasOne: "A talk is booked already."
    case .noBooking: "There is no such booked talk."
    case .channel: "A talk is by call, video or meeting."
    case .zone: "That is no time zone of this machine."
    case .refused: "They asked not to be contacted this way: only they can say that one talk may be."
    case .notACalendar: "That is no calendar: an .ics file of 2 MB at most is meant."
    case .notAColour: "That is no colour: write one such as #0b5f51."
    case .tooPale(let shade): "That colour is too pale to be read: the nearest that can be is \(shade.hexadecimal)."
    case .nameTooLong, .footerTooLong: "That text is too long."
    case .logo: "That logo cannot be used."
    }
  }

  static func line(_ open: OpenLink) -> String {
    "\(open.link.id)  \(open.personID)  \(open.link.purpose.word)  until \(ISOTimestamp.utc(open.link.expiresAt))"
      + (open.recruiterName.map { "  \($0)" } ?? "")
  }

  static func write(_ open: OpenLink, _ writer: inout JSONWriter) {
    writer.object { fields(open.link, person: open.personID, &$0) }
  }

  /// - Parameter person: as the firm prints the id.
  static func fields(_ link: AudienceLink, person: String, _ writer: inout JSONWriter) {
    writer.field("link", Int(link.id))
    writer.field("person_id", person)
    writer.field("for", link.purpose.word)
    writer.field("minutes", link.minutes)
    writer.field("made_at", link.madeAt)
    writer.field("expires_at", link.expiresAt)
  }
}
