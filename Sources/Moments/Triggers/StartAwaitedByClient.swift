import Chronicle
import Recruitment

extension PersonScan {
  /// The client's side of keeping warm: between `accepted` and the start, opens `wait` after the later of acceptance and
  /// the last talk with the job's contact, by us or by others whom they met meanwhile, such as their new hire. Again after
  /// each of those.
  func startAwaitedByClient(
    _ jobs: [ContactJob], desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      for submission in job.submissions where submission.hasReached(.accepted) {
        let starts = submission.plans(.start, in: record)
        var ordinal = 0
        for index in submission.events.indices where submission.stage(index) == .accepted {
          if index > 0, [.accepted, .resigned].contains(submission.stage(index - 1)) { continue }
          let accepted = submission.events[index].at
          guard isOn(desks, job: job.track.id, at: accepted) else { continue }
          let leaves = submission.leaves(.stages(.accepted, .resigned), after: accepted)
          var (base, knownFrom, next) = (accepted, accepted, conversations.firstIndex(since: accepted))
          while base < leaves {
            let opens = max(base + wait, knownFrom)
            let answered = conversations.knownFrom(next)
            if opens < answered, opens < leaves, opens <= record.asOf, isContact(of: job.track, at: opens) {
              var evidence = [Self.evidence("accepted", at: accepted)]
              if let talk = talks.last(by: opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
              if let start = starts.start(knownAt: opens) { evidence.append(Self.evidence("start", at: start)) }
              emit(
                draft(
                  submission, ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: leaves,
                  evidence: evidence))
            }
            // Numbered by talks, not by moments: a contact who came later finds the same numbers.
            ordinal += 1
            guard next < conversations.count else { break }
            base = max(base, conversations[next].at)
            knownFrom = conversations[next].known
            next += 1
          }
        }
      }
    }
  }
}
