import Recruitment

extension PersonScan {
  /// Opens at the hold for each candidate with a live submission on the job; stays open while the job is on hold and
  /// the candidate in process, until they have been spoken to since.
  func jobHeldForCandidate(desks: [JobKind], _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      guard let job = JobTrack(submission.row.job, in: record) else { continue }
      for hold in job.holds() where isOn(desks, job: job.id, at: hold.from) {
        guard let stage = submission.stage(at: hold.from), ClosedRange.live.contains(stage.rawValue) else { continue }
        emit(
          draft(
            submission, ordinal: hold.number, openedAt: hold.from, answeredAt: talks.knownSince(hold.from),
            lapsedAt: min(hold.until, submission.leaves(.live, after: hold.from)),
            evidence: [Self.evidence("held_since", at: hold.from)]))
      }
    }
  }

  /// Opens at the hold with the job's contact; one for each hold.
  func jobHeldForContact(_ jobs: [ContactJob], desks: [JobKind], _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      for hold in job.track.holds()
      where isContact(of: job.track, at: hold.from) && isOn(desks, job: job.track.id, at: hold.from) {
        emit(
          draft(
            job, ordinal: hold.number, openedAt: hold.from, answeredAt: talks.knownSince(hold.from),
            lapsedAt: hold.until, evidence: Self.evidence(of: hold)))
      }
    }
  }

  /// A reason is told to us by the client: it is for the client's card, never the candidate's.
  private static func evidence(of hold: JobTrack.HoldSpan) -> [Moment.Evidence] {
    let since = [evidence("held_since", at: hold.from)]
    return hold.reason != .notTold ? since + [evidence("hold_reason", at: hold.from)] : since
  }
}
