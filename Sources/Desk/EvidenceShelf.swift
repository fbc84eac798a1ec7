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
    var record: StudiedRecord
    var answer: EvidenceAnswer
  }

  private struct Explained: Sendable {
    /// The record that all of them rest on.
    var mark: RecordMark
    /// One for each kind that was asked for.
    var byRule: [String: SlowAnswer<Explanation>] = [:]
  }

  /// All of it in turn: two of these at once would take the processors from those who log calls.
  private let queue = DispatchQueue(label: "rightcall.desk.evidence", qos: .utility)
  private let findings: SlowAnswer<Standing>
  private let explained = Mutex(Explained(mark: RecordMark(sequence: .min)))

  init() { findings = SlowAnswer(on: queue) }

  func evidence(of record: StudiedRecord) throws -> Awaited<EvidenceAnswer> {
    switch try standing(record) {
    case .here(let standing): .here(standing.answer)
    case .working(let share): .working(share: share)
    }
  }

  /// - Throws: `DeskError.notStudied` where there was no moment of that kind.
  func explanation(_ rule: String, of record: StudiedRecord) throws -> Awaited<Explanation> {
    switch try standing(record) {
    case .working(let share): return .working(share: share / 2)
    case .here(let standing):
      guard let finding = standing.answer.findings.first(where: { $0.study.rule == rule }) else {
        throw DeskError.notStudied(rule)
      }
      let record = standing.record
      let awaited = try slot(rule, record.mark).answer(of: record.mark) { _ in
        try StudyRecord(record).explain(finding)
      }
      guard case .working(let share) = awaited else { return awaited }
      return .working(share: 0.5 + share / 2)
    }
  }

  /// Made anew for each who asks, in turn with the rest.
  func cohort(_ rule: String, of record: StudiedRecord) throws -> CohortTable {
    let record = findings.kept?.record ?? record
    return try queue.sync { try StudyRecord(record).cohort(rule) }
  }

  private func standing(_ record: StudiedRecord) throws -> Awaited<Standing> {
    try findings.answer(of: record.mark) { progress in
      let answer = try StudyRecord(record).evidence(decidedBy: record.verdicts) { share, _ in progress(share) }
      return Standing(record: record, answer: answer)
    }
  }

  /// Explanations of an older record are forgotten.
  private func slot(_ rule: String, _ mark: RecordMark) -> SlowAnswer<Explanation> {
    explained.withLock { explained in
      if explained.mark != mark { explained = Explained(mark: mark) }
      if let slot = explained.byRule[rule] { return slot }
      let slot = SlowAnswer<Explanation>(on: queue)
      explained.byRule[rule] = slot
      return slot
    }
  }
}
