import Recruitment

extension PersonScan {
  /// A client that brings more of the fees than is safe, and this person the contact of their last job: opens at the
  /// four-weekly look at the fees that finds it, unless they were met (face to face or by video) within `quiet`. Ends with
  /// a meeting; lapses at the look that finds it no longer so.
  func clientConcentration(
    _ jobs: [ContactJob], _ limits: FeeBook.Limits, quiet: Int64, _ emit: (MomentDraft) -> Void
  ) {
    guard let fees = record.fees[limits] else { return }
    for client in clients(of: jobs) {
      for stretch in fees.stretches(of: client) {
        var time = stretch.from
        while time < stretch.until, time <= record.asOf {
          if let met = meetings.last(by: time), met + quiet > time {
            time = met + quiet
            continue
          }
          let answered = meetings.knownSince(time - quiet + 1)
          if let latest = record.latestJob(ofClient: client, at: time), latest.contact == person,
            let job = jobs.first(where: { $0.track.id == latest.job.id })
          {
            var evidence = [Self.evidence("share", at: stretch.from, number: stretch.percent)]
            if let met = meetings.last(by: time) { evidence.append(Self.evidence("last_meeting", at: met)) }
            // Numbered by the look that found it, and by how often they were met since.
            emit(
              draft(
                job, ordinal: stretch.number * 1_000 + meetings.count(after: stretch.from, by: time), openedAt: time,
                answeredAt: answered, lapsedAt: stretch.until, evidence: evidence))
          }
          time = max(time + 1, answered)
        }
      }
    }
  }
}
