import Recruitment
import Storage

/// How somebody whom the firm's sign-in provider vouches for, and who was never here before, is matched to an account.
package enum FirstLink: String, CaseIterable, Sendable {
  /// Not at all: nobody new comes in through the provider.
  case off
  /// By the address that the provider says it has verified.
  case verifiedEmail = "verified-email"
}

extension Desk {
  private static let firstLinkName = "first_link"

  package func firstLink() throws -> FirstLink {
    try store.accessSetting(Self.firstLinkName).flatMap(FirstLink.init) ?? .off
  }

  package func setFirstLink(_ rule: FirstLink, by author: AccountID = .none, now: Instant) throws {
    try store.setAccess(Self.firstLinkName, to: rule.rawValue, deed: .changedFirstLink, by: author, now: now)
  }

  /// Since when an account's holder can come in through the provider; `nil` where they cannot.
  package func linkedSince(_ account: AccountID) throws -> Instant? { try store.links(of: account).first }

  /// Takes an account's link back; its sessions end.
  package func unlink(_ account: AccountID, by author: AccountID = .none, now: Instant) throws {
    guard try store.account(account) != nil else { throw DeskError.account(.unknown("\(account.value)")) }
    try store.unlink(account, by: author, now: now)
  }
}

extension GuardedDesk {
  package func firstLink() throws -> FirstLink {
    try require(.accounts, at: .all)
    return try desk.firstLink()
  }

  package func setFirstLink(_ rule: FirstLink) throws {
    try require(.accountChange, at: .all)
    try desk.setFirstLink(rule, by: account.id, now: now)
  }

  package func linkedSince(_ id: AccountID) throws -> Instant? {
    if id != account.id { try require(.accounts, at: .all) }
    return try desk.linkedSince(id)
  }

  package func unlink(_ id: AccountID) throws {
    try require(.accountChange, at: .all)
    try desk.unlink(id, by: account.id, now: now)
  }
}
