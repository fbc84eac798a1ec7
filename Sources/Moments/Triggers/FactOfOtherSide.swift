import Chronicle
import Recruitment

// Half a story is unfair: what one side says of something under way is for both of them, each rung for themselves.
extension PersonScan {
  /// What a candidate said, where it is about a submission to a job of which this person is the contact. (What names the
  /// submission is found with that.)
  func toldByCandidates(_ jobs: [ContactJob], _ search: FactSearch, _ emit: (MomentDraft) -> Void) {
    for submission in jobs.lazy.flatMap(\.submissions) where submission.row.person != person {
      let candidate = submission.row.person
      let told = record.chronicle.facts(ofPerson: candidate).named(search.names) {
        $0.submission == 0 && stands($0)
      }
      guard !told.isEmpty else { continue }
      let theirs = record.chronicle.submissions(ofPerson: candidate).filter { $0.createdAt <= record.asOf }
        .map { SubmissionTrack($0, in: record) }
      for fact in repeated(told, search)
      where !record.isContactAlone(candidate, at: fact.at)
        && Self.submission(of: fact, among: theirs)?.row.id == submission.row.id
        && jobVersion(submission.row.job, at: fact.at)?.contact == person
      {
        pass(fact, submission, of: .contact, search, emit)
      }
    }
  }

  /// What the contact of its job said of a submission of this candidate.
  func toldByContact(of submission: SubmissionTrack, _ search: FactSearch, _ emit: (MomentDraft) -> Void) {
    for contact in contacts(ofJob: submission.row.job) where contact != person {
      let told = record.chronicle.facts(ofPerson: contact).named(search.names, where: stands)
      for fact in repeated(told, search)
      where record.isContactAlone(contact, at: fact.at)
        && standing(ofContact: contact, fact, search)?.row.id == submission.row.id
      {
        pass(fact, submission, of: .candidate, search, emit)
      }
    }
  }

  /// Whoever was ever a job's contact, ascending.
  private func contacts(ofJob job: UInt32) -> [UInt32] {
    var contacts: [UInt32] = []
    for version in versions(ofJob: job) where version.contact != 0 && !contacts.contains(version.contact) {
      contacts.append(version.contact)
    }
    if contacts.count > 1 { contacts.sort() }
    return contacts
  }

  /// Of the submissions to a contact's jobs that stood at the stages that are asked for when a fact was told, the one that
  /// came there last; only what the fact names, where it names a submission or a job.
  func standing(ofContact contact: UInt32, _ fact: FactRow, _ search: FactSearch) -> SubmissionTrack? {
    var last: (track: SubmissionTrack, since: Int64)?
    for id in record.chronicle.jobIDs(withContact: contact) where fact.job == 0 || fact.job == id {
      guard let job = JobTrack(id, in: record), job.openedAt <= fact.at, job.version(at: fact.at).contact == contact,
        isOn(search.desks, job: id, at: fact.at)
      else { continue }
      for submission in record.chronicle.submissionIDs(ofJob: id)
      where fact.submission == 0 || fact.submission == submission {
        guard let row = record.chronicle.submission(submission), row.createdAt <= record.asOf else { continue }
        let track = SubmissionTrack(row, in: record)
        guard let index = track.latestIndex(at: fact.at), search.stages.contains(track.stage(index)) else { continue }
        let since = track.events[index].at
        if last.map({ (since, row.digest) > ($0.since, $0.track.row.digest) }) ?? true { last = (track, since) }
      }
    }
    return last?.track
  }
}
