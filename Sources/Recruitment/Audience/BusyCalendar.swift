/// What is kept of a recruiter's own calendar: when they are busy, and how far that was known.
package struct BusyCalendar: Hashable, Sendable {
  package var readAt: Instant
  /// What lies later was not looked at.
  package var until: Instant
  package var entries: Int

  package init(readAt: Instant, until: Instant, entries: Int) {
    self.readAt = readAt
    self.until = until
    self.entries = entries
  }
}
