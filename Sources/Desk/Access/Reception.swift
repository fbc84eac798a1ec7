import Foundation
import Recruitment
import Storage

/// Where a request comes from, as far as signing in is concerned.
package struct Caller: Hashable, Sendable {
  /// The network address, without a port.
  package var address: String
  /// In two words, for the list of one's own sessions; `nil` = unknown.
  package var browser: String?

  package init(address: String, browser: String? = nil) {
    self.address = address
    self.browser = browser
  }
}

/// Somebody who is signed in, and what they can do.
package struct Visitor: Sendable {
  package let account: Account
  package let session: Session
  package let token: SessionToken
  package let desk: GuardedDesk
}

package enum SignInAnswer: Sendable {
  case welcome(SessionToken)
  /// That address and that password do not go together, or the account is disabled: which, nobody is told.
  case refused
  /// Too many tries: so many seconds until the next.
  case wait(Int64)
}

/// Who may come in. While there is no account, everybody whom the door itself lets in; from the first one on, whoever
/// signs in. All it knows is in the store, so that several servers agree.
package struct Reception: Sendable {
  let desk: Desk
  package let hasher: PasswordHasher
  package let limits: SessionLimits
  let key: AccessKey
  package let passwords: PasswordDoor
  /// Accounts are never deleted: once there is one, nobody need look again.
  private let known = Latch()

  /// How long a success is remembered, for the sake of whoever comes from the same address again.
  static let remembered = 30 * Span.day
  /// Seconds between two marks of a session's last use.
  static let touchEvery: Int64 = 60

  init(
    desk: Desk, hasher: PasswordHasher, limits: SessionLimits, key: AccessKey, passwords: PasswordDoor = .everybody
  ) {
    self.passwords = passwords
    self.desk = desk
    self.hasher = hasher
    self.limits = limits
    self.key = key
  }

  package func hasAccounts() throws -> Bool {
    if known.isSet { return true }
    guard try desk.store.hasAccounts() else { return false }
    known.set()
    return true
  }

  /// Makes the first administrator, and signs them in.
  /// - Throws: `DeskError.account`, `.noSuchRecruiter`.
  package func setUp(_ entry: AccountEntry, password: String, from caller: Caller, now: Instant) throws -> SessionToken
  {
    var entry = entry
    entry.roles.insert(.administrator)
    guard try !hasAccounts() else { throw DeskError.account(.alreadySetUp) }
    let account = try desk.addAccount(entry, password: password, isFirst: true, hasher: hasher, now: now)
    known.set()
    return try begin(account, caller, now: now)
  }

  /// Takes the same time and says the same whether there is such an account or not.
  package func signIn(email: String, password: String, from caller: Caller, now: Instant) throws -> SignInAnswer {
    let email = AccountEntry.folded(email)
    let names = TryNames(email: email, address: caller.address, key: try key.key())
    if let wait = try wait(names, now: now) { return .wait(wait) }
    let found = try desk.store.account(email: email)
    // A password of any length costs the same, and none is longer than one may be.
    let offered = String(password.prefix(PasswordRules.longest + 1))
    let isRight = try hasher.matches(offered, found?.password)
    guard isRight, let account = found?.account, !account.isDisabled, passwords.admits(account) else {
      // A line for addresses without an account too: it would be missing from how long this takes.
      let subject = found.map { "account \($0.account.id.value)" } ?? "no account"
      let account = found?.account.id ?? .none
      try desk.store.audit(AuditEntry(at: now, account: account, deed: .signInRefused, subject: subject))
      return .refused
    }
    try forget(names, now: now)
    var current = account
    if let stored = found?.password, hasher.isOutOfDate(stored) { current = try renew(account, password, now: now) }
    return .welcome(try begin(current, caller, now: now))
  }

  /// Who holds that token; `nil` where nobody does any more.
  /// - Parameter isClick: whether somebody asked; what a page asks for by itself does not prolong a session.
  package func visitor(_ token: SessionToken, now: Instant, isClick: Bool = true) throws -> Visitor? {
    guard let (found, account) = try desk.store.session(digest: token.digest), !limits.isOver(found, at: now) else {
      return nil
    }
    var session = found
    if isClick, now - session.seenAt >= Self.touchEvery {
      try desk.store.touch(session: session.id, at: now)
      session.seenAt = now
    }
    return Visitor(
      account: account, session: session, token: token, desk: try desk.inForce().acting(as: account, now: now))
  }

  func begin(_ account: Account, _ caller: Caller, now: Instant) throws -> SessionToken {
    try desk.store.sweepSessions(startedBefore: now - limits.absolute, seenBefore: now - limits.idle)
    let token = SessionToken()
    let session = Session(account: account.id, startedAt: now, seenAt: now, browser: caller.browser)
    _ = try desk.store.begin(session, digest: token.digest, version: account.version)
    return token
  }

  /// The same password at today's price. Nothing that anybody would notice: sessions stay.
  private func renew(_ account: Account, _ password: String, now: Instant) throws -> Account {
    let hash = try hasher.hash(password)
    _ = try desk.store.change(account.id, deed: .passwordChanged, by: account.id, now: now) { $1 = hash }
    return account
  }

  /// Counts a try before it is made, so that many at once gain nothing.
  /// - Returns: how long it has to wait instead; `nil` = it may be made.
  func wait(_ names: TryNames, now: Instant) throws -> Int64? {
    try desk.store.signInTries(names.all, now: now, remembered: Self.remembered) { tries in
      // Whoever came in from here lately does not wait for what others do elsewhere.
      let counted = isKnown(tries[names.pair], now: now) ? [names.pair, names.address] : names.all
      let next = counted.compactMap { tries[$0]?.nextAt }.max() ?? now
      if next > now { return SignInDelay.wait(until: next, now: now) }
      let rules = [names.pair: SignInDelay.pair, names.account: .account, names.address: .address]
      for (name, rule) in rules where counted.contains(name) {
        tries[name] = rule.count(tries[name] ?? TryCount(), now: now)
      }
      return nil
    }
  }

  /// What was counted for this try was none: it went well. Failures of others from this address stay.
  func forget(_ names: TryNames, now: Instant) throws {
    try desk.store.signInTries(names.all, now: now, remembered: Self.remembered) { tries in
      let wasKnown = isKnown(tries[names.pair], now: now)
      tries[names.pair] = TryCount(succeededAt: now)
      // Whoever was known here was not counted there.
      if !wasKnown, var account = tries[names.account] {
        account.failures = max(0, account.failures - 1)
        account.nextAt = min(account.nextAt, now)
        tries[names.account] = account
      }
      if var address = tries[names.address] {
        address.failures = max(0, address.failures - 1)
        address.nextAt = min(address.nextAt, now)
        tries[names.address] = address
      }
    }
  }

  private func isKnown(_ pair: TryCount?, now: Instant) -> Bool {
    pair?.succeededAt.map { now - $0 < Self.remembered } ?? false
  }
}

extension Desk {
  /// Who may come in to this desk.
  package func reception(
    limits: SessionLimits = SessionLimits(), hasher: PasswordHasher = PasswordHasher(),
    passwords: PasswordDoor = .everybody
  ) -> Reception {
    Reception(desk: self, hasher: hasher, limits: limits, key: keys.accessKey, passwords: passwords)
  }
}
