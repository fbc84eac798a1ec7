package enum AccountHolder {}
package typealias AccountID = RecordID<AccountHolder>

/// Somebody who may sign in. Never deleted, so that what they did keeps its author; disabled instead.
package struct Account: Hashable, Sendable {
  package var id: AccountID
  /// In lower case, without blanks: what is typed at sign-in is folded the same way.
  package var email: String
  package var name: String
  package var roles: Set<Role>
  /// Who they are in the firm's record; `none` for those who deal with nobody.
  package var recruiter: RecruiterID
  /// The teams they manage, as the record names them.
  package var teams: [String]
  package var office: String?
  /// Raised by whatever ends every session: another password, other roles, disabling.
  package var version: Int64
  package var disabledAt: Instant?
  package var createdAt: Instant
  package var changedAt: Instant

  package init(
    id: AccountID = .none, email: String, name: String, roles: Set<Role>, recruiter: RecruiterID = .none,
    teams: [String] = [], office: String? = nil, version: Int64 = 1, disabledAt: Instant? = nil, createdAt: Instant,
    changedAt: Instant
  ) {
    self.id = id
    self.email = email
    self.name = name
    self.roles = roles
    self.recruiter = recruiter
    self.teams = teams
    self.office = office
    self.version = version
    self.disabledAt = disabledAt
    self.createdAt = createdAt
    self.changedAt = changedAt
  }

  package var isDisabled: Bool { disabledAt != nil }
}
