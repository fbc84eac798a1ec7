import Chronicle
import Recruitment

extension PersonScan {
  /// Opens when a submission comes to one of `stages` while one of the facts is not on record or too old; where it is on
  /// record by then but grows too old later, nothing opens. A fact that the firm had never recorded of anybody by then is
  /// none that is missing here: nothing is guessed from it. Ends with a talk; lapses when all are on record, or the
  /// submission leaves the stages.
  /// - Parameters:
  ///   - names: places among the firm's names of facts; one that the firm never used is `Record.unusedName`.
  ///   - age: seconds; 0 = of any age.
  func factMissing(
    desks: [JobKind], names: [UInt32], stages: [Stage], age: Int64, ofThisJob: Bool, _ emit: (MomentDraft) -> Void
  ) {
    for submission in submissions {
      var ordinal = 0
      for index in submission.events.indices where submission.comes(to: stages, at: index) {
        let opens = submission.events[index].at
        guard isOn(desks, job: submission.row.job, at: opens) else { continue }
        let names = names.filter { record.records(factAt: $0, by: opens) }
        guard !names.isEmpty else { continue }
        let facts = facts(for: submission, ofThisJob: ofThisJob)
        guard names.contains(where: { !Self.isOnRecord($0, in: facts, at: opens, age: age) }) else { continue }
        var evidence = [Self.evidence("stage_since", at: opens)]
        if let last = facts.last(where: { names.contains($0.name) && $0.at <= opens }) {
          evidence.append(Self.evidence("last_recorded", at: last.at))
        }
        emit(
          draft(
            submission, ordinal: ordinal, openedAt: opens, answeredAt: talks.knownSince(opens),
            lapsedAt: min(
              submission.leaves(stages, after: opens), Self.complete(names, in: facts, after: opens, age: age)),
            evidence: evidence))
        ordinal += 1
      }
    }
  }

  /// What is on record that is not denied, by time: of the person, of the submission, and of the job for them.
  private func facts(for submission: SubmissionTrack, ofThisJob: Bool) -> [FactRow] {
    if let known = ofThisJob ? submission.keptFactsOfThisJob : submission.keptFacts { return known }
    let found = findFacts(for: submission, ofThisJob: ofThisJob)
    if ofThisJob { submission.keptFactsOfThisJob = found } else { submission.keptFacts = found }
    return found
  }

  private func findFacts(for submission: SubmissionTrack, ofThisJob: Bool) -> [FactRow] {
    var found: [FactRow] = []
    for fact in personFacts where fact.denied == 0 {
      let isOfIt = fact.submission != 0 && fact.submission == submission.row.id
      let isOfJob = fact.submission == 0 && (fact.job == 0 ? !ofThisJob : fact.job == submission.row.job)
      if isOfIt || isOfJob, fact.at <= record.asOf { found.append(fact) }
    }
    // Theirs come by time.
    let own = found.count
    for fact in submission.facts
    where fact.person == 0 && fact.denied == 0 && fact.at <= record.asOf { found.append(fact) }
    return found.count == own ? found : Self.byTime(found)
  }

  private static func isOnRecord(_ name: UInt32, in facts: [FactRow], at time: Int64, age: Int64) -> Bool {
    facts.contains { fact in
      fact.name == name && fact.at <= time && (age == 0 || time - fact.at <= age)
        && (fact.resolvedAt == HistoryRow.unknownTime || fact.resolvedAt > time)
    }
  }

  /// The first time after `time` at which none is missing; `never` if there is none.
  private static func complete(_ names: [UInt32], in facts: [FactRow], after time: Int64, age: Int64) -> Int64 {
    for fact in facts where fact.at > time && names.contains(fact.name) {
      if names.allSatisfy({ isOnRecord($0, in: facts, at: fact.at, age: age) }) { return fact.at }
    }
    return Arrivals.never
  }
}
