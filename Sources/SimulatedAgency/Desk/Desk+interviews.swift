import Recruitment

/// Interviews: booked, moved, cancelled, held, talked over.
extension Desk {
  func book(_ index: Int, round: Int) {
    let submission = submissions[index]
    var own = submission.draws
    let both = [submission.person, jobs[submission.job].contact]
    let day = commonDay(
      from: calendar.workingDay(
        after: calendar.local(now).day, planted?.sure.contains(index) == true ? 2 : own.between(2, 8)),
      for: both)
    let at = sociable(
      [9 * 60, 9 * 60 + 30, 10 * 60, 11 * 60, 13 * 60 + 30, 14 * 60, 15 * 60, 16 * 60, 16 * 60 + 30], on: day,
      for: both, &own)
    submissions[index].meeting = at
    submissions[index].meetingVersion += 1
    submissions[index].rounds = round
    submissions[index].meetingDate = ""
    let contact = jobs[submission.job].contact
    if own.chance(700) {
      inbound(.clientInterview, from: contact, job: submission.job, submission: index, channel: .email)
    }
    plan(
      DeskTask(
        at: now + Int64(own.between(300, 4_800)), kind: .interviewAgreed, person: submission.person,
        job: submission.job,
        submission: index, count: submissions[index].meetingVersion))
    submissions[index].draws = own
  }

