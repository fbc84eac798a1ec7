import Recruitment

extension Store {
  /// Writes a session down; its number is given here.
  /// - Parameters:
  ///   - digest: the SHA-256 of what the browser holds, in 64 hexadecimal digits.
  ///   - version: of the account, as it was when the password was found right.
  package func begin(_ session: Session, digest: String, version: Int64) throws -> Session {
    try database.write { connection in
      var session = session
      session.id = try connection.reserve("session", count: 1)
      try connection.execute(
        """
        INSERT INTO session (id, digest, account_id, version, started_at, seen_at, browser)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          .integer(session.id), .text(digest), .integer(session.account.value), .integer(version),
          .integer(session.startedAt.seconds), .integer(session.seenAt.seconds), SQLValue(session.browser),
        ])
      try Self.audit(
        AuditEntry(
          at: session.startedAt, account: session.account, deed: .signedIn, subject: "session \(session.id)"),
        connection)
      return session
    }
  }

  /// Whose session that is, as both stand now. `nil` where there is none, the account is disabled, or has changed since.
  package func session(digest: String) throws -> (session: Session, account: Account)? {
    try database.read { connection in
      var found: (Session, Int64)?
      try connection.query(
        "SELECT id, account_id, started_at, seen_at, browser, version FROM session WHERE digest = $1", [.text(digest)]
      ) { found = (Self.session($0), $0.integer(5, or: 0)) }
      guard let (session, version) = found,
        let account = try Self.account("id = $1", [.integer(session.account.value)], connection)?.account,
        account.version == version, !account.isDisabled
      else { return nil }
      return (session, account)
    }
  }

  /// An account's sessions, latest used first; those that are over are among them until they are swept away.
  package func sessions(of account: AccountID) throws -> [Session] {
    try database.read { connection in
      var sessions: [Session] = []
      try connection.query(
        """
        SELECT s.id, s.account_id, s.started_at, s.seen_at, s.browser FROM session s
        JOIN account a ON a.id = s.account_id AND a.version = s.version
        WHERE s.account_id = $1 ORDER BY s.seen_at DESC, s.id DESC
        """, [.integer(account.value)]
      ) { sessions.append(Self.session($0)) }
      return sessions
    }
  }

  package func touch(session: Int64, at now: Instant) throws {
    _ = try database.write {
      try $0.execute("UPDATE session SET seen_at = $2 WHERE id = $1", [.integer(session), .integer(now.seconds)])
    }
  }

  /// Ends sessions of one account.
  /// - Parameters:
  ///   - session: only this one; `nil` for all of them.
  ///   - deed: what the log calls it.
  /// - Returns: how many there were.
  @discardableResult
  package func end(_ session: Int64?, of account: AccountID, deed: AuditDeed, now: Instant) throws -> Int {
    try database.write { connection in
      let ended = try connection.execute(
        "DELETE FROM session WHERE account_id = $1" + (session == nil ? "" : " AND id = $2"),
        [.integer(account.value)] + (session.map { [.integer($0)] } ?? []))
      guard ended > 0 else { return 0 }
      let subject = session.map { "session \($0)" }
      try Self.audit(AuditEntry(at: now, account: account, deed: deed, subject: subject), connection)
      return ended
    }
  }

  /// Removes sessions that began, or were last used, before these times.
  package func sweepSessions(startedBefore: Instant, seenBefore: Instant) throws {
    _ = try database.write {
      try $0.execute(
        "DELETE FROM session WHERE started_at <= $1 OR seen_at <= $2",
        [.integer(startedBefore.seconds), .integer(seenBefore.seconds)])
    }
  }

  private static func session(_ row: ResultRow) -> Session {
    Session(
      id: row.integer(0, or: 0), account: AccountID(row.integer(1, or: 0)), startedAt: Instant(row.integer(2, or: 0)),
      seenAt: Instant(row.integer(3, or: 0)), browser: row.text(4))
  }
}
