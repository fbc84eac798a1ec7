import Recruitment

extension Store {
  package func collateralPieces() throws -> [StoredPiece] {
    try database.read { connection in
      var pieces: [StoredPiece] = []
      try connection.query("SELECT slug, body, changed_at, account_id FROM collateral_piece ORDER BY slug") { row in
        pieces.append(
          StoredPiece(
            slug: row.text(0) ?? "", body: row.text(1) ?? "", changedAt: Instant(row.integer(2, or: 0)),
            author: AccountID(row.integer(3, or: 0))))
      }
      return pieces
    }
  }

  package func keep(_ piece: StoredPiece) throws {
    _ = try database.write { connection in
      try connection.execute(
        """
        INSERT INTO collateral_piece (slug, body, changed_at, account_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (slug) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at,
          account_id = excluded.account_id
        """,
        [.text(piece.slug), .text(piece.body), .integer(piece.changedAt.seconds), .integer(piece.author.value)])
    }
  }

  /// In order.
  package func collateralSteps() throws -> [StoredStep] {
    try database.read { connection in
      var steps: [StoredStep] = []
      try connection.query(
        "SELECT slug, state, at, account_id, name, digest, until_day FROM collateral_step ORDER BY id"
      ) { row in
        steps.append(
          StoredStep(
            slug: row.text(0) ?? "", state: row.text(1) ?? "", at: Instant(row.integer(2, or: 0)),
            author: AccountID(row.integer(3, or: 0)), name: row.text(4) ?? "", digest: row.text(5) ?? "",
            until: row.text(6)))
      }
      return steps
    }
  }

  package func keep(_ step: StoredStep) throws {
    try database.write { connection in
      let id = try connection.reserve("collateral_step", count: 1)
      try connection.execute(
        """
        INSERT INTO collateral_step (id, slug, state, at, account_id, name, digest, until_day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        [
          .integer(id), .text(step.slug), .text(step.state), .integer(step.at.seconds), .integer(step.author.value),
          .text(step.name), .text(step.digest), SQLValue(step.until),
        ])
    }
  }

  package func collateralEntries() throws -> [StoredEntry] {
    try database.read { connection in
      var entries: [StoredEntry] = []
      try connection.query(
        "SELECT entry_id, body, expires_day, changed_at, account_id FROM collateral_entry ORDER BY entry_id"
      ) { row in
        entries.append(
          StoredEntry(
            id: row.text(0) ?? "", body: row.text(1) ?? "", expires: row.text(2) ?? "",
            changedAt: Instant(row.integer(3, or: 0)), author: AccountID(row.integer(4, or: 0))))
      }
      return entries
    }
  }

  package func keep(_ entry: StoredEntry) throws {
    _ = try database.write { connection in
      try connection.execute(
        """
        INSERT INTO collateral_entry (entry_id, body, expires_day, changed_at, account_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (entry_id) DO UPDATE SET body = excluded.body, expires_day = excluded.expires_day,
          changed_at = excluded.changed_at, account_id = excluded.account_id
        """,
        [
          .text(entry.id), .text(entry.body), .text(entry.expires), .integer(entry.changedAt.seconds),
          .integer(entry.author.value),
        ])
    }
  }

  package func collateralStories() throws -> [StoredStory] {
    try database.read { connection in
      var stories: [StoredStory] = []
      try connection.query(
        """
        SELECT id, body, said_by, consent, consent_day, until_day, withdrawn_at, account_id FROM collateral_story
        ORDER BY id
        """
      ) { row in
        stories.append(
          StoredStory(
            id: row.integer(0, or: 0), body: row.text(1) ?? "", saidBy: row.text(2) ?? "", consent: row.text(3) ?? "",
            consentDay: row.text(4) ?? "", until: row.text(5) ?? "", withdrawnAt: row.integer(6).map(Instant.init),
            author: AccountID(row.integer(7, or: 0))))
      }
      return stories
    }
  }

  /// - Returns: its number.
  @discardableResult
  package func add(_ story: StoredStory) throws -> Int64 {
    try database.write { connection in
      let id = try connection.reserve("collateral_story", count: 1)
      try connection.execute(
        """
        INSERT INTO collateral_story (id, body, said_by, consent, consent_day, until_day, account_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          .integer(id), .text(story.body), .text(story.saidBy), .text(story.consent), .text(story.consentDay),
          .text(story.until), .integer(story.author.value),
        ])
      return id
    }
  }

  /// Their words go, and whatever rests on them cannot be published any more.
  /// - Returns: whether there was such a story.
  package func withdrawStory(_ id: Int64, now: Instant) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "UPDATE collateral_story SET body = '', said_by = '', withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL",
        [.integer(id), .integer(now.seconds)]) == 1
    }
  }

  package func studioLook() throws -> StudioLook {
    try database.read { connection in
      var look = StudioLook()
      try connection.query("SELECT family, booking FROM collateral_look WHERE id = 1") { row in
        look = StudioLook(family: row.text(0), booking: row.text(1))
      }
      return look
    }
  }

  package func setStudioLook(_ look: StudioLook, now: Instant) throws {
    _ = try database.write { connection in
      try connection.execute(
        """
        INSERT INTO collateral_look (id, family, booking, changed_at) VALUES (1, $1, $2, $3)
        ON CONFLICT (id) DO UPDATE SET family = excluded.family, booking = excluded.booking,
          changed_at = excluded.changed_at
        """, [SQLValue(look.family), SQLValue(look.booking), .integer(now.seconds)])
    }
  }
}
