import Recruitment

extension Store {
  /// Whose account that identity is linked to, by issuer and subject alone.
  package func account(of identity: ProvenIdentity) throws -> Account? {
    try database.read { try Self.account(of: identity, $0) }
  }

  /// Links an identity to the account that has its verified address.
  /// - Parameter email: folded.
  /// - Returns: the account; `nil` where there is none, it is disabled, or it has another identity with this provider
  ///   already: nothing was changed then.
  package func link(_ identity: ProvenIdentity, email: String, now: Instant) throws -> Account? {
    try database.write { connection in
      try connection.lock(.accounts)
      // Another server may have done it meanwhile.
      if let known = try Self.account(of: identity, connection) { return known }
      guard let account = try Self.account("email = $1", [.text(email)], connection)?.account, !account.isDisabled,
        try connection.integer(
          "SELECT account_id FROM sign_in_identity WHERE account_id = $1 AND issuer = $2",
          [.integer(account.id.value), .text(identity.issuer)]) == nil
      else { return nil }
      try connection.execute(
        "INSERT INTO sign_in_identity (issuer, subject, account_id, linked_at) VALUES ($1, $2, $3, $4)",
        [.text(identity.issuer), .text(identity.subject), .integer(account.id.value), .integer(now.seconds)])
      try Self.audit(
        AuditEntry(at: now, account: account.id, deed: .linkedIdentity, subject: "account \(account.id.value)"),
        connection)
      return account
    }
  }

  /// When an account was linked, latest first; empty where it is linked to nobody.
  package func links(of account: AccountID) throws -> [Instant] {
    try database.read { connection in
      var times: [Instant] = []
      try connection.query(
        "SELECT linked_at FROM sign_in_identity WHERE account_id = $1 ORDER BY linked_at DESC",
        [.integer(account.value)]
      ) { times.append(Instant($0.integer(0, or: 0))) }
      return times
    }
  }

  /// Takes every link of an account back.
  /// - Returns: how many there were.
  @discardableResult
  package func unlink(_ account: AccountID, by author: AccountID, now: Instant) throws -> Int {
    try database.write { connection in
      try connection.lock(.accounts)
      let gone = try connection.execute(
        "DELETE FROM sign_in_identity WHERE account_id = $1", [.integer(account.value)])
      guard gone > 0 else { return 0 }
      // Whoever came in through it is out.
      try connection.execute("DELETE FROM session WHERE account_id = $1", [.integer(account.value)])
      try Self.audit(
        AuditEntry(at: now, account: author, deed: .unlinkedIdentity, subject: "account \(account.value)"), connection)
      return gone
    }
  }

  /// What administrators decided about signing in, by name.
  package func accessSetting(_ name: String) throws -> String? {
    try database.read { connection in
      var value: String?
      try connection.query("SELECT value FROM access_setting WHERE name = $1", [.text(name)]) { value = $0.text(0) }
      return value
    }
  }

  /// - Parameter deed: what the log calls it.
  package func setAccess(
    _ name: String, to value: String, deed: AuditDeed, by author: AccountID, now: Instant
  ) throws {
    _ = try database.write { connection in
      try connection.lock(.accounts)
      try connection.execute("DELETE FROM access_setting WHERE name = $1", [.text(name)])
      try connection.execute(
        "INSERT INTO access_setting (name, value, changed_at) VALUES ($1, $2, $3)",
        [.text(name), .text(value), .integer(now.seconds)])
      try Self.audit(AuditEntry(at: now, account: author, deed: deed, subject: value), connection)
    }
  }

  private static func account(of identity: ProvenIdentity, _ connection: any Connection) throws -> Account? {
    let number = try connection.integer(
      "SELECT account_id FROM sign_in_identity WHERE issuer = $1 AND subject = $2",
      [.text(identity.issuer), .text(identity.subject)])
    return try number.flatMap { try account("id = $1", [.integer($0)], connection)?.account }
  }
}
