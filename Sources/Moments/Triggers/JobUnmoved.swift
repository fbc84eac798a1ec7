import Recruitment

extension PersonScan {
  /// A job that has been open for `wait` and on which nobody was interviewed: once for each span in which it is open. Ends
  /// with a talk with its contact; lapses with the first interview, or when it is held or closed.
  func jobUnmoved(_ jobs: [ContactJob], desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      let interviewed = job.submissions.compactMap { $0.reached([.interview, .finalInterview, .offer], from: .min) }
        .min()
      for (number, span) in job.track.openSpans().enumerated() {
        let opens = max(job.track.openedAt + wait, span.lowerBound)
        let lapses = min(span.upperBound, interviewed ?? Arrivals.never)
        guard opens < lapses, isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens) else {
          continue
        }
        let forward = job.submissions.filter { $0.reached([.submitted], from: .min).map { $0 <= opens } ?? false }.count
        emit(
          draft(
            job, ordinal: job.firstOrdinal + number, openedAt: opens, answeredAt: talks.knownSince(opens),
            lapsedAt: lapses,
            evidence: [
              Self.evidence("job_opened", at: job.track.openedAt),
              Self.evidence("put_forward", at: opens, number: forward),
            ]))
      }
    }
  }
}
