import Campaigns
import Collateral
import Crypto
import Guidance
import Moments
import Recruitment
import Storage

extension Desk {
  /// At registration, and never as an answer to silence: whoever has left messages unanswered is offered nothing.
  package func piecesBeside(
    _ cards: [Card], with recruiter: String, now: Instant
  ) throws -> [PersonID: PieceToSend] {
    let running = try store.campaigns().filter { $0.isRunning(at: now) }
    guard !running.isEmpty else { return [:] }
    let registrations = try registrationRules()
    let people = cards.filter {
      registrations.contains($0.rule) && ($0.unanswered ?? 0) == 0 && $0.permission.verdict != .notNow
    }.map(\.person.id)
    guard !people.isEmpty else { return [:] }
    for campaign in running {
      let known = Set(try store.campaignMembers(of: campaign.id).map(\.person))
      try enrol(people.filter { !known.contains($0) }, in: campaign, now: now)
    }
    return try offers(to: people, in: running, now: now)
  }

  /// Rules of which somebody comes on record.
  private func registrationRules() throws -> Set<String> {
    Set(
      try playbook().rules.filter { rule in
        rule.triggers.contains { trigger in
          switch trigger {
          case .personCreated: true
          case .factRecorded(_, let facts, _, _, _, _, _): facts.contains("application")
          default: false
          }
        }
      }.map(\.code))
  }

  package func piecesAfter(
    _ talks: [LoggedContact], with recruiter: String, now: Instant
  ) throws -> [PersonID: PieceToSend] {
    let running = try store.campaigns().filter { $0.isRunning(at: now) }
    let people = talks.filter(\.isConversation).compactMap { $0.person?.id }
    guard !running.isEmpty, !people.isEmpty else { return [:] }
    return try offers(to: people, in: running, now: now)
  }

  /// The next piece that each of them was not sent yet. The comparison group is offered nothing.
  private func offers(
    to people: [PersonID], in running: [Campaign], now: Instant
  ) throws -> [PersonID: PieceToSend] {
    let approved = Set(try pieces(now: now).filter { $0.state == .approved }.map(\.piece.slug))
    let titles = try pieceTitles(now: now)
    let key = try keys.accessKey.key()
    let gate = try gate(finder(asOf: now))
    var offers: [PersonID: PieceToSend] = [:]
    for campaign in running.reversed() {
      let shown = Set(try store.campaignUnits(of: campaign.id).filter(\.isShown).map(\.unit))
      let members = Dictionary(
        try store.campaignMembers(of: campaign.id).map { ($0.person, $0.unit) }, uniquingKeysWith: { first, _ in first }
      )
      let sent = Dictionary(grouping: try store.sentPieces(of: campaign.id), by: \.person)
      for person in Set(people) where offers[person] == nil {
        guard let unit = members[person], shown.contains(unit),
          gate.marketingBar(for: person, by: .email, at: now) == nil
        else { continue }
        let had = Set((sent[person] ?? []).map(\.piece))
        guard let slug = campaign.pieces.first(where: { approved.contains($0) && !had.contains($0) }) else { continue }
        let token = try personalLink(campaign.id, slug, person, key, now: now)
        offers[person] = PieceToSend(campaign: campaign.id, slug: slug, title: titles[slug] ?? slug, token: token)
      }
    }
    return offers
  }

  private func personalLink(
    _ campaign: Int64, _ slug: String, _ person: PersonID, _ key: SymmetricKey, now: Instant
  ) throws -> LinkToken {
    let source = TrackedLink.Source.talk.rawValue
    let token = LinkToken(key: key, campaign: campaign, piece: slug, source: source, person: person)
    if try store.campaignLink(digest: token.digest) == nil {
      try store.add(
        CampaignLink(campaign: campaign, piece: slug, source: source, person: person, madeAt: now),
        digest: token.digest)
    }
    return token
  }

  package func sendPiece(_ entry: SentEntry, now: Instant) throws { try sendPiece(entry, by: .none, now: now) }

  /// - Throws: `DeskError.campaign`: `.notRunning`, `.pieces`, `.notOffered` for whoever is not to get it, `.barred`.
  func sendPiece(_ entry: SentEntry, by author: AccountID, now: Instant) throws {
    let campaign = try storedCampaign(entry.campaign)
    guard campaign.isRunning(at: now) else { throw DeskError.campaign(.notRunning(campaign.id)) }
    guard campaign.pieces.contains(entry.piece) else { throw DeskError.campaign(.pieces) }
    guard let person = try store.person(entry.person) else { throw DeskError.noSuchPerson(entry.person) }
    let recruiter = try recruiterID(entry.recruiter)
    let member = try store.campaignMembers(of: campaign.id).first { $0.person == person.id }
    let shown = try store.campaignUnits(of: campaign.id).first { $0.unit == member?.unit }?.isShown ?? false
    guard member != nil, shown else { throw DeskError.campaign(.notOffered) }
    if let bar = try gate(finder(asOf: now)).marketingBar(for: person.id, by: .email, at: now) {
      throw DeskError.campaign(.barred(bar))
    }
    try store.add(
      SentPiece(campaign: campaign.id, person: person.id, piece: entry.piece, recruiter: recruiter, at: now))
    try store.audit(AuditEntry(at: now, account: author, deed: .sentPiece, subject: "person \(person.id.value)"))
  }

  package func sentPieces(by recruiter: String, now: Instant) throws -> [SentLine] {
    let rows = try store.sentPieces(by: recruiterID(recruiter)).suffix(200)
    let people = try store.people(Set(rows.map(\.person)).sorted())
    let titles = try pieceTitles(now: now)
    let names = Dictionary(try store.campaigns().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return rows.reversed().map { row in
      SentLine(
        at: row.at, personID: people[row.person]?.printedID, personName: people[row.person]?.name,
        title: titles[row.piece] ?? row.piece, campaignName: names[row.campaign] ?? "")
    }
  }
}

/// Links of campaigns, for whoever follows one: no account, no cookie, and nothing kept but how often.
extension AudienceDoor {
  /// Counts that a page was opened by a link of ours.
  /// - Parameter counts: `false` for a program that merely looks ahead.
  /// - Returns: whether it is one, to that piece.
  package func countView(_ token: LinkToken, of slug: String, counts: Bool, now: Instant) throws -> Bool {
    guard let link = try desk.store.campaignLink(digest: token.digest), link.piece == slug else { return false }
    if counts { try desk.store.countCampaignLink(digest: token.digest, follows: false, at: now) }
    return true
  }

  /// Counts that somebody went on by a link of ours.
  /// - Returns: where to: the booking page with words that tell where from, or the piece; `nil` for no link of ours.
  package func countFollow(_ token: LinkToken, counts: Bool, now: Instant) throws -> String? {
    guard let link = try desk.store.campaignLink(digest: token.digest) else { return nil }
    if counts { try desk.store.countCampaignLink(digest: token.digest, follows: true, at: now) }
    guard let booking = try desk.store.studioLook().booking else { return "/read/\(link.piece)" }
    let name = try desk.store.campaigns().first { $0.id == link.campaign }?.name ?? PieceWish.usualCampaign
    return TrackedLink.made(
      booking, source: TrackedLink.Source(rawValue: link.source) ?? .website, campaign: name, content: link.piece)
  }
}
