import Crypto
import Guidance
import Recruitment
import Storage

/// The booking links that stand in messages on cards.
package protocol CardLinkDesk: Sendable {
  /// Of those to whom a message may go: their link for booking a talk with that recruiter, good for two weeks at least.
  /// It is the same for two weeks, however often a card is looked at; one that was taken back does not come again.
  /// - Parameter recruiter: as the firm prints the id.
  func bookingLinks(for cards: [Card], with recruiter: String, now: Instant) throws -> [PersonID: LinkToken]
}

extension LinkToken {
  /// Days for which a card's link stays the same.
  static let cardDays: Int64 = 14

  /// The link of one person for talks with one recruiter in one fortnight: by the key anybody's can be worked out, without
  /// it nobody's.
  init(key: SymmetricKey, person: PersonID, recruiter: RecruiterID, fortnight: Int64) {
    let name = "card link \(person.value) \(recruiter.value) \(fortnight)"
    let code = HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: key)
    self.init(bytes: Array(code))
  }
}

extension Desk {
  package func bookingLinks(
    for cards: [Card], with recruiter: String, now: Instant
  ) throws -> [PersonID: LinkToken] {
    try bookingLinks(for: cards, with: recruiter, by: .none, now: now)
  }

  func bookingLinks(
    for cards: [Card], with recruiter: String, by author: AccountID, now: Instant
  ) throws -> [PersonID: LinkToken] {
    let wanted = cards.filter(\.mayCarryLink)
    guard !wanted.isEmpty else { return [:] }
    let recruiter = try recruiterID(recruiter)
    let key = try keys.accessKey.key()
    var tokens: [PersonID: LinkToken] = [:]
    for (person, cards) in Dictionary(grouping: wanted, by: \.person.id) {
      let minutes = cards.map(\.minutes).max() ?? 0
      tokens[person] = try cardLink(
        person, recruiter,
        minutes: AudienceLink.lengths.first { $0 >= minutes } ?? AudienceLink.lengths.last ?? minutes,
        key, by: author, now: now)
    }
    return tokens
  }

  /// - Returns: `nil` where it was taken back.
  private func cardLink(
    _ person: PersonID, _ recruiter: RecruiterID, minutes: Int, _ key: SymmetricKey, by author: AccountID, now: Instant
  ) throws -> LinkToken? {
    let span = LinkToken.cardDays * Span.day
    let fortnight = now.seconds / span
    let token = LinkToken(key: key, person: person, recruiter: recruiter, fortnight: fortnight)
    if let known = try store.link(digest: token.digest) { return known.isOpen(at: now) ? token : nil }
    do {
      let link = try store.add(
        AudienceLink(
          purpose: .booking, person: person, recruiter: recruiter, madeBy: author, minutes: minutes, madeAt: now,
          expiresAt: Instant((fortnight + 2) * span)),
        digest: token.digest)
      try store.audit(AuditEntry(at: now, account: author, deed: .madeLink, subject: "link \(link.id)"))
    } catch {
      // Another look was quicker.
      guard try store.link(digest: token.digest) != nil else { throw error }
    }
    return token
  }
}

extension Card {
  /// Whether the message that asks for the talk may go to them at all: not to somebody who objected to every way.
  var mayCarryLink: Bool { isConversation && !writable.isEmpty && permission.verdict != .notNow }
}

extension GuardedDesk {
  /// None for accounts that may make none, nor into a colleague's day.
  package func bookingLinks(
    for cards: [Card], with recruiter: String, now: Instant
  ) throws -> [PersonID: LinkToken] {
    guard (try? require(.audienceLink)) != nil, (try? requireOwn(recruiter)) != nil else { return [:] }
    let theirs = cards.filter { (try? requireTie($0.person.printedID)) != nil }
    return try desk.bookingLinks(for: theirs, with: recruiter, by: account.id, now: now)
  }
}
