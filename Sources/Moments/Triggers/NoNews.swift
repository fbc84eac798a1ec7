import Recruitment

extension PersonScan {
  /// Somebody who waits and has not had a word from us for `workingDays`, while nothing has happened: a candidate whose
  /// submission is with the client, or the contact of an open job. Once for each state of things: a second silence is for a
  /// talk.
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
      let since = submission.events[index].at
      let ends = submission.standsUntil(index)
      guard let opens = wordless(since: since, workingDays, before: ends), opens >= covered,
        isOn(desks, job: submission.row.job, at: opens)
      else { continue }
      let answered = min(talks.knownSince(opens), ours.knownSince(opens))
      covered = min(ends, answered)
      emit(
        draft(
          submission, ordinal: index, openedAt: opens, answeredAt: talks.knownSince(opens), lapsedAt: ends,
          evidence: wordEvidence(since: since, at: opens)))
    }
  }

  private func noNewsForContact(
    _ jobs: [ContactJob], desks: [JobKind], workingDays: Int, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      let moves = job.submissions.flatMap { $0.events.map(\.at) }.sorted()
      for (number, span) in job.track.openSpans().enumerated() {
        // What the last move on it was, as the client would have heard of it.
        var since = span.lowerBound
        var opens: Int64?
        for move in moves + [Arrivals.never] where move >= span.lowerBound {
          opens = wordless(since: since, workingDays, before: min(move, span.upperBound))
          if opens != nil || move >= span.upperBound { break }
          since = move
        }
        guard let opens, isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens) else {
          continue
        }
        let moved = moves.first { $0 > opens } ?? Arrivals.never
        emit(
          draft(
            job, ordinal: job.firstOrdinal + number, openedAt: opens, answeredAt: talks.knownSince(opens),
            lapsedAt: min(span.upperBound, moved), evidence: wordEvidence(since: since, at: opens)))
      }
    }
  }

  /// The first time at which our last word to them, as known then, and what last happened lie so many working days back.
  private func wordless(since: Int64, _ workingDays: Int, before end: Int64) -> Int64? {
    var time = record.firmHours.addingWorkingDays(workingDays, to: since)
    while time < end, time <= record.asOf {
      let word = max(ours.last(by: time) ?? .min, talks.last(by: time) ?? .min)
      guard word > since else { return time }
      let next = record.firmHours.addingWorkingDays(workingDays, to: word)
      guard next > time else { return time }
      time = next
    }
    return nil
  }

  private func wordEvidence(since: Int64, at opens: Int64) -> [Moment.Evidence] {
    var evidence = [Self.evidence("stage_since", at: since)]
    if let word = [ours.last(by: opens), talks.last(by: opens)].compactMap({ $0 }).max() {
      evidence.append(Self.evidence("last_word", at: word))
    }
    return evidence
  }
}
