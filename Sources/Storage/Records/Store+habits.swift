import Recruitment

extension Store {
  /// Recruiters who agree that their team is shown to its manager though it is small.
  package func agreedToTeamHabits() throws -> Set<RecruiterID> {
    try database.read { connection in
      var agreed: Set<RecruiterID> = []
      try connection.query("SELECT recruiter_id FROM habit_agreement", []) {
        agreed.insert(RecruiterID($0.integer(0, or: 0)))
      }
      return agreed
    }
  }

  package func agreeToTeamHabits(_ agrees: Bool, of recruiter: RecruiterID, now: Instant) throws {
    _ = try database.write { connection in
      try connection.execute("DELETE FROM habit_agreement WHERE recruiter_id = $1", [.integer(recruiter.value)])
      guard agrees else { return }
      try connection.execute(
        "INSERT INTO habit_agreement (recruiter_id, agreed_at) VALUES ($1, $2)",
        [.integer(recruiter.value), .integer(now.seconds)])
    }
  }

  /// What was done to one thing, newest first.
  package func auditLog(of deed: AuditDeed, subject: String, limit: Int) throws -> [AuditEntry] {
    try database.read { connection in
      var entries: [AuditEntry] = []
      try connection.query(
        """
        SELECT id, at, account_id FROM audit_entry WHERE deed = $1 AND subject = $2 ORDER BY id DESC LIMIT $3
        """, [.integer(Int64(deed.rawValue)), .text(subject), .integer(Int64(limit))]
      ) { row in
        entries.append(
          AuditEntry(
            id: row.integer(0, or: 0), at: Instant(row.integer(1, or: 0)), account: AccountID(row.integer(2, or: 0)),
            deed: deed, subject: subject))
      }
      return entries
    }
  }
}
