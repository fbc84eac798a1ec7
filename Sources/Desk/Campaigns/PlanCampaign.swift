import Campaigns
import Collateral
import Recruitment
import Storage
import WorkingTime

extension Desk {
  package func forecastCampaign(_ entry: CampaignEntry, now: Instant) throws -> CampaignForecast {
    try checkPlan(entry, now: now)
    let plan = try campaign(entry, by: .none, now: now)
    return try forecast(plan, audience(of: plan, at: now), at: now)
  }

  package func planCampaign(_ entry: CampaignEntry, now: Instant) throws -> Campaign {
    try planCampaign(entry, by: .none, now: now)
  }

  func planCampaign(_ entry: CampaignEntry, by author: AccountID, now: Instant) throws -> Campaign {
    try checkPlan(entry, now: now)
    let plan = try store.add(campaign(entry, by: author, now: now))
    try store.audit(AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "campaign \(plan.id)"))
    return plan
  }

  /// - Throws: `DeskError.campaign`.
  private func checkPlan(_ entry: CampaignEntry, now: Instant) throws {
    guard entry.name.contains(where: { !$0.isWhitespace }), entry.name.count <= 80,
      !entry.name.contains(where: \.isNewline)
    else { throw DeskError.campaign(.name) }
    guard (1...12).contains(entry.pieces.count), Set(entry.pieces).count == entry.pieces.count else {
      throw DeskError.campaign(.pieces)
    }
    guard entry.heldOut == 0 || (10...90).contains(entry.heldOut) else { throw DeskError.campaign(.share) }
    let length = entry.ends.dayNumber - entry.begins.dayNumber
    guard (0...366).contains(length), try instant(entry.ends.dayNumber + 1) > now else {
      throw DeskError.campaign(.dates)
    }
    let studio = try Studio(self, now: now)
    for slug in entry.pieces {
      let audience = try studio.piece(slug).audience
      let isRight =
        switch entry.side {
        case .clients: audience == .clients
        case .candidates: audience == .candidates
        case .both: audience != .colleagues
        }
      guard isRight else { throw DeskError.campaign(.otherAudience(slug)) }
    }
    try checkAudience(try rule(entry.audience, entry.side))
  }

  func rule(_ lines: [String], _ side: Campaign.Side) throws -> AudienceRule {
    do throws(AudienceRefusal) { return try AudienceRule(lines, side: side) } catch {
      throw DeskError.campaign(.audience(error))
    }
  }

  private func campaign(_ entry: CampaignEntry, by author: AccountID, now: Instant) throws -> Campaign {
    Campaign(
      name: entry.name, side: entry.side, audience: entry.audience, pieces: entry.pieces, heldOut: entry.heldOut * 10,
      beginsAt: try instant(entry.begins.dayNumber), endsAt: try instant(entry.ends.dayNumber + 1), madeAt: now,
      madeBy: author)
  }

  /// The first moment of a day of the firm's.
  func instant(_ day: Int) throws -> Instant {
    let zone = Zone.named(try settings().timezone) ?? .utc
    return Instant(zone.instant(ofWallClock: Int64(day) * Span.day))
  }

  func campaignDay(_ time: Instant) throws -> CivilDate {
    let zone = Zone.named(try settings().timezone) ?? .utc
    return CivilDate(dayNumber: Span.dayAndRest(of: zone.wallClock(at: time.seconds)).day)
  }

  // MARK: Audience

  /// Whom it would reach at a time.
  /// - Parameter people: of these alone; `nil` = of everybody.
  func audience(of campaign: Campaign, at time: Instant, people: [PersonID]? = nil) throws -> Audience {
    let finder = try finder(asOf: time)
    let reader = AudienceReader(
      finder.chronicle, gate: try gate(finder), record: try audienceRecord(except: campaign.id, at: time),
      side: campaign.side, rule: try rule(campaign.audience, campaign.side), at: time)
    return reader.audience(of: people)
  }

  private func audienceRecord(except campaign: Int64, at time: Instant) throws -> AudienceRecord {
    var taken: Set<PersonID> = []
    for other in try store.campaigns() where other.id != campaign && other.isRunning(at: time) {
      taken.formUnion(try store.campaignMembers(of: other.id).map(\.person))
    }
    let clients = try store.clientFacts().map { id, facts in
      (
        UInt32(truncatingIfNeeded: id.value),
        AudienceRecord.Client(sector: facts.sector, digest: facts.digest, printedID: facts.printedID)
      )
    }
    let recruiters = try store.recruiters().map {
      (UInt32(truncatingIfNeeded: $0.id.value), AudienceRecord.Recruiter(printedID: $0.printedID, team: $0.team))
    }
    return AudienceRecord(
      clients: Dictionary(clients, uniquingKeysWith: { first, _ in first }),
      recruiters: Dictionary(recruiters, uniquingKeysWith: { first, _ in first }),
      withoutAddress: try store.peopleWithoutAddress(), taken: taken)
  }

  func forecast(_ campaign: Campaign, _ audience: Audience, at time: Instant) throws -> CampaignForecast {
    let rate = CampaignReader(try chronicle()).baseRate(of: audience.places, before: time)
    return CampaignForecast(audience, share: campaign.heldOut, baseRate: rate)
  }
}
