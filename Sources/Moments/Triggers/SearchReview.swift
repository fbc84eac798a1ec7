import Recruitment

extension PersonScan {
  /// While a search is open: opens `wait` after the later of its opening and the last talk with its contact, or with the
  /// profile that makes `profiles` in all with the client, if nobody has spoken to them since. Again after each talk, and where the search is opened again with none since.
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
        for (number, span) in spans.enumerated() where span.upperBound > soon {
          let opens = max(soon, span.lowerBound)
          guard opens < answered, isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens) else {
            continue
          }
          emit(
            draft(
              job, ordinal: ordinal + number * Self.eachSpan, openedAt: opens, answeredAt: answered,
              lapsedAt: span.upperBound,
              evidence: reviewEvidence(
                job, sent, at: opens, isOpen: min(answered, span.upperBound) > record.asOf)))
        }
        // Numbered by talks, not by moments: a contact who came later finds the same numbers.
        ordinal += 1
        guard next < talks.count else { break }
        base = max(base, talks[next].at)
        knownFrom = talks[next].known
        next += 1
      }
    }
  }

  /// Numbers of one span of a job's openness stand this far from those of the next.
  private static let eachSpan = 100_000

  /// While it is open it tells of those who were sent by now.
  private func reviewEvidence(
    _ job: ContactJob, _ sent: [Int64], at opens: Int64, isOpen: Bool
  ) -> [Moment.Evidence] {
    var evidence = [Self.evidence("job_opened", at: job.track.openedAt)]
    if let talk = talks.last(by: opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
    let count = isOpen ? sent.count : sent.prefix { $0 <= opens }.count
    if count > 0 { evidence.append(Self.evidence("profiles", at: sent[count - 1], number: count)) }
    return evidence
  }
}
