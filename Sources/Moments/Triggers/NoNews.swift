import Recruitment

extension PersonScan {
  /// Somebody who waits and has not had a word from us for `workingDays`, while nothing has happened: a candidate whose
  /// submission is with the client and no interview lies ahead, or the contact of an open job who has nobody of ours to
  /// decide about. Once for each state of things: a second silence is for a talk. A word of theirs is something new too.
  func noNews(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], workingDays: Int, _ emit: (MomentDraft) -> Void
  ) {
    if party != .contact { noNewsForCandidate(desks: desks, workingDays: workingDays, emit) }
    if party != .candidate { noNewsForContact(jobs, desks: desks, workingDays: workingDays, emit) }
  }

  private func noNewsForCandidate(desks: [JobKind], workingDays: Int, _ emit: (MomentDraft) -> Void) {
    let waiting: [Stage] = [.submitted, .interview, .finalInterview]
    var rows: [(track: SubmissionTrack, index: Int)] = []
    for submission in submissions {
      for index in submission.events.indices where waiting.contains(submission.stage(index)) {
        rows.append((submission, index))
      }
    }
    rows.sort {
      ($0.track.events[$0.index].at, $0.track.row.digest) < ($1.track.events[$1.index].at, $1.track.row.digest)
    }
    // One word covers everything that somebody waits for.
    var covered = Int64.min
    for (submission, index) in rows {
      let ends = submission.standsUntil(index)
      let plans =
        submission.stage(index) == .submitted
        ? nil : submission.plans(.interview, in: record)
      guard
        let quiet = wordless(since: submission.events[index].at, workingDays, before: ends, plans: plans),
        quiet.opens >= covered, isOn(desks, job: submission.row.job, at: quiet.opens)
      else { continue }
      let (opens, since) = quiet
      let answered = min(talks.knownSince(opens), ours.knownSince(opens))
      let lapses = min(ends, heard.knownSince(opens))
      covered = min(ends, answered)
      emit(
        draft(
          submission, ordinal: index, openedAt: opens, answeredAt: talks.knownSince(opens), lapsedAt: lapses,
          evidence: wordEvidence(since: since, at: opens)))
    }
  }

  private func noNewsForContact(
    _ jobs: [ContactJob], desks: [JobKind], workingDays: Int, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      // What has happened on it, as the client would have heard of it.
      let moves = job.submissions.flatMap { submission in
        submission.events.map(\.at) + submission.interviews(in: record).map(\.end)
      }.sorted()
      for span in job.track.openSpans() {
        var covered = Int64.min
        for since in [span.lowerBound] + moves where span.contains(since) {
          let next = min(moves.first { $0 > since } ?? Arrivals.never, span.upperBound)
          guard let quiet = wordless(since: since, workingDays, before: next), quiet.opens >= covered,
            isContact(of: job.track, at: quiet.opens), isOn(desks, job: job.track.id, at: quiet.opens),
            !isTheirTurn(job, at: quiet.opens)
          else { continue }
          let opens = quiet.opens
          covered = min(next, talks.knownSince(opens), ours.knownSince(opens))
          // Numbered by what had happened: nothing learned later comes before it.
          let number = moves.count { $0 <= since } + job.track.events.count { $0.at <= since }
          emit(
            draft(
              job, ordinal: job.firstOrdinal + number, openedAt: opens, answeredAt: talks.knownSince(opens),
              lapsedAt: min(next, heard.knownSince(opens)), evidence: wordEvidence(since: quiet.since, at: opens)))
          // Of two things in one second the first tells of both.
          covered = max(covered, opens + 1)
        }
      }
    }
  }

  /// Whether somebody of ours is with them: then the next word is theirs, or an interview's, and other rules ask for it.
  private func isTheirTurn(_ job: ContactJob, at time: Int64) -> Bool {
    job.submissions.contains { submission in
      guard submission.row.createdAt <= time, let stage = submission.stage(at: time) else { return false }
      return [.submitted, .interview, .finalInterview].contains(stage)
    }
  }

  /// The first time at which our last word to them and theirs to us, as known then, and what last happened lie so many
  /// working days back, with when anything but a word of ours last happened: `since`, the end of the interview of `plans`
  /// that was held meanwhile, or their word. While an interview lies ahead nobody waits for news.
  private func wordless(
    since: Int64, _ workingDays: Int, before end: Int64, plans: PlannedDates? = nil
  ) -> (opens: Int64, since: Int64)? {
    var time = since
    while time < end, time <= record.asOf {
      var happened = since
      var change = Arrivals.never
      if let plans {
        change = plans.nextChange(after: time)
        if let start = plans.start(knownAt: time) {
          let over = start + Span.hour
          guard over <= time else {
            time = min(over, change)
            continue
          }
          happened = max(since, over)
        }
      }
      happened = max(happened, heard.last(by: time) ?? .min)
      let word = max(happened, ours.last(by: time) ?? .min)
      let ready = record.firmHours.addingWorkingDays(workingDays, to: word)
      if ready <= time { return (time, happened) }
      time = min(ready, change)
    }
    return nil
  }

  private func wordEvidence(since: Int64, at opens: Int64) -> [Moment.Evidence] {
    var evidence = [Self.evidence("quiet_since", at: since)]
    if let word = [ours.last(by: opens), talks.last(by: opens)].compactMap({ $0 }).max() {
      evidence.append(Self.evidence("last_word", at: word))
    }
    return evidence
  }
}
