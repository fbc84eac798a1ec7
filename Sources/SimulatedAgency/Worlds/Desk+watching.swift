import Recruitment

/// When the moments of the planted kinds open: the playbook's triggers, read forward as things happen.
extension Desk {
  /// Opens now, unless it is not the first of its submission or job; most get a reaction of their own.
  func opens(_ kind: PlantedKind, _ person: Int, job: Int, submission: Int = -1) {
    guard let planted, now <= calendar.end,
      planted.isFirst(kind, kind.isOfJob ? job : submission)
    else { return }
    // Somebody is about to ring already: nothing is left to decide.
    if people[person].soFar.lastOut >= now { return }
    planted.append(.init(kind: kind, person: person, job: job, submission: submission, openedAt: now))
    var own = RandomStream(
      seed: firm.plan.seed, .reaction, number, (job + 1) * 65_536 + submission * 32 + kind.number)
    let manner = kind.purpose.manner
    if own.chance(max(20, (recruiter.habits.forgets + manner.forgetting) / 2)) { return }
    let mean = kind == .c13 ? 90 : 30 + manner.delay
    let delay = 4 + own.wait(mean * recruiter.habits.slowness / 1_000)
    plan(
      DeskTask(
        at: calendar.later(now + 60, workingMinutes: delay) + Int64(own.below(60)), kind: .act, person: person,
        job: job,
        submission: submission, about: kind.number, count: 1, since: now))
  }

  private func watch(_ kind: PlantedKind, at: Int64, _ submission: Int, since: Int64 = 0) {
    plan(
      DeskTask(
        at: at, kind: .watch, job: submissions[submission].job, submission: submission, about: kind.number,
        since: since))
  }

  /// A stage row was written.
  func reached(_ index: Int, _ stage: Stage, at: Int64, scheduled: Int64?) {
    guard let planted else { return }
    planted.stages[index].append((stage, at))
    planted.waitsSince[index] = stage == .submitted ? at : .max
    raiseGate(index, stage)
    let submission = submissions[index]
    let isPlacement = jobs[submission.job].kind != .contract
    let before = now
    now = at
    defer { now = before }
    switch stage {
    case .shortlisted: checkSilence(submission.person)
    case .submitted: watch(.l03, at: at + Span.day, index, since: at)
    case .offer: opens(.c13, submission.person, job: submission.job, submission: index)
    case .offerDelivered where isPlacement:
      // The diary of the decision is written just after.
      let heard = people[submission.person].soFar.talks.first { $0 >= offerMade(index) } ?? at
      watch(.c14, at: max(at + 1, min(heard, at) + Span.day), index)
    case .accepted where isPlacement:
      watch(.c16, at: max(at, (scheduled ?? at) - 5 * Span.day), index)
      watch(.c19, at: at + 10 * Span.day, index, since: at)
    case .resigned where isPlacement: watch(.c18, at: at + Span.day, index, since: at)
    case .started where isPlacement:
      watch(.c22, at: at + 20 * Span.day, index, since: at + 30 * Span.day)
      if jobs[submission.job].kind == .perm {
        let ends = at + Int64(jobs[submission.job].rebateDays) * Span.day
        watch(.c23, at: ends - 14 * Span.day, index, since: ends)
      }
    default: break
    }
  }

  private func offerMade(_ index: Int) -> Int64 {
    planted?.stages[index].last { $0.stage == .offer }?.at ?? Instant.distantPast.seconds
  }

