/// What was decided of one kind of moment in one month, as it is written down.
package struct VerdictEntry: Hashable, Sendable {
  /// The rule's code.
  package var rule: String
  /// Months of the record's end by the firm's calendar, counted from January of the year 0.
  package var month: Int
  /// As in answers, such as `probably_helps`.
  package var verdict: String
  /// The record's end then, and how many interactions it held.
  package var decidedAt: Instant
  package var interactions: Int

  package init(rule: String, month: Int, verdict: String, decidedAt: Instant, interactions: Int) {
    self.rule = rule
    self.month = month
    self.verdict = verdict
    self.decidedAt = decidedAt
    self.interactions = interactions
  }
}
