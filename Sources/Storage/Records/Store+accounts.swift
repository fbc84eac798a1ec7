import Recruitment

extension Store {
  /// Everybody who may or might sign in, disabled ones too, by address.
  package func accounts() throws -> [Account] {
    try database.read { connection in
      var accounts: [Account] = []
      try connection.query("\(Self.accountColumns) ORDER BY email") { accounts.append(Self.account($0)) }
      return accounts
    }
  }

  package func hasAccounts() throws -> Bool {
    try database.readOne { try $0.integer("SELECT id FROM account LIMIT 1") != nil }
  }

  /// Whether every account of a recruiter was disabled: they have left. Whoever never had one has not.
  package func hasLeft(_ recruiter: RecruiterID) throws -> Bool {
    try database.read { connection in
      var hasLeft = false
      try connection.query(
        "SELECT COUNT(*), COUNT(disabled_at) FROM account WHERE recruiter_id = $1", [SQLValue(recruiter)]
      ) { row in
        let accounts = row.integer(0, or: 0)
        hasLeft = accounts > 0 && accounts == row.integer(1, or: 0)
      }
      return hasLeft
    }
  }

  package func account(_ id: AccountID) throws -> Account? {
    try database.read { try Self.account("id = $1", [.integer(id.value)], $0)?.account }
  }

  /// - Parameter email: folded.
  /// - Returns: the account and what is kept of its password.
  package func account(email: String) throws -> (account: Account, password: String?)? {
    try database.read { try Self.account("email = $1", [.text(email)], $0) }
  }

  package func password(of id: AccountID) throws -> String? {
    try database.read { try Self.account("id = $1", [.integer(id.value)], $0)?.password }
  }

  /// Writes an account down; its number is given here.
  /// - Parameters:
  ///   - password: what is kept of it.
  ///   - isFirst: only where there is none yet.
  ///   - author: who adds it; `none` = the account itself, or a command.
  /// - Returns: `nil` where its address has one already, or one was there before the first: nothing was written then.
  package func add(
    _ account: Account, password: String?, isFirst: Bool = false, by author: AccountID
  ) throws -> Account? {
    try database.write { connection in
      try connection.lock(.accounts)
      let clash = isFirst ? "1 = 1 OR email = $1" : "email = $1"
      guard try connection.integer("SELECT id FROM account WHERE \(clash) LIMIT 1", [.text(account.email)]) == nil
      else { return nil }
      var account = account
      account.id = AccountID(try connection.reserve("account", count: 1))
      try connection.execute(
        """
        INSERT INTO account (email, name, roles, recruiter_id, teams, office, version, disabled_at, changed_at, id,
          password, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        Self.values(account) + [
          .integer(account.id.value), SQLValue(password), .integer(account.createdAt.seconds),
        ])
      try Self.audit(
        AuditEntry(
          at: account.createdAt, account: isFirst ? account.id : author, deed: isFirst ? .setUp : .accountAdded,
          subject: "account \(account.id.value)"), connection)
      return account
    }
  }

  /// Changes one account, all or nothing: no two changes at once, and one administrator always stays.
  /// - Parameter body: changes the account and what is kept of its password; a raised `version` ends its sessions.
  /// - Returns: `false` where nobody could administer any more: nothing was changed.
  /// - Throws: `unknownRecord`; what the body throws.
  package func change(
    _ id: AccountID, deed: AuditDeed, by author: AccountID, now: Instant,
    _ body: (inout Account, inout String?) throws -> Void
  ) throws -> Bool {
    try database.write { connection in
      try connection.lock(.accounts)
      guard let (before, kept) = try Self.account("id = $1", [.integer(id.value)], connection) else {
        throw StorageError.unknownRecord("account \(id.value)")
      }
      var (account, password) = (before, kept)
      try body(&account, &password)
      let administers: (Account) -> Bool = { $0.roles.contains(.administrator) && !$0.isDisabled }
      if administers(before), !administers(account) {
        var others = 0
        try connection.query("\(Self.accountColumns) WHERE id <> $1", [.integer(id.value)]) {
          if administers(Self.account($0)) { others += 1 }
        }
        if others == 0 { return false }
      }
      account.changedAt = now
      try connection.execute(
        """
        UPDATE account SET email = $1, name = $2, roles = $3, recruiter_id = $4, teams = $5, office = $6, version = $7,
          disabled_at = $8, changed_at = $9, password = $11 WHERE id = $10
        """, Self.values(account) + [.integer(id.value), SQLValue(password)])
      if account.version != before.version {
        try connection.execute("DELETE FROM session WHERE account_id = $1", [.integer(id.value)])
      }
      try Self.audit(
        AuditEntry(at: now, account: author, deed: deed, subject: "account \(id.value)"), connection)
      return true
    }
  }

  static let accountColumns =
    """
    SELECT id, email, name, roles, recruiter_id, teams, office, version, disabled_at, created_at, changed_at, password
    FROM account
    """

  static func account(
    _ condition: String, _ values: [SQLValue], _ connection: any Connection
  ) throws -> (account: Account, password: String?)? {
    var found: (Account, String?)?
    try connection.query("\(accountColumns) WHERE \(condition)", values) { found = (account($0), $0.text(11)) }
    return found
  }

  static func account(_ row: ResultRow) -> Account {
    Account(
      id: AccountID(row.integer(0, or: 0)), email: row.text(1) ?? "", name: row.text(2) ?? "",
      roles: Set((row.text(3) ?? "").split(separator: " ").compactMap { Role(word: String($0)) }),
      recruiter: RecruiterID(row.integer(4, or: 0)),
      teams: (row.text(5) ?? "").split(separator: "\n").map(String.init), office: row.text(6),
      version: row.integer(7, or: 0), disabledAt: row.integer(8).map(Instant.init),
      createdAt: Instant(row.integer(9, or: 0)), changedAt: Instant(row.integer(10, or: 0)))
  }

  private static func values(_ account: Account) -> [SQLValue] {
    [
      .text(account.email), .text(account.name),
      .text(account.roles.sorted().map(\.word).joined(separator: " ")), SQLValue(account.recruiter),
      .text(account.teams.joined(separator: "\n")), SQLValue(account.office), .integer(account.version),
      SQLValue(account.disabledAt?.seconds), .integer(account.changedAt.seconds),
    ]
  }
}