  /// The time of a moment has come; whether it is one.
  func watched(_ task: DeskTask) {
    let kind = PlantedKind.allCases[task.about]
    let index = task.submission
    let submission = submissions[index]
    let contact = jobs[task.job].contact
    let person = kind.isOfClient ? contact : submission.person
    let lastTalk = people[person].soFar.lastTalk
    func again(at: Int64) {
      var later = task
      later.at = at
      plan(later)
    }
    switch kind {
    case .l03:
      guard submission.stage == .submitted, lastTalk < task.since, !jobs[task.job].isOver else { return }
    case .l04:
      guard submission.isOpen, submission.stageAt < task.since, lastTalk < task.since, !jobs[task.job].isOver else {
        return
      }
    case .c14:
      guard submission.stage == .offerDelivered else { return }
      if submission.decisionAt > now { return again(at: submission.decisionAt) }
    case .c16: guard submission.stage == .accepted else { return }
    case .c18: guard submission.stage == .resigned, lastTalk < task.since else { return }
    case .c19:
      guard submission.stage == .accepted || submission.stage == .resigned else { return }
      let since = max(task.since, lastTalk)
      if since + 10 * Span.day > now { return again(at: since + 10 * Span.day) }
      let isLong = submission.stage == .resigned && submission.startAt - submission.stageAt > 35 * Span.day
      if isLong, submission.stageAt <= since + 10 * Span.day, since + 14 * Span.day > now {
        return again(at: since + 14 * Span.day)
      }
    case .c22, .c23:
      guard submission.stage == .started, now < task.since else { return }
      if lastTalk + 14 * Span.day > now { return again(at: lastTalk + 14 * Span.day) }
    default: return
    }
    opens(kind, person, job: task.job, submission: index)
  }

  /// An interview is over: the candidate at once, the client after four hours.
  func interviewIsOver(_ index: Int) {
    guard planted != nil else { return }
    opens(.c06, submissions[index].person, job: submissions[index].job, submission: index)
    planted?.waitsSince[index] = now
    watch(.l04, at: now + 4 * Span.hour, index, since: now)
  }

  /// A job was put on hold, or is open again.
  func changed(_ job: Int, _ status: JobStatus) {
    guard let planted else { return }
    planted.statuses[job].append((status, now))
    if status == .onHold {
      if !planted.hasSeen(.l05, job) { planted.reopenGateOf[job] = raiseReopenGate(job) }
      opens(.l05, jobs[job].contact, job: job)
      for index in jobs[job].submissions where submissions[index].isLive {
        opens(.c11, submissions[index].person, job: job, submission: index)
      }
    } else if status == .reopened {
      checkClientSilence(jobs[job].contact)
    }
  }

  // MARK: Silences

  /// Two messages, and two days since they were last heard, while somebody is in process.
  func checkSilence(_ person: Int) {
    let record = people[person].soFar
    guard !people[person].isContact, record.ours.count >= 2, !record.isSilenceOpen,
      let index = submissions.indices.first(where: {
        submissions[$0].person == person && submissions[$0].stage.rawValue <= Stage.offer.rawValue
      })
    else { return }
    let since = record.isHeard ? record.lastHeard : record.ours[0].at
    let ready = max(since + 2 * Span.day, record.ours[1].known)
    guard ready <= now else { return plan(DeskTask(at: ready, kind: .watchSilence, person: person)) }
    people[person].soFar.isSilenceOpen = true
    opens(.c08, person, job: submissions[index].job, submission: index)
  }

  /// Three working days and two messages without a word from the client, for each who waits.
  func checkClientSilence(_ contact: Int) {
    guard let planted, people[contact].isContact else { return }
    let record = people[contact].soFar
    guard record.ours.count >= 2 else { return }
    var next = Int64.max
    for job in jobs.indices where jobs[job].contact == contact && jobs[job].isLive {
      for index in jobs[job].submissions
      where planted.waitsSince[index] != .max && submissions[index].isOpen && !planted.hasSeen(.l07, index) {
        let clock = max(planted.waitsSince[index], record.lastHeard)
        let ours = record.ours.filter { $0.at > clock }
        guard ours.count >= 2 else { continue }
        let ready = max(threeWorkingDays(after: clock), ours[1].known)
        if ready <= now {
          opens(.l07, contact, job: job, submission: index)
        } else {
          next = min(next, ready)
        }
      }
    }
    if next != .max { plan(DeskTask(at: next, kind: .watchClient, person: contact)) }
  }

  /// The same time of day.
  private func threeWorkingDays(after clock: Int64) -> Int64 {
    let (day, minutes) = calendar.local(clock)
    let first = calendar.isWorkingDay(day) ? day : calendar.workingDay(after: day)
    return calendar.instant(calendar.workingDay(after: first, 3), minutes, seconds: Int(clock % 60))
  }
}
