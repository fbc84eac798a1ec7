import Chronicle
import Recruitment

extension PersonScan {
  /// A client for whom somebody of ours started, and this person the contact of their last job, or of the last whose
  /// contact has not left: opens when nothing has happened on any of their jobs, and nobody has spoken to the person, for
  /// `quiet`. Ends with a talk; lapses when something happens again, or when the person leaves the client.
  func clientDormant(_ jobs: [ContactJob], quiet: Int64, _ emit: (MomentDraft) -> Void) {
    for client in clients(of: jobs) {
      let activity = activity(of: client)
      guard let started = activity.started else { continue }
      var time = started + quiet
      var (ordinal, anchor) = (0, UInt64(0))
      while let opens = dormant(from: time, quiet: quiet, activity.times) {
        let next = activity.times.first { $0 > opens } ?? Arrivals.never
        time = next
        guard let latest = record.latestJob(ofClient: client, at: opens) else { continue }
        let leaves = record.leaving(latest.contact, since: opens) ?? Arrivals.never
        guard latest.contact == person, let job = jobs.first(where: { $0.track.id == latest.job.id }) else {
          // Once they are gone it may be this person's turn.
          time = min(next, max(leaves, opens + 1))
          continue
        }
        if job.track.digest != anchor { (ordinal, anchor) = (job.firstOrdinal, job.track.digest) }
        let answered = talks.knownSince(opens - quiet + 1)
        var evidence = [Self.evidence("last_job", at: latest.job.openedAt)]
        if let talk = talks.last(by: opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
        emit(
          draft(
            job, ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: min(next, leaves),
            evidence: evidence))
        ordinal += 1
        time = max(opens + 1, min(answered, next))
      }
    }
  }

  /// When something happened on a client's jobs, ascending, and when somebody first started there.
  private func activity(of client: UInt32) -> (times: [Int64], started: Int64?) {
    var times: [Int64] = []
    var started: Int64?
    for id in record.chronicle.jobIDs(ofClient: client) {
      guard let job = JobTrack(id, in: record), job.openedAt <= record.asOf else { continue }
      times.append(job.openedAt)
      times += job.events.map(\.at)
      for submission in record.chronicle.submissionIDs(ofJob: id) {
        for event in record.chronicle.events(ofSubmission: submission) where event.at <= record.asOf {
          times.append(event.at)
          if event.stage == UInt32(Stage.started.rawValue) { started = min(started ?? event.at, event.at) }
        }
      }
    }
    return (times.sorted(), started)
  }

  private func dormant(from time: Int64, quiet: Int64, _ activity: [Int64]) -> Int64? {
    var time = time
    while time <= record.asOf {
      if let last = activity.last(where: { $0 <= time }), last + quiet > time {
        time = last + quiet
      } else if let talk = talks.last(by: time), talk + quiet > time {
        time = talk + quiet
      } else {
        return time
      }
    }
    return nil
  }
}