  /// The time suits everyone: the stage, the date and the confirmations.
  func interviewAgreed(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].meetingVersion == task.count, submissions[index].isOpen, jobs[task.job].isLive else {
      return
    }
    var own = submissions[index].draws
    let at = submissions[index].meeting
    advance(index, to: submissions[index].rounds == 1 ? .interview : .finalInterview, scheduled: at)
    submissions[index].meetingDate = newDate()
    let ends = own.chance(350) ? at + Int64(own.pick([45, 60, 90])) * 60 : nil
    date(submissions[index].meetingDate, .interview, submission: index, starts: at, ends: ends, .planned)
    confirm(index, &own)
    planMeeting(index, ends: ends ?? at + Span.hour, &own)
    submissions[index].draws = own
  }

  private func confirm(_ index: Int, _ own: inout RandomStream) {
    let submission = submissions[index]
    for (phrase, person) in [
      (Phrase.interviewConfirm, submission.person), (.interviewAgreed, jobs[submission.job].contact),
    ]
    where own.chance(880) {
      plan(
        DeskTask(
          at: inHours(now + Int64(own.between(240, 7_000))), kind: .send, person: person, job: submission.job,
          submission: index, about: phrase.rawValue, since: -1))
    }
  }

  private func planMeeting(_ index: Int, ends: Int64, _ own: inout RandomStream) {
    let submission = submissions[index]
    let version = submission.meetingVersion
    plan(
      DeskTask(
        at: ends, kind: .interviewEnds, person: submission.person, job: submission.job, submission: index,
        count: version))
    if own.chance(submission.moves == 0 ? 170 : 250), submission.meeting - now > 2 * Span.day {
      let at = now + (submission.meeting - now) * Int64(own.between(300, 900)) / 1_000
      plan(
        DeskTask(
          at: inHours(at), kind: .interviewMoves, person: submission.person, job: submission.job,
          submission: index, count: version))
    }
    let eve = inHours(max(now + 600, submission.meeting - Int64(own.between(20, 46)) * Span.hour))
    if eve < submission.meeting {
      let before = now
      now = eve
      react(.prep, submission.person, job: submission.job, submission: index)
      now = before
    }
  }

  func interviewMoves(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].meetingVersion == task.count, submissions[index].isOpen, jobs[task.job].isLive,
      submissions[index].meeting > now
    else { return }
    var own = submissions[index].draws
    if task.about == 0, own.chance(550) {
      submissions[index].draws = own
      return clashes(task)
    }
    let both = [task.person, jobs[task.job].contact]
    let day = commonDay(
      from: calendar.workingDay(after: calendar.local(submissions[index].meeting).day, own.between(1, 5)), for: both)
    let at = sociable(
      [9 * 60 + 30, 10 * 60, 11 * 60 + 30, 14 * 60, 15 * 60, 16 * 60], on: day, for: both, &own)
    submissions[index].meeting = at
    submissions[index].meetingVersion += 1
    submissions[index].moves += 1
    date(submissions[index].meetingDate, .interview, submission: index, starts: at, .moved)
    plan(
      DeskTask(
        at: inHours(now + 900), kind: .send, person: task.person, job: task.job, submission: index,
        about: Phrase.moved.rawValue, since: -1))
    if own.chance(600) {
      plan(
        DeskTask(
          at: inHours(now + Int64(own.between(300, 3_000))), kind: .send, person: jobs[task.job].contact, job: task.job,
          submission: index, about: Phrase.clientMoved.rawValue, since: -1))
    }
    planMeeting(index, ends: at + Span.hour, &own)
    submissions[index].draws = own
  }

  /// Something else stands in somebody's diary: known now, and a new time only later.
  private func clashes(_ task: DeskTask) {
    var own = submissions[task.submission].draws
    defer { submissions[task.submission].draws = own }
    let moves = calendar.later(now, workingMinutes: own.between(15, 300))
    fact(
      "clash", submission: task.submission,
      value: own.pick(["a meeting at work", "one of the panel is away", "a school appointment", "a board meeting"]),
      resolved: moves + Int64(own.between(120, 900)) * 60, share: .both)
    var again = task
    again.about = 1
    again.at = moves
    plan(again)
  }

  /// A planned meeting that will not take place.
  func cancelMeeting(_ index: Int) {
    guard submissions[index].meeting > now, submissions[index].isOpen else { return }
    if !submissions[index].meetingDate.isEmpty {
      date(
        submissions[index].meetingDate, .interview, submission: index, starts: submissions[index].meeting, .cancelled)
    }
    submissions[index].meetingVersion += 1
    submissions[index].meeting = 0
  }

  func interviewEnds(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].meetingVersion == task.count, submissions[index].isOpen, jobs[task.job].isLive else {
      return
    }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    if own.chance(20) {
      date(
        submissions[index].meetingDate, .interview, submission: index, starts: submissions[index].meeting, .cancelled)
      return advance(index, to: .withdrew, reason: "did not come to the interview")
    }
    let contact = jobs[task.job].contact
    if own.chance(300), planted == nil { withoutUs(index, contact) }
    react(.debrief, task.person, job: task.job, submission: index)
    react(.feedback, contact, job: task.job, submission: index)
    submissions[index].isWaitingForClient = true
    interviewIsOver(index)
    if own.chance(750) {
      let before = now
      now += Int64(own.between(300, 5_400))
      if now <= calendar.end {
        date(
          submissions[index].meetingDate, .interview, submission: index, starts: submissions[index].meeting, .happened)
      }
      now = before
    }
    let client = clients[jobs[task.job].client]
    let minutes = planted == nil ? 100 + own.wait(client.decisionMinutes) : waits(index, 240, 4_600, &own)
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: minutes), kind: .afterInterview,
        person: task.person,
        job: task.job, submission: index, count: 0))
    if own.chance(200) {
      plan(
        DeskTask(
          at: people[task.person].awake(now + Int64(own.between(2, 90)) * Span.hour, spread: own.below(20_000)),
          kind: .asks, person: task.person,
          job: task.job, submission: index))
    }
    chase(task.job)
  }

  /// The two met, and a calendar recorded it: a row without a recruiter.
  private func withoutUs(_ index: Int, _ contact: Int) {
    let starts = submissions[index].meeting
    var row = InteractionRow(
      at: starts, recordedAt: now, recruiter: "", person: people[submissions[index].person].id,
      channel: draws.chance(550) ? .meeting : .video, direction: .outbound, outcome: .held, seconds: now - starts,
      job: id(ofJob: submissions[index].job), submission: submissions[index].id)
    row.bookedAt = submissions[index].stageAt
    write(row, also: people[contact].id)
  }

  func afterInterview(_ task: DeskTask) {
    let index = task.submission
    let stage = submissions[index].stage
    guard stage == .interview || stage == .finalInterview, submissions[index].meeting < now, !jobs[task.job].isOver
    else { return }
    guard jobs[task.job].isLive else { return putOff(task) }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let client = clients[jobs[task.job].client]
    if let planted {
      guard settles(planted.gateOf[index]) else {
        submissions[index].draws = own
        turnedDown(index)
        own = submissions[index].draws
        return
      }
    } else if own.chance(client.silence) && task.count < 3 {
      var again = task
      again.count += 1
      again.at = calendar.later(now, workingMinutes: 2_200 + own.wait(2_500))
      people[jobs[task.job].contact].avoidsUntil = again.at
      return plan(again)
    }
    if planted == nil, own.chance(70) { return withdraw(index) }
    if planted == nil, own.chance(stage == .interview ? 460 : 340) { return reject(index) }
    let needsFinal =
      stage == .interview && planted?.sure.contains(index) != true
      && own.chance(jobs[task.job].kind == .contract ? 200 : 560)
    submissions[index].draws = own
    if needsFinal {
      book(index, round: 2)
    } else {
      if jobs[task.job].kind == .search && own.chance(600) {
        fact("references_pending", submission: index, value: "two to come")
      }
      if own.chance(380) { fact("offer_intended", submission: index, value: "terms to be settled") }
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(30, 900)), kind: .offerComes, person: task.person,
          job: task.job, submission: index))
    }
    own = submissions[index].draws
  }

  /// After a hold: once the job is open again, the client decides anew.
  func bookAgain(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].isOpen, !jobs[task.job].isOver else { return }
    if let planted, planted.stayGateOf[index] >= 0, task.count < 2 {
      if !settles(planted.stayGateOf[index]) { return withdraw(index) }
    } else if task.count == 1 {
      return withdraw(index)
    }
    guard jobs[task.job].isLive else { return putOff(task) }
    if submissions[index].rounds > 0 && submissions[index].meeting == 0 {
      book(index, round: submissions[index].rounds)
    }
  }
}
