import Recruitment

/// From day one to the end of the rebate period, or of the contract.
extension Desk {
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
    if job.kind == .contract {
      let end = calendar.instant(calendar.workingDay(after: calendar.local(now).day, own.between(60, 130)), 17 * 60)
      date(newDate(), .assignmentEnd, submission: task.submission, starts: end, .planned)
      plan(DeskTask(at: end, kind: .contractEnds, person: task.person, job: task.job, submission: task.submission))
      plan(
        DeskTask(
          at: now + 3 * Span.day, kind: .timesheet, person: task.person, job: task.job, submission: task.submission))
      if own.chance(90) { fact("pay_query", submission: task.submission, value: "first payslip short") }
      return
    }
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
    if own.chance(75) {
      let at = now + Int64(own.between(5, max(6, job.rebateDays - 1))) * Span.day
      plan(
        DeskTask(
          at: inHours(at), kind: .leaves, person: task.person, job: task.job, submission: task.submission))
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
    advance(
      task.submission, to: .leftInRebate,
      reason: submissions[task.submission].draws.pick(["not the job described", "dismissed in probation", ""]))
    people[task.person].isPlaced = false
    react(.decline, jobs[task.job].contact, job: task.job, submission: task.submission)
  }

  func contractEnds(_ task: DeskTask) {
    people[task.person].isPlaced = false
  }
}
