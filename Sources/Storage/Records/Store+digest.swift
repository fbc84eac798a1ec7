import Recruitment

/// Who asked to have their day announced by mail.
extension Store {
  package func wantsDigest(_ account: AccountID) throws -> Bool {
    try database.read {
      try $0.integer("SELECT account_id FROM daily_digest WHERE account_id = $1", [SQLValue(account)]) != nil
    }
  }

  package func setDigest(_ wants: Bool, of account: AccountID, now: Instant) throws {
    try database.write { connection in
      try connection.execute("DELETE FROM daily_digest WHERE account_id = $1", [SQLValue(account)])
      if wants {
        try connection.execute(
          "INSERT INTO daily_digest (account_id, chosen_at) VALUES ($1, $2)",
          [SQLValue(account), .integer(now.seconds)])
      }
      try Self.audit(
        AuditEntry(at: now, account: account, deed: .changedDigest, subject: wants ? "on" : "off"), connection)
    }
  }

  /// The accounts that asked for it.
  package func digestAccounts() throws -> Set<AccountID> {
    try database.read { connection in
      var accounts: Set<AccountID> = []
      try connection.query("SELECT account_id FROM daily_digest") {
        accounts.insert(AccountID($0.integer(0, or: 0)))
      }
      return accounts
    }
  }
}
