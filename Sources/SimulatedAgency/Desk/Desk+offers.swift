import Recruitment

/// Offers, resignations, counter-offers and starts.
extension Desk {
  func offerComes(_ task: DeskTask) {
    let index = task.submission
    let stage = submissions[index].stage
    guard stage == .interview || stage == .finalInterview, !jobs[task.job].isOver else { return }
    guard jobs[task.job].isLive else { return putOff(task) }
    if draws.chance(750) { inbound(.clientOffer, from: jobs[task.job].contact, job: task.job, submission: index, channel: .email) }
    now += Int64(draws.between(30, 1_200))
    advance(index, to: .offer)
    let habits = recruiter.habits
    let rings = !people[task.person].refusesCalls && draws.chance(min(930, habits.rings + 280))
    plan(DeskTask(
      at: calendar.later(now, workingMinutes: 4 + draws.wait(75 * habits.slowness / 1_000)), kind: rings ? .reach : .send,
      person: task.person, job: task.job, submission: index,
      about: rings ? Purpose.offer.rawValue : (draws.chance(habits.goodOpeners / 2) ? Phrase.offerAsk : .offerPoor).rawValue,
      count: 1, since: now))
    // Nobody keeps an offer in a drawer for longer than two days.
    plan(DeskTask(
      at: calendar.later(now, workingMinutes: draws.between(600, 1_200)), kind: .deliverOffer, person: task.person, job: task.job,
      submission: index))
  }

  /// The candidate hears of it.
  func deliverOffer(_ index: Int, byMessage: Bool) {
    guard submissions[index].stage == .offer else { return }
    let submission = submissions[index]
    if byMessage { send(.offerPoor, to: submission.person, job: submission.job, submission: index, channel: .email) }
    now += Int64(draws.between(5, 300))
    guard now <= calendar.end else { return }
    advance(index, to: .offerDelivered)
    var own = submissions[index].draws
    let decides = calendar.later(now, workingMinutes: 150 + own.wait(1_500))
    plan(DeskTask(at: decides, kind: .candidateDecides, person: submission.person, job: submission.job, submission: index))
    if own.chance(380) {
      let day = calendar.workingDay(after: calendar.local(now).day, own.between(1, 4))
      date(newDate(), .decision, submission: index, starts: calendar.instant(day, 17 * 60), .planned)
    }
    submissions[index].draws = own
    let before = now
    now = calendar.inHours(now + Span.day)
    react(.offerOpen, submission.person, job: submission.job, submission: index)
    now = before
    if own.chance(350) {
      plan(DeskTask(at: now + Int64(own.between(2, 40)) * Span.hour, kind: .asks, person: submission.person, job: submission.job, submission: index))
    }
  }

