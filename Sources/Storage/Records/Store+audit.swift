import Recruitment

extension Store {
  /// Adds a line to the audit log. Nothing takes one away.
  package func audit(_ entry: AuditEntry) throws { _ = try database.write { try Self.audit(entry, $0) } }

  static func audit(_ entry: AuditEntry, _ connection: any Connection) throws {
    try connection.execute(
      "INSERT INTO audit_entry (id, at, account_id, deed, subject) VALUES ($1, $2, $3, $4, $5)",
      [
        .integer(try connection.reserve("audit_entry", count: 1)), .integer(entry.at.seconds),
        .integer(entry.account.value), .integer(Int64(entry.deed.rawValue)), SQLValue(entry.subject),
      ])
  }

  /// Newest first.
  /// - Parameters:
  ///   - account: only what that account did.
  ///   - before: only entries with a lower number.
  package func auditLog(of account: AccountID? = nil, before: Int64? = nil, limit: Int) throws -> [AuditEntry] {
    try database.read { connection in
      var entries: [AuditEntry] = []
      try connection.query(
        """
        SELECT id, at, account_id, deed, subject FROM audit_entry
        WHERE id < $1\(account == nil ? "" : " AND account_id = $3") ORDER BY id DESC LIMIT $2
        """,
        [.integer(before ?? Int64.max), .integer(Int64(limit))] + (account.map { [.integer($0.value)] } ?? [])
      ) { row in
        guard let deed = AuditDeed(rawValue: UInt8(truncatingIfNeeded: row.integer(3, or: 255))) else { return }
        entries.append(
          AuditEntry(
            id: row.integer(0, or: 0), at: Instant(row.integer(1, or: 0)), account: AccountID(row.integer(2, or: 0)),
            deed: deed, subject: row.text(4)))
      }
      return entries
    }
  }
}
