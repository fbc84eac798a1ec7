import Recruitment

/// Whether a person may be contacted at a time by a channel, with the reasons that a card shows.
package struct PermissionAnswer: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case allow, ask
    case notNow = "not_now"
  }

  package var verdict: Verdict
  package var why: [String]
  /// When a `notNow` ends by itself; `nil` where it does not.
  package var until: Instant?

  package init(verdict: Verdict, why: [String], until: Instant? = nil) {
    self.verdict = verdict
    self.why = why
    self.until = until
  }

  package static let allowed = PermissionAnswer(verdict: .allow, why: [])
}
