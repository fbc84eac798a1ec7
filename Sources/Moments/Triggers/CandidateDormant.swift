import Recruitment

extension PersonScan {
  /// Somebody who came to a final interview or further with us, or started, and is in no process now: opens when the last
  /// talk lies `quiet` back and our last word `untouched`. Ends with a talk, or with a word of ours (then it opens again
  /// when that lies `untouched` back); lapses when a process begins.
  func candidateDormant(quiet: Int64, untouched: Int64, _ emit: (MomentDraft) -> Void) {
    guard let far = furthest() else { return }
    let busy = submissions.flatMap { $0.spans(in: .live) }.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    var time = far.at + quiet
    var ordinal = 0
    while let opens = dormant(from: time, quiet: quiet, untouched: untouched, busy) {
      let talked = talks.knownSince(opens - quiet + 1)
      let wrote = ours.knownSince(opens - untouched + 1)
      let begins = busy.first { $0.lowerBound > opens }?.lowerBound ?? Arrivals.never
      var evidence = [Self.evidence("furthest", at: far.at)]
      if let talk = talks.last(by: opens) { evidence.append(Self.evidence("last_talk", at: talk)) }
      if let placed = startedBefore(opens) { evidence.append(Self.evidence("placed", at: placed)) }
      var found = draft(
        far.track, anchor: version(at: opens)?.digest, ordinal: ordinal, openedAt: opens,
        answeredAt: min(talked, wrote), lapsedAt: begins, evidence: evidence)
      found.answeredBy = talked <= wrote ? .conversation : .message
      emit(found)
      ordinal += 1
      time = min(found.answeredAt, begins)
      if time <= opens { time = opens + 1 }
    }
  }

  /// When and on which submission they first got to a final interview or further.
  private func furthest() -> (track: SubmissionTrack, at: Int64)? {
    var first: (track: SubmissionTrack, at: Int64)?
    for submission in submissions {
      guard let index = submission.events.indices.first(where: { isFar(submission.stage($0)) }) else { continue }
      let at = submission.events[index].at
      if first.map({ (at, submission.row.digest) < ($0.at, $0.track.row.digest) }) ?? true { first = (submission, at) }
    }
    return first
  }

  private func isFar(_ stage: Stage) -> Bool { stage >= .finalInterview && stage <= .rebateCleared }

  private func startedBefore(_ time: Int64) -> Int64? {
    submissions.compactMap { track in
      track.events.first { $0.stage == UInt32(Stage.started.rawValue) && $0.at <= time }?.at
    }.max()
  }

  /// The first time from `time` on at which, as known then, they are in no process and it is quiet enough.
  private func dormant(
    from time: Int64, quiet: Int64, untouched: Int64, _ busy: [Range<Int64>]
  ) -> Int64? {
    var time = time
    while time <= record.asOf {
      if let span = busy.last(where: { $0.contains(time) }) {
        guard span.upperBound != Arrivals.never else { return nil }
        time = span.upperBound
      } else if let talk = talks.last(by: time), talk + quiet > time {
        time = talk + quiet
      } else if let wrote = ours.last(by: time), wrote + untouched > time {
        time = wrote + untouched
      } else {
        return time
      }
    }
    return nil
  }
}
