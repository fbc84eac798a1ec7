import Recruitment

extension PersonScan {
  /// Opens at the hold for each candidate with a live submission on the job, or `wait` later where one of `reasons` was
  /// told by then; stays open while the job is on hold and the candidate in process, until they have been spoken to since.
  func jobHeldForCandidate(desks: [JobKind], reasons: [HoldReason], wait: Int64, _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      guard let job = JobTrack(submission.row.job, in: record) else { continue }
      for hold in job.holds() {
        guard let opens = Self.opening(of: hold, reasons, wait), isOn(desks, job: job.id, at: opens),
          let stage = submission.stage(at: opens), ClosedRange.live.contains(stage.rawValue)
        else { continue }
        emit(
          draft(
            submission, ordinal: hold.number, openedAt: opens, answeredAt: talks.knownSince(opens),
            lapsedAt: min(
              hold.until, Self.reasonGone(hold, reasons, after: opens), submission.leaves(.live, after: opens)),
            evidence: [Self.evidence("held_since", at: hold.from), wordSince(hold.from)]))
      }
    }
  }

  /// The same with the job's contact; one for each hold.
  func jobHeldForContact(
    _ jobs: [ContactJob], desks: [JobKind], reasons: [HoldReason], wait: Int64, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      for hold in job.track.holds() {
        guard let opens = Self.opening(of: hold, reasons, wait), isContact(of: job.track, at: opens),
          isOn(desks, job: job.track.id, at: opens)
        else { continue }
        emit(
          draft(
            job, ordinal: hold.number, openedAt: opens, answeredAt: talks.knownSince(opens),
            lapsedAt: min(hold.until, Self.reasonGone(hold, reasons, after: opens)), evidence: Self.evidence(of: hold)))
      }
    }
  }

  /// `nil` where none of the reasons that are asked for was told.
  private static func opening(of hold: JobTrack.HoldSpan, _ reasons: [HoldReason], _ wait: Int64) -> Int64? {
    let ready = hold.from + wait
    if reasons.isEmpty { return ready }
    for (index, told) in hold.reasons.enumerated() where reasons.contains(told.reason) {
      let replaced = index + 1 < hold.reasons.count ? hold.reasons[index + 1].since : Arrivals.never
      if ready < replaced { return max(ready, told.since) }
    }
    return nil
  }

  /// When another reason was told than those that are asked for; `never` where that was not.
  private static func reasonGone(_ hold: JobTrack.HoldSpan, _ reasons: [HoldReason], after time: Int64) -> Int64 {
    guard !reasons.isEmpty else { return Arrivals.never }
    return hold.reasons.first { $0.since > time && !reasons.contains($0.reason) }?.since ?? Arrivals.never
  }

  /// A reason is told to us by the client: it is for the client's card, never the candidate's.
  private static func evidence(of hold: JobTrack.HoldSpan) -> [Moment.Evidence] {
    [evidence("held_since", at: hold.from)] + (hold.reasons.last.map { [evidence("hold_reason", at: $0.since)] } ?? [])
  }
}
