import Recruitment

extension Store {
  /// The newest version's number; 0 where the firm has none of its own.
  package func newestPlaybookVersion() throws -> Int64 {
    try database.readOne { try $0.integer("SELECT max(id) FROM playbook_version") ?? 0 }
  }

  /// Newest first.
  package func playbookVersions() throws -> [PlaybookVersion] {
    try database.read { connection in
      var versions: [PlaybookVersion] = []
      try connection.query("SELECT id, at, account_id, why FROM playbook_version ORDER BY id DESC") {
        versions.append(
          PlaybookVersion(
            number: $0.integer(0, or: 0), at: Instant($0.integer(1, or: 0)), author: AccountID($0.integer(2, or: 0)),
            why: $0.text(3) ?? ""))
      }
      return versions
    }
  }

  /// A version's text, and the text of the playbook of RightCall that it began from.
  package func playbook(version number: Int64) throws -> (text: String, standard: String)? {
    try database.read { connection in
      var found: (String, String)?
      try connection.query(
        """
        SELECT v.body, s.body FROM playbook_version v JOIN playbook_standard s ON s.digest = v.standard WHERE v.id = $1
        """, [.integer(number)]
      ) { found = ($0.text(0) ?? "", $0.text(1) ?? "") }
      return found
    }
  }

  /// Writes a version down.
  /// - Parameters:
  ///   - expected: the newest version that whoever made it knew of.
  ///   - standard: the text of RightCall's playbook that it began from, and the digest of it.
  /// - Returns: its number; `nil` where there is a newer one than was expected: nothing was written then.
  package func addPlaybook(
    _ text: String, why: String, standard: (digest: String, text: String), after expected: Int64, deed: AuditDeed,
    by author: AccountID, now: Instant
  ) throws -> Int64? {
    try database.write { connection in
      try connection.lock(.accounts)
      guard try connection.integer("SELECT max(id) FROM playbook_version") ?? 0 == expected else { return nil }
      if try connection.integer(
        "SELECT length(digest) FROM playbook_standard WHERE digest = $1", [.text(standard.digest)]) == nil
      {
        try connection.execute(
          "INSERT INTO playbook_standard (digest, body) VALUES ($1, $2)",
          [.text(standard.digest), .text(standard.text)])
      }
      let number = try connection.reserve("playbook_version", count: 1)
      try connection.execute(
        "INSERT INTO playbook_version (id, at, account_id, why, body, standard) VALUES ($1, $2, $3, $4, $5, $6)",
        [
          .integer(number), .integer(now.seconds), .integer(author.value), .text(why), .text(text),
          .text(standard.digest),
        ])
      try Self.audit(AuditEntry(at: now, account: author, deed: deed, subject: "version \(number)"), connection)
      return number
    }
  }
}
