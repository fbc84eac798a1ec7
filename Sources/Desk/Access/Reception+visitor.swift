import Recruitment

/// What somebody who is signed in does with their own account.
extension Reception {
  /// Whether a visitor's session still stands, without prolonging it: a page that lies open is nobody's click.
  package func stillStands(_ visitor: Visitor, now: Instant) throws -> Bool {
    guard let (session, _) = try desk.store.session(digest: visitor.token.digest) else { return false }
    return !limits.isOver(session, at: now)
  }

  package func signOut(_ visitor: Visitor, now: Instant) throws {
    try desk.store.end(visitor.session.id, of: visitor.account.id, deed: .signedOut, now: now)
  }

  package func signOutEverywhere(_ visitor: Visitor, now: Instant) throws {
    try desk.store.end(nil, of: visitor.account.id, deed: .signedOutEverywhere, now: now)
  }

  /// One's own sessions that are not over, latest used first.
  package func sessions(of visitor: Visitor, now: Instant) throws -> [Session] {
    try desk.store.sessions(of: visitor.account.id).filter { !limits.isOver($0, at: now) }
  }

  /// Ends one session of one's own; nobody else's, whatever its number.
  package func end(_ session: Int64, of visitor: Visitor, now: Instant) throws {
    try desk.store.end(session, of: visitor.account.id, deed: .sessionEnded, now: now)
  }

  /// Gives the visitor's own account another password. Every session ends; a new one begins for this browser.
  /// - Throws: `DeskError.account(.wrongPassword)`, `.account(.password)`.
  /// - Returns: `.wait` after too many wrong ones.
  package func changePassword(
    of visitor: Visitor, from old: String, to new: String, caller: Caller, now: Instant
  ) throws -> SignInAnswer {
    switch try confirm(visitor, password: old, caller: caller, now: now) {
    case .refused: throw DeskError.account(.wrongPassword)
    case .wait(let seconds): return .wait(seconds)
    case .welcome: break
    }
    let id = visitor.account.id
    try desk.setPassword(id, new, hasher: hasher, by: id, now: now)
    let account = try desk.account("\(id.value)")
    return .welcome(try begin(account, caller, now: now))
  }

  /// Whether that is the visitor's password; counted as a try to sign in.
  private func confirm(
    _ visitor: Visitor, password: String, caller: Caller, now: Instant
  ) throws -> SignInAnswer {
    let names = TryNames(email: visitor.account.email, address: caller.address, key: try key.key())
    if let wait = try wait(names, now: now) { return .wait(wait) }
    guard try hasher.matches(password, try desk.store.password(of: visitor.account.id)) else { return .refused }
    try forget(names, now: now)
    return .welcome(visitor.token)
  }
}
