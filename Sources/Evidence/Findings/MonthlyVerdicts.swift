import Recruitment

/// Verdicts are decided once a month. Whoever looks every day until the figures say what they hope will see it said one
/// day: so the first look of a month decides, and its verdict stands until the next.
///
/// It stands for the same record as it grows. Another record (rows undone, or a tenth more than there was) is decided
/// anew, and what the figures forbid (too few, groups that differ before) is withdrawn at once.
package struct MonthlyVerdicts: Sendable {
  /// The record's end, as a month of the firm's calendar.
  private let month: Int
  private let recordEnds: Instant
  private let interactions: Int
  private let standing: [String: VerdictEntry]

  /// - Parameters:
  ///   - localEnd: the record's end on the firm's clocks, in seconds as if they were UTC.
  ///   - entries: what was decided before.
  package init(recordEnds: Instant, localEnd: Int64, interactions: Int, entries: [VerdictEntry]) {
    let date = CivilDate(dayNumber: Int(Span.dayAndRest(of: localEnd).day))
    let month = date.year * 12 + date.month - 1
    self.month = month
    self.recordEnds = recordEnds
    self.interactions = interactions
    standing = Dictionary(
      entries.filter { $0.month == month }.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Puts the month's verdicts in place of what the figures of today would say.
  /// - Returns: what is decided now and has to be written down.
  package func decide(_ findings: inout [Finding]) -> [VerdictEntry] {
    var decided: [VerdictEntry] = []
    for index in findings.indices where !findings[index].exploratory && findings[index].moments > 0 {
      let finding = findings[index]
      if let entry = standing[finding.study.rule], stands(entry), let verdict = Finding.Verdict(rawValue: entry.verdict)
      {
        findings[index].decidedAt = entry.decidedAt
        guard verdict != finding.verdict, !finding.isForbidden else { continue }
        findings[index].verdict = verdict
        findings[index].caution(.verdictStands)
      } else {
        findings[index].decidedAt = recordEnds
        decided.append(
          VerdictEntry(
            rule: finding.study.rule, month: month, verdict: finding.verdict.rawValue, decidedAt: recordEnds,
            interactions: interactions))
      }
    }
    return decided
  }

  private func stands(_ entry: VerdictEntry) -> Bool {
    entry.decidedAt <= recordEnds && entry.interactions <= interactions
      && Double(interactions) <= 1.1 * Double(entry.interactions)
  }
}
