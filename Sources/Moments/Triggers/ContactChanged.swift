import Chronicle
import Recruitment

extension PersonScan {
  /// This person became the contact of a client's job in somebody else's place: opens then, once for each client, unless
  /// they were spoken to within `quiet`. Ends with a talk; lapses when the job is closed.
  func contactChanged(_ jobs: [ContactJob], quiet: Int64, _ emit: (MomentDraft) -> Void) {
    for client in clients(of: jobs) {
      var first: (job: ContactJob, at: Int64)?
      for job in jobs {
        guard let at = Self.becameContact(person, of: job.track, at: client), at <= record.asOf else { continue }
        if first.map({ (at, job.track.digest) < ($0.at, $0.job.track.digest) }) ?? true { first = (job, at) }
      }
      guard let (job, at) = first else { continue }
      var evidence = [Self.evidence("contact_since", at: at)]
      let placed = starts(at: client, before: at)
      if placed > 0 { evidence.append(Self.evidence("known_placed", at: at, number: placed)) }
      emit(
        draft(
          job, ordinal: job.firstOrdinal, openedAt: at, answeredAt: talks.knownSince(at - quiet + 1),
          lapsedAt: job.track.closes(after: at), evidence: evidence))
    }
  }

  private static func becameContact(_ person: UInt32, of job: JobTrack, at client: UInt32) -> Int64? {
    for index in job.versions.indices.dropFirst()
    where job.versions[index].contact == person && job.versions[index].client == client {
      let before = job.versions[index - 1].contact
      if before != 0, before != person { return job.versions[index].from }
    }
    return nil
  }

  /// How many of ours had started there.
  private func starts(at client: UInt32, before time: Int64) -> Int {
    var count = 0
    for job in record.chronicle.jobIDs(ofClient: client) {
      for submission in record.chronicle.submissionIDs(ofJob: job)
      where record.chronicle.events(ofSubmission: submission).contains(where: {
        $0.stage == UInt32(Stage.started.rawValue) && $0.at < time
      }) {
        count += 1
      }
    }
    return count
  }
}
