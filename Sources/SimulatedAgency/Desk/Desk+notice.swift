import Recruitment

/// Between yes and day one: resignations, counter-offers, and what falls through.
extension Desk {
  func resigns(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .accepted else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let weeks: Int
    switch people[task.person].seniority {
    case "junior": weeks = own.pick([2, 4, 4])
    case "mid": weeks = own.pick([4, 4, 8])
    case "senior": weeks = own.pick([4, 8, 12])
    default: weeks = own.pick([8, 12, 12])
    }
    submissions[index].startAt = start(days: weeks * 7 + own.between(0, 6))
    advance(index, to: .resigned, scheduled: submissions[index].startAt)
    submissions[index].startDate = newDate()
    date(submissions[index].startDate, .start, submission: index, starts: submissions[index].startAt, .planned)
    plan(DeskTask(at: submissions[index].startAt, kind: .starts, person: task.person, job: task.job, submission: index))
    react(.resignDay, task.person, job: task.job, submission: index)
    if own.chance(340) {
      plan(
        DeskTask(
          at: inHours(now + Int64(own.between(4, 110)) * Span.hour), kind: .counterMade, person: task.person,
          job: task.job, submission: index))
    }
    planSecondThoughts(task, &own)
    if planted == nil, own.chance(45) {
      let at = now + Int64(own.between(3, weeks * 7)) * Span.day
      plan(
        DeskTask(at: inHours(at), kind: .fallsThrough, person: task.person, job: task.job, submission: index))
    }
    plan(
      DeskTask(
        at: inHours(submissions[index].startAt - 4 * Span.day), kind: .send, person: task.person,
        job: task.job,
        submission: index, about: Phrase.startDetails.rawValue, since: -1))
    planPapers(index, &own)
  }

  func start(days: Int) -> Int64 {
    var day = calendar.local(now).day + days
    if !calendar.isWorkingDay(day) { day = calendar.workingDay(after: day) }
    return calendar.instant(day, 9 * 60)
  }

  func planStart(_ index: Int, days: Int, _ own: inout RandomStream) {
    let submission = submissions[index]
    let busyUntil = people[submission.person].busyUntil
    let stillBusy = busyUntil > now ? calendar.local(busyUntil).day - calendar.local(now).day + 1 : 0
    submissions[index].startAt = start(days: max(days, stillBusy))
    submissions[index].startDate = newDate()
    date(submissions[index].startDate, .start, submission: index, starts: submissions[index].startAt, .planned)
    plan(
      DeskTask(
        at: submissions[index].startAt, kind: .starts, person: submission.person, job: submission.job, submission: index
      ))
    planPapers(index, &own)
    planSecondThoughts(
      DeskTask(at: now, kind: .starts, person: submission.person, job: submission.job, submission: index), &own)
    if planted == nil, own.chance(40) {
      plan(
        DeskTask(
          at: inHours(now + Int64(own.between(1, days)) * Span.day), kind: .fallsThrough,
          person: submission.person,
          job: submission.job, submission: index))
    }
  }

  func counterMade(_ task: DeskTask) {
    guard submissions[task.submission].stage == .resigned else { return }
    var own = submissions[task.submission].draws
    if own.chance(820) {
      fact("counter_offer", submission: task.submission, value: "yes")
      react(.counter, task.person, job: task.job, submission: task.submission)
      opens(.c18, task.person, job: task.job, submission: task.submission)
    }
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: own.between(400, 2_600)), kind: .counterDecides, person: task.person,
        job: task.job,
        submission: task.submission))
    submissions[task.submission].draws = own
  }

  func counterDecides(_ task: DeskTask) {
    guard planted == nil, submissions[task.submission].stage == .resigned,
      submissions[task.submission].draws.chance(270)
    else {
      return
    }
    advance(
      task.submission, to: .boughtBack,
      reason: submissions[task.submission].draws.pick(["pay matched", "promotion", "more pay", ""]))
    lost(task)
  }

  func fallsThrough(_ task: DeskTask) {
    let stage = submissions[task.submission].stage
    guard stage == .accepted || stage == .resigned else { return }
    advance(
      task.submission, to: .fellThrough,
      reason: submissions[task.submission].draws.pick(["changed their mind", "took another job", "client withdrew", ""])
    )
    lost(task)
  }

  /// A yes that came to nothing: the job is open once more.
  func lost(_ task: DeskTask) {
    people[task.person].isPlaced = false
    jobs[task.job].filled -= 1
    if !submissions[task.submission].startDate.isEmpty && submissions[task.submission].startAt >= now {
      date(
        submissions[task.submission].startDate, .start, submission: task.submission,
        starts: submissions[task.submission].startAt, .cancelled)
    }
    react(.decline, jobs[task.job].contact, job: task.job, submission: task.submission)
    if draws.chance(720) {
      plan(
        DeskTask(at: calendar.later(now, workingMinutes: draws.between(10, 400)), kind: .reopenAfterLoss, job: task.job)
      )
    }
  }

  func reopenAfterLoss(_ job: Int) {
    guard jobs[job].status == .filled else { return }
    planted?.looksNoFurther.remove(job)
    event(job, .reopened)
    plan(DeskTask(at: calendar.later(now, workingMinutes: draws.between(60, 900)), kind: .source, job: job))
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: draws.between(40, 80) * 540), kind: .jobEnds, job: job,
        about: Int(JobStatus.cancelled.rawValue)))
  }

  /// A word during notice, every ten days or so.
  func warm(_ task: DeskTask) {
    let stage = submissions[task.submission].stage
    guard stage == .accepted || stage == .resigned else { return }
    react(.warm, task.person, job: task.job, submission: task.submission)
    var again = task
    again.at = now + Int64(draws.between(8, 13)) * Span.day
    plan(again)
  }
}
