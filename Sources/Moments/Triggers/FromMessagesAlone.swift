import Recruitment

// What messages alone can drive: a firm with nothing but a mailbox gets these.
extension PersonScan {
  /// Opens at a question of theirs; ends with our next message or talk, and lapses when they say that it is settled.
  /// Further questions meanwhile join it; one that the answer came too early for opens the next.
  func questionUnanswered(_ emit: (MomentDraft) -> Void) {
    var ordinal = 0
    var openUntil = Int64.min
    for index in questions.byKnown() {
      let asked = questions[index].at
      let message = answers.knownSince(asked)
      let talk = talks.knownSince(asked)
      let settled = settlings.knownSince(asked)
      let opens = max(questions[index].known, openUntil)
      let ends = min(message, talk, settled)
      guard opens < ends else { continue }
      openUntil = ends
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: min(message, talk), lapsedAt: settled,
        evidence: [Self.evidence("asked", at: asked), Self.evidence(askedBy: questionChannels[index], at: asked)])
      found.answeredBy = talk <= message ? .conversation : .message
      emit(found)
      ordinal += 1
    }
  }

  /// Opens when they ask for a call; ends with a talk, which no message is. Lapses when they say that it is settled, and
  /// is forgotten after a time. Asking again meanwhile joins it. Once a time is agreed it is not due before: what was open
  /// ends as agreed, and opens again at that time unless they were spoken to by then, or when the plan falls.
  func callRequested(_ jobs: [ContactJob], forgottenAfter: Int64, _ emit: (MomentDraft) -> Void) {
    guard callRequests.count > 0 else { return }
    let plans = plannedCalls(jobs)
    var ordinal = 0
    var openUntil = Int64.min
    var forgottenUntil = Int64.min
    for index in callRequests.byKnown() {
      let asked = callRequests[index].at
      let talk = talks.knownSince(asked)
      let settled = settlings.knownSince(asked)
      let first = max(callRequests[index].known, openUntil)
      // What was asked while another request stood is forgotten with that one.
      if callRequests[index].known < forgottenUntil { continue }
      var evidence = [
        Self.evidence("call_asked", at: asked), Self.evidence(askedBy: callRequestChannels[index], at: asked),
      ]
      var opens = first
      func emitOpen(until agreed: Int64) -> Int64 {
        let forgotten = opens + forgottenAfter
        let ends = min(talk, settled, forgotten, agreed)
        guard opens < ends else { return ends }
        var found = draft(
          ordinal: ordinal, openedAt: opens, answeredAt: talk, lapsedAt: min(settled, forgotten, agreed),
          evidence: evidence)
        if agreed < min(settled, forgotten) {
          found.lapsedBy = .agreedLater
        } else if forgotten < settled {
          found.lapsedBy = .expired
        }
        emit(found)
        ordinal += 1
        return ends
      }
      for plan in plans where plan.knownFrom >= asked && plan.knownFrom < min(talk, settled, opens + forgottenAfter) {
        let agreed = max(plan.knownFrom, first)
        if agreed >= opens { _ = emitOpen(until: agreed) }
        evidence.removeAll { $0.name == "call_date" }
        opens = max(opens, agreed, min(plan.planned, plan.knownUntil))
        if plan.planned <= plan.knownUntil { evidence.append(Self.evidence("call_date", at: plan.planned)) }
      }
      let ends = emitOpen(until: Arrivals.never)
      guard first < max(ends, opens) else { continue }
      openUntil = max(openUntil, ends)
      if ends == opens + forgottenAfter { forgottenUntil = ends }
    }
  }

  /// Calls of the diary that are planned with this person, each from when it was known until the plan changed, by when it
  /// was known: with a candidate about a submission of theirs, with a contact about a job.
  private func plannedCalls(_ jobs: [ContactJob]) -> [DateSpan] {
    let theirs = submissions.flatMap { spans(of: .call, $0) }
    let ofJobs = jobs.flatMap { job in
      spans(of: [.call], job).map(\.1).filter { isContact(of: job.track, at: $0.knownFrom) }
    }
    return (theirs + ofJobs).filter { $0.planned > $0.knownFrom }.sorted {
      ($0.knownFrom, $0.planned) < ($1.knownFrom, $1.planned)
    }
  }

  private static func evidence(askedBy channel: Channel, at time: Int64) -> Moment.Evidence {
    evidence("asked_by", at: time, number: Int(channel.rawValue))
  }

  /// Somebody known from messages alone and heard before: `number` messages of ours unanswered, `wait` since the last of
  /// those, and one of them asks something. People whom a system keeps on record (it says since when) have stages, and
  /// rules of their own.
  func messagesUnanswered(number: Int, wait: Int64, forgottenAfter: Int64, _ emit: (MomentDraft) -> Void) {
    guard correspondence.waiting.count >= number, correspondence.heard.count > 0,
      personVersions.first?.createdAt == HistoryRow.unknownTime
    else { return }
    var ordinal = 0
    for silence in silences(of: correspondence.heard) {
      guard let since = silence.since,
        let ripe = correspondence.ripe(number: number, wait: wait, since: since)
      else { continue }
      let opens = max(ripe, silence.knownFrom)
      guard opens < silence.until, opens <= record.asOf else { continue }
      let forgotten = opens + forgottenAfter
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: silence.endedByTalk ? silence.until : Arrivals.never,
        lapsedAt: min(forgotten, silence.endedByTalk ? Arrivals.never : silence.until),
        evidence: waitingEvidence(silence, since: since, at: opens))
      if found.lapsedAt == forgotten { found.lapsedBy = .expired }
      emit(found)
      ordinal += 1
    }
  }

  private func waitingEvidence(_ silence: Silence, since: Int64, at time: Int64) -> [Moment.Evidence] {
    let until = silence.until
    let last = correspondence.waiting.last { $0.at <= until && $0.known <= until }?.at ?? time
    return [
      Self.evidence("unanswered", at: last, number: correspondence.counted(since: since, by: until)),
      Self.evidence("last_heard", at: since),
    ]
  }

  /// Opens at the `number`th message to and fro within a span, where they are spread over some days, some are theirs, and
  /// no talk is on record; once.
  func neverTalked(_ wanted: Correspondence.Liveliness, _ emit: (MomentDraft) -> Void) {
    guard let (opens, first) = correspondence.lively(wanted, day: record.day(of:)), opens <= record.asOf else { return }
    let count = correspondence.letters.count { $0.at >= first }
    emit(
      draft(
        ordinal: 0, openedAt: opens, answeredAt: talks.knownFrom(0),
        evidence: [
          Self.evidence("messages", at: opens, number: count), Self.evidence("first_message", at: first),
        ]))
  }
}
