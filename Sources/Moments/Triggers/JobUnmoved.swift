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
        let answered = talks.knownSince(opens)
        let sent = job.submissions.compactMap { $0.reached([.submitted], from: .min) }.sorted()
        // While it is open it tells of those who were put forward by now.
        let forward = min(answered, lapses) > record.asOf ? sent.count : sent.prefix { $0 <= opens }.count
        emit(
          draft(
            job, ordinal: job.firstOrdinal + number, openedAt: opens, answeredAt: answered, lapsedAt: lapses,
            evidence: [
              Self.evidence("job_opened", at: job.track.openedAt),
              forward > 0
                ? Self.evidence("put_forward", at: sent[forward - 1], number: forward)
                : Self.evidence("none_forward", at: opens),
            ]))
      }
    }
  }
}
