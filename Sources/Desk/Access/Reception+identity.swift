import Recruitment
import Storage

/// Who may come in with a password.
package enum PasswordDoor: Hashable, Sendable {
  case everybody
  /// One administrator alone, by address, for when the provider is out of reach.
  case emergency(String)

  func admits(_ account: Account) -> Bool {
    switch self {
    case .everybody: true
    case .emergency(let email): account.email == email && account.roles.contains(.administrator)
    }
  }
}

/// Coming in through the firm's sign-in provider.
extension Reception {
  package func takesPassword(of account: Account) -> Bool { passwords.admits(account) }

  /// Counts a try before anything is asked of the provider, by network address: many at once gain nothing.
  /// - Returns: how many seconds it has to wait instead; `nil` = it may be made.
  package func waitBeforeProvider(from caller: Caller, now: Instant) throws -> Int64? {
    let name = TryNames(email: "", address: caller.address, key: try key.key()).address
    return try desk.store.signInTries([name], now: now, remembered: Self.remembered) { tries in
      let count = tries[name] ?? TryCount()
      if count.nextAt > now { return SignInDelay.wait(until: count.nextAt, now: now) }
      tries[name] = SignInDelay.address.count(count, now: now)
      return nil
    }
  }

  /// The provider, or what it said, let nobody in.
  package func refusedAtProvider(now: Instant) throws {
    try desk.store.audit(AuditEntry(at: now, account: .none, deed: .signInRefused, subject: "provider"))
  }

  /// Lets in whom the provider vouches for: whoever is linked by issuer and subject; whoever is not, by verified address,
  /// once, where administrators allow it. What they may do here is the account's, never the provider's, word.
  package func signIn(_ identity: ProvenIdentity, from caller: Caller, now: Instant) throws -> SignInAnswer {
    let parts = [identity.issuer, identity.subject].map { "\($0.utf8.count):\($0)" }.joined()
    let names = TryNames(email: parts, address: caller.address, key: try key.key())
    if let wait = try waitAsIdentity(names, now: now) { return .wait(wait) }
    let known = try account(of: identity, now: now)
    guard let account = known, !account.isDisabled else {
      let subject = known.map { "account \($0.id.value)" } ?? "no account"
      try desk.store.audit(
        AuditEntry(at: now, account: known?.id ?? .none, deed: .signInRefused, subject: subject))
      return .refused
    }
    try forget(names, now: now)
    return .welcome(try begin(account, caller, now: now))
  }

  private func account(of identity: ProvenIdentity, now: Instant) throws -> Account? {
    if let linked = try desk.store.account(of: identity) { return linked }
    guard let email = identity.verifiedEmail, try desk.firstLink() == .verifiedEmail else { return nil }
    return try desk.store.link(identity, email: AccountEntry.folded(email), now: now)
  }

  /// As for a password, without the address, which was counted before.
  private func waitAsIdentity(_ names: TryNames, now: Instant) throws -> Int64? {
    try desk.store.signInTries([names.pair, names.account], now: now, remembered: Self.remembered) { tries in
      let isKnown = tries[names.pair]?.succeededAt.map { now - $0 < Self.remembered } ?? false
      let counted = isKnown ? [names.pair] : [names.pair, names.account]
      let next = counted.compactMap { tries[$0]?.nextAt }.max() ?? now
      if next > now { return SignInDelay.wait(until: next, now: now) }
      for name in counted {
        let rule = name == names.pair ? SignInDelay.pair : .account
        tries[name] = rule.count(tries[name] ?? TryCount(), now: now)
      }
      return nil
    }
  }
}
