import Recruitment

/// Timesheets, and pay that is wrong.
extension Desk {
  /// The next timesheet of an assignment: announced on a Monday, due on that week's Friday at noon, by the week or by
  /// the four weeks.
  func planTimesheet(_ task: DeskTask) {
    let assignment = submissions[task.submission].assignment
    let day = calendar.local(now).day
    let monday = day - (day + 3) % 7 + 7 * (assignment.weeksPerTimesheet - 1)
    // In the week of the start it is announced that day.
    let at = calendar.instant(monday > day ? monday : day + 1, 9 * 60)
    plan(
      DeskTask(
        at: at, kind: .timesheetDue, person: task.person, job: task.job, submission: task.submission))
  }

  func timesheetDue(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].assignment.isOn else { return }
    let day = calendar.local(now).day
    let friday = day - (day + 3) % 7 + 4
    let next = calendar.instant(friday + 3 + 7 * (submissions[index].assignment.weeksPerTimesheet - 1), 9 * 60)
    var again = task
    again.at = next
    plan(again)
    let last = (day...max(day, friday)).last(where: calendar.isWorkingDay) ?? friday
    let due = calendar.instant(last, 12 * 60)
    guard due > now, due <= submissions[index].assignment.endAt else { return }
    submissions[index].assignment.timesheetAt = due
    submissions[index].assignment.timesheetDate = newDate()
    date(submissions[index].assignment.timesheetDate, .timesheet, submission: index, starts: due, .planned)
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    if own.chance(450) {
      var reminder = task
      reminder.kind = .timesheet
      reminder.at = max(now + 600, due - Int64(own.between(2, 22)) * Span.hour)
      plan(reminder)
    }
    var handedIn = task
    handedIn.kind = .timesheetIn
    handedIn.at = max(now + 900, due - Int64(own.between(-3, 20)) * Span.hour)
    handedIn.since = due
    plan(handedIn)
  }

  /// The reminder.
  func timesheet(_ task: DeskTask) {
    let assignment = submissions[task.submission].assignment
    guard assignment.isOn, !assignment.timesheetDate.isEmpty, assignment.timesheetAt > now else { return }
    send(.timesheet, to: task.person, job: task.job, submission: task.submission, channel: .sms)
  }

  /// Six in seven are handed in; what was not is sometimes not paid.
  func timesheetIn(_ task: DeskTask) {
    let index = task.submission
    let assignment = submissions[index].assignment
    guard assignment.timesheetAt == task.since, !assignment.timesheetDate.isEmpty else { return }
    if submissions[index].draws.chance(860) {
      date(assignment.timesheetDate, .timesheet, submission: index, starts: assignment.timesheetAt, .happened)
    } else if submissions[index].draws.chance(40) {
      plan(wrongPay(task, at: inHours(now + 6 * Span.day)))
    }
    submissions[index].assignment.timesheetDate = ""
  }

  private func wrongPay(_ task: DeskTask, at: Int64) -> DeskTask {
    DeskTask(at: at, kind: .payIsWrong, person: task.person, job: task.job, submission: task.submission)
  }

  /// Once a month; now and then it comes short.
  func payDay(_ task: DeskTask) {
    guard submissions[task.submission].assignment.isOn else { return }
    var again = task
    again.at = inHours(now + 30 * Span.day)
    plan(again)
    if submissions[task.submission].draws.chance(26) { payIsWrong(task) }
  }

  /// One in four is still wrong when they look again.
  func payIsWrong(_ task: DeskTask) {
    let index = task.submission
    guard submissions[index].stage == .started else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    inbound(.payQuestion, from: task.person, job: task.job, submission: index, channel: .email)
    now += Int64(own.between(60, 2_400))
    let isStillWrong = task.count == 0 && own.chance(270)
    fact(
      "pay_query", submission: index,
      value: own.pick(
        task.count == 0
          ? ["a day short", "paid late", "wrong tax code", "expenses left out", "old rate"]
          : ["still a day short", "the correction did not come", "short again"]),
      resolved: isStillWrong ? nil : now + Int64(own.between(6, 220)) * Span.hour)
    react(.assignment, task.person, job: task.job, submission: index, hurry: 200)
    guard isStillWrong else { return }
    var again = wrongPay(task, at: inHours(now + Int64(own.between(6, 24)) * Span.day))
    again.count = 1
    plan(again)
  }
}
