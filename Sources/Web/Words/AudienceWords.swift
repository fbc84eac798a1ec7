import Desk
import Recruitment

/// What is said about links, bookings, calendars and the brand kit when something does not go.
enum AudienceWords {
  static func sentence(_ fault: AudienceFault) -> String {
    switch fault {
    case .noSuchLink: "That link is not open: it may have been taken back, or is over."
    case .days: "A link may be good for 1 to 365 days."
    case .minutes: "A talk may take 10, 15, 20 or 30 minutes."
    case .noRecruiter: "Nobody looks after this person on record: a talk could be booked with nobody."
    case .taken: "That time has just gone. Please choose another."
    case .hasOne: "A time is booked already: it can be moved."
    case .noBooking: "There is no talk ahead to change."
    case .channel: "Choose how to talk: by phone, by video or in person."
    case .refused: "You asked us not to contact you this way. Tick that this one talk may be, or choose another way."
    case .zone: "That time zone is not known."
    case .notACalendar: "That is not a calendar file: save one as .ics from your calendar program, of 2 MB at most."
    case .notAColour: "Write the colour as six digits, such as #0b5f51."
    case .tooPale(let shade):
      "That colour is too pale for links and buttons to be read by everybody. The nearest that can be read is "
        + "\(shade.hexadecimal)."
    case .nameTooLong: "The name may have 80 characters."
    case .footerTooLong: "The line at the foot may have 400 characters."
    case .logo(.tooLarge): "The logo may have 48 KB."
    case .logo(.unknownFormat): "The logo has to be an SVG, PNG or JPEG file."
    case .logo(.dimensions): "The logo may have 4,000 points each way."
    case .logo(.unsafe):
      "The drawing holds something besides shapes and text (a script, a style sheet, a picture or a link): save it as "
        + "plain SVG, or as PNG."
    }
  }
}
