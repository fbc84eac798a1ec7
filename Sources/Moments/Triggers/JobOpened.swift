import Recruitment

extension PersonScan {
  /// Opens with the job unless its contact has been spoken to since, or in the `before` leading up to it: a job is often
  /// written down after the call in which it was given.
  func jobOpened(_ jobs: [ContactJob], desks: [JobKind], before: Int64, _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      let opened = job.track.openedAt
      guard isContact(of: job.track, at: opened), isOn(desks, job: job.track.id, at: opened) else { continue }
      var evidence = [Self.evidence("job_opened", at: opened)]
      if let sent = job.submissions.compactMap({ $0.reached([.submitted], from: .min) }).min() {
        evidence.append(Self.evidence("first_sent", at: sent))
      }
      emit(
        draft(
          job, ordinal: 0, openedAt: opened, answeredAt: talks.knownSince(opened - before),
          lapsedAt: job.track.closes(after: opened), evidence: evidence))
    }
  }
}
