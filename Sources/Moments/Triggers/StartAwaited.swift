import Recruitment

extension PersonScan {
  /// Between `accepted` and the start: opens `wait` after the later of acceptance and the last talk, or `longWait` where
  /// the notice (from `resigned` to the start) is known to be longer than `longNotice`. Again after each talk.
  func startAwaited(
    desks: [JobKind], wait: Int64, longWait: Int64, longNotice: Int64, _ emit: (MomentDraft) -> Void
  ) {
    let begun = StageSet([.accepted, .resigned])
    for submission in submissions where !submission.stages.isDisjoint(with: begun) {
      let starts = submission.plans(.start, in: record)
      var ordinal = 0
      for index in submission.events.indices where Self.isAccepted(submission.stage(index)) {
        // Written down again while it stands, an acceptance is no second one; and who has resigned has accepted.
        if index > 0, Self.isAccepted(submission.stage(index - 1)) { continue }
        let accepted = submission.events[index].at
        guard isOn(desks, job: submission.row.job, at: accepted) else { continue }
        let leaves = submission.leaves(.stages(.accepted, .resigned), after: accepted)
        var base = accepted
        // A talk that is written down late begins a wait that nobody knew of before.
        var knownFrom = accepted
        var next = talks.firstIndex(since: accepted)
        while base < leaves {
          let waited = awaited(submission, starts, base: base, wait: wait, longWait: longWait, longNotice: longNotice)
          let opens = max(waited, knownFrom)
          let answered = talks.knownFrom(next)
          if opens < answered, opens < leaves, opens <= record.asOf {
            emit(
              awaitedDraft(
                submission, starts, ordinal: ordinal, accepted: accepted, base: base, openedAt: opens,
                answeredAt: answered, lapsedAt: leaves))
            ordinal += 1
          }
          guard next < talks.count else { break }
          base = max(base, talks[next].at)
          knownFrom = talks[next].known
          next += 1
        }
      }
    }
  }

  private static func isAccepted(_ stage: Stage) -> Bool { stage == .accepted || stage == .resigned }

  private func awaited(
    _ submission: SubmissionTrack, _ starts: PlannedDates, base: Int64, wait: Int64, longWait: Int64,
    longNotice: Int64
  ) -> Int64 {
    let soon = base + wait
    guard let index = submission.latestIndex(at: soon), submission.stage(index) == .resigned,
      let start = starts.start(knownAt: soon), start - submission.events[index].at > longNotice
    else { return soon }
    return base + longWait
  }

  private func awaitedDraft(
    _ submission: SubmissionTrack, _ starts: PlannedDates, ordinal: Int, accepted: Int64, base: Int64,
    openedAt: Int64, answeredAt: Int64, lapsedAt: Int64
  ) -> MomentDraft {
    var evidence = [Self.evidence("accepted", at: accepted)]
    if let talk = talks.last(by: openedAt) { evidence.append(Self.evidence("last_talk", at: talk)) }
    if let start = starts.start(knownAt: openedAt) {
      evidence.append(Self.evidence("start", at: start))
      if start - 7 * Span.day > record.asOf { evidence.append(Self.evidence("start_far", at: start)) }
    }
    return draft(
      submission, ordinal: ordinal, openedAt: openedAt, answeredAt: answeredAt, lapsedAt: lapsedAt, evidence: evidence)
  }
}
