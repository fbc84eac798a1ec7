import Chronicle
import Recruitment

extension PersonScan {
  /// Opens when, before a submission is put forward, the salary on record is above what its job pays, or differs from the
  /// one before by more than `percent`. Amounts in different currencies are not compared. Ends with a talk since the
  /// number was recorded, or `before` that: in which they told it; lapses when the submission goes on or another number
  /// is on record.
  func expectationApart(
    desks: [JobKind], names: [UInt32], percent: Double, before: Int64, _ emit: (MomentDraft) -> Void
  ) {
    let stages: [Stage] = [.shortlisted, .readyToSubmit]
    for submission in submissions where isOn(desks, job: submission.row.job, at: submission.row.createdAt) {
      let numbers = expectations(names, for: submission)
      for (index, fact) in numbers.enumerated() {
        let replaced = index + 1 < numbers.count ? numbers[index + 1].at : Arrivals.never
        guard let opens = submission.reached(stages, from: fact.at), opens < replaced else { continue }
        var evidence: [Moment.Evidence] = []
        if let job = jobVersion(submission.row.job, at: opens), job.salaryMax != HistoryRow.unknownAmount,
          job.currency == fact.currency, fact.amount > job.salaryMax
        {
          evidence.append(Self.evidence("above_range", at: fact.at))
        }
        if index > 0, Self.differ(numbers[index - 1], fact, percent: percent) {
          evidence.append(Self.evidence("changed", at: fact.at))
        }
        guard !evidence.isEmpty else { continue }
        emit(
          draft(
            submission, ordinal: 1_000 + index, openedAt: opens,
            answeredAt: talks.knownSince(told(fact.at, before)),
            lapsedAt: min(replaced, submission.leaves(stages, after: opens)),
            evidence: [Self.evidence("expectation_recorded", at: fact.at)] + evidence))
      }
    }
  }

  /// What they said they expect, for this job or at all, by time.
  private func expectations(_ names: [UInt32], for submission: SubmissionTrack) -> [FactRow] {
    func isOne(_ fact: FactRow) -> Bool {
      fact.at <= record.asOf && fact.amount != HistoryRow.unknownAmount
        && (fact.submission == 0 || fact.submission == submission.row.id)
        && (fact.job == 0 || fact.job == submission.row.job)
    }
    let own = personFacts.named(names, where: isOne)
    let named = submission.facts.named(names) { $0.person == 0 && isOne($0) }
    return named.isEmpty ? own : Self.byTime(own + named)
  }

  private static func differ(_ old: FactRow, _ new: FactRow, percent: Double) -> Bool {
    guard old.currency == new.currency, old.amount > 0 else { return false }
    return abs(Double(new.amount) - Double(old.amount)) > Double(old.amount) * percent / 100
  }
}

extension SubmissionTrack {
  /// The first time from `time` on at which it stands at one of `stages`; `nil` if it never does.
  func reached(_ stages: [Stage], from time: Int64) -> Int64? {
    if let stage = stage(at: time), stages.contains(stage) { return time }
    return events.indices.first { events[$0].at > time && stages.contains(stage($0)) }.map { events[$0].at }
  }
}