  func candidateDecides(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .offerDelivered, !jobs[task.job].isOver else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    guard own.chance(jobs[task.job].kind == .contract ? 820 : 740) else {
      advance(index, to: own.chance(800) ? .declined : .withdrew, reason: own.pick(["counter-offer", "other offer", "pay", "second thoughts", ""]))
      react(.decline, jobs[task.job].contact, job: task.job, submission: index)
      return
    }
    jobs[task.job].filled += 1
    plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(60, 900)), kind: .fill, job: task.job))
    plan(DeskTask(
      at: calendar.later(now, workingMinutes: own.between(20, 400)), kind: .send, person: jobs[task.job].contact, job: task.job,
      submission: index, about: Phrase.clientStart.rawValue, since: -1))
    people[task.person].isPlaced = true
    leaveOthers(index)
    if jobs[task.job].kind == .contract {
      advance(index, to: .accepted)
      return planStart(index, days: own.between(5, 21), &own)
    }
    let day = calendar.workingDay(after: calendar.local(now).day, own.between(1, 9))
    let resigns = calendar.instant(day, own.pick([9 * 60 + 15, 10 * 60, 14 * 60, 16 * 60]))
    let isPlanned = own.chance(600)
    submissions[index].startAt = calendar.instant(calendar.workingDay(after: day, 20), 9 * 60)
    advance(index, to: .accepted, scheduled: isPlanned ? resigns : nil)
    react(.resign, task.person, job: task.job, submission: index)
    if isPlanned { date(newDate(), .resignation, submission: index, starts: resigns, .planned) }
    let slips = own.chance(150)
    let at = slips ? calendar.later(resigns, workingMinutes: own.between(540, 2_000)) : resigns + Int64(own.between(10, 240)) * 60
    plan(DeskTask(at: at, kind: .resigns, person: task.person, job: task.job, submission: index))
    plan(DeskTask(at: now + Int64(own.between(7, 11)) * Span.day, kind: .warm, person: task.person, job: task.job, submission: index))
    if own.chance(35) { plan(DeskTask(at: at - Span.hour, kind: .fallsThrough, person: task.person, job: task.job, submission: index)) }
  }

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
      plan(DeskTask(
        at: calendar.inHours(now + Int64(own.between(4, 110)) * Span.hour), kind: .counterMade, person: task.person, job: task.job, submission: index))
    }
    if own.chance(45) {
      let at = now + Int64(own.between(3, weeks * 7)) * Span.day
      plan(DeskTask(at: calendar.inHours(at), kind: .fallsThrough, person: task.person, job: task.job, submission: index))
    }
    plan(DeskTask(
      at: calendar.inHours(submissions[index].startAt - 4 * Span.day), kind: .send, person: task.person, job: task.job,
      submission: index, about: Phrase.startDetails.rawValue, since: -1))
  }

  private func start(days: Int) -> Int64 {
    var day = calendar.local(now).day + days
    if !calendar.isWorkingDay(day) { day = calendar.workingDay(after: day) }
    return calendar.instant(day, 9 * 60)
  }

  private func planStart(_ index: Int, days: Int, _ own: inout RandomStream) {
    let submission = submissions[index]
    submissions[index].startAt = start(days: days)
    submissions[index].startDate = newDate()
    date(submissions[index].startDate, .start, submission: index, starts: submissions[index].startAt, .planned)
    plan(DeskTask(at: submissions[index].startAt, kind: .starts, person: submission.person, job: submission.job, submission: index))
    if own.chance(40) {
      plan(DeskTask(
        at: calendar.inHours(now + Int64(own.between(1, days)) * Span.day), kind: .fallsThrough, person: submission.person,
        job: submission.job, submission: index))
    }
  }

  func counterMade(_ task: DeskTask) {
    guard submissions[task.submission].stage == .resigned else { return }
    var own = submissions[task.submission].draws
    if own.chance(820) {
      fact("counter_offer", submission: task.submission, value: "yes")
      react(.counter, task.person, job: task.job, submission: task.submission)
    }
    plan(DeskTask(
      at: calendar.later(now, workingMinutes: own.between(400, 2_600)), kind: .counterDecides, person: task.person, job: task.job,
      submission: task.submission))
    submissions[task.submission].draws = own
  }

  func counterDecides(_ task: DeskTask) {
    guard submissions[task.submission].stage == .resigned, submissions[task.submission].draws.chance(270) else { return }
    advance(task.submission, to: .boughtBack, reason: submissions[task.submission].draws.pick(["pay matched", "promotion", "more pay", ""]))
    lost(task)
  }

  func fallsThrough(_ task: DeskTask) {
    let stage = submissions[task.submission].stage
    guard stage == .accepted || stage == .resigned else { return }
    advance(task.submission, to: .fellThrough, reason: submissions[task.submission].draws.pick(["changed their mind", "took another job", "client withdrew", ""]))
    lost(task)
  }

  /// A yes that came to nothing: the job is open once more.
  private func lost(_ task: DeskTask) {
    people[task.person].isPlaced = false
    jobs[task.job].filled -= 1
    if !submissions[task.submission].startDate.isEmpty && submissions[task.submission].startAt > now {
      date(submissions[task.submission].startDate, .start, submission: task.submission, starts: submissions[task.submission].startAt, .cancelled)
    }
    react(.decline, jobs[task.job].contact, job: task.job, submission: task.submission)
    if draws.chance(720) {
      plan(DeskTask(at: calendar.later(now, workingMinutes: draws.between(10, 400)), kind: .reopenAfterLoss, job: task.job))
    }
  }

  func reopenAfterLoss(_ job: Int) {
    guard jobs[job].status == .filled else { return }
    event(job, .reopened)
    plan(DeskTask(at: calendar.later(now, workingMinutes: draws.between(60, 900)), kind: .source, job: job))
    plan(DeskTask(
      at: calendar.later(now, workingMinutes: draws.between(40, 80) * 540), kind: .jobEnds, job: job,
      about: Int(JobStatus.cancelled.rawValue)))
  }

  /// Whoever accepts leaves their other processes on this desk.
  private func leaveOthers(_ index: Int) {
    let person = submissions[index].person
    guard people[person].liveSubmissions > 1 else { return }
    for other in submissions.indices where other != index && submissions[other].person == person && submissions[other].isOpen {
      cancelMeeting(other)
      advance(other, to: .withdrew, reason: "took another offer")
    }
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

  func starts(_ task: DeskTask) {
    let index = task.submission
    let stage = submissions[index].stage
    guard stage == .resigned || stage == .accepted else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    now += Int64(own.between(600, 27_000))
    guard now <= calendar.end else { return }
    if own.chance(18) {
      advance(index, to: .noShow)
      return lost(task)
    }
    advance(index, to: .started)
    if own.chance(700) { date(submissions[index].startDate, .start, submission: index, starts: submissions[index].startAt, .happened) }
    if own.chance(450) {
      plan(DeskTask(
        at: calendar.inHours(now + Int64(own.between(1, 9)) * Span.hour), kind: .send, person: task.person, job: task.job, submission: index,
        about: Phrase.dayOnePoor.rawValue, since: -1))
    }
    afterStart(task, &own)
  }

  private func afterStart(_ task: DeskTask, _ own: inout RandomStream) {
    let job = jobs[task.job]
    if job.kind == .contract {
      let end = calendar.instant(calendar.workingDay(after: calendar.local(now).day, own.between(60, 130)), 17 * 60)
      date(newDate(), .assignmentEnd, submission: task.submission, starts: end, .planned)
      plan(DeskTask(at: end, kind: .contractEnds, person: task.person, job: task.job, submission: task.submission))
      plan(DeskTask(at: now + 3 * Span.day, kind: .timesheet, person: task.person, job: task.job, submission: task.submission))
      if own.chance(90) { fact("pay_query", submission: task.submission, value: "first payslip short") }
      return
    }
    plan(DeskTask(at: calendar.inHours(now + Int64(own.between(20, 30)) * Span.day), kind: .firstMonth, person: task.person, job: task.job, submission: task.submission))
    let ends = now + Int64(job.rebateDays) * Span.day
    date(newDate(), .rebateEnd, submission: task.submission, starts: ends, .planned)
    plan(DeskTask(at: calendar.inHours(ends + Span.hour), kind: .rebateEnds, person: task.person, job: task.job, submission: task.submission))
    if own.chance(75) {
      let at = now + Int64(own.between(5, max(6, job.rebateDays - 1))) * Span.day
      plan(DeskTask(at: calendar.inHours(at), kind: .leaves, person: task.person, job: task.job, submission: task.submission))
    } else if own.chance(60) {
      fact("complaint", of: task.person, value: "was promised another desk")
    }
  }

  func rebateEnds(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    advance(task.submission, to: .rebateCleared)
  }

  func leaves(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    advance(task.submission, to: .leftInRebate, reason: submissions[task.submission].draws.pick(["not the job described", "dismissed in probation", ""]))
    people[task.person].isPlaced = false
    react(.decline, jobs[task.job].contact, job: task.job, submission: task.submission)
  }

  func contractEnds(_ task: DeskTask) {
    people[task.person].isPlaced = false
  }
}
