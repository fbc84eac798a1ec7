import Recruitment

// What messages alone can drive: a firm with nothing but a mailbox gets these.
extension PersonScan {
  /// Opens at a question of theirs; ends with our next message or talk. Further questions meanwhile join it; one that
  /// the answer came too early for opens the next.
  func questionUnanswered(_ emit: (MomentDraft) -> Void) {
    var ordinal = 0
    var openUntil = Int64.min
    for index in questions.byKnown() {
      let asked = questions.at[index]
      let message = ours.knownSince(asked)
      let talk = talks.knownSince(asked)
      let opens = max(questions.known[index], openUntil)
      let answered = min(message, talk)
      guard opens < answered else { continue }
      openUntil = answered
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: answered, evidence: [Self.evidence("asked", at: asked)])
      found.answeredBy = talk <= message ? .conversation : .message
      emit(found)
      ordinal += 1
    }
  }

  /// Somebody known from messages alone and heard before: `number` messages of ours unanswered and `wait` since they were
  /// last heard. People whom a system keeps on record (it says since when) have stages, and rules of their own.
  func messagesUnanswered(number: Int, wait: Int64, forgottenAfter: Int64, _ emit: (MomentDraft) -> Void) {
    guard ours.count >= number, heard.count > 0,
      record.chronicle.versions(ofPerson: person).first?.createdAt == HistoryRow.unknownTime
    else { return }
    var ordinal = 0
    for silence in silences() where silence.since != nil {
      guard let opens = silentEnough(silence, number: number, wait: wait) else { continue }
      let forgotten = opens + forgottenAfter
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: silence.endedByTalk ? silence.until : Arrivals.never,
        lapsedAt: min(forgotten, silence.endedByTalk ? Arrivals.never : silence.until),
        evidence: silenceEvidence(silence, at: opens))
      if found.lapsedAt == forgotten { found.lapsedBy = .expired }
      emit(found)
      ordinal += 1
    }
  }

  /// Opens at the `number`th message to and fro where theirs are among them and no talk is on record; once.
  func neverTalked(number: Int, _ emit: (MomentDraft) -> Void) {
    guard messages.count >= number else { return }
    let opens = max(messages.known(number: number, after: Int64.min), theirsKnownFrom)
    guard opens <= record.asOf else { return }
    emit(
      draft(
        ordinal: 0, openedAt: opens, answeredAt: talks.knownFrom(0),
        evidence: [
          Self.evidence("messages", at: opens, number: messages.count),
          Self.evidence("first_message", at: messages.at[0]),
        ]))
  }
}
