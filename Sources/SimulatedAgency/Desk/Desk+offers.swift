import Recruitment

/// Offers: made, delivered, accepted or declined.
extension Desk {
  func offerComes(_ task: DeskTask) {
    let index = task.submission
    let stage = submissions[index].stage
    guard stage == .interview || stage == .finalInterview, !jobs[task.job].isOver else { return }
    guard jobs[task.job].isLive else { return putOff(task) }
    if draws.chance(750) {
      inbound(.clientOffer, from: jobs[task.job].contact, job: task.job, submission: index, channel: .email)
    }
    now += Int64(draws.between(30, 1_200))
    advance(index, to: .offer)
    if planted == nil { planDelivery(task) }
    // Nobody keeps an offer in a drawer for longer than two days.
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: draws.between(600, 1_200)), kind: .deliverOffer, person: task.person,
        job: task.job,
        submission: index))
  }

  private func planDelivery(_ task: DeskTask) {
    let habits = recruiter.habits
    let rings = !people[task.person].refusesCalls && draws.chance(min(930, habits.rings + 280))
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: 4 + draws.wait(75 * habits.slowness / 1_000)),
        kind: rings ? .reach : .send,
        person: task.person, job: task.job, submission: task.submission,
        about: rings
          ? Purpose.offer.rawValue : (draws.chance(habits.goodOpeners / 2) ? Phrase.offerAsk : .offerPoor).rawValue,
        count: 1, since: now))
  }

  /// The candidate hears of it.
  func deliverOffer(_ index: Int, byMessage: Bool) {
    guard submissions[index].stage == .offer else { return }
    let submission = submissions[index]
    if byMessage { send(.offerPoor, to: submission.person, job: submission.job, submission: index, channel: .email) }
    // In a planted world they may have been rung instead, and have heard of it in that talk.
    guard submissions[index].stage == .offer else { return }
    now += Int64(draws.between(5, 300))
    guard now <= calendar.end else { return }
    advance(index, to: .offerDelivered)
    var own = submissions[index].draws
    let isSure = planted?.sure.contains(index) == true
    let decides = calendar.later(now, workingMinutes: 150 + own.wait(isSure ? 400 : 1_500))
    plan(
      DeskTask(at: decides, kind: .candidateDecides, person: submission.person, job: submission.job, submission: index))
    if own.chance(380) {
      let day = calendar.workingDay(after: calendar.local(now).day, own.between(1, 4))
      date(newDate(), .decision, submission: index, starts: calendar.instant(day, 17 * 60), .planned)
      submissions[index].decisionAt = calendar.instant(day, 17 * 60)
    }
    submissions[index].draws = own
    let before = now
    now = inHours(now + Span.day)
    react(.offerOpen, submission.person, job: submission.job, submission: index)
    now = before
    if own.chance(350) {
      plan(
        DeskTask(
          at: now + Int64(own.between(2, 40)) * Span.hour, kind: .asks, person: submission.person, job: submission.job,
          submission: index))
    }
  }

  func candidateDecides(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .offerDelivered, !jobs[task.job].isOver else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let agrees =
      planted.map { agreesForNow($0.gateOf[index]) } ?? own.chance(jobs[task.job].kind == .contract ? 820 : 740)
    guard agrees else {
      advance(
        index, to: own.chance(800) ? .declined : .withdrew,
        reason: own.pick(["counter-offer", "other offer", "pay", "second thoughts", ""]))
      react(.decline, jobs[task.job].contact, job: task.job, submission: index)
      return
    }
    jobs[task.job].filled += 1
    plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(60, 900)), kind: .fill, job: task.job))
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: own.between(20, 400)), kind: .send, person: jobs[task.job].contact,
        job: task.job,
        submission: index, about: Phrase.clientStart.rawValue, since: -1))
    people[task.person].isPlaced = true
    free.removeAll { $0 == task.person }
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
    let at =
      slips
      ? calendar.later(resigns, workingMinutes: own.between(540, 2_000)) : resigns + Int64(own.between(10, 240)) * 60
    plan(DeskTask(at: at, kind: .resigns, person: task.person, job: task.job, submission: index))
    plan(
      DeskTask(
        at: now + Int64(own.between(7, 11)) * Span.day, kind: .warm, person: task.person, job: task.job,
        submission: index))
    if planted == nil, own.chance(35) {
      plan(DeskTask(at: at - Span.hour, kind: .fallsThrough, person: task.person, job: task.job, submission: index))
    }
  }

  /// Whoever accepts leaves their other processes on this desk.
  func leaveOthers(_ index: Int) {
    let person = submissions[index].person
    guard people[person].liveSubmissions > 1 else { return }
    for other in submissions.indices
    where other != index && submissions[other].person == person && submissions[other].isOpen {
      cancelMeeting(other)
      advance(other, to: .withdrew, reason: "took another offer")
    }
  }
}
