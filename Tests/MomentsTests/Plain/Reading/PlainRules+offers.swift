import Recruitment

@testable import Moments

// C13, C14, C16, C18, C19: from the offer to the first day.

extension PlainFirm {
  private func times(of submission: SubmissionRow) -> [Int64] {
    times(ofSubmission: submission.id) + times(ofPerson: submission.person) + times(ofJob: submission.job)
  }

  private func never() -> PlainOccasion {
    PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
  }

  private func isPast(_ row: StageEventRow, at time: Int64) -> Bool { next(after: row).map { $0.at <= time } ?? false }

  /// Once, when a row is known and the rule is for its job; and no more once another row follows.
  private func whileAt(
    _ row: StageEventRow, _ rule: Rule, at time: Int64, _ submission: SubmissionRow
  ) -> PlainOccasion.Answer? {
    guard time >= row.at else { return .wait }
    return isPast(row, at: time) || !suits(rule.desks, job: submission.job, at: time) ? .never : nil
  }

  func offer(_ row: StageEventRow, _ rule: Rule) -> PlainOccasion {
    guard let submission = submission(of: row) else { return never() }
    return PlainOccasion(
      times: times(of: submission),
      opens: { time in
        whileAt(row, rule, at: time, submission) ?? .open(withCandidate(submission, at: time))
      },
      ends: { _, time in
        if talked(submission.person, since: row.at, at: time) { return .conversation }
        return isPast(row, at: time) ? .withdrawn : nil
      })
  }

  /// An offer and what was said of its delivery: until any other row.
  func undecided(_ row: StageEventRow, _ rule: Rule, hours: Double) -> PlainOccasion {
    guard let submission = submission(of: row) else { return never() }
    let rows = stages[row.submission] ?? []
    let index = rows.firstIndex(of: row) ?? 0
    let deliveries = rows[(index + 1)...].prefix { $0.name == .offerDelivered }
    let later = rows[(index + 1)...].first { $0.name != .offerDelivered }
    let delay = seconds(hours: hours)
    return PlainOccasion(
      delays: [{ $0 + delay }], times: times(of: submission),
      opens: { time in
        guard time >= row.at else { return .wait }
        if later.map({ $0.at <= time }) ?? false { return .never }
        guard suits(rule.desks, job: submission.job, at: time) else { return .never }
        let talks = touches(submission.person, at: time).filter { $0.isTalk && $0.at >= row.at }.map(\.at)
        let heard = (talks + deliveries.filter { $0.at <= time }.map(\.at)).min()
        guard let heard, time >= heard + delay, !decisionLiesAhead(submission, at: time) else { return .wait }
        return .open(withCandidate(submission, at: time))
      },
      ends: { opening, time in
        if talked(submission.person, since: opening.at, at: time) { return .conversation }
        return later.map { $0.at <= time } ?? false ? .withdrawn : nil
      })
  }

  private func decisionLiesAhead(_ submission: SubmissionRow, at time: Int64) -> Bool {
    words(.decision, announcedBy: [], of: submission.id).last { $0.said <= time }.flatMap(\.starts).map { $0 > time }
      ?? false
  }

  func resignation(_ row: StageEventRow, _ rule: Rule, days: Double) -> PlainOccasion {
    guard let submission = submission(of: row) else { return never() }
    let words = words(.resignation, announcedBy: [.accepted], of: submission.id)
    return PlainOccasion(
      delays: [{ $0 - seconds(days: days) }], times: times(of: submission),
      opens: { time in
        if let answer = whileAt(row, rule, at: time, submission) { return answer }
        let planned = words.last { $0.said <= time }?.starts
        if let planned, planned - time > seconds(days: days) { return .wait }
        return .open(withCandidate(submission, at: time))
      },
      ends: { opening, time in
        if talked(submission.person, since: opening.at, at: time) { return .conversation }
        return isPast(row, at: time) ? .withdrawn : nil
      })
  }

  private func isBetweenOfferAndStart(_ submission: UInt32, at time: Int64) -> Bool {
    [.offer, .offerDelivered, .accepted, .resigned].contains(stage(submission, at: time))
  }

