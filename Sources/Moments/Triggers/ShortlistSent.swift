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
        let begins = index
        while index < waits.count, waits[index].opens <= last.ends || index == begins {
          if waits[index].ends > last.ends { last = waits[index] }
          index += 1
        }
        // While it is open it is about those who wait still, however short a while.
        let isOpen = last.ends > record.asOf
        let waiting = isOpen ? stillWaiting(job, desks: desks, wait: wait) : Array(waits[begins..<index])
        let named = waiting.first ?? first
        var evidence = [Self.evidence("submitted", at: named.submitted)]
        if waiting.count > 1 {
          evidence.append(Self.evidence("waiting_people", at: named.submitted, number: waiting.count))
        }
        var found = draft(
          job, ordinal: ordinal, openedAt: first.opens, answeredAt: last.talked, lapsedAt: last.lapses,
          evidence: evidence)
        found.submission = named.submission
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
    waits(job, wait).filter { found in
      isContact(of: job.track, at: found.opens) && isOn(desks, job: job.track.id, at: found.opens)
        && found.opens < found.ends && found.opens <= record.asOf
    }
  }

  /// Those that are with the client at the as-of time and that nobody has talked about since they were sent, by when.
  private func stillWaiting(_ job: ContactJob, desks: [JobKind], wait: Int64) -> [ShortlistWait] {
    waits(job, wait).filter { found in
      guard found.ends > record.asOf else { return false }
      // Who waits for less than that already is asked about as the job stands now.
      if found.opens <= record.asOf {
        return isContact(of: job.track, at: found.opens) && isOn(desks, job: job.track.id, at: found.opens)
      }
      return job.track.version(at: record.asOf).contact == person && isOnNow(desks, job: job.track)
    }
  }

  private func waits(_ job: ContactJob, _ wait: Int64) -> [ShortlistWait] {
    var waits: [ShortlistWait] = []
    for submission in job.submissions {
      for index in submission.events.indices where submission.stage(index) == .submitted {
        let submitted = submission.events[index].at
        waits.append(
          ShortlistWait(
            submission: submission.row.id, submitted: submitted, opens: submitted + wait,
            talked: talks.knownSince(submitted),
            lapses: min(submission.standsUntil(index), job.track.closes(after: submitted))))
      }
    }
    return waits.sorted { ($0.opens, $0.submission) < ($1.opens, $1.submission) }
  }
}
