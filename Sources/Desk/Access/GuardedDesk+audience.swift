import Recruitment
import Storage

/// The audience's side, guarded: links by recruiters for whom they have to do with, calendars their own, the brand kit by
/// marketing and administrators.
extension GuardedDesk {
  package func makeLink(_ entry: LinkEntry, now: Instant) throws -> MadeLink {
    try require(.audienceLink)
    _ = try requireTie(entry.person)
    var entry = entry
    // Nobody books into a colleague's day.
    if let recruiter = entry.recruiter { try requireOwn(recruiter) } else { entry.recruiter = try ownRecruiter() }
    return try desk.makeLink(entry, by: account.id, now: now)
  }

  package func openLinks(of person: String?, now: Instant) throws -> [OpenLink] {
    try require(.audienceLink)
    guard let person else {
      // Everybody's, as far as they are one's own.
      return try desk.openLinks(of: nil, now: now).filter { $0.link.madeBy == account.id }
    }
    _ = try requireTie(person)
    return try desk.openLinks(of: person, now: now)
  }

  package func linksOut(of person: String?, now: Instant) throws -> LinksOut {
    try require(.openLinks)
    let recruiters = try linkRecruiters()
    return try desk.linksOut(of: person, with: recruiters, now: now) { try mayRevoke($0, $1, recruiters) }
  }

  package func revokeLink(_ id: Int64, now: Instant) throws {
    try require(.openLinks)
    guard let link = try desk.store.link(id), let person = try desk.store.people([link.person])[link.person],
      try mayRevoke(link, person, linkRecruiters())
    else { throw DeskError.audience(.noSuchLink) }
    try desk.revokeLink(id, by: account.id, now: now)
  }

  /// Whose links this account looks after: its own recruiter's, for a manager those of their teams; `nil` for everybody's.
  private func linkRecruiters() throws -> [RecruiterID]? {
    let reach = reach(.openLinks)
    if reach == .all { return nil }
    let own = account.recruiter.isNone || self.reach(.person) == .none ? [] : [account.recruiter]
    return reach >= .team ? try own + desk.store.recruiters().filter(isOfOurTeams).map(\.id) : own
  }

  /// Whether a link is this account's to see and to take back: an administrator's is every one, a manager's those by which
  /// talks are booked with somebody of their teams or which are for somebody whom one of them owns, a recruiter's those
  /// for people whose page they see.
  /// - Parameter recruiters: as `linkRecruiters` says.
  private func mayRevoke(
    _ link: AudienceLink, _ person: PersonRecord, _ recruiters: [RecruiterID]?
  ) throws -> Bool {
    guard let recruiters else { return true }
    if reach(.openLinks) >= .team, !Set(recruiters).isDisjoint(with: [link.recruiter, person.ownerID]) { return true }
    guard reach(.person) != .none else { return false }
    return Ties(chronicle: try desk.chronicle()).sees(account.recruiter, link.person)
  }

  package func attachment(_ booking: BookingID, of recruiter: String) throws -> CalendarAttachment {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    return try desk.attachment(booking, of: recruiter)
  }

  package func bookedTalk(_ booking: BookingID, of recruiter: String, now: Instant) throws -> BookedTalkPage {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    return try desk.bookedTalk(booking, of: recruiter, now: now)
  }

  package func callOff(_ booking: BookingID, of recruiter: String, now: Instant) throws {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    try desk.callOff(booking, of: recruiter, by: account.id, now: now)
  }

  package func calendar(of recruiter: String) throws -> BusyCalendar? {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    return try desk.calendar(of: recruiter)
  }

  package func readCalendar(_ bytes: [UInt8], of recruiter: String, now: Instant) throws -> CalendarReport {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    return try desk.readCalendar(bytes, of: recruiter, by: account.id, now: now)
  }

  package func forgetCalendar(of recruiter: String, now: Instant) throws {
    try require(.ownCalendar)
    try requireOwn(recruiter)
    try desk.forgetCalendar(of: recruiter, by: account.id, now: now)
  }

  package func brandKit() throws -> BrandKit {
    try require(.brandKit, at: .all)
    return try desk.brandKit()
  }

  package func setBrandKit(_ entry: BrandEntry, now: Instant) throws {
    try require(.brandKit, at: .all)
    try desk.setBrandKit(entry, by: account.id, now: now)
  }
}
