import Recruitment

/// What administrators do.
extension GuardedDesk {
  package func accounts() throws -> [Account] {
    try require(.accounts, at: .all)
    try audit(.sawAccounts, nil)
    return try desk.accounts()
  }

  /// - Throws: `DeskError.account(.unknown)`.
  package func account(_ number: Int64) throws -> Account {
    try require(.accounts, at: .all)
    return try desk.account("\(number)")
  }

  /// Who an account is in the firm's record, as the firm prints it.
  package func recruiter(of account: Account) throws -> String? {
    try require(.accounts, at: .all)
    return try desk.store.recruiters([account.recruiter]).first?.printedID
  }

  /// The teams that the record knows.
  package func teams() throws -> [String] {
    try require(.accounts, at: .all)
    return Set(try desk.store.recruiters().compactMap(\.team)).sorted()
  }

  @discardableResult
  package func addAccount(_ entry: AccountEntry, password: String, hasher: PasswordHasher) throws -> Account {
    try require(.accountChange, at: .all)
    return try desk.addAccount(entry, password: password, hasher: hasher, by: account.id, now: now)
  }

  package func changeAccount(_ id: AccountID, _ entry: AccountEntry) throws {
    try require(.accountChange, at: .all)
    try desk.changeAccount(id, entry, by: account.id, now: now)
  }

  package func disableAccount(_ id: AccountID) throws {
    try require(.accountChange, at: .all)
    try desk.disableAccount(id, by: account.id, now: now)
  }

  package func enableAccount(_ id: AccountID) throws {
    try require(.accountChange, at: .all)
    try desk.enableAccount(id, by: account.id, now: now)
  }

  package func setPassword(_ id: AccountID, _ password: String, hasher: PasswordHasher) throws {
    try require(.accountChange, at: .all)
    try desk.setPassword(id, password, hasher: hasher, by: account.id, now: now)
  }

  /// Newest first. Looking is written down too.
  package func auditLog(of account: AccountID? = nil, before: Int64? = nil, limit: Int = 200) throws -> [AuditEntry] {
    try require(.auditLog, at: .all)
    try audit(.sawAudit, account.map { "account \($0.value)" })
    return try desk.auditLog(of: account, before: before, limit: limit)
  }

  /// What accounts are called, for whoever reads the log: the log itself holds numbers and stays as it is.
  package func accountNames() throws -> [AccountID: String] {
    try require(.auditLog, at: .all)
    return Dictionary(try desk.accounts().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}
