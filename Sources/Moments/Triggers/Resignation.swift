import Recruitment
import WorkingTime

extension PersonScan {
  /// Opens at `accepted` when the resignation is unknown or within `ahead`, else `ahead` before it, by what was known
  /// then. Ends with a talk from its opening on; lapses when the submission moves on.
  func resignationNear(desks: [JobKind], ahead: Int64, _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      var ordinal = 0
      for index in submission.events.indices where submission.stage(index) == .accepted {
        let accepted = submission.events[index].at
        let leaves = submission.standsUntil(index)
        guard isOn(desks, job: submission.row.job, at: accepted) else { continue }
        let plans = submission.plans(.resignation, in: record)
        guard let opens = near(plans, from: accepted, ahead: ahead, before: leaves) else {
          continue
        }
        var evidence = [Self.evidence("accepted", at: accepted)]
        if let planned = plans.start(knownAt: opens) { evidence.append(Self.evidence("resignation", at: planned)) }
        emit(
          draft(
            submission, ordinal: ordinal, openedAt: opens, answeredAt: talks.knownSince(opens), lapsedAt: leaves,
            evidence: evidence))
        ordinal += 1
      }
    }
  }

  /// The first time from `time` on at which the plan, as known then, is unknown or less than `ahead` away.
  private func near(_ plans: PlannedDates, from time: Int64, ahead: Int64, before end: Int64) -> Int64? {
    var time = time
    while time < end, time <= record.asOf {
      guard let planned = plans.start(knownAt: time), planned - ahead > time else { return time }
      time = min(planned - ahead, plans.nextChange(after: time))
    }
    return nil
  }

  /// A counter-offer on record: open from that fact until a talk. Or `wait` after a resignation without a talk, watched
  /// for `workingDays`; a counter-offer that becomes known meanwhile takes its place.
  func counterOfferWatch(desks: [JobKind], wait: Int64, workingDays: Int, _ emit: (MomentDraft) -> Void) {
    for submission in submissions where submission.hasReached(.offer) {
      let counterOffers = counterOffers(for: submission)
      // A fact that names no submission may concern several; it is one moment, of the first.
      for fact in counterOffers
      where isOn(desks, job: submission.row.job, at: fact.at)
        && submissions.first(where: { Self.concerns(fact, $0) })?.row.id == submission.row.id
      {
        let resolved = fact.resolvedAt == HistoryRow.unknownTime ? Arrivals.never : fact.resolvedAt
        emit(
          draft(
            submission, anchor: fact.digest, ordinal: 0, openedAt: fact.at, answeredAt: talks.knownSince(fact.at),
            lapsedAt: min(resolved, submission.leaves(Self.counterable, after: fact.at)),
            evidence: [Self.evidence("counter_offer", at: fact.at)]))
      }
      var ordinal = 0
      for index in submission.events.indices where submission.stage(index) == .resigned {
        let resigned = submission.events[index].at
        guard isOn(desks, job: submission.row.job, at: resigned) else { continue }
        let opens = resigned + wait
        let countered = counterOffers.first { $0.at >= resigned }?.at ?? Arrivals.never
        let watched = record.firmHours.addingWorkingDays(workingDays, to: resigned)
        var found = draft(
          submission, ordinal: ordinal, openedAt: opens, answeredAt: talks.knownSince(resigned),
          lapsedAt: min(submission.standsUntil(index), countered, watched),
          evidence: [Self.evidence("resigned", at: resigned)])
        if found.lapsedAt == countered, countered != Arrivals.never { found.lapsedBy = .superseded }
        if found.lapsedAt == watched, watched < min(submission.standsUntil(index), countered) {
          found.lapsedBy = .expired
        }
        emit(found)
        ordinal += 1
      }
    }
  }

  private static let counterable = ClosedRange.stages(.offer, .resigned)

  /// Recorded counter-offers that concern a submission: of this person or of the submission itself, which stood at offer
  /// to resigned when the fact was recorded.
  private func counterOffers(for submission: SubmissionTrack) -> [FactRow] {
    guard let name = record.counterOfferName else { return [] }
    return facts(naming: submission).filter { fact in
      fact.name == name && fact.denied == 0 && fact.at <= record.asOf && Self.concerns(fact, submission)
    }
  }

  private static func concerns(_ fact: FactRow, _ submission: SubmissionTrack) -> Bool {
    if fact.submission != 0, fact.submission != submission.row.id { return false }
    return submission.stage(at: fact.at).map { counterable.contains($0.rawValue) } ?? false
  }
}
