import Recruitment

/// A stretch in which a person was not heard: since when (nil = never heard before), from when that was known, and when
/// they were next known to be heard.
struct Silence {
  var since: Int64?
  var knownFrom: Int64
  var until: Int64
  /// Whether what ended it was a conversation.
  var endedByTalk: Bool
}

extension PersonScan {
  /// The silences between what was heard from this person, in time order; the last is open. With a span, only those
  /// that reach into it.
  func silences(after start: Int64 = Int64.min, before end: Int64 = Int64.max) -> [Silence] {
    silences(of: heard, after: start, before: end)
  }

  func silences(of heard: Arrivals, after start: Int64 = Int64.min, before end: Int64 = Int64.max) -> [Silence] {
    var silences: [Silence] = []
    let first = heard.firstIndex(since: start)
    silences.reserveCapacity(min(heard.count - first, 16) + 1)
    let opening = first > 0 ? heard[first - 1].at : nil
    append(
      Silence(since: opening, knownFrom: opening ?? Int64.min, until: 0, endedByTalk: false), of: heard, at: first,
      &silences)
    for index in first..<heard.count {
      if heard[index].at >= end { break }
      append(
        Silence(since: heard[index].at, knownFrom: heard[index].known, until: 0, endedByTalk: false), of: heard,
        at: index + 1,
        &silences)
    }
    return silences
  }

  private func append(_ silence: Silence, of heard: Arrivals, at next: Int, _ silences: inout [Silence]) {
    var silence = silence
    silence.until = heard.knownFrom(next)
    guard silence.knownFrom < silence.until else { return }
    silence.endedByTalk =
      silence.until != Arrivals.never && next < heard.count && talks.knownSince(heard[next].at) == silence.until
    silences.append(silence)
  }

  /// Live at `shortlisted` to `offer`; `number` messages of ours since they were last heard (ever, if never), and `wait`
  /// since that, or since the first of those messages. Opens at the latest of the last such message, that time, and the
  /// submission's first stage. One at a time for a person.
  func candidateSilent(desks: [JobKind], number: Int, wait: Int64, _ emit: (MomentDraft) -> Void) {
    guard ours.count >= number else { return }
    var live: [(SubmissionTrack, Range<Int64>)] = []
    for submission in submissions where isOn(desks, job: submission.row.job, at: submission.row.createdAt) {
      for span in submission.spans(in: .stages(.shortlisted, .offer)) { live.append((submission, span)) }
    }
    guard !live.isEmpty else { return }
    live.sort { ($0.1.lowerBound, $0.0.row.id) < ($1.1.lowerBound, $1.0.row.id) }
    let spans = live.map(\.1)
    var ordinal = 0
    for silence in silences() {
      guard let ready = silentEnough(silence, number: number, wait: wait) else { continue }
      var covered = Int64.min
      for index in spans.indices {
        let span = spans[index]
        let opens = max(ready, span.lowerBound)
        guard opens >= covered, opens < min(silence.until, span.upperBound) else { continue }
        // Another live submission carries the moment on when this one ends.
        var lapses = span.upperBound
        for next in spans[(index + 1)...] where next.lowerBound <= lapses { lapses = max(lapses, next.upperBound) }
        covered = lapses
        let submission = live[index].0
        let answered = silence.endedByTalk ? silence.until : Arrivals.never
        lapses = silence.endedByTalk ? lapses : min(lapses, silence.until)
        let isOpen = min(answered, lapses) > record.asOf
        let named = isOpen ? underWay(submission, live) ?? (submission, span) : (submission, span)
        var found = draft(
          named.0, anchor: version(at: opens)?.digest, ordinal: ordinal, openedAt: opens,
          answeredAt: answered, lapsedAt: lapses, evidence: silenceEvidence(silence, at: opens))
        found.evidence.append(Self.evidence("stage_since", at: named.1.lowerBound))
        emit(found)
        ordinal += 1
      }
    }
  }

  /// What an open moment is about at the as-of time: its submission while they are in it, else the one of theirs that moved
  /// last.
  private func underWay(
    _ submission: SubmissionTrack, _ live: [(SubmissionTrack, Range<Int64>)]
  ) -> (SubmissionTrack, Range<Int64>)? {
    func moved(_ track: SubmissionTrack) -> Int64 {
      track.events.last?.at ?? .min
    }
    let now = live.filter { $0.1.contains(record.asOf) }
    if let own = now.first(where: { $0.0.row.id == submission.row.id }) { return own }
    return now.max {
      (moved($0.0), $0.0.row.digest) < (moved($1.0), $1.0.row.digest)
    }
  }

  /// From when enough messages had gone unanswered for long enough; `nil` if never in this silence.
  func silentEnough(_ silence: Silence, number: Int, wait: Int64) -> Int64? {
    let last = ours.known(number: number, after: silence.since ?? Int64.min)
    guard last != Arrivals.never else { return nil }
    let waited = silence.since.map { $0 + wait } ?? ours.aged(wait, since: Int64.min)?.at ?? Arrivals.never
    let ready = max(last, waited, silence.knownFrom)
    return ready < silence.until && ready <= record.asOf ? ready : nil
  }

  func silenceEvidence(_ silence: Silence, at time: Int64) -> [Moment.Evidence] {
    let since = silence.since ?? Int64.min
    // Counted over all of the silence that is known: a card read later tells of every message since.
    let until = min(silence.until, Arrivals.latest)
    let count = ours.count(after: since, by: until)
    var evidence = [
      Self.evidence("unanswered", at: ours.last(by: until) ?? time, number: count)
    ]
    if let since = silence.since { evidence.append(Self.evidence("last_heard", at: since)) }
    return evidence
  }
}
