import Evidence
import Moments

/// A change of the playbook that the firm's own findings speak for. A person decides; nothing changes by itself.
package struct PlaybookProposal: Hashable, Sendable {
  package var rule: String
  package var title: String
  package var now: Rule.Verdict
  package var instead: Rule.Verdict
  package var verdict: Finding.Verdict
  /// Compared: with a try to talk, and with a message.
  package var rang: Int
  package var messaged: Int
  /// What goes with trying to talk, in points of a hundred of the outcome.
  package var outcome: String
  package var estimate: Double
  package var low: Double
  package var high: Double

  /// Where talking did no better than writing, a message first; where it helps and the playbook writes, a talk. Kinds that
  /// are always a talk stay one, whatever a figure says.
  static func all(_ findings: [Finding], _ rules: [Rule]) -> [PlaybookProposal] {
    findings.compactMap { finding in
      guard !finding.exploratory,
        let rule = rules.first(where: { $0.code == finding.study.rule }), !rule.alwaysTalk,
        let effect = finding.adjusted, let low = effect.low, let high = effect.high
      else { return nil }
      let instead: Rule.Verdict
      switch (finding.verdict, rule.verdict) {
      case (.noBetter, .conversation), (.worse, .conversation): instead = .messageThenTalk
      case (.helps, .messageThenTalk), (.helps, .messageFine): instead = .conversation
      default: return nil
      }
      return PlaybookProposal(
        rule: rule.code, title: rule.title, now: rule.verdict, instead: instead, verdict: finding.verdict,
        rang: finding.rang, messaged: finding.messaged, outcome: finding.study.primary.name,
        estimate: effect.estimate, low: low, high: high)
    }
  }
}

extension Desk {
  package func awaitedProposals() throws -> Awaited<[PlaybookProposal]> {
    let rules = try playbook().rules
    switch try awaitedEvidence() {
    case .working(let share): return .working(share: share)
    case .here(let answer): return .here(PlaybookProposal.all(answer.findings, rules))
    }
  }
}
