import Recruitment

@testable import Moments

// C02, C04, C07, C12, C15, L10: what a stage asks for.

extension PlainFirm {
  private func times(of submission: SubmissionRow) -> [Int64] {
    times(ofSubmission: submission.id) + times(ofPerson: submission.person) + times(ofJob: submission.job)
  }

  /// Of rows of one second the last is where it stood.
  private func isLastOfItsSecond(_ row: StageEventRow) -> Bool { next(after: row).map { $0.at > row.at } ?? true }

  /// Since when a submission has been at one of these stages without a break.
  private func since(_ stages: [Stage], _ submission: UInt32, at time: Int64) -> Int64? {
    rows(submission, at: time).filter(isLastOfItsSecond)
      .reversed().prefix { row in row.name.map(stages.contains) ?? false }.last?.at
  }

  private func isOf(_ fact: FactRow, _ submission: SubmissionRow, ofThisJob: Bool) -> Bool {
    guard fact.denied == 0 else { return false }
    if fact.submission != 0 {
      return fact.submission == submission.id && (fact.person == 0 || fact.person == submission.person)
    }
    guard fact.person == submission.person else { return false }
    return fact.job != 0 ? fact.job == submission.job : !ofThisJob
  }

  private func recorded(_ name: String, at time: Int64) -> [FactRow] {
    facts.filter { factNames[Int($0.name)] == name && $0.at <= time }
  }

  private func lacks(_ name: String, _ submission: SubmissionRow, days: Double, ofThisJob: Bool, at time: Int64) -> Bool
  {
    !recorded(name, at: time).contains { fact in
      let isFresh = days == 0 || time - fact.at <= seconds(days: days)
      let isResolved = fact.resolvedAt != HistoryRow.unknownTime && fact.resolvedAt <= time
      return isOf(fact, submission, ofThisJob: ofThisJob) && isFresh && !isResolved
    }
  }

  func missing(
    _ names: [String], at stages: [Stage], _ submission: SubmissionRow, _ rule: Rule, days: Double, ofThisJob: Bool
  ) -> PlainOccasion {
    /// One of those that the firm had recorded of anybody when the submission came here: nothing is guessed from others.
    func isMissing(_ time: Int64, since: Int64) -> Bool {
      names.contains {
        !recorded($0, at: since).isEmpty && lacks($0, submission, days: days, ofThisJob: ofThisJob, at: time)
      }
    }
    return PlainOccasion(
      delays: [{ $0 + seconds(days: days) + 1 }], isRecurring: true,
      times: times(of: submission) + facts.map(\.at),
      opens: { time in
        guard let since = since(stages, submission.id, at: time), since == time, isMissing(time, since: since),
          suits(rule.desks, job: submission.job, at: time)
        else { return .wait }
        return .open(withCandidate(submission, at: time, key: since))
      },
      ends: { opening, time in
        if talked(submission.person, since: opening.key, at: time) { return .conversation }
        let isThere = since(stages, submission.id, at: time) == opening.key
        return isThere && isMissing(time, since: opening.key) ? nil : .withdrawn
      })
  }

  private func isPast(_ row: StageEventRow, at time: Int64) -> Bool { next(after: row).map { $0.at <= time } ?? false }

  func reached(
    _ row: StageEventRow, _ stages: [Stage], from origins: [Stage], _ rule: Rule, with party: Trigger.Party,
    _ delay: Trigger.Delay
  ) -> PlainOccasion {
    guard let submission = submission(of: row) else {
      return PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
    }
    let from =
      delay.workingDays > 0 ? workingDays(delay.workingDays, from: row.at) : row.at + seconds(hours: delay.hours)
    let until = delay.untilDays > 0 ? row.at + seconds(days: delay.untilDays) : Int64.max
    let rows = (self.stages[row.submission] ?? []).filter(isLastOfItsSecond)
    guard let index = rows.firstIndex(of: row) else {
      return PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
    }
    func isOfThem(_ row: StageEventRow) -> Bool { row.name.map(stages.contains) ?? false }
    // Another row of the same kind says nothing new.
    let isFromElsewhere = !origins.isEmpty && !(earlierRow(row)?.name.map(origins.contains) ?? false)
    if isFromElsewhere || (index > 0 && isOfThem(rows[index - 1])) {
      return PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
    }
    let left = rows[index...].first { !isOfThem($0) }
    func hasLeft(_ time: Int64) -> Bool { left.map { $0.at <= time } ?? false }
    return PlainOccasion(
      delays: [{ $0 + from - row.at }, { until == .max ? $0 : $0 + until - row.at }], times: times(of: submission),
      opens: { time in
        if time < from { return .wait }
        guard !hasLeft(time), time < until, suits(rule.desks, job: submission.job, at: time) else {
          return .never
        }
        return .open(party == .contact ? withContact(submission, at: time) : withCandidate(submission, at: time))
      },
      ends: { opening, time in
        if talked(opening.person, since: row.at, at: time) { return .conversation }
        if hasLeft(time) { return .withdrawn }
        return time >= until ? .expired : nil
      })
  }

  private func earlierRow(_ row: StageEventRow) -> StageEventRow? {
    (stages[row.submission] ?? []).last { ($0.at, $0.id) < (row.at, row.id) }
  }

  func turnedDown(_ row: StageEventRow, _ rule: Rule, afterInterview: Bool) -> PlainOccasion {
    guard let submission = submission(of: row) else {
      return PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
    }
    if earlierRow(row)?.name == .rejected {
      return PlainOccasion(times: [], opens: { _ in .never }, ends: { _, _ in nil })
    }
    let earlier = (stages[row.submission] ?? []).prefix { ($0.at, $0.id) < (row.at, row.id) }
    let wasSeen =
      earlier.contains { earlier in
        [.interview, .finalInterview].contains(earlier.name) && earlier.announces.map { $0 < row.at } ?? true
      }
      || interviews(of: submission).contains { $0.said <= row.at && $0.until > row.at && $0.end <= row.at }
    return PlainOccasion(
      times: times(of: submission) + others(than: submission).flatMap { (stages[$0.id] ?? []).map(\.at) },
      opens: { time in
        if time < row.at { return .wait }
        guard wasSeen == afterInterview, !isPast(row, at: time), suits(rule.desks, job: submission.job, at: time) else {
          return .never
        }
        return .open(withCandidate(submission, at: time))
      },
      ends: { _, time in
        if talked(submission.person, since: row.at, at: time) { return .conversation }
        return isPast(row, at: time) || saidYes(elsewhereThan: submission, after: row.at, at: time) ? .withdrawn : nil
      })
  }

  private func saidYes(elsewhereThan submission: SubmissionRow, after start: Int64, at time: Int64) -> Bool {
    others(than: submission).contains { other in
      (stages[other.id] ?? []).contains { $0.name == .accepted && $0.at > start && $0.at <= time }
    }
  }

  private func others(than submission: SubmissionRow) -> [SubmissionRow] {
    submissions.filter { $0.person == submission.person && $0.id != submission.id }
  }
}
