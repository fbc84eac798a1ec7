import Recruitment

extension PersonScan {
  /// While a search is open: opens `wait` after the later of its opening and the last talk with its contact, or with the
  /// profile that makes `profiles` in all with the client, if nobody has spoken to them since. Again after each talk.
  func searchReview(
    _ jobs: [ContactJob], desks: [JobKind], wait: Int64, profiles: Int, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      let sent = job.submissions.compactMap { $0.reached([.submitted], from: .min) }.sorted()
      let ready = sent.count >= profiles ? sent[profiles - 1] : Arrivals.never
      var (base, knownFrom) = (job.track.openedAt, job.track.openedAt)
      var next = talks.firstIndex(since: base)
      var ordinal = job.firstOrdinal
      let spans = job.track.openSpans()
      while base <= record.asOf {
        let soon = max(ready >= base ? min(base + wait, ready) : base + wait, knownFrom)
        let answered = talks.knownFrom(next)
        if let span = spans.first(where: { $0.upperBound > soon }) {
          let opens = max(soon, span.lowerBound)
          if opens < answered, isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens) {
            emit(
              draft(
                job, ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: span.upperBound,
                evidence: reviewEvidence(job, sent, at: opens)))
          }
        }
        // Numbered by talks, not by moments: a contact who came later finds the same numbers.
        ordinal += 1
        guard next < talks.count else { break }
        base = max(base, talks.at[next])
        knownFrom = talks.known[next]
        next += 1
      }
    }
  }

  private func reviewEvidence(_ job: ContactJob, _ sent: [Int64], at opens: Int64) -> [Moment.Evidence] {
    var evidence = [Self.evidence("job_opened", at: job.track.openedAt)]
    if let talk = talks.last(by: opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
    let count = sent.prefix { $0 <= opens }.count
    if count > 0 { evidence.append(Self.evidence("profiles", at: sent[count - 1], number: count)) }
    return evidence
  }
}
