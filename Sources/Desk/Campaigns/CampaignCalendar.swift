import Collateral
import Crypto
import Recruitment
import Storage

extension LinkToken {
  /// A campaign's link to one piece, for one person or for everybody: by the key anybody's can be worked out, without it
  /// nobody's.
  init(key: SymmetricKey, campaign: Int64, piece: String, source: String, person: PersonID) {
    let name = "campaign link \(campaign) \(piece) \(source) \(person.value)"
    self.init(bytes: Array(HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: key)))
  }
}

extension Desk {
  package func campaignCalendar(now: Instant) throws -> [CalendarLine] {
    let items = try store.calendarItems()
    guard !items.isEmpty else { return [] }
    let names = Dictionary(try store.campaigns().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let titles = try pieceTitles(now: now)
    let key = try keys.accessKey.key()
    return items.compactMap { item in
      // What was called off or stopped before its day does not go out.
      guard let campaign = names[item.campaign], campaign.stoppedAt == nil || item.doneAt != nil else { return nil }
      return CalendarLine(
        item: item, campaignName: campaign.name, title: titles[item.piece] ?? item.piece,
        token: LinkToken(key: key, campaign: item.campaign, piece: item.piece, source: item.source, person: .none))
    }
  }

  func pieceTitles(now: Instant) throws -> [String: String] {
    Dictionary(
      try Studio(self, now: now).pieces().map { ($0.piece.slug, CitedText($0.piece.title).plain) },
      uniquingKeysWith: { first, _ in first })
  }

  package func addToCalendar(_ item: CalendarItem, now: Instant) throws {
    try addToCalendar(item, by: .none, now: now)
  }

  /// Its link for everybody is written down with it: it may go out before its day.
  func addToCalendar(_ item: CalendarItem, by author: AccountID, now: Instant) throws {
    let campaign = try storedCampaign(item.campaign)
    guard campaign.pieces.contains(item.piece) else { throw DeskError.campaign(.pieces) }
    guard TrackedLink.Source(rawValue: item.source) != nil else { throw DeskError.campaign(.source) }
    let start = try instant(item.day.dayNumber)
    guard campaign.stoppedAt == nil, start >= campaign.beginsAt, start < campaign.endsAt else {
      throw DeskError.campaign(.day)
    }
    let token = LinkToken(
      key: try keys.accessKey.key(), campaign: item.campaign, piece: item.piece, source: item.source, person: .none)
    try store.add(
      CampaignLink(campaign: item.campaign, piece: item.piece, source: item.source, person: .none, madeAt: now),
      digest: token.digest)
    try store.add(item)
    try store.audit(
      AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "campaign \(item.campaign)"))
  }

  package func finishCalendarItem(_ id: Int64, now: Instant) throws { try finishCalendarItem(id, by: .none, now: now) }

  func finishCalendarItem(_ id: Int64, by author: AccountID, now: Instant) throws {
    guard try store.finishCalendarItem(id, at: now) else { throw DeskError.campaign(.noSuchItem(id)) }
    try store.audit(AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "calendar \(id)"))
  }

  package func removeCalendarItem(_ id: Int64, now: Instant) throws { try removeCalendarItem(id, by: .none, now: now) }

  func removeCalendarItem(_ id: Int64, by author: AccountID, now: Instant) throws {
    guard try store.removeCalendarItem(id) else { throw DeskError.campaign(.noSuchItem(id)) }
    try store.audit(AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "calendar \(id)"))
  }
}
