import Chronicle
import Moments
import Recruitment

/// Reads what came of the units of a trial's log.
package struct TrialReader {
  private let chronicle: Chronicle
  private let playbook: Playbook
  private let kinds: TrialKinds
  private let outcomes: OutcomeReader
  /// By digest.
  private let submissions: [UInt64: UInt32]
  private let jobs: [UInt64: UInt32]

  package init(_ chronicle: Chronicle, playbook: Playbook, kinds: TrialKinds) {
    self.chronicle = chronicle
    self.playbook = playbook
    self.kinds = kinds
    outcomes = OutcomeReader(chronicle)
    submissions = Dictionary(chronicle.submissions.map { ($0.digest, $0.id) }, uniquingKeysWith: { first, _ in first })
    jobs = Dictionary(
      chronicle.jobIDs.compactMap { id in chronicle.versions(ofJob: id).first.map { ($0.digest, id) } },
      uniquingKeysWith: { first, _ in first })
  }

  package var recordEnds: Instant { Instant(outcomes.recordEnds) }

  /// The units from the first on whose horizon is over, up to the first one whose is not: what comes in later can never
  /// put itself before what was looked at already.
  package func matured(_ log: [TrialAssignment]) -> (units: [TrialAnalysis.Unit], gone: Int) {
    var units: [TrialAnalysis.Unit] = []
    var gone = 0
    for row in log {
      guard let (subject, person) = subject(row) else {
        gone += 1
        continue
      }
      let at = row.openedAt.seconds
      guard outcomes.canBeSeen(kinds.outcome, from: at) else { break }
      let history = chronicle.interactions(ofPerson: person)
      let past = PersonPast(history, before: at, openedAt: at)
      units.append(
        TrialAnalysis.Unit(
          assignment: row, outcome: outcomes.value(kinds.outcome, subject, from: at),
          talked: talked(history, row) ? 1 : 0,
          covariates: [Double(past.conversations90), Double(past.unansweredInARow)]
            + kinds.codes.dropFirst().map { $0 == row.kind ? 1 : 0 }))
    }
    return (units, gone)
  }

  /// What its first moment was about, and with whom; `nil` where that is no longer on record.
  private func subject(_ row: TrialAssignment) -> (OutcomeReader.Subject, person: UInt32)? {
    let time = row.openedAt.seconds
    let submission = submissions[row.submission].flatMap { chronicle.submission($0) }
    guard row.submission == 0 || submission != nil else { return nil }
    if kinds.isOfCandidates {
      guard let submission else { return nil }
      return (
        OutcomeReader.Subject(submission: submission.id, job: submission.job, openedAt: time), submission.person
      )
    }
    guard let job = jobs[row.unit] else { return nil }
    let versions = chronicle.versions(ofJob: job)
    let version = versions.last { $0.from <= time } ?? versions.first
    return (
      OutcomeReader.Subject(submission: submission?.id ?? 0, job: job, openedAt: time), version?.contact ?? 0
    )
  }

  private func talked(_ history: PersonHistory, _ row: TrialAssignment) -> Bool {
    let window = playbook.index(of: row.kind).map { playbook.rules[$0].decisionWindowHours } ?? 72
    let end = row.openedAt.seconds + Int64(window * 3_600)
    var index = history.firstIndex(atOrAfter: row.openedAt.seconds)
    while index < history.count, history.at(index) < end {
      if history.isTalk(index) { return true }
      index += 1
    }
    return false
  }
}
