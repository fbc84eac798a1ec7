import Recruitment

/// Browsers that asked to be told.
extension Store {
  /// Oldest first.
  /// - Parameter account: `nil` for everybody's.
  package func pushSubscriptions(of account: AccountID? = nil) throws -> [PushSubscription] {
    try database.read { connection in
      var found: [PushSubscription] = []
      try connection.query(
        """
        SELECT id, account_id, endpoint, public_key, secret, browser, created_at, told_at FROM push_subscription
        \(account == nil ? "" : "WHERE account_id = $1") ORDER BY id
        """, account.map { [SQLValue($0)] } ?? []
      ) { row in
        found.append(
          PushSubscription(
            id: row.integer(0, or: 0), account: AccountID(row.integer(1, or: 0)), endpoint: row.text(2) ?? "",
            publicKey: row.text(3) ?? "", secret: row.text(4) ?? "", browser: row.text(5),
            createdAt: Instant(row.integer(6, or: 0)), toldAt: Instant(row.integer(7, or: 0))))
      }
      return found
    }
  }

  /// In place of what the same browser asked before, for whomever.
  package func addPush(_ subscription: PushSubscription, now: Instant) throws {
    try database.write { connection in
      try connection.execute(
        "DELETE FROM push_subscription WHERE endpoint = $1", [.text(subscription.endpoint)])
      try connection.execute(
        """
        INSERT INTO push_subscription (id, account_id, endpoint, public_key, secret, browser, created_at, told_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        [
          .integer(try connection.reserve("push_subscription", count: 1)), SQLValue(subscription.account),
          .text(subscription.endpoint), .text(subscription.publicKey), .text(subscription.secret),
          SQLValue(subscription.browser), .integer(subscription.createdAt.seconds),
          .integer(subscription.toldAt.seconds),
        ])
      try Self.audit(
        AuditEntry(at: now, account: subscription.account, deed: .changedPush, subject: "on"), connection)
    }
  }

  /// - Parameter account: whose it must be; nobody else's goes.
  package func dropPush(_ id: Int64, of account: AccountID, now: Instant) throws {
    try database.write { connection in
      let dropped = try connection.execute(
        "DELETE FROM push_subscription WHERE id = $1 AND account_id = $2", [.integer(id), SQLValue(account)])
      guard dropped == 1 else { return }
      try Self.audit(AuditEntry(at: now, account: account, deed: .changedPush, subject: "off"), connection)
    }
  }

  /// The browser's maker no longer knows it.
  package func forgetPush(_ id: Int64) throws {
    try database.write {
      _ = try $0.execute("DELETE FROM push_subscription WHERE id = $1", [.integer(id)])
    }
  }

  /// Takes it on oneself to tell a browser. Of several processes one does.
  /// - Returns: whether it was this one.
  package func claimPush(_ subscription: PushSubscription, now: Instant) throws -> Bool {
    try database.write {
      try $0.execute(
        "UPDATE push_subscription SET told_at = $1 WHERE id = $2 AND told_at = $3",
        [.integer(now.seconds), .integer(subscription.id), .integer(subscription.toldAt.seconds)]) == 1
    }
  }
}
