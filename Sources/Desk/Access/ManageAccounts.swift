import Foundation
import Recruitment
import Storage

/// What is said of an account when it is added or changed.
package struct AccountEntry: Hashable, Sendable {
  package var email: String
  package var name: String
  package var roles: Set<Role>
  /// As the firm prints it, or their address; `nil` = the recruiter who has the account's address, where it is one's.
  package var recruiter: String?
  package var teams: [String]
  package var office: String?

  package init(
    email: String, name: String, roles: Set<Role>, recruiter: String? = nil, teams: [String] = [],
    office: String? = nil
  ) {
    self.email = email
    self.name = name
    self.roles = roles
    self.recruiter = recruiter
    self.teams = teams
    self.office = office
  }

  /// In place of a recruiter's id: none.
  package static let nobody = "-"

  /// What was typed as an address, as it is compared. RFC 5321 allows 254 characters.
  package static func folded(_ email: String) -> String {
    email.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
  }

  static func isAddress(_ folded: String) -> Bool {
    let parts = folded.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && folded.utf8.count <= 254
      && folded.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 && !$0.properties.isWhitespace }
  }
}

/// Accounts, for whoever may: a command on the store, or an administrator through a guarded desk.
extension Desk {
  package func accounts() throws -> [Account] { try store.accounts() }

  /// - Throws: `DeskError.account(.unknown)`.
  package func account(_ emailOrNumber: String) throws -> Account {
    let found =
      if let number = Int64(emailOrNumber) {
        try store.account(AccountID(number))
      } else {
        try store.account(email: AccountEntry.folded(emailOrNumber))?.account
      }
    guard let found else { throw DeskError.account(.unknown(emailOrNumber)) }
    return found
  }

  /// - Parameters:
  ///   - isFirst: only where there is none yet.
  ///   - author: the account that adds it; `none` for a command.
  /// - Throws: `DeskError.account`, `.noSuchRecruiter`.
  @discardableResult
  package func addAccount(
    _ entry: AccountEntry, password: String, isFirst: Bool = false, hasher: PasswordHasher = PasswordHasher(),
    by author: AccountID = .none, now: Instant
  ) throws -> Account {
    let blank = Account(email: entry.email, name: "", roles: [], createdAt: now, changedAt: now)
    let account = try read(entry, into: blank)
    if let fault = PasswordRules.fault(password, email: account.email) { throw DeskError.account(.password(fault)) }
    let hash = try hasher.hash(password)
    guard let added = try store.add(account, password: hash, isFirst: isFirst, by: author) else {
      throw DeskError.account(isFirst ? .alreadySetUp : .addressTaken)
    }
    return added
  }

  /// Changes what an account may do; its sessions end. The address stays: it is who somebody is.
  /// - Throws: `DeskError.account`, `.noSuchRecruiter`.
  package func changeAccount(_ id: AccountID, _ entry: AccountEntry, by author: AccountID = .none, now: Instant) throws
  {
    guard let known = try store.account(id) else { throw DeskError.account(.unknown("\(id.value)")) }
    var entry = entry
    entry.email = known.email
    let wanted = try read(entry, into: known)
    try change(id, .accountChanged, by: author, now: now) { account, _ in
      (account.name, account.roles, account.recruiter) = (wanted.name, wanted.roles, wanted.recruiter)
      (account.teams, account.office) = (wanted.teams, wanted.office)
      account.version += 1
    }
  }

  /// Changes roles alone.
  package func setRoles(_ id: AccountID, _ roles: Set<Role>, by author: AccountID = .none, now: Instant) throws {
    guard !roles.isEmpty else { throw DeskError.account(.noRole) }
    try change(id, .accountChanged, by: author, now: now) { account, _ in
      account.roles = roles
      account.version += 1
    }
  }

  /// Ends an account's sessions and lets nobody in with it until it is enabled again.
  package func disableAccount(_ id: AccountID, by author: AccountID = .none, now: Instant) throws {
    try change(id, .accountDisabled, by: author, now: now) { account, _ in
      account.disabledAt = account.disabledAt ?? now
      account.version += 1
    }
  }

  package func enableAccount(_ id: AccountID, by author: AccountID = .none, now: Instant) throws {
    try change(id, .accountEnabled, by: author, now: now) { account, _ in account.disabledAt = nil }
  }

  /// Gives an account another password; its sessions end.
  package func setPassword(
    _ id: AccountID, _ password: String, hasher: PasswordHasher = PasswordHasher(), by author: AccountID = .none,
    now: Instant
  ) throws {
    guard let account = try store.account(id) else { throw DeskError.account(.unknown("\(id.value)")) }
    if let fault = PasswordRules.fault(password, email: account.email) { throw DeskError.account(.password(fault)) }
    let hash = try hasher.hash(password)
    try change(id, .passwordChanged, by: author, now: now) { account, kept in
      kept = hash
      account.version += 1
    }
  }

  /// How the firm prints its recruiters.
  package func recruiterNames() throws -> [RecruiterID: String] {
    Dictionary(try store.recruiters().map { ($0.id, $0.printedID) }, uniquingKeysWith: { first, _ in first })
  }

  /// Newest first.
  package func auditLog(of account: AccountID? = nil, before: Int64? = nil, limit: Int = 200) throws -> [AuditEntry] {
    try store.auditLog(of: account, before: before, limit: limit)
  }

  private func change(
    _ id: AccountID, _ deed: AuditDeed, by author: AccountID, now: Instant,
    _ body: (inout Account, inout String?) throws -> Void
  ) throws {
    do {
      guard try store.change(id, deed: deed, by: author, now: now, body) else {
        throw DeskError.account(.lastAdministrator)
      }
    } catch StorageError.unknownRecord {
      throw DeskError.account(.unknown("\(id.value)"))
    }
  }

  /// An account with what was said of it, as far as it holds.
  private func read(_ entry: AccountEntry, into account: Account) throws -> Account {
    var account = account
    account.email = AccountEntry.folded(entry.email)
    account.name = entry.name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard AccountEntry.isAddress(account.email) else { throw DeskError.account(.notAnAddress) }
    guard !account.name.isEmpty, account.name.count <= 200 else { throw DeskError.account(.noName) }
    guard !entry.roles.isEmpty else { throw DeskError.account(.noRole) }
    account.roles = entry.roles
    if entry.recruiter == AccountEntry.nobody {
      account.recruiter = .none
    } else if let named = entry.recruiter {
      account.recruiter = try recruiterID(named)
    } else if entry.roles.contains(.recruiter), account.recruiter.isNone {
      account.recruiter = try store.recruiter(account.email)?.id ?? .none
    }
    account.teams = entry.teams.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    account.office = entry.office.flatMap { $0.isEmpty ? nil : $0 }
    return account
  }
}
