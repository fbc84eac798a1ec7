import Recruitment

/// Papers: what is ready to be sent, and what has to come back before somebody starts.
extension Desk {
  /// Between yes and the start: the contract, and the papers that the client must have seen.
  func planPapers(_ index: Int, _ own: inout RandomStream) {
    let submission = submissions[index]
    guard submission.startAt > now + 5 * Span.day else { return }
    if own.chance(800) {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(200, 1_900)), kind: .paperReady,
          person: submission.person,
          job: submission.job, submission: index))
    }
    guard own.chance(550) else { return }
    let day = calendar.local(now + (submission.startAt - now) * Int64(own.between(400, 800)) / 1_000).day
    submissions[index].paperAt = calendar.instant(calendar.workingDay(after: day), 12 * 60)
    submissions[index].paperDate = newDate()
    let due = submissions[index].paperAt
    date(submissions[index].paperDate, .document, submission: index, starts: due, .planned)
    if own.chance(500), due - 20 * Span.hour > now {
      plan(
        DeskTask(
          at: inHours(due - Int64(own.between(3, 20)) * Span.hour), kind: .send, person: submission.person,
          job: submission.job, submission: index, about: Phrase.paperReminder.rawValue, since: -1, channel: .sms))
    }
    if own.chance(850) {
      plan(
        DeskTask(
          at: max(now + Span.hour, due - Int64(own.between(-6, 60)) * Span.hour), kind: .paperIn,
          person: submission.person, job: submission.job, submission: index))
    }
  }

  /// The contract lies ready: for the candidate to sign, and for the client's files.
  func paperReady(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .accepted || submissions[index].stage == .resigned else { return }
    let kind = jobs[task.job].kind
    fact(
      "document_ready", submission: index,
      value: kind == .contract ? "assignment schedule" : submissions[index].draws.pick(["contract", "offer letter"]),
      share: .both)
    for (phrase, person) in [(Phrase.documentSend, task.person), (.documentClient, jobs[task.job].contact)]
    where submissions[index].draws.chance(700) {
      plan(
        DeskTask(
          at: inHours(now + Int64(submissions[index].draws.between(10, 1_500)) * 60), kind: .send, person: person,
          job: task.job, submission: index, about: phrase.rawValue, since: -1, channel: .email))
    }
  }

  func paperIn(_ task: DeskTask) {
    let submission = submissions[task.submission]
    guard submission.isLive || submission.stage == .started else { return }
    date(submission.paperDate, .document, submission: task.submission, starts: submission.paperAt, .happened)
  }

  /// The job description is ready for somebody on the shortlist.
  func specComes(_ index: Int) {
    let submission = submissions[index]
    fact("document_ready", of: submission.person, value: "job description", share: .candidate)
    guard submissions[index].draws.chance(750) else { return }
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: submissions[index].draws.between(5, 700)), kind: .send,
        person: submission.person, job: submission.job, submission: index, about: Phrase.documentSend.rawValue,
        since: -1,
        channel: .email))
  }
}
