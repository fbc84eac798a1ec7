import Chronicle
import Recruitment

extension PersonScan {
  /// Opens so long after a submission reached one of `stages`, if it still stands at one of them then, and nobody was spoken
  /// to since (or within the quiet days). Lapses when it leaves them; expires when it is too late. Numbered by the rows of
  /// the submission, so that several words of one rule never give two moments one name.
  func stageReached(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], stages: [Stage], from: [Stage],
    delay: Trigger.Delay, _ emit: (MomentDraft) -> Void
  ) {
    if party != .contact {
      for submission in submissions {
        stageReached(submission, of: .candidate, nil, desks: desks, stages: stages, from: from, delay: delay, emit)
      }
    }
    if party != .candidate {
      for job in jobs {
        for submission in job.submissions {
          stageReached(submission, of: .contact, job, desks: desks, stages: stages, from: from, delay: delay, emit)
        }
      }
    }
  }

  private func stageReached(
    _ submission: SubmissionTrack, of party: Trigger.Party, _ job: ContactJob?, desks: [JobKind], stages: [Stage],
    from: [Stage], delay: Trigger.Delay, _ emit: (MomentDraft) -> Void
  ) {
    for index in submission.events.indices where submission.comes(to: stages, at: index) {
      if !from.isEmpty, index == 0 || !from.contains(submission.stage(index - 1)) { continue }
      let reached = submission.events[index].at
      let leaves = submission.leaves(stages, after: reached)
      guard isOn(desks, job: submission.row.job, at: reached),
        let due = due(after: reached, delay, before: leaves)
      else { continue }
      if let job, !isContact(of: job.track, at: due.opens) { continue }
      var evidence = [Self.evidence("stage_since", at: reached)]
      if let talk = talks.last(by: due.opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
      if submission.stage(index).isEnd { evidence.append(wordSince(reached)) }
      if submission.stage(index) == .noShow { evidence.append(Self.evidence("no_show", at: reached)) }
      var found = draft(
        submission, ordinal: index * 2 + (party == .candidate ? 0 : 1), openedAt: due.opens, answeredAt: due.answered,
        lapsedAt: min(leaves, due.expires), evidence: evidence)
      if due.expires < leaves { found.lapsedBy = .expired }
      emit(found)
    }
  }

  /// Opens when the client turned a candidate down: after an interview, or on paper alone. Who has said yes to another job
  /// since is no longer owed it.
  func turnedDown(afterInterview: Bool, desks: [JobKind], _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      var turn = 0
      for index in submission.events.indices where submission.stage(index) == .rejected {
        if index > 0, submission.stage(index - 1) == .rejected { continue }
        let rejected = submission.events[index].at
        let met =
          submission.events[..<index].contains { row in
            (row.stage == UInt32(Stage.interview.rawValue) || row.stage == UInt32(Stage.finalInterview.rawValue))
              && (row.scheduledFor == HistoryRow.unknownTime || row.scheduledFor < rejected)
          } || submission.interviews(in: record).contains { $0.end <= rejected && $0.voidAt > rejected }
        defer { turn += 1 }
        guard met == afterInterview, isOn(desks, job: submission.row.job, at: rejected) else { continue }
        let told = Self.evidence("turned_down", at: rejected)
        emit(
          draft(
            submission, ordinal: turn, openedAt: rejected, answeredAt: talks.knownSince(rejected),
            lapsedAt: min(submission.standsUntil(index), saysYes(elsewhereThan: submission, after: rejected)),
            evidence: afterInterview ? [told, wordSince(rejected)] : [told]))
      }
    }
  }

  /// When they first accepted another job after `time`; `Arrivals.never` if they have not.
  private func saysYes(elsewhereThan submission: SubmissionTrack, after time: Int64) -> Int64 {
    submissions.lazy.filter { $0.row.id != submission.row.id }.flatMap(\.events).filter {
      $0.stage == UInt32(Stage.accepted.rawValue) && $0.at > time
    }.map(\.at).min() ?? Arrivals.never
  }

  // MARK: When

  /// When a talk falls due after an event, from when one was known that makes it needless, and when it is too late.
  struct Due {
    var opens: Int64
    var answered: Int64
    var expires: Int64
  }

  func due(after event: Int64, _ delay: Trigger.Delay, before end: Int64) -> Due? {
    var ready = event + Int64(delay.hours * 3_600)
    if delay.workingDays > 0 { ready = record.firmHours.addingWorkingDays(delay.workingDays, to: ready) }
    let expires = delay.untilDays > 0 ? event + Int64(delay.untilDays * 86_400) : Arrivals.never
    let quiet = Int64(delay.quietDays * 86_400)
    guard let opens = quietFrom(ready, quiet, before: min(end, expires)) else { return nil }
    return Due(
      opens: opens, answered: talks.knownSince(quiet > 0 ? opens - quiet + 1 : event), expires: expires)
  }

  /// The first time from `time` on at which, as known then, the last talk lies `quiet` back; `nil` where that is not before
  /// `end`.
  func quietFrom(_ time: Int64, _ quiet: Int64, before end: Int64) -> Int64? {
    var time = time
    while time < end, time <= record.asOf {
      guard quiet > 0, let last = talks.last(by: time), last + quiet > time else { return time }
      time = last + quiet
    }
    return nil
  }
}
