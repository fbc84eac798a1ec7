import Chronicle
import Dispatch
import Evidence
import Moments
import Recruitment
import Synchronization

/// Whether it works, worked out once for many pages: findings take seconds of a large record, a page should not.
///
/// Findings, explanations and tables of one page rest on one record, so that they agree with each other. The playbook is
/// the desk's own and stays as it is for as long as the desk does.
final class EvidenceShelf: Sendable {
  private struct Standing: Sendable {
    var chronicle: Chronicle
    var answer: EvidenceAnswer
  }

  private struct Explained: Sendable {
    /// The change of the history that all of them rest on.
    var sequence: Int64
    /// One for each kind that was asked for.
    var byRule: [String: SlowAnswer<Explanation>] = [:]
  }

  /// All of it in turn: two of these at once would take the processors from those who log calls.
  private let queue = DispatchQueue(label: "rightcall.desk.evidence", qos: .utility)
  private let findings: SlowAnswer<Standing>
  private let explained = Mutex(Explained(sequence: .min))

  init() { findings = SlowAnswer(on: queue) }

  func evidence(of chronicle: Chronicle, _ playbook: Playbook) throws -> Awaited<EvidenceAnswer> {
    switch try standing(chronicle, playbook) {
    case .here(let standing): .here(standing.answer)
    case .working(let share): .working(share: share)
    }
  }

  /// - Throws: `DeskError.notStudied` where there was no moment of that kind.
  func explanation(_ rule: String, of chronicle: Chronicle, _ playbook: Playbook) throws -> Awaited<Explanation> {
    switch try standing(chronicle, playbook) {
    case .working(let share): return .working(share: share / 2)
    case .here(let standing):
      guard let finding = standing.answer.findings.first(where: { $0.study.rule == rule }) else {
        throw DeskError.notStudied(rule)
      }
      let (chronicle, sequence) = (standing.chronicle, standing.chronicle.sequence)
      let awaited = try slot(rule, sequence).answer(sequence: sequence) { _ in
        try StudyRecord(chronicle, playbook).explain(finding)
      }
      guard case .working(let share) = awaited else { return awaited }
      return .working(share: 0.5 + share / 2)
    }
  }

  /// Made anew for each who asks, in turn with the rest.
  func cohort(_ rule: String, of chronicle: Chronicle, _ playbook: Playbook) throws -> CohortTable {
    let chronicle = findings.kept?.chronicle ?? chronicle
    return try queue.sync { try StudyRecord(chronicle, playbook).cohort(rule) }
  }

  private func standing(_ chronicle: Chronicle, _ playbook: Playbook) throws -> Awaited<Standing> {
    try findings.answer(sequence: chronicle.sequence) { progress in
      let answer = try StudyRecord(chronicle, playbook).evidence { share, _ in progress(share) }
      return Standing(chronicle: chronicle, answer: answer)
    }
  }

  /// Explanations of an older record are forgotten.
  private func slot(_ rule: String, _ sequence: Int64) -> SlowAnswer<Explanation> {
    explained.withLock { explained in
      if explained.sequence != sequence { explained = Explained(sequence: sequence) }
      if let slot = explained.byRule[rule] { return slot }
      let slot = SlowAnswer<Explanation>(on: queue)
      explained.byRule[rule] = slot
      return slot
    }
  }
}
