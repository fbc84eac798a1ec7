import Chronicle
import Recruitment

@testable import Moments

/// What both implementations find of one rule in one firm.
struct PlainComparison: CustomStringConvertible {
  var fast: [PlainMoment]
  var plain: [PlainMoment]

  /// For each of these rules, as known at one time.
  static func all(
    of codes: [String], _ playbook: Playbook, frame: HistoryFrame, _ interactions: InteractionColumns, asOf: Int64
  ) throws -> [String: PlainComparison] {
    var playbook = playbook
    for index in playbook.rules.indices { playbook.rules[index].triggers.removeAll { !PlainFirm.reads($0) } }
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [interactions])
    let found = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: Instant(asOf)).all()
    let firm = PlainFirm(frame: frame, interactions: interactions, asOf: asOf)
    var comparisons: [String: PlainComparison] = [:]
    for code in codes {
      guard let index = playbook.index(of: code) else { continue }
      comparisons[code] = PlainComparison(
        fast: found.filter { $0.rule == index }.map { PlainMoment($0, code: code) }.sorted(),
        plain: firm.moments(of: playbook.rules[index]))
    }
    return comparisons
  }

  var agree: Bool { fast == plain }

  var description: String {
    "fast only \(fast.filter { !plain.contains($0) }), plain only \(plain.filter { !fast.contains($0) })"
  }
}

extension PlainMoment {
  init(_ moment: Moment, code: String) {
    self.init(
      rule: code, person: moment.person.value, job: moment.job.value, submission: moment.submission.value,
      recruiter: moment.recruiter.value, opened: moment.openedAt.seconds, due: moment.dueAt.seconds,
      ended: moment.endedAt?.seconds, by: moment.endedBy)
  }
}
