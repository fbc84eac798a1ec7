import Recruitment

/// A contractor's assignment: its end and what moves it, the next one, and asking for more.
extension Desk {
  func assignmentBegins(_ task: DeskTask, _ own: inout RandomStream) {
    let index = task.submission
    let end = calendar.workingDay(after: calendar.local(now).day, own.between(35, 120))
    submissions[index].assignment.isOn = true
    submissions[index].assignment.weeksPerTimesheet = own.chance(600) ? 1 : 4
    submissions[index].assignment.endDate = newDate()
    submissions[index].assignment.endAt = calendar.instant(end, 17 * 60)
    date(
      submissions[index].assignment.endDate, .assignmentEnd, submission: index,
      starts: submissions[index].assignment.endAt, .planned)
    people[task.person].busyUntil = submissions[index].assignment.endAt
    planEnd(of: task)
    planTimesheet(task)
    plan(follow(task, .payDay, at: inHours(now + Int64(own.between(26, 33)) * Span.day)))
    let span = submissions[index].assignment.endAt - now
    if own.chance(90) {
      plan(follow(task, .givesNotice, at: inHours(now + span * Int64(own.between(150, 750)) / 1_000)))
    }
    if own.chance(120) {
      plan(follow(task, .asksRate, at: inHours(now + span * Int64(own.between(350, 800)) / 1_000)))
    }
  }

  /// The same people and job, at another time.
  private func follow(_ task: DeskTask, _ kind: DeskTask.Kind, at: Int64) -> DeskTask {
    DeskTask(at: at, kind: kind, person: task.person, job: task.job, submission: task.submission)
  }

  /// What comes before an end: a word with both sides five weeks ahead, and the client's decision a fortnight ahead.
  private func planEnd(of task: DeskTask) {
    let assignment = submissions[task.submission].assignment
    let own = [
      (DeskTask.Kind.contractNearsEnd, Int64(35)), (.extensionDecided, 14), (.contractEnds, 0),
    ]
    for (kind, days) in own where assignment.endAt - days * Span.day > now {
      var next = follow(task, kind, at: assignment.endAt - days * Span.day)
      next.count = assignment.version
      plan(next)
    }
  }

  private func isCurrent(_ task: DeskTask) -> Bool {
    let submission = submissions[task.submission]
    return submission.stage == .started && submission.assignment.isOn && submission.assignment.version == task.count
  }

  func contractNearsEnd(_ task: DeskTask) {
    guard isCurrent(task) else { return }
    react(.assignment, task.person, job: task.job, submission: task.submission)
    react(.prolong, jobs[task.job].contact, job: task.job, submission: task.submission)
  }

  /// Two in five are kept on.
  func extensionDecided(_ task: DeskTask) {
    let index = task.submission
    guard isCurrent(task), !submissions[index].assignment.isNoticeGiven, submissions[index].draws.chance(400) else {
      // Free in a fortnight, and asked already.
      if isCurrent(task) { becomesFree(task) }
      return
    }
    let more = submissions[index].draws.between(22, 88)
    move(task, to: calendar.workingDay(after: calendar.local(submissions[index].assignment.endAt).day, more))
  }

  private func becomesFree(_ task: DeskTask) {
    people[task.person].isPlaced = false
    if !free.contains(task.person) { free.append(task.person) }
  }

  private func move(_ task: DeskTask, to day: Int) {
    let index = task.submission
    submissions[index].assignment.endAt = calendar.instant(day, 17 * 60)
    submissions[index].assignment.version += 1
    people[task.person].busyUntil = submissions[index].assignment.endAt
    date(
      submissions[index].assignment.endDate, .assignmentEnd, submission: index,
      starts: submissions[index].assignment.endAt, .moved)
    planEnd(of: task)
  }

  /// Two weeks' notice, or four.
  func givesNotice(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].assignment.isOn, !submissions[index].assignment.isNoticeGiven else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let weeks = own.pick([2, 2, 4])
    let last = calendar.workingDay(after: calendar.local(now).day, weeks * 5)
    guard calendar.instant(last, 17 * 60) < submissions[index].assignment.endAt else { return }
    submissions[index].assignment.isNoticeGiven = true
    inbound(.noticeGiven, from: task.person, job: task.job, submission: index, channel: .email)
    now += Int64(own.between(120, 3_000))
    fact(
      "notice_received", submission: index, value: weeks == 2 ? "two weeks" : "four weeks",
      share: own.chance(500) ? .client : .nobody)
    react(.assignment, task.person, job: task.job, submission: index, hurry: 90)
    move(task, to: last)
  }

  func asksRate(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].assignment.isOn, !submissions[index].assignment.isNoticeGiven else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let wanted = jobs[task.job].pay * own.between(106, 120) / 100 / 5 * 5
    inbound(.rateQuestion, from: task.person, job: task.job, submission: index, channel: .email)
    now += Int64(own.between(120, 3_000))
    fact(
      "rate_query", submission: index, value: String(wanted), currency: clients[jobs[task.job].client].place.currency,
      share: own.chance(350) ? .client : .nobody)
    react(.assignment, task.person, job: task.job, submission: index, hurry: 150)
  }

  func contractEnds(_ task: DeskTask) {
    guard isCurrent(task) else { return }
    let index = task.submission
    submissions[index].assignment.isOn = false
    date(
      submissions[index].assignment.endDate, .assignmentEnd, submission: index,
      starts: submissions[index].assignment.endAt, .happened)
    let isTaken = submissions.contains {
      $0.person == task.person && ($0.stage == .accepted || $0.stage == .resigned || $0.assignment.isOn)
    }
    if !isTaken { becomesFree(task) }
  }
}
