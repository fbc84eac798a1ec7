import Recruitment
import Storage

extension Desk {
  package func makeLink(_ entry: LinkEntry, now: Instant) throws -> MadeLink {
    try makeLink(entry, by: .none, now: now)
  }

  /// Makes a link for one person.
  /// - Throws: `DeskError.noSuchPerson`, `.noSuchRecruiter`, `.audience`.
  func makeLink(_ entry: LinkEntry, by author: AccountID, now: Instant) throws -> MadeLink {
    guard AudienceLink.days.contains(entry.days) else { throw DeskError.audience(.days) }
    guard AudienceLink.lengths.contains(entry.minutes) else { throw DeskError.audience(.minutes) }
    guard let person = try store.person(entry.person) else { throw DeskError.noSuchPerson(entry.person) }
    let recruiter = try entry.recruiter.map(recruiterID) ?? person.ownerID
    if entry.purpose == .booking, recruiter.isNone { throw DeskError.audience(.noRecruiter) }
    let token = LinkToken()
    let link = try store.add(
      AudienceLink(
        purpose: entry.purpose, person: person.id, recruiter: recruiter, madeBy: author, minutes: entry.minutes,
        madeAt: now, expiresAt: now + Int64(entry.days) * Span.day),
      digest: token.digest)
    try store.audit(AuditEntry(at: now, account: author, deed: .madeLink, subject: "link \(link.id)"))
    return MadeLink(link: link, token: token)
  }

  /// Newest first. The secret of none can be shown again.
  package func openLinks(of person: String?, now: Instant) throws -> [OpenLink] {
    let record = try person.map { name in
      guard let record = try store.person(name) else { throw DeskError.noSuchPerson(name) }
      return record
    }
    return try named(store.openLinks(of: record?.id, at: now))
  }

  package func linksOut(of person: String?, now: Instant) throws -> LinksOut {
    try linksOut(of: person, with: nil, now: now) { _, _ in true }
  }

  /// - Parameters:
  ///   - recruiters: whose alone, where nobody is asked for; `nil` for everybody's.
  ///   - isShown: of the links of somebody who is asked for, by whoever owns them.
  func linksOut(
    of person: String?, with recruiters: [RecruiterID]?, now: Instant,
    where isShown: (AudienceLink, PersonRecord) throws -> Bool
  ) throws -> LinksOut {
    guard let person else {
      let newest = try store.newestOpenLinks(with: recruiters, limit: LinksOut.shown, at: now)
      return LinksOut(links: try named(newest.links), inAll: newest.inAll)
    }
    guard let record = try store.person(person) else { return LinksOut(links: [], inAll: 0) }
    let links = try named(store.openLinks(of: record.id, at: now).filter { try isShown($0, record) })
    return LinksOut(links: Array(links.prefix(LinksOut.shown)), inAll: links.count)
  }

  private func named(_ links: [AudienceLink]) throws -> [OpenLink] {
    let people = try store.people(links.map(\.person))
    let recruiters = Dictionary(
      try store.recruiters(links.map(\.recruiter)).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return links.compactMap { link in
      people[link.person].map {
        OpenLink(link: link, personID: $0.printedID, recruiterName: recruiters[link.recruiter])
      }
    }
  }

  package func revokeLink(_ id: Int64, now: Instant) throws { try revokeLink(id, by: .none, now: now) }

  /// Closes a link at once. What was booked with it stands.
  /// - Throws: `DeskError.audience(.noSuchLink)` where none is open.
  func revokeLink(_ id: Int64, by author: AccountID, now: Instant) throws {
    guard try store.revokeLink(id, at: now) else { throw DeskError.audience(.noSuchLink) }
    try store.audit(AuditEntry(at: now, account: author, deed: .revokedLink, subject: "link \(id)"))
  }
}
