import Recruitment

/// Jobs that pause, with the day on which the client will look again, and jobs that end.
extension Desk {
  static let trueReasons = ["budget", "freeze", "reorganisation", "approval", "internal_candidate", "priority_changed"]

  func hold(_ job: Int) {
    guard jobs[job].isLive else { return }
    var own = jobs[job].draws
    let reason = own.pick(Desk.trueReasons)
    jobs[job].trueHoldReason = reason
    // The reason is not told in about half of all holds, and left out in some.
    let told = own.weighted([480, 370, 90, 60])
    event(job, .onHold, reason: ["not_told", reason, "", "other: waiting for a new director"][told])
    if own.chance(600) { inbound(.clientHold, from: jobs[job].contact, job: job, channel: .email) }
    // Some say at once when they will look at it again.
    if own.chance(250) { reviewHold(job) }
    for submission in jobs[job].submissions where submissions[submission].isOpen {
      cancelMeeting(submission)
      react(.hold, submissions[submission].person, job: job, submission: submission)
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(3_000, 9_000) / (planted == nil ? 1 : 2)),
          kind: .bookAgain, job: job,
          submission: submission,
          count: own.chance(130) ? 1 : 0))
      raiseStayGate(submission)
    }
    react(.clientHold, jobs[job].contact, job: job)
    if planted != nil {
      let days = own.between(7, 26)
      plan(DeskTask(at: calendar.later(now, workingMinutes: days * 540), kind: .holdDecided, job: job))
      jobs[job].draws = own
      return
    }
    let days = 5 + own.wait(22)
    switch own.weighted([500, 220, 130, 150]) {
    case 0: plan(DeskTask(at: calendar.later(now, workingMinutes: days * 540), kind: .reopen, job: job))
    case 1:
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: days * 540), kind: .jobEnds, job: job,
          about: Int(JobStatus.cancelled.rawValue)))
    case 2:
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: days * 540), kind: .jobEnds, job: job,
          about: Int(JobStatus.lost.rawValue)))
    default: break
    }
    jobs[job].draws = own
  }

  func reopen(_ job: Int) {
    guard jobs[job].status == .onHold else { return }
    event(job, .reopened)
    endReview(job, .cancelled)
    for submission in jobs[job].submissions where submissions[submission].isOpen {
      react(.restart, submissions[submission].person, job: job, submission: submission)
    }
    plan(DeskTask(at: calendar.later(now, workingMinutes: draws.between(300, 2_000)), kind: .source, job: job))
  }

  /// The day on which the client will look at it again.
  func reviewHold(_ job: Int) {
    guard job >= 0, jobs[job].status == .onHold, jobs[job].reviewAt < now else { return }
    let day = calendar.workingDay(after: calendar.local(now).day, 5 + draws.below(20))
    jobs[job].reviewAt = calendar.instant(day, 10 * 60)
    jobs[job].reviewDate = newDate()
    date(jobs[job].reviewDate, .holdReview, job: job, starts: jobs[job].reviewAt, .planned)
    plan(DeskTask(at: jobs[job].reviewAt + Span.hour, kind: .holdReviewed, job: job, since: jobs[job].reviewAt))
  }

  /// They looked, or put it off once more.
  func holdReviewed(_ task: DeskTask) {
    let job = task.job
    guard jobs[job].status == .onHold, jobs[job].reviewAt == task.since else { return }
    var own = jobs[job].draws
    defer { jobs[job].draws = own }
    guard own.chance(350) else { return endReview(job, .happened) }
    let day = calendar.workingDay(after: calendar.local(now).day, own.between(5, 15))
    jobs[job].reviewAt = calendar.instant(day, 10 * 60)
    date(jobs[job].reviewDate, .holdReview, job: job, starts: jobs[job].reviewAt, .moved)
    plan(DeskTask(at: jobs[job].reviewAt + Span.hour, kind: .holdReviewed, job: job, since: jobs[job].reviewAt))
    react(.clientHold, jobs[job].contact, job: job)
  }

  /// The review took place, or is no longer needed.
  private func endReview(_ job: Int, _ status: DateStatus) {
    guard !jobs[job].reviewDate.isEmpty else { return }
    date(jobs[job].reviewDate, .holdReview, job: job, starts: jobs[job].reviewAt, status)
    jobs[job].reviewDate = ""
    jobs[job].reviewAt = 0
  }

  func jobEnds(_ task: DeskTask) {
    guard !jobs[task.job].isOver, let status = JobStatus(rawValue: UInt8(task.about)) else { return }
    // Nobody closes a job while somebody is about to say yes.
    let isClose = jobs[task.job].submissions.contains {
      [.offer, .offerDelivered, .accepted, .resigned].contains(submissions[$0].stage)
    }
    planted?.looksNoFurther.insert(task.job)
    if isClose || isInPlay(task.job) {
      return plan(
        DeskTask(at: calendar.later(now, workingMinutes: 5_400), kind: .jobEnds, job: task.job, about: task.about))
    }
    close(task.job, status)
  }

  func fill(_ task: DeskTask) {
    let needed = planted?.fillsWithOne.contains(task.job) == true ? 1 : jobs[task.job].openings
    guard !jobs[task.job].isOver, jobs[task.job].filled >= needed else { return }
    if isInPlay(task.job), planted?.fillsWithOne.contains(task.job) != true {
      planted?.looksNoFurther.insert(task.job)
      var again = task
      again.at = calendar.later(now, workingMinutes: 900)
      return plan(again)
    }
    close(task.job, .filled)
  }

  private func close(_ job: Int, _ status: JobStatus) {
    event(job, status)
    endReview(job, .cancelled)
    for submission in jobs[job].submissions where submissions[submission].isOpen {
      cancelMeeting(submission)
      now += Int64(draws.between(20, 90))
      advance(submission, to: .jobClosed)
      if draws.chance(560) {
        plan(
          DeskTask(
            at: calendar.later(now, workingMinutes: draws.between(10, 900)), kind: .send,
            person: submissions[submission].person,
            job: job, submission: submission, about: Phrase.jobClosed.rawValue, since: now))
      }
    }
  }
}
