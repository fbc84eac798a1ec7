import Recruitment

extension PersonScan {
  /// Opens at `offer`; ends with the first talk with the candidate from then on, or when the submission moves on:
  /// delivered by other means, withdrawn, or followed by another offer.
  func offerMade(desks: [JobKind], _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      for (number, index) in submission.offers().enumerated() {
        let made = submission.events[index].at
        guard isOn(desks, job: submission.row.job, at: made) else { continue }
        emit(
          draft(
            submission, ordinal: number, openedAt: made, answeredAt: talks.knownSince(made),
            lapsedAt: submission.standsUntil(index), evidence: [Self.evidence("offer_made", at: made)]))
      }
    }
  }

  /// Opens `wait` after the candidate heard the offer (a talk since it, or `offer_delivered`) if it is still open and no
  /// agreed time of decision lies ahead; once for each offer.
  func offerUndecided(desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      let offers = submission.offers()
      for (number, index) in offers.enumerated() {
        let made = submission.events[index].at
        guard isOn(desks, job: submission.row.job, at: made) else { continue }
        let leaves = offerEnds(submission, from: index)
        guard let heard = offerHeard(submission, index, wait: wait),
          let opens = undecided(submission, from: heard.ready, before: leaves)
        else { continue }
        emit(
          draft(
            submission, ordinal: number, openedAt: opens, answeredAt: talks.knownSince(opens), lapsedAt: leaves,
            evidence: [Self.evidence("offer_made", at: made), Self.evidence("offer_heard", at: heard.at)]))
      }
    }
  }

  /// When the submission left `offer` and `offer_delivered`, or got another offer.
  private func offerEnds(_ submission: SubmissionTrack, from index: Int) -> Int64 {
    for later in (index + 1)..<max(index + 1, submission.events.count)
    where submission.stage(later) != .offerDelivered {
      return submission.events[later].at
    }
    return Arrivals.never
  }

  /// When the candidate heard the offer at `index`, and when that was known and lay `wait` back: whichever of a talk and
  /// its delivery came to that first.
  private func offerHeard(_ submission: SubmissionTrack, _ index: Int, wait: Int64) -> (at: Int64, ready: Int64)? {
    var heard = talks.aged(wait, since: submission.events[index].at).map { (at: talks[$0.index].at, ready: $0.at) }
    if index + 1 < submission.events.count, submission.stage(index + 1) == .offerDelivered {
      let delivered = submission.events[index + 1].at
      if heard.map({ delivered + wait < $0.ready }) ?? true { heard = (delivered, delivered + wait) }
    }
    return heard
  }

  /// The first time from `time` on at which no agreed decision lies ahead, by what was known then.
  private func undecided(_ submission: SubmissionTrack, from time: Int64, before end: Int64) -> Int64? {
    let plans = submission.plans(.decision, in: record)
    var time = time
    while time < end, time <= record.asOf {
      guard let ahead = plans.start(knownAt: time), ahead > time else { return time }
      time = min(ahead, plans.nextChange(after: time))
    }
    return nil
  }
}

extension SubmissionTrack {
  /// The rows at which the client made an offer.
  func offers() -> [Int] { events.indices.filter { stage($0) == .offer } }
}