  private func isCounterOffer(_ fact: FactRow) -> Bool {
    factNames[Int(fact.name)] == "counter_offer" && fact.denied == 0
  }

  private func isOf(_ fact: FactRow, _ submission: SubmissionRow) -> Bool {
    if fact.submission != 0, fact.submission != submission.id { return false }
    return fact.person == submission.person || (fact.person == 0 && fact.submission != 0)
  }

  func counterOffer(_ fact: FactRow, _ rule: Rule) -> PlainOccasion {
    let meant = submissions.first { submission in
      isCounterOffer(fact) && isOf(fact, submission) && isBetweenOfferAndStart(submission.id, at: fact.at)
        && suits(rule.desks, job: submission.job, at: fact.at)
    }
    guard let submission = meant else { return never() }
    return PlainOccasion(
      times: times(of: submission) + [fact.at, fact.resolvedAt].filter { $0 != HistoryRow.unknownTime },
      opens: { time in
        time < fact.at ? .wait : time > fact.at ? .never : .open(withCandidate(submission, at: time))
      },
      ends: { _, time in
        if talked(submission.person, since: fact.at, at: time) { return .conversation }
        let isResolved = fact.resolvedAt != HistoryRow.unknownTime && fact.resolvedAt <= time
        return isResolved || !isBetweenOfferAndStart(submission.id, at: time) ? .withdrawn : nil
      })
  }

  func watch(_ row: StageEventRow, _ rule: Rule, hours: Double, days: Int) -> PlainOccasion {
    guard let submission = submission(of: row) else { return never() }
    let over = workingDays(days, from: row.at)
    return PlainOccasion(
      delays: [{ $0 + seconds(hours: hours) }, { workingDays(days, from: $0) }], times: times(of: submission),
      opens: { time in
        if let answer = whileAt(row, rule, at: time, submission) { return answer }
        return time < row.at + seconds(hours: hours) ? .wait : .open(withCandidate(submission, at: time))
      },
      ends: { _, time in
        if talked(submission.person, since: row.at, at: time) { return .conversation }
        if facts.contains(where: {
          isCounterOffer($0) && isOf($0, submission) && $0.at >= row.at && $0.at <= time
        }) {
          return .superseded
        }
        if isPast(row, at: time) { return .withdrawn }
        return time >= over ? .expired : nil
      })
  }

  /// The acceptance that stands: nothing but a resignation, or the same once more, has followed.
  private func acceptance(_ submission: SubmissionRow, at time: Int64) -> StageEventRow? {
    let rows = rows(submission.id, at: time)
    guard let last = rows.last, last.name == .accepted || last.name == .resigned else { return nil }
    let run = rows.reversed().prefix { $0.name == .accepted || $0.name == .resigned }
    return run.last
  }

  private func isLongNotice(_ submission: SubmissionRow, at time: Int64, longer than: Double) -> Bool {
    guard let resigned = rows(submission.id, at: time).last, resigned.name == .resigned,
      let start = words(.start, announcedBy: [.resigned], of: submission.id).last(where: { $0.said <= time })?.starts
    else { return false }
    return start - resigned.at > seconds(days: than)
  }

  func startAwaited(
    _ submission: SubmissionRow, _ rule: Rule, days: Double, longDays: Double, longNotice: Double
  ) -> PlainOccasion {
    PlainOccasion(
      delays: [{ $0 + seconds(days: days) }, { $0 + seconds(days: longDays) }], isRecurring: true,
      times: times(of: submission),
      opens: { time in
        guard let accepted = acceptance(submission, at: time), suits(rule.desks, job: submission.job, at: time) else {
          return .wait
        }
        let since = max(accepted.at, lastTalk(submission.person, at: time) ?? .min)
        let wait = isLongNotice(submission, at: time, longer: longNotice) ? longDays : days
        guard time >= since + seconds(days: wait) else { return .wait }
        return .open(withCandidate(submission, at: time, key: since))
      },
      ends: { opening, time in
        if talked(submission.person, since: opening.key + 1, at: time) { return .conversation }
        return acceptance(submission, at: time) == nil ? .withdrawn : nil
      })
  }
}
