import Campaigns
import Recruitment
import Storage

extension Desk {
  /// - Throws: `DeskError.campaign(.noSuchCampaign)`.
  func storedCampaign(_ id: Int64) throws -> Campaign {
    guard let found = try store.campaigns().first(where: { $0.id == id }) else {
      throw DeskError.campaign(.noSuchCampaign(id))
    }
    return found
  }

  @discardableResult
  package func startCampaign(_ id: Int64, now: Instant) throws -> Campaign {
    try startCampaign(id, by: .none, now: now)
  }

  /// Draws everybody who meets the rule now. The key is drawn here and lies in a file; what is published is written down
  /// for good.
  /// - Throws: `DeskError.campaign`: `.notPlanned`, `.notApproved`, `.dates`, `.nobody`; `DeskError.cannotWrite`.
  @discardableResult
  func startCampaign(
    _ id: Int64, by author: AccountID, now: Instant, key: [UInt8] = KeyedLot.newKey()
  ) throws -> Campaign {
    var campaign = try storedCampaign(id)
    guard campaign.standing(at: now) == .planned, campaign.startedAt == nil else {
      throw DeskError.campaign(.notPlanned(id))
    }
    guard campaign.endsAt > now else { throw DeskError.campaign(.dates) }
    let approved = Set(try pieces(now: now).filter { $0.state == .approved }.map(\.piece.slug))
    if let slug = campaign.pieces.first(where: { !approved.contains($0) }) {
      throw DeskError.campaign(.notApproved(slug))
    }
    let audience = try audience(of: campaign, at: now)
    guard !audience.places.isEmpty else { throw DeskError.campaign(.nobody) }
    let forecast = try forecast(campaign, audience, at: now)
    let lot = try drawnLot(campaign, key)
    campaign.startedAt = now
    campaign.commitment = lot?.commitment ?? ""
    campaign.plannedUnits = forecast.units
    campaign.baseRateMillionths = Int64(((forecast.baseRate.isFinite ? forecast.baseRate : 0.5) * 1_000_000).rounded())
    let eta = CampaignForecast.eta(units: forecast.units, chance: campaign.chance, baseRate: forecast.baseRate)
    campaign.etaMillionths = max(1, Int64((eta * 1_000_000).rounded()))
    for (reason, count) in audience.excluded { campaign.excluded[reason.code] = count }
    let (units, members) = Self.draw(audience.places, lot, campaign, now: now)
    do {
      guard try store.start(campaign, units: units, members: members) else {
        throw DeskError.campaign(.notPlanned(id))
      }
    } catch {
      if let lot { keys.remove(commitment: lot.commitment) }
      throw error
    }
    try store.audit(AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "campaign \(id)"))
    return campaign
  }

  /// The key first: a campaign without one would never draw a lot. `nil` where nothing is drawn.
  private func drawnLot(_ campaign: Campaign, _ key: [UInt8]) throws -> KeyedLot? {
    guard campaign.heldOut > 0 else { return nil }
    guard let lot = KeyedLot(key: key) else { throw DeskError.cannotWrite(keys.path(commitment: "")) }
    try keys.add(key, commitment: lot.commitment)
    return lot
  }

  /// Each unit once, in the order of its name.
  private static func draw(
    _ places: [Audience.Place], _ lot: KeyedLot?, _ campaign: Campaign, now: Instant
  ) -> (units: [CampaignUnit], members: [CampaignMember]) {
    let lots = lot.map { CampaignLot($0, heldOut: campaign.heldOut) }
    var units: [CampaignUnit] = []
    var members: [CampaignMember] = []
    for place in places {
      if units.last?.unit != place.unit {
        units.append(
          CampaignUnit(unit: place.unit, assignedAt: now, isShown: lots.map { $0.shows(place.unit) } ?? true))
      }
      members.append(CampaignMember(person: place.person, unit: place.unit, joinedAt: now))
    }
    return (units, members)
  }

  /// Draws people who came on record since, before they are shown anything. Without the key nobody new comes in.
  func enrol(_ people: [PersonID], in campaign: Campaign, now: Instant) throws {
    let lot = campaign.heldOut > 0 ? keys.lot(commitment: campaign.commitment) : nil
    guard isAtPresent, campaign.isRunning(at: now), campaign.heldOut == 0 || lot != nil else { return }
    let found = try audience(of: campaign, at: now, people: people)
    guard !found.places.isEmpty else { return }
    let (units, members) = Self.draw(found.places, lot, campaign, now: now)
    try store.enrol(units, members, in: campaign.id)
  }

  @discardableResult
  package func stopCampaign(_ id: Int64, now: Instant) throws -> Campaign {
    try stopCampaign(id, by: .none, now: now)
  }

  /// Whom the lot drew stays on record, and their sixty days go on being watched.
  /// - Throws: `DeskError.campaign`: `.noSuchCampaign`, `.notRunning`.
  @discardableResult
  func stopCampaign(_ id: Int64, by author: AccountID, now: Instant) throws -> Campaign {
    var campaign = try storedCampaign(id)
    // A clock that was put back must not keep it going.
    let time = max(now, campaign.startedAt ?? campaign.madeAt)
    guard try store.stopCampaign(id, at: time) else { throw DeskError.campaign(.notRunning(id)) }
    campaign.stoppedAt = time
    try store.audit(AuditEntry(at: now, account: author, deed: .changedCampaign, subject: "campaign \(id)"))
    return campaign
  }
}
