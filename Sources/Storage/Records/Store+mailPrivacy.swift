import Recruitment

extension Store {
  /// What everybody lets colleagues see of their messages, where they ever said.
  package func mailPrivacy() throws -> [RecruiterID: MailPrivacy] {
    try database.read { connection in
      var levels: [RecruiterID: MailPrivacy] = [:]
      try connection.query("SELECT recruiter_id, level FROM mail_privacy ORDER BY id") { row in
        levels[RecruiterID(row.integer(0, or: 0))] = MailPrivacy(
          rawValue: UInt8(truncatingIfNeeded: row.integer(1, or: 1)))
      }
      return levels
    }
  }

  /// How often anybody said so: what rests on it is no longer what it was once this changes.
  package func mailPrivacyChanges() throws -> Int {
    try database.read { Int(try $0.integer("SELECT count(*) FROM mail_privacy") ?? 0) }
  }

  /// Adds a dated record; what was said before stays.
  package func setMailPrivacy(_ level: MailPrivacy, of recruiter: RecruiterID, at time: Instant) throws {
    try database.write { connection in
      let id = try connection.reserve("mail_privacy", count: 1)
      try connection.execute(
        "INSERT INTO mail_privacy (id, recruiter_id, level, at) VALUES ($1, $2, $3, $4)",
        [.integer(id), SQLValue(recruiter), SQLValue(level), .integer(time.seconds)])
    }
  }
}
