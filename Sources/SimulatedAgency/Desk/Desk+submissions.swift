import Recruitment

/// From shortlist to interview.
extension Desk {
  func shortlist(_ job: Int, _ person: Int) {
    guard jobs[job].isLive, !people[person].isPlaced else { return }
    let index = submissions.count
    let own = RandomStream(seed: firm.plan.seed, .submission, number, index)
    submissions.append(
      DeskSubmission(id: PersonMaker.id("s", number, index, 5), job: job, person: person, draws: own, stageAt: now))
    jobs[job].submissions.append(index)
    planted?.addSubmission()
    people[person].liveSubmissions += 1
    let row = bundle.row(.submissions)
    row.text(submissions[index].id)
    row.text(jobs[job].id)
    row.text(people[person].id)
    row.text(recruiter.id)
    row.instant(Instant(now))
    bundle.end(.submissions)
    advance(index, to: .shortlisted)
    react(.consent, person, job: job, submission: index)
    if submissions[index].draws.chance(120) { specComes(index) }
    var draws = submissions[index].draws
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: draws.between(120, 1_000) + (planted == nil ? 0 : 400)), kind: .ready,
        job: job, submission: index))
    submissions[index].draws = draws
  }

  func ready(_ index: Int) {
    guard submissions[index].stage == .shortlisted, jobs[submissions[index].job].isLive else { return }
    if planted.map({ !settles($0.gateOf[index]) }) ?? submissions[index].draws.chance(140) {
      return advance(
        index, to: .withdrew, reason: submissions[index].draws.pick(["not the right move", "pay", "distance"]))
    }
    advance(index, to: .readyToSubmit)
    if jobs[submissions[index].job].kind == .contract {
      if submissions[index].draws.chance(600) {
        fact("rate_confirmed", submission: index, value: "yes", share: .client)
      }
      if submissions[index].draws.chance(500) {
        fact("tax_status_confirmed", submission: index, value: "outside", share: .client)
      }
    }
    // CVs that come after the shortlist follow by themselves.
    plan(DeskTask(at: calendar.later(now, workingMinutes: 1_500), kind: .sendShortlist, job: submissions[index].job))
  }

  func sendShortlist(_ job: Int) {
    guard jobs[job].isLive else { return }
    let waiting = jobs[job].submissions.filter { submissions[$0].stage == .readyToSubmit }
    guard let first = waiting.first else { return }
    let contact = jobs[job].contact
    for submission in waiting {
      advance(submission, to: .submitted)
      now += Int64(draws.between(15, 240))
      planDecision(submission)
      if draws.chance(560) {
        plan(
          DeskTask(
            at: now + Int64(draws.between(120, 9_000)), kind: .send, person: submissions[submission].person, job: job,
            submission: submission, about: Phrase.cvSentNote.rawValue, since: now))
      }
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: draws.between(1_600, 4_000)), kind: .updateCandidate,
          person: submissions[submission].person, job: job, submission: submission))
      if draws.chance(330) {
        plan(
          DeskTask(
            at: people[submissions[submission].person].awake(
              now + Int64(draws.between(1, 12)) * Span.day, spread: draws.below(40_000)),
            kind: .asks, person: submissions[submission].person, job: job, submission: submission))
      }
    }
    if planted == nil {
      send(.cvSend, to: contact, job: job, submission: first, channel: .email)
    } else {
      // By then everything that opens meanwhile has opened.
      plan(
        DeskTask(
          at: now + 30, kind: .send, person: contact, job: job, submission: first, about: Phrase.cvSend.rawValue,
          since: -1, channel: .email))
    }
    react(.walk, contact, job: job, submission: first, hurry: 700)
    chase(job)
  }

  /// The recruiter begins to ask for answers, three working days on; one chain for each job.
  func chase(_ job: Int) {
    guard !jobs[job].isChasing else { return }
    jobs[job].isChasing = true
    plan(DeskTask(at: calendar.later(now, workingMinutes: 1_400 + draws.wait(500)), kind: .chaseClient, job: job))
  }

  func chaseClient(_ task: DeskTask) {
    let job = task.job
    let waiting = jobs[job].submissions.last { submissions[$0].isWaitingForClient && submissions[$0].isOpen }
    guard let waiting, jobs[job].isLive else {
      jobs[job].isChasing = false
      return
    }
    if people[jobs[job].contact].lastConversation < now - Span.day {
      let isTired = task.count > 5
      if isTired && draws.chance(500) {
        jobs[job].isChasing = false
        return
      }
      react(.silence, jobs[job].contact, job: job, submission: waiting)
    }
    var again = task
    again.count += 1
    again.at = calendar.later(now, workingMinutes: 700 + draws.wait(700 * recruiter.habits.slowness / 1_000))
    plan(again)
  }

  /// A word to a candidate in process, every week or so.
  func updateCandidate(_ task: DeskTask) {
    let submission = submissions[task.submission]
    guard submission.isOpen else { return }
    if jobs[task.job].isLive, people[task.person].lastConversation < now - 2 * Span.day {
      if people[task.person].unanswered >= 2 {
        react(.quiet, task.person, job: task.job, submission: task.submission)
      } else if draws.chance(700) {
        send(draws.chance(600) ? .noNews : .chasePoor, to: task.person, job: task.job, submission: task.submission)
      }
    }
    var again = task
    again.at = calendar.later(now, workingMinutes: draws.between(1_300, 3_800))
    plan(again)
  }

  func planDecision(_ index: Int) {
    var own = submissions[index].draws
    let client = clients[jobs[submissions[index].job].client]
    let minutes = planted == nil ? 120 + own.wait(client.decisionMinutes) : waits(index, 600, 4_400, &own)
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: minutes), kind: .clientDecides, job: submissions[index].job,
        submission: index))
    submissions[index].draws = own
  }

  /// The client reads a CV.
  func clientDecides(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .submitted, !jobs[task.job].isOver else { return }
    guard jobs[task.job].isLive else { return putOff(task) }
    if let planted {
      return settles(planted.gateOf[index]) ? book(index, round: 1) : turnedDown(index)
    }
    let client = clients[jobs[task.job].client]
    var own = submissions[index].draws
    let isSilent = own.chance(client.silence)
    let isRejected = own.chance(client.choosiness)
    submissions[index].draws = own
    if isSilent && task.count < 3 {
      var again = task
      again.count += 1
      again.at = calendar.later(now, workingMinutes: 2_500 + own.wait(3_000))
      people[jobs[task.job].contact].avoidsUntil = again.at
      return plan(again)
    }
    if own.chance(50) { return withdraw(index) }
    guard !isRejected else { return reject(index) }
    book(index, round: 1)
  }

  func putOff(_ task: DeskTask) {
    var again = task
    again.at = calendar.later(now, workingMinutes: draws.between(1_300, 2_600))
    plan(again)
  }

  func withdraw(_ index: Int) {
    cancelMeeting(index)
    advance(
      index, to: .withdrew,
      reason: submissions[index].draws.pick(["took another offer", "stays where they are", "pay", "family", ""]))
  }

  func reject(_ index: Int) {
    let submission = submissions[index]
    let hadInterview = submission.rounds > 0
    if draws.chance(700) {
      inbound(.clientNo, from: jobs[submission.job].contact, job: submission.job, submission: index, channel: .email)
    }
    now += Int64(draws.between(60, 1_500))
    advance(
      index, to: .rejected,
      reason: submissions[index].draws.chance(720) ? "wants " + submissions[index].draws.pick(sector.gaps) : "")
    if hadInterview {
      react(.badNews, submission.person, job: submission.job, submission: index)
    } else if draws.chance(620) {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: draws.between(20, 900)), kind: .send, person: submission.person,
          job: submission.job,
          submission: index, about: Phrase.cvNo.rawValue, since: now))
    }
  }
}
