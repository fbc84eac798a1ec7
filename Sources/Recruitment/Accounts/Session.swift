/// One browser that somebody signed in with. The secret that it holds is not part of it.
package struct Session: Hashable, Sendable {
  package var id: Int64
  package var account: AccountID
  package var startedAt: Instant
  package var seenAt: Instant
  /// In two words, for the list of one's own sessions: "Firefox, Linux".
  package var browser: String?

  package init(id: Int64 = 0, account: AccountID, startedAt: Instant, seenAt: Instant, browser: String?) {
    self.id = id
    self.account = account
    self.startedAt = startedAt
    self.seenAt = seenAt
    self.browser = browser
  }
}

/// How long somebody stays signed in.
package struct SessionLimits: Hashable, Sendable {
  /// Seconds without a request.
  package var idle: Int64
  /// Seconds since signing in, whatever was done meanwhile.
  package var absolute: Int64

  package init(idle: Int64 = 30 * Span.minute, absolute: Int64 = 12 * Span.hour) {
    self.idle = idle
    self.absolute = absolute
  }

  /// A clock that was put back ends no session, and lengthens none beyond both limits.
  package func isOver(_ session: Session, at now: Instant) -> Bool {
    now - session.seenAt >= idle || now - session.startedAt >= absolute
  }
}
