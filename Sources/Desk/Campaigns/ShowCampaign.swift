import Campaigns
import Chronicle
import Collateral
import Recruitment
import Storage

extension Desk {
  package func campaigns(now: Instant) throws -> [CampaignLine] {
    try store.campaigns().map { campaign in
      let standing = campaign.standing(at: now)
      let sentence =
        switch (standing, campaign.startedAt) {
        case (.ended, nil): "Called off before it started."
        default: try report(campaign).sentence
        }
      return CampaignLine(campaign: campaign, standing: standing, sentence: sentence)
    }
  }

  package func campaign(_ id: Int64, now: Instant) throws -> CampaignSheet {
    let campaign = try storedCampaign(id)
    let standing = campaign.standing(at: now)
    let report = try report(campaign)
    var forecast: CampaignForecast?
    if standing == .planned { forecast = try self.forecast(campaign, audience(of: campaign, at: now), at: now) }
    var excluded = campaign.excluded
    for (reason, count) in forecast?.audience.excluded ?? [:] { excluded[reason.code] = count }
    let lines = try pieces(now: now)
    return CampaignSheet(
      report: report, standing: standing, forecast: forecast, excluded: ExcludedLine.lines(excluded),
      calendar: try campaignCalendar(now: now).filter { $0.item.campaign == id },
      pieces: campaign.pieces.map { slug in
        let line = lines.first { $0.piece.slug == slug }
        return CampaignPiece(
          slug: slug, title: line.map { CitedText($0.piece.title).plain } ?? slug,
          isApproved: line?.state == .approved)
      },
      hasKey: campaign.heldOut == 0 || campaign.startedAt == nil || keys.lot(commitment: campaign.commitment) != nil)
  }

  /// How it stands by the record's end: the same record, the same answer, whenever asked.
  func report(_ campaign: Campaign) throws -> CampaignReport {
    let chronicle = try chronicle()
    let reader = CampaignReader(chronicle)
    let units = campaign.startedAt == nil ? [] : try store.campaignUnits(of: campaign.id)
    let members = campaign.startedAt == nil ? [] : try store.campaignMembers(of: campaign.id)
    var report = try CampaignAnalysis(campaign).report(
      log: units, matured: campaign.heldOut > 0 ? reader.matured(units, members) : [],
      asOf: Instant(reader.recordEnds))
    guard let startedAt = campaign.startedAt else { return report }
    report.people = members.count
    let reached = try addExposure(to: &report, units, members)
    guard campaign.heldOut == 0 else { return report }
    let found = try withExtendedLifetime(chronicle) {
      try PersonMonths(chronicle, startedAt: startedAt).effect(members: members, reachedAt: reached) { person in
        Self.client(of: person, chronicle)
      }
    }
    report.withoutLot = found
    report.verdict = found.effect.isKnown ? .goesWith : .noFigure
    return report
  }

  /// By whom people are clustered: whom they work for, or whom they were put forward to last; 0 = neither.
  private static func client(of person: PersonID, _ chronicle: Chronicle) -> UInt32 {
    let id = UInt32(truncatingIfNeeded: person.value)
    if let version = chronicle.versions(ofPerson: id).last, version.kind == UInt32(PersonKind.contact.rawValue) {
      return version.client
    }
    let last = chronicle.submissions(ofPerson: id).max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    return last.flatMap { chronicle.versions(ofJob: $0.job).last?.client } ?? 0
  }

  /// - Returns: when each was first reached.
  private func addExposure(
    to report: inout CampaignReport, _ units: [CampaignUnit], _ members: [CampaignMember]
  ) throws -> [PersonID: Instant] {
    let unitOf = Dictionary(members.map { ($0.person, $0.unit) }, uniquingKeysWith: { first, _ in first })
    let shown = Set(units.filter(\.isShown).map(\.unit))
    var reachedAt: [PersonID: Instant] = [:]
    func reach(_ person: PersonID, _ at: Instant) { reachedAt[person] = min(reachedAt[person] ?? at, at) }
    var sent: Set<UInt64> = []
    var opened: Set<UInt64> = []
    for row in try store.sentPieces(of: report.campaign.id) {
      reach(row.person, row.at)
      if let unit = unitOf[row.person] { sent.insert(unit) }
    }
    for link in try store.campaignLinks(of: report.campaign.id) {
      guard !link.person.isNone else {
        report.exposure.publicViews += link.views
        report.exposure.publicFollows += link.follows
        continue
      }
      guard let first = link.firstAt else { continue }
      reach(link.person, first)
      if let unit = unitOf[link.person] { opened.insert(unit) }
    }
    report.exposure.sent = sent.intersection(shown).count
    report.exposure.opened = opened.intersection(shown).count
    report.exposure.reached = sent.union(opened).intersection(shown).count
    report.exposure.heldOutReached = sent.union(opened).subtracting(shown).count
    return reachedAt
  }
}
