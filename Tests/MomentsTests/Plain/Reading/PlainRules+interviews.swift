import Recruitment

@testable import Moments

// C06, L04, C09: interviews as they were planned and moved.

extension PlainFirm {
  /// One interview as it was planned before it ended.
  struct Interview {
    var said: Int64
    /// Where it was written down later: when it was.
    var end: Int64
    /// When it turned out to be at another time, or not at all.
    var until: Int64 = .max
  }

  /// What was said of each interview, in order of time: by a date, by a stage row, or by both.
  private func interviewWords(of submission: SubmissionRow) -> [[Plan]] {
    let announcing = [Stage.interview, .finalInterview]
    var rows = (stages[submission.id] ?? []).filter { $0.announces != nil && announcing.contains($0.name ?? .offer) }
      .map { Plan(said: $0.at, spoken: $0.at, starts: $0.announces) }
    let dated = (dates[submission.id] ?? []).filter { $0.what == UInt32(DateKind.interview.rawValue) }
    var sources = Dictionary(grouping: dated, by: \.date).sorted {
      (known($0.value[0]), $0.key) < (known($1.value[0]), $1.key)
    }.map { $0.value.map(plan) }
    let times = (rows.map(\.said) + sources.flatMap { $0.map(\.said) })
    // Each finds its fellow as soon as both are known; one date and one row make one interview.
    var hasRow = Set<Int>()
    for time in Set(times).sorted() {
      for strict in [true, false] {
        for (index, source) in sources.enumerated() where source[0].said <= time && !hasRow.contains(index) {
          let standing = source.last { $0.said <= time } ?? source[0]
          let match = rows.firstIndex { row in
            guard row.said <= time, max(row.said, source[0].said) == time else { return false }
            return strict ? row.starts == standing.planned : abs(row.said - source[0].said) <= Span.hour
          }
          guard let match else { continue }
          hasRow.insert(index)
          if rows[match].said < source[0].said { sources[index].insert(rows[match], at: 0) }
          rows.remove(at: match)
        }
      }
    }
    return sources + rows.map { [$0] }
  }

  /// The interviews that were to take place, each until another time was said before it ended. What is said after the
  /// end undoes it only where it puts the interview off or cancels it.
  func interviews(of submission: SubmissionRow) -> [Interview] {
    interviewWords(of: submission).flatMap { words -> [Interview] in
      var interviews: [Interview] = []
      var current: Interview?
      for word in words {
        if var standing = current, standing.end < word.said {
          if let end = word.end, end <= word.said { continue }
          standing.until = word.said
          interviews.append(standing)
        }
        current = word.end.map { Interview(said: word.said, end: max($0, word.said)) }
      }
      if let current { interviews.append(current) }
      return interviews
    }
  }

  func ended(
    _ interview: Interview, _ submission: SubmissionRow, with party: Trigger.Party, hours: Double
  ) -> PlainOccasion {
    func isOver(_ time: Int64) -> Bool {
      if interview.until <= time { return true }
      let isFurther = stage(submission.id, at: time).map { $0.rawValue > Stage.finalInterview.rawValue } ?? false
      guard party == .contact else { return isFurther }
      let isAnswered = rows(submission.id, at: time).contains { $0.at > interview.end }
      return isFurther || isAnswered || isClosed(submission.job, at: time)
    }
    return PlainOccasion(
      delays: [{ $0 + seconds(hours: hours) }],
      times: times(ofSubmission: submission.id) + times(ofPerson: submission.person) + times(ofJob: submission.job),
      opens: { time in
        guard time >= interview.said else { return .wait }
        if interview.until <= time { return .never }
        guard time >= interview.end + seconds(hours: hours) else { return .wait }
        if isOver(time) { return .never }
        return .open(
          party == .contact ? withContact(submission, at: time) : withCandidate(submission, at: time))
      },
      ends: { opening, time in
        if talked(opening.person, since: interview.end, at: time) { return .conversation }
        return isOver(time) ? .withdrawn : nil
      })
  }

  private func isDecided(_ submission: SubmissionRow, at time: Int64) -> Bool {
    stage(submission.id, at: time).map { $0 > .finalInterview } ?? false
  }

  /// Interviews that were moved again and again: counted over all versions of one date.
  func moved(_ submission: SubmissionRow, _ rule: Rule, count: Int) -> [PlainOccasion] {
    let dated = (dates[submission.id] ?? []).filter { $0.what == UInt32(DateKind.interview.rawValue) }
    return Dictionary(grouping: dated, by: \.date).values.map { moved($0, submission, rule, count: count) }
  }

  private func moved(_ date: [DateRow], _ submission: SubmissionRow, _ rule: Rule, count: Int) -> PlainOccasion {
    /// A row that names another start than the one before it; also a first one that says that it was moved.
    func moves(_ time: Int64) -> [DateRow] {
      date.indices.filter { index in
        let isFirst = index == 0
        let status = DateStatus(rawValue: UInt8(date[index].status))
        guard status == .moved || (status == .planned && !isFirst), known(date[index]) <= time else { return false }
        return isFirst || date[index - 1].startsAt != date[index].startsAt
      }.map { date[$0] }
    }
    /// Whether the interview has begun, by the last word on it.
    func hasCome(_ time: Int64) -> Bool {
      guard let last = date.last(where: { known($0) <= time }) else { return false }
      return DateStatus(rawValue: UInt8(last.status)) != .cancelled && last.startsAt <= time
    }
    return PlainOccasion(
      times: times(ofSubmission: submission.id) + times(ofPerson: submission.person) + times(ofJob: submission.job)
        + date.map(\.startsAt),
      opens: { time in
        guard moves(time).count >= count else { return .wait }
        guard !isDecided(submission, at: time), !hasCome(time), suits(rule.desks, job: submission.job, at: time) else {
          return .never
        }
        return .open(withCandidate(submission, at: time))
      },
      ends: { opening, time in
        if talked(submission.person, since: opening.at, at: time) { return .conversation }
        return isDecided(submission, at: time) || hasCome(time) ? .withdrawn : nil
      })
  }
}
