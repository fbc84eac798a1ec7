import Recruitment

@testable import Moments

// C17, C20, C21, C23, L22: what a planned date asks for, before and after.

extension PlainFirm {
  /// One date for as long as it was planned for one time.
  struct Planned {
    var kind: DateKind
    var submission: UInt32
    var said: Int64
    var starts: Int64
    var until: Int64 = .max
  }

  private func announcers(of kind: DateKind) -> [Stage] {
    switch kind {
    case .interview: [.interview, .finalInterview]
    case .resignation: [.accepted]
    case .start: [.resigned]
    default: []
    }
  }

  func plans(_ kind: DateKind, of submission: SubmissionRow) -> [Planned] {
    let announcers = announcers(of: kind)
    guard announcers.isEmpty else {
      return plans(kind, of: submission, by: words(kind, announcedBy: announcers, of: submission.id))
    }
    // What no stage announces may be several dates of one kind: timesheets, say.
    let rows = (dates[submission.id] ?? []).filter { $0.what == UInt32(kind.rawValue) }
    return Dictionary(grouping: rows, by: \.date).values.flatMap {
      plans(kind, of: submission, by: $0.map(plan))
    }
  }

  private func plans(_ kind: DateKind, of submission: SubmissionRow, by words: [Plan]) -> [Planned] {
    var plans: [Planned] = []
    var isStanding = false
    for word in words {
      if isStanding, plans.last?.starts == word.starts { continue }
      if isStanding { plans[plans.count - 1].until = word.said }
      isStanding = word.starts != nil
      if let starts = word.starts {
        plans.append(Planned(kind: kind, submission: submission.id, said: word.said, starts: starts))
      }
    }
    return plans
  }

  private func times(of submission: SubmissionRow) -> [Int64] {
    times(ofSubmission: submission.id) + times(ofPerson: submission.person) + times(ofJob: submission.job)
  }

  /// Whether a submission stands where such a date can still come, or just have been.
  private func isOut(_ plan: Planned, at time: Int64) -> Bool {
    let stage = stage(plan.submission, at: time) ?? .shortlisted
    let stages: (first: Stage, last: Stage) =
      switch plan.kind {
      case .interview, .call, .decision: (.shortlisted, .finalInterview)
      case .resignation: (.accepted, .resigned)
      case .start: (.accepted, .started)
      case .assignmentEnd, .rebateEnd: (.started, .rebateCleared)
      case .holdReview: (.shortlisted, .resigned)
      case .timesheet, .document: (.shortlisted, .rebateCleared)
      }
    return stage < stages.first || stage > stages.last
  }

  private func opening(_ submission: SubmissionRow, with party: Trigger.Party, at time: Int64, key: Int64)
    -> PlainOccasion.Opening
  {
    party == .contact ? withContact(submission, at: time, key: key) : withCandidate(submission, at: time, key: key)
  }

  func ahead(
    _ plan: Planned, _ submission: SubmissionRow, _ rule: Rule, with party: Trigger.Party, _ lead: Trigger.Lead
  ) -> PlainOccasion {
    let first =
      lead.workingDays > 0
      ? workingDays(lead.workingDays, before: plan.starts) : plan.starts - seconds(hours: lead.hours)
    let again = seconds(days: lead.againDays)
    /// Which time of asking it is: from 0.
    func round(_ time: Int64) -> Int64 { again > 0 ? (time - first) / again : 0 }
    func isOver(_ time: Int64) -> Bool {
      time >= plan.starts || time >= plan.until
    }
    return PlainOccasion(
      delays: [
        { _ in first }, { _ in first + again }, { _ in first + 2 * again }, { $0 + seconds(days: lead.quietDays) },
      ],
      isRecurring: again > 0, latest: plan.starts, times: times(of: submission),
      opens: { time in
        guard time >= plan.said, time >= first else { return .wait }
        guard !isOver(time), suits(rule.desks, job: submission.job, at: time) else { return .never }
        guard !isOut(plan, at: time) else { return .wait }
        let opening = opening(submission, with: party, at: time, key: round(time))
        if let talk = lastTalk(opening.person, at: time), time < talk + seconds(days: lead.quietDays) { return .wait }
        return .open(opening)
      },
      ends: { opening, time in
        // A talk within the quiet days is enough, also one that is written down only now.
        let since = lead.quietDays > 0 ? opening.at - seconds(days: lead.quietDays) + 1 : opening.at
        if talked(opening.person, since: since, at: time) { return .conversation }
        if isOver(time) || isOut(plan, at: time) { return .withdrawn }
        return round(time) > opening.key ? .superseded : nil
      })
  }

  func past(
    _ plan: Planned, _ submission: SubmissionRow, _ rule: Rule, with party: Trigger.Party, _ delay: Trigger.Delay
  ) -> PlainOccasion {
    // Said after it was over, it counts from then.
    let event = max(plan.starts, plan.said)
    let from = event + seconds(hours: delay.hours)
    let until = delay.untilDays > 0 ? event + seconds(days: delay.untilDays) : Int64.max
    return PlainOccasion(
      delays: [{ $0 + seconds(hours: delay.hours) }, { $0 + seconds(days: delay.untilDays) }],
      times: times(of: submission),
      opens: { time in
        guard time >= from, time >= plan.said else { return .wait }
        guard plan.starts < plan.until, time < plan.until, time < until, !isOut(plan, at: time),
          suits(rule.desks, job: submission.job, at: time)
        else { return .never }
        return .open(opening(submission, with: party, at: time, key: 0))
      },
      ends: { opening, time in
        if talked(opening.person, since: event, at: time) { return .conversation }
        if time >= plan.until || isOut(plan, at: time) { return .withdrawn }
        return time >= until ? .expired : nil
      })
  }
}
