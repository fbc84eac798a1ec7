import Recruitment

/// The recruiter's and the marketer's side of what clients and candidates see.
package protocol AudienceDesk: Sendable {
  /// Makes a link. Its secret is in the answer and nowhere else.
  func makeLink(_ entry: LinkEntry, now: Instant) throws -> MadeLink
  /// - Parameter person: an id as the firm prints it, or an e-mail address; `nil` for everybody's.
  func openLinks(of person: String?, now: Instant) throws -> [OpenLink]
  /// Which links are out, newest first, for whoever looks after the firm's: the first of many.
  /// - Parameter person: as for `openLinks`; somebody who is not there has none.
  func linksOut(of person: String?, now: Instant) throws -> LinksOut
  func revokeLink(_ id: Int64, now: Instant) throws
  /// A recruiter's booked talk, to be taken into their own calendar.
  func attachment(_ booking: BookingID, of recruiter: String) throws -> CalendarAttachment
  /// A talk that was booked with a recruiter, ahead or not.
  func bookedTalk(_ booking: BookingID, of recruiter: String, now: Instant) throws -> BookedTalkPage
  /// Calls it off. Whoever booked it sees so on their page; nothing is sent.
  func callOff(_ booking: BookingID, of recruiter: String, now: Instant) throws
  /// What is known of a recruiter's own calendar; `nil` where nothing is.
  func calendar(of recruiter: String) throws -> BusyCalendar?
  /// Reads when a recruiter is busy, in place of what was known.
  func readCalendar(_ bytes: [UInt8], of recruiter: String, now: Instant) throws -> CalendarReport
  func forgetCalendar(of recruiter: String, now: Instant) throws
  func brandKit() throws -> BrandKit
  func setBrandKit(_ entry: BrandEntry, now: Instant) throws
}

package struct LinkEntry: Hashable, Sendable {
  /// As the firm prints it, or an e-mail address.
  package var person: String
  /// With whom a talk is booked; `nil` = whoever looks after the person.
  package var recruiter: String?
  package var purpose: LinkPurpose
  package var days: Int
  package var minutes: Int

  package init(
    person: String, recruiter: String? = nil, purpose: LinkPurpose = .everything, days: Int = AudienceLink.usualDays,
    minutes: Int = 10
  ) {
    self.person = person
    self.recruiter = recruiter
    self.purpose = purpose
    self.days = days
    self.minutes = minutes
  }
}

package struct MadeLink: Sendable {
  package var link: AudienceLink
  package var token: LinkToken

  package init(link: AudienceLink, token: LinkToken) {
    self.link = link
    self.token = token
  }
}

/// A link that is open, with its names.
package struct OpenLink: Hashable, Sendable {
  package var link: AudienceLink
  /// As the firm prints them.
  package var personID: String
  package var recruiterName: String?

  package init(link: AudienceLink, personID: String, recruiterName: String?) {
    self.link = link
    self.personID = personID
    self.recruiterName = recruiterName
  }
}

/// The first of those that are open, and how many are.
package struct LinksOut: Hashable, Sendable {
  package var links: [OpenLink]
  package var inAll: Int

  package static let shown = 200

  package init(links: [OpenLink], inAll: Int) {
    self.links = links
    self.inAll = inAll
  }
}

/// A file for a calendar program.
package struct CalendarAttachment: Hashable, Sendable {
  package var mediaType: String
  package var text: String

  package init(mediaType: String, text: String) {
    self.mediaType = mediaType
    self.text = text
  }
}

/// What came of reading a calendar.
package struct CalendarReport: Hashable, Sendable {
  package var calendar: BusyCalendar
  /// Entries that repeat in a way that is not known; of unknown zone.
  package var notUnderstood: Int
  package var unknownZones: Int

  package init(calendar: BusyCalendar, notUnderstood: Int, unknownZones: Int) {
    self.calendar = calendar
    self.notUnderstood = notUnderstood
    self.unknownZones = unknownZones
  }
}

/// The brand kit as somebody filled it in.
package struct BrandEntry: Hashable, Sendable {
  package enum LogoChange: Hashable, Sendable {
    case keep, remove
    case replace([UInt8])
  }

  package var firmName: String?
  /// `#0b5f51`; `nil` = ours.
  package var accent: String?
  package var footer: String?
  package var logo: LogoChange

  package init(firmName: String?, accent: String?, footer: String?, logo: LogoChange) {
    self.firmName = firmName
    self.accent = accent
    self.footer = footer
    self.logo = logo
  }
}

/// What cannot be done about the audience's side. Nothing of what anybody wrote is in it.
package enum AudienceFault: Error, Hashable, Sendable {
  case noSuchLink
  case days, minutes
  /// Nobody of ours looks after this person: say with whom a talk is booked.
  case noRecruiter
  /// It is gone, or somebody else was quicker.
  case taken
  /// The link has a talk ahead already.
  case hasOne
  /// There is none, it was called off, or it has begun.
  case noBooking
  case channel, zone
  /// They asked not to be contacted this way, and did not say that this one talk may be.
  case refused
  case notACalendar
  case notAColour
  /// It cannot be read on our paper; a shade of it can.
  case tooPale(BrandColour)
  case nameTooLong, footerTooLong
  case logo(LogoFault)
}
