/// How often signing in failed lately under one name, and when it may be tried again.
package struct TryCount: Hashable, Sendable {
  package var failures: Int
  package var failedAt: Instant
  package var nextAt: Instant
  /// When it last went well; `nil` = not lately.
  package var succeededAt: Instant?

  package init(
    failures: Int = 0, failedAt: Instant = .distantPast, nextAt: Instant = .distantPast, succeededAt: Instant? = nil
  ) {
    self.failures = failures
    self.failedAt = failedAt
    self.nextAt = nextAt
    self.succeededAt = succeededAt
  }
}
