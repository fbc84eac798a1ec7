import Recruitment

extension PracticeTalk.Owner {
  fileprivate var keys: [SQLValue] {
    switch self {
    case .recruiter(let id): [.integer(0), .integer(id.value)]
    case .account(let id): [.integer(1), .integer(id.value)]
    }
  }
}

/// A manager's word to a team that they have begun themselves.
package struct PracticeInvitation: Hashable, Sendable {
  package var team: String
  package var account: AccountID
  package var at: Instant
}

extension Store {
  /// Newest first.
  package func practiceTalks(of owner: PracticeTalk.Owner, limit: Int = 100) throws -> [PracticeTalk] {
    try database.read { connection in
      var talks: [PracticeTalk] = []
      try connection.query(
        """
        SELECT id, made_at, because, to_learn, worst, first_sentence, expected, rung, held_at, awkward, learned, scores
        FROM practice_talk WHERE owner_kind = $1 AND owner_id = $2 ORDER BY id DESC LIMIT $3
        """, owner.keys + [.integer(Int64(limit))]
      ) { talks.append(Self.talk($0)) }
      return talks
    }
  }

  private static func talk(_ row: ResultRow) -> PracticeTalk {
    var talk = PracticeTalk(
      id: row.integer(0, or: 0), madeAt: Instant(row.integer(1, or: 0)), because: row.text(2) ?? "",
      toLearn: row.text(3) ?? "", worst: row.text(4) ?? "", firstSentence: row.text(5) ?? "",
      expected: Int(row.integer(6, or: 0)), rung: Int(row.integer(7, or: 0)))
    if let at = row.integer(8) {
      talk.held = PracticeTalk.Held(
        at: Instant(at), awkward: Int(row.integer(9, or: 0)), learned: row.text(10) ?? "",
        scores: (row.text(11) ?? "").utf8.map { Int($0) - 48 })
    }
    return talk
  }

  package func prepare(_ talk: PracticeTalk, of owner: PracticeTalk.Owner) throws {
    try database.write { connection in
      let id = try connection.reserve("practice_talk", count: 1)
      try connection.execute(
        """
        INSERT INTO practice_talk
          (id, owner_kind, owner_id, made_at, because, to_learn, worst, first_sentence, expected, rung)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        [.integer(id)] + owner.keys + [
          .integer(talk.madeAt.seconds), .text(talk.because), .text(talk.toLearn), .text(talk.worst),
          .text(talk.firstSentence), .integer(Int64(talk.expected)), .integer(Int64(talk.rung)),
        ])
    }
  }

  /// - Returns: whether there was such a talk of theirs.
  package func holdPractice(_ id: Int64, _ held: PracticeTalk.Held, of owner: PracticeTalk.Owner) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        """
        UPDATE practice_talk SET held_at = $1, awkward = $2, learned = $3, scores = $4
        WHERE id = $5 AND owner_kind = $6 AND owner_id = $7
        """,
        [
          .integer(held.at.seconds), .integer(Int64(held.awkward)), .text(held.learned),
          .text(held.scores.map(String.init).joined()), .integer(id),
        ] + owner.keys) == 1
    }
  }

  /// - Returns: whether there was such a talk of theirs.
  package func forgetPractice(_ id: Int64, of owner: PracticeTalk.Owner) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "DELETE FROM practice_talk WHERE id = $1 AND owner_kind = $2 AND owner_id = $3", [.integer(id)] + owner.keys)
        == 1
    }
  }

  /// Until when they want no figure of theirs to be shown to them.
  package func practiceRest(of owner: PracticeTalk.Owner) throws -> Instant? {
    try database.read { connection in
      try connection.integer(
        "SELECT until FROM practice_rest WHERE owner_kind = $1 AND owner_id = $2", owner.keys
      ).map { Instant($0) }
    }
  }

  /// - Parameter until: `nil` ends it.
  package func restPractice(until: Instant?, of owner: PracticeTalk.Owner) throws {
    _ = try database.write { connection in
      try connection.execute("DELETE FROM practice_rest WHERE owner_kind = $1 AND owner_id = $2", owner.keys)
      guard let until else { return }
      try connection.execute(
        "INSERT INTO practice_rest (owner_kind, owner_id, until) VALUES ($1, $2, $3)",
        owner.keys + [.integer(until.seconds)])
    }
  }

  package func invitePractice(_ team: String, by account: AccountID, now: Instant) throws {
    _ = try database.write { connection in
      try connection.execute("DELETE FROM practice_invitation WHERE team = $1", [.text(team)])
      try connection.execute(
        "INSERT INTO practice_invitation (team, account_id, at) VALUES ($1, $2, $3)",
        [.text(team), .integer(account.value), .integer(now.seconds)])
    }
  }

  package func practiceInvitations() throws -> [PracticeInvitation] {
    try database.read { connection in
      var invitations: [PracticeInvitation] = []
      try connection.query("SELECT team, account_id, at FROM practice_invitation ORDER BY team", []) { row in
        invitations.append(
          PracticeInvitation(
            team: row.text(0) ?? "", account: AccountID(row.integer(1, or: 0)), at: Instant(row.integer(2, or: 0))))
      }
      return invitations
    }
  }
}
