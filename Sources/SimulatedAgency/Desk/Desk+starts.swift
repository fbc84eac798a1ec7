import Recruitment

/// From day one to the end of the rebate period, or of the contract.
extension Desk {
  func starts(_ task: DeskTask) {
    let index = task.submission
    // Whose second thoughts a weekend put off beyond the day has them now: a gate that is never settled hides what
    // decisions did to it.
    yesHolds(task)
    let stage = submissions[index].stage
    guard stage == .resigned || stage == .accepted else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    now += Int64(own.between(600, 27_000))
    guard now <= calendar.end else { return }
    if planted == nil, own.chance(18) {
      advance(index, to: .noShow)
      return lost(task)
    }
    advance(index, to: .started)
    if own.chance(700) {
      date(submissions[index].startDate, .start, submission: index, starts: submissions[index].startAt, .happened)
    }
    if own.chance(450) {
      plan(
        DeskTask(
          at: inHours(now + Int64(own.between(1, 9)) * Span.hour), kind: .send, person: task.person,
          job: task.job, submission: index,
          about: Phrase.dayOnePoor.rawValue, since: -1))
    }
    afterStart(task, &own)
  }

  private func afterStart(_ task: DeskTask, _ own: inout RandomStream) {
    let job = jobs[task.job]
    plan(
      DeskTask(
        at: inHours(now + Int64(own.between(2, 6)) * Span.day), kind: .settles, person: task.person, job: task.job,
        submission: task.submission))
    if job.kind == .contract { return assignmentBegins(task, &own) }
    if own.chance(90) { putOffLimits(job.client) }
    plan(
      DeskTask(
        at: inHours(now + Int64(own.between(20, 30)) * Span.day), kind: .firstMonth, person: task.person,
        job: task.job, submission: task.submission))
    let ends = now + Int64(job.rebateDays) * Span.day
    date(newDate(), .rebateEnd, submission: task.submission, starts: ends, .planned)
    plan(
      DeskTask(
        at: inHours(ends + Span.hour), kind: .rebateEnds, person: task.person, job: task.job,
        submission: task.submission))
    plan(
      DeskTask(
        at: inHours(ends - Int64(own.between(8, 13)) * Span.day), kind: .rebateNear, person: task.person, job: task.job,
        submission: task.submission))
    doubts(task, days: job.rebateDays, &own)
    if planted != nil {
      let leaves = ends - Int64(own.between(30, 130)) * Span.hour
      plan(
        DeskTask(at: inHours(leaves), kind: .leaves, person: task.person, job: task.job, submission: task.submission))
    }
  }

  /// Whoever leaves has often said so before; others have a worry, or a grievance, and stay.
  private func doubts(_ task: DeskTask, days: Int, _ own: inout RandomStream) {
    func comes(_ kind: DeskTask.Kind, _ day: Int) {
      var doubt = task
      doubt.kind = kind
      doubt.at = inHours(now + Int64(day) * Span.day)
      plan(doubt)
    }
    if planted == nil, own.chance(75) {
      let day = own.between(5, max(6, days - 1))
      comes(.leaves, day)
      if day > 8, own.chance(600) { comes(.worries, day - own.between(3, 7)) }
      return
    }
    if own.chance(220) { comes(.worries, own.between(4, max(6, days - 6))) }
    if own.chance(35) { comes(.grumbles, own.between(3, max(6, days - 6))) }
  }

  /// A word with the client on how it goes: in the first week, and a month on.
  func settles(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    react(.settle, jobs[task.job].contact, job: task.job, submission: task.submission)
    guard task.count == 0 else { return }
    var again = task
    again.count = 1
    again.at = inHours(now + Int64(draws.between(22, 30)) * Span.day)
    plan(again)
    if jobs[task.job].kind == .contract {
      react(.assignment, task.person, job: task.job, submission: task.submission)
    }
  }

  /// Something troubles one side while the fee may still have to be given back.
  func worries(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .started else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let contact = jobs[task.job].contact
    if own.chance(600) {
      fact(
        "concern", submission: index,
        value: own.pick(["not the job described", "no time for training", "the manager is never there", "the commute"]),
        share: own.chance(250) ? .client : .nobody)
      if own.chance(600) { inbound(.callMe, from: task.person, job: task.job, submission: index, channel: .whatsapp) }
      react(.month, task.person, job: task.job, submission: index, hurry: 120)
    } else {
      fact(
        "concern", submission: index,
        value: "client: "
          + own.pick(["slower than hoped", "late twice", "does not fit the team", own.pick(sector.gaps)]))
      if own.chance(600) { inbound(.clientCallMe, from: contact, job: task.job, submission: index, channel: .email) }
      react(.settle, contact, job: task.job, submission: index, hurry: 120)
    }
  }

  /// Somebody we placed is angry with us.
  func grumbles(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    fact(
      "complaint", of: task.person,
      value: submissions[task.submission].draws.pick([
        "was promised another desk", "the bonus is not what we said", "nobody rang since the start",
      ]))
    inbound(.callMe, from: task.person, job: task.job, submission: task.submission, channel: .email)
    react(.month, task.person, job: task.job, submission: task.submission, hurry: 60)
  }

  func rebateNear(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    react(.rebate, task.person, job: task.job, submission: task.submission)
  }

  func rebateEnds(_ task: DeskTask) {
    // Whose leaving a weekend put off beyond the day leaves now, or never.
    if planted != nil { leaves(task) }
    guard submissions[task.submission].stage == .started else { return }
    advance(task.submission, to: .rebateCleared)
  }

  func leaves(_ task: DeskTask) {
    guard submissions[task.submission].stage == .started else { return }
    if let planted, settles(planted.gateOf[task.submission]) { return }
    advance(
      task.submission, to: .leftInRebate,
      reason: submissions[task.submission].draws.pick(["not the job described", "dismissed in probation", ""]))
    people[task.person].isPlaced = false
    react(.decline, jobs[task.job].contact, job: task.job, submission: task.submission)
  }
}
