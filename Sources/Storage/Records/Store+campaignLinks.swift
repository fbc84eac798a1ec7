import Recruitment

/// How people of a campaign came by its pieces, and the calendar.
extension Store {
  /// Writes a link down where its secret is new; its number is given here.
  /// - Parameter digest: SHA-256 of the secret in its address, in 64 hexadecimal digits.
  package func add(_ link: CampaignLink, digest: String) throws {
    _ = try database.write { connection in
      guard
        try connection.integer("SELECT 1 FROM campaign_link WHERE digest = $1", [.text(digest)]) == nil
      else { return }
      let id = try connection.reserve("campaign_link", count: 1)
      try connection.execute(
        """
        INSERT INTO campaign_link (id, digest, campaign_id, piece, source, person_id, made_at, views, follows)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0) ON CONFLICT (digest) DO NOTHING
        """,
        [
          .integer(id), .text(digest), .integer(link.campaign), .text(link.piece), .text(link.source),
          .integer(link.person.value), .integer(link.madeAt.seconds),
        ])
    }
  }

  /// Which of these secrets' links are written down.
  package func campaignLink(digest: String) throws -> CampaignLink? {
    try database.read { try Self.links("WHERE digest = $1", [.text(digest)], $0).first }
  }

  package func campaignLinks(of campaign: Int64) throws -> [CampaignLink] {
    try database.read { try Self.links("WHERE campaign_id = $1", [.integer(campaign)], $0) }
  }

  /// Counts a link's page, or the way on from it. Nothing of who it was is kept.
  package func countCampaignLink(digest: String, follows: Bool, at time: Instant) throws {
    let column = follows ? "follows" : "views"
    _ = try database.write { connection in
      try connection.execute(
        """
        UPDATE campaign_link SET \(column) = \(column) + 1, first_at = coalesce(first_at, $2) WHERE digest = $1
        """, [.text(digest), .integer(time.seconds)])
    }
  }

  private static func links(
    _ condition: String, _ values: [SQLValue], _ connection: any Connection
  ) throws -> [CampaignLink] {
    var links: [CampaignLink] = []
    try connection.query(
      """
      SELECT id, campaign_id, piece, source, person_id, made_at, views, follows, first_at FROM campaign_link
      \(condition) ORDER BY id
      """, values
    ) { row in
      links.append(
        CampaignLink(
          id: row.integer(0, or: 0), campaign: row.integer(1, or: 0), piece: row.text(2) ?? "",
          source: row.text(3) ?? "", person: PersonID(row.integer(4, or: 0)), madeAt: Instant(row.integer(5, or: 0)),
          views: Int(row.integer(6, or: 0)), follows: Int(row.integer(7, or: 0)),
          firstAt: row.integer(8).map(Instant.init)))
    }
    return links
  }

  // MARK: "I sent it"

  package func add(_ sent: SentPiece) throws {
    _ = try database.write { connection in
      let id = try connection.reserve("campaign_sent", count: 1)
      try connection.execute(
        "INSERT INTO campaign_sent (id, campaign_id, person_id, piece, recruiter_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
        [
          .integer(id), .integer(sent.campaign), .integer(sent.person.value), .text(sent.piece),
          .integer(sent.recruiter.value), .integer(sent.at.seconds),
        ])
    }
  }

  /// In order; of a campaign, of a recruiter, or of all.
  package func sentPieces(of campaign: Int64? = nil, by recruiter: RecruiterID? = nil) throws -> [SentPiece] {
    var conditions: [String] = []
    var values: [SQLValue] = []
    if let campaign {
      values.append(.integer(campaign))
      conditions.append("campaign_id = $\(values.count)")
    }
    if let recruiter {
      values.append(.integer(recruiter.value))
      conditions.append("recruiter_id = $\(values.count)")
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try database.read { connection in
      var rows: [SentPiece] = []
      try connection.query(
        "SELECT campaign_id, person_id, piece, recruiter_id, at FROM campaign_sent \(filter) ORDER BY id", values
      ) { row in
        rows.append(
          SentPiece(
            campaign: row.integer(0, or: 0), person: PersonID(row.integer(1, or: 0)), piece: row.text(2) ?? "",
            recruiter: RecruiterID(row.integer(3, or: 0)), at: Instant(row.integer(4, or: 0))))
      }
      return rows
    }
  }

  // MARK: Calendar

  /// - Returns: its number.
  @discardableResult
  package func add(_ item: CalendarItem) throws -> Int64 {
    try database.write { connection in
      let id = try connection.reserve("campaign_day", count: 1)
      try connection.execute(
        "INSERT INTO campaign_day (id, campaign_id, day, source, piece) VALUES ($1, $2, $3, $4, $5)",
        [
          .integer(id), .integer(item.campaign), .integer(Int64(item.day.dayNumber)), .text(item.source),
          .text(item.piece),
        ])
      return id
    }
  }

  /// - Returns: whether it was still to go out.
  package func finishCalendarItem(_ id: Int64, at time: Instant) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "UPDATE campaign_day SET done_at = $2 WHERE id = $1 AND done_at IS NULL",
        [.integer(id), .integer(time.seconds)]) == 1
    }
  }

  /// - Returns: whether it was there, and had not gone out.
  package func removeCalendarItem(_ id: Int64) throws -> Bool {
    try database.write { connection in
      try connection.execute("DELETE FROM campaign_day WHERE id = $1 AND done_at IS NULL", [.integer(id)]) == 1
    }
  }

  /// By day.
  package func calendarItems() throws -> [CalendarItem] {
    try database.read { connection in
      var items: [CalendarItem] = []
      try connection.query(
        "SELECT id, campaign_id, day, source, piece, done_at FROM campaign_day ORDER BY day, id"
      ) { row in
        items.append(
          CalendarItem(
            id: row.integer(0, or: 0), campaign: row.integer(1, or: 0),
            day: CivilDate(dayNumber: Int(row.integer(2, or: 0))), source: row.text(3) ?? "", piece: row.text(4) ?? "",
            doneAt: row.integer(5).map(Instant.init)))
      }
      return items
    }
  }
}
