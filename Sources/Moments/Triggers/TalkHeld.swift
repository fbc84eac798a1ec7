import Recruitment

extension PersonScan {
  /// A talk with a candidate in process, or with the contact of an open job: opens when it is known to have been held, if
  /// that is within a working day; a message of ours since the talk is what it asks for.
  func talkHeld(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], _ emit: (MomentDraft) -> Void
  ) {
    guard talks.count > 0, !submissions.isEmpty || !jobs.isEmpty else { return }
    // Numbered as they became known, so that one written down late renames none.
    for (number, index) in talks.byKnown().enumerated() {
      let (held, known) = (talks[index].at, talks[index].known)
      guard known <= record.firmHours.addingWorkingDays(1, to: held) else { continue }
      var found: MomentDraft?
      if party != .contact,
        let live = submissions.last(where: { track in
          track.stage(at: held).map { ClosedRange.live.contains($0.rawValue) } ?? false
            && isOn(desks, job: track.row.job, at: held)
        })
      {
        found = draft(
          live, ordinal: number, openedAt: known, answeredAt: Arrivals.never,
          evidence: [Self.evidence("talked", at: held)])
      } else if party != .candidate,
        let job = jobs.last(where: { job in
          isContact(of: job.track, at: held) && job.track.openSpans().contains { $0.contains(held) }
            && isOn(desks, job: job.track.id, at: held)
        })
      {
        found = draft(
          job, ordinal: number, openedAt: known, answeredAt: Arrivals.never, lapsedAt: Arrivals.never,
          evidence: [Self.evidence("talked", at: held)])
      }
      guard var found else { continue }
      found.anchor = version(at: held)?.digest ?? UInt64(person)
      found.answeredAt = ours.knownSince(held + 1)
      found.answeredBy = .message
      emit(found)
    }
  }
}
