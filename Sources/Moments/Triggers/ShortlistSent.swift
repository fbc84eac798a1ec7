import Recruitment

extension PersonScan {
  /// A `submitted` row that still stands `wait` later, and no talk with the job's contact since it. One at a time for a
  /// job, however many candidates wait; it lasts while any of them does.
  func shortlistSent(_ jobs: [ContactJob], desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      let waits = shortlistWaits(job, desks: desks, wait: wait)
      var ordinal = job.firstOrdinal
      var index = 0
      while index < waits.count {
        let first = waits[index]
        var last = first
        var people = 0
        while index < waits.count, waits[index].opens <= last.ends || people == 0 {
          if waits[index].ends > last.ends { last = waits[index] }
          people += 1
          index += 1
        }
        var found = draft(
          job, ordinal: ordinal, openedAt: first.opens, answeredAt: last.talked, lapsedAt: last.lapses,
          evidence: [
            Self.evidence("submitted", at: first.submitted),
            Self.evidence("waiting_people", at: first.submitted, number: people),
          ])
        found.submission = first.submission
        emit(found)
        ordinal += 1
      }
    }
  }

  private struct ShortlistWait {
    var submission: UInt32
    var submitted: Int64
    var opens: Int64
    var talked: Int64
    var lapses: Int64
    var ends: Int64 { min(talked, lapses) }
  }

  /// Each submission's wait that got long enough, by opening.
  private func shortlistWaits(_ job: ContactJob, desks: [JobKind], wait: Int64) -> [ShortlistWait] {
    var waits: [ShortlistWait] = []
    for submission in job.submissions {
      for index in submission.events.indices where submission.stage(index) == .submitted {
        let submitted = submission.events[index].at
        let opens = submitted + wait
        guard isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens) else { continue }
        let found = ShortlistWait(
          submission: submission.row.id, submitted: submitted, opens: opens, talked: talks.knownSince(submitted),
          lapses: min(submission.standsUntil(index), job.track.closes(after: submitted)))
        if found.opens < found.ends, found.opens <= record.asOf { waits.append(found) }
      }
    }
    return waits.sorted { ($0.opens, $0.submission) < ($1.opens, $1.submission) }
  }
}
