import Collateral
import Guidance
import Recruitment
import Storage
import WorkingTime

/// Who holds a link, as far as its pages may know.
package struct Guest: Sendable {
  package var link: AudienceLink
  /// By what they are greeted; `nil` where the name on record gives none.
  package var firstName: String?
  /// Whether the pages speak to a client's contact, and not to a candidate.
  package var isClient: Bool
  /// With whom a talk is booked.
  package var recruiterName: String?
  package var firmName: String
  /// Their clock, IANA, and whether nothing on record says that it is theirs.
  package var zone: String
  package var isZoneAssumed: Bool
  package var settings: FirmSettings
}

/// Where clients and candidates come in: by a link, without an account. All that can be seen or done here is about the
/// person whom the link is for, and reading changes nothing.
package struct AudienceDoor: Sendable {
  let desk: Desk

  /// - Returns: `nil` for a link that never was, is over, was taken back, or is to somebody who is not there: which,
  ///   nobody is told.
  package func guest(_ token: LinkToken, now: Instant) throws -> Guest? {
    guard let link = try desk.store.link(digest: token.digest), link.isOpen(at: now),
      let person = try desk.store.people([link.person])[link.person]
    else { return nil }
    let settings = try desk.store.settings()
    let recruiter = try host(link, owner: person.ownerID)
    let place = ContactCalendar.place(
      zone: person.timezone, country: person.country, region: nil, firm: settings.hours)
    var current = link
    // Whoever was merged with somebody is that one now.
    current.person = person.id
    current.recruiter = recruiter?.id ?? .none
    return Guest(
      link: current, firstName: GreetingName.of(person.name), isClient: person.kind == .contact,
      recruiterName: recruiter?.name, firmName: try desk.store.brandKit().firmName ?? settings.name,
      zone: place.zone.name, isZoneAssumed: place.isZoneAssumed, settings: settings)
  }

  /// With whom a link books: with whom it was made for; once they have left, with whoever looks after the person then.
  private func host(_ link: AudienceLink, owner: RecruiterID) throws -> RecruiterRecord? {
    for id in [link.recruiter, owner] where !id.isNone {
      if let recruiter = try desk.store.recruiters([id]).first, try !desk.store.hasLeft(id) { return recruiter }
    }
    return nil
  }

  /// How the pages look.
  package func brandKit() throws -> BrandKit { try desk.store.brandKit() }

  /// A piece for everybody to read; `nil` where it is not approved, whether it is there or not.
  package func publishedPiece(_ slug: String, now: Instant) throws -> SetPiece? {
    try desk.publishedPiece(slug, now: now)
  }

  /// The firm's name as the pages have it.
  package func firmName() throws -> String { try desk.store.brandKit().firmName ?? desk.store.settings().name }

  func audit(_ guest: Guest, _ deed: AuditDeed, now: Instant) throws {
    try desk.store.audit(AuditEntry(at: now, account: .none, deed: deed, subject: "link \(guest.link.id)"))
  }
}

extension Reception {
  /// The other door: for those who hold a link.
  package var audience: AudienceDoor { AudienceDoor(desk: desk) }
}

extension Desk {
  package func audienceDoor() -> AudienceDoor { AudienceDoor(desk: self) }
}
