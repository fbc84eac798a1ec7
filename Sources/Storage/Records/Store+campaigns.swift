import Recruitment

extension Store {
  /// Every campaign there ever was, newest first.
  package func campaigns() throws -> [Campaign] {
    try database.recalled("campaigns") { try database.readOne(Self.campaigns) }
  }

  private static func campaigns(_ connection: any Connection) throws -> [Campaign] {
    var campaigns: [Campaign] = []
    try connection.query(
      """
      SELECT id, name, side, audience, pieces, held_out, begins_at, ends_at, made_at, account_id, started_at,
        stopped_at, commitment, planned_n, base_rate, eta, excluded
      FROM campaign ORDER BY id DESC
      """
    ) { row in
      campaigns.append(
        Campaign(
          id: row.integer(0, or: 0), name: row.text(1) ?? "",
          side: Campaign.Side(rawValue: row.text(2) ?? "") ?? .candidates, audience: Self.lines(row.text(3)),
          pieces: Self.lines(row.text(4)), heldOut: Int(row.integer(5, or: 0)),
          beginsAt: Instant(row.integer(6, or: 0)), endsAt: Instant(row.integer(7, or: 0)),
          madeAt: Instant(row.integer(8, or: 0)), madeBy: AccountID(row.integer(9, or: 0)),
          startedAt: row.integer(10).map(Instant.init), stoppedAt: row.integer(11).map(Instant.init),
          commitment: row.text(12) ?? "", plannedUnits: Int(row.integer(13, or: 0)),
          baseRateMillionths: row.integer(14, or: 0), etaMillionths: row.integer(15, or: 0),
          excluded: Self.counts(row.text(16))))
    }
    return campaigns
  }

  private static func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }

  /// `objection 12`, one on each line.
  private static func counts(_ text: String?) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in lines(text) {
      let parts = line.split(separator: " ")
      if parts.count == 2, let count = Int(parts[1]) { counts[String(parts[0])] = count }
    }
    return counts
  }

  /// Writes a plan down; its number is given here, and nothing of a start is taken.
  package func add(_ campaign: Campaign) throws -> Campaign {
    try database.write { connection in
      var campaign = campaign
      campaign.id = try connection.reserve("campaign", count: 1)
      try connection.execute(
        """
        INSERT INTO campaign (id, name, side, audience, pieces, held_out, begins_at, ends_at, made_at, account_id,
          commitment, planned_n, base_rate, eta, excluded)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 0, 0, 0, '')
        """,
        [
          .integer(campaign.id), .text(campaign.name), .text(campaign.side.rawValue),
          .text(campaign.audience.joined(separator: "\n")), .text(campaign.pieces.joined(separator: "\n")),
          .integer(Int64(campaign.heldOut)), .integer(campaign.beginsAt.seconds), .integer(campaign.endsAt.seconds),
          .integer(campaign.madeAt.seconds), .integer(campaign.madeBy.value),
        ])
      return campaign
    }
  }

  /// Starts a campaign with what was published of it, and writes down whom the lot drew, all at once.
  /// - Returns: `false` where it has started or ended already: nothing was written then.
  package func start(_ campaign: Campaign, units: [CampaignUnit], members: [CampaignMember]) throws -> Bool {
    guard let startedAt = campaign.startedAt else { return false }
    return try database.write { connection in
      try connection.lock(.campaign)
      let changed = try connection.execute(
        """
        UPDATE campaign SET started_at = $2, commitment = $3, planned_n = $4, base_rate = $5, eta = $6,
          excluded = $7
        WHERE id = $1 AND started_at IS NULL AND stopped_at IS NULL
        """,
        [
          .integer(campaign.id), .integer(startedAt.seconds), .text(campaign.commitment),
          .integer(Int64(campaign.plannedUnits)), .integer(campaign.baseRateMillionths),
          .integer(campaign.etaMillionths),
          .text(campaign.excluded.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")),
        ])
      guard changed == 1 else { return false }
      try Self.enrol(units, members, in: campaign.id, connection)
      return true
    }
  }

  /// Adds those who came later, in this order. Whoever is in it already keeps what is written there, and once the campaign
  /// was stopped nobody is added.
  package func enrol(_ units: [CampaignUnit], _ members: [CampaignMember], in campaign: Int64) throws {
    guard !members.isEmpty else { return }
    _ = try database.write { connection in
      try connection.lock(.campaign)
      let isOpen = try connection.integer(
        "SELECT count(*) FROM campaign WHERE id = $1 AND started_at IS NOT NULL AND stopped_at IS NULL",
        [.integer(campaign)])
      guard isOpen == 1 else { return }
      try Self.enrol(units, members, in: campaign, connection)
    }
  }

  private static func enrol(
    _ units: [CampaignUnit], _ members: [CampaignMember], in campaign: Int64, _ connection: any Connection
  ) throws {
    var place =
      try connection.integer(
        "SELECT coalesce(max(place), 0) FROM campaign_unit WHERE campaign_id = $1", [.integer(campaign)]) ?? 0
    for row in units {
      let added = try connection.execute(
        """
        INSERT INTO campaign_unit (campaign_id, unit, place, assigned_at, shown) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (campaign_id, unit) DO NOTHING
        """,
        [
          .integer(campaign), .integer(Int64(bitPattern: row.unit)), .integer(place + 1),
          .integer(row.assignedAt.seconds), .integer(row.isShown ? 1 : 0),
        ])
      place += Int64(added)
    }
    for member in members {
      try connection.execute(
        """
        INSERT INTO campaign_person (campaign_id, person_id, unit, joined_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (campaign_id, person_id) DO NOTHING
        """,
        [
          .integer(campaign), .integer(member.person.value), .integer(Int64(bitPattern: member.unit)),
          .integer(member.joinedAt.seconds),
        ])
    }
  }

  /// Ends a campaign, or calls a plan off.
  /// - Returns: whether there was one to end.
  package func stopCampaign(_ id: Int64, at time: Instant) throws -> Bool {
    try database.write { connection in
      try connection.lock(.campaign)
      return try connection.execute(
        "UPDATE campaign SET stopped_at = $2 WHERE id = $1 AND stopped_at IS NULL",
        [.integer(id), .integer(time.seconds)]) == 1
    }
  }

  /// What the lot said, in order of enrolment.
  package func campaignUnits(of campaign: Int64) throws -> [CampaignUnit] {
    try database.read { connection in
      var units: [CampaignUnit] = []
      try connection.stream(
        "SELECT unit, place, assigned_at, shown FROM campaign_unit WHERE campaign_id = $1 ORDER BY place",
        [.integer(campaign)]
      ) { row in
        units.append(
          CampaignUnit(
            unit: UInt64(bitPattern: row.integer(0, or: 0)), place: Int(row.integer(1, or: 0)),
            assignedAt: Instant(row.integer(2, or: 0)), isShown: row.integer(3, or: 0) == 1))
      }
      return units
    }
  }

  /// Who is in it, merged people as whom they became.
  package func campaignMembers(of campaign: Int64) throws -> [CampaignMember] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var members: [CampaignMember] = []
      try connection.stream(
        "SELECT person_id, unit, joined_at FROM campaign_person WHERE campaign_id = $1 ORDER BY person_id",
        [.integer(campaign)]
      ) { row in
        members.append(
          CampaignMember(
            person: PersonID(scope.person(row.integer(0, or: 0))), unit: UInt64(bitPattern: row.integer(1, or: 0)),
            joinedAt: Instant(row.integer(2, or: 0))))
      }
      return members
    }
  }
}
