import Recruitment

/// The dated rows of a desk: events, dates and facts. Nothing after the record's end is written.
extension Desk {
  func advance(_ submission: Int, to stage: Stage, reason: String = "", scheduled: Int64? = nil) {
    guard now <= calendar.end else { return }
    let wasLive = submissions[submission].isLive
    // Never before what was written down first, such as a job that ends while a decision is being noted.
    let at = max(now, submissions[submission].stageAt + (stage == .shortlisted ? 0 : 1))
    submissions[submission].stage = stage
    submissions[submission].stageAt = at
    submissions[submission].isWaitingForClient = stage == .submitted
    let person = submissions[submission].person
    if wasLive && !submissions[submission].isLive { people[person].liveSubmissions -= 1 }
    let row = bundle.row(.submissionEvents)
    row.text(PersonMaker.id("e", number, numbers.event, 5))
    numbers.event += 1
    row.text(submissions[submission].id)
    row.instant(Instant(at))
    row.code(stage)
    row.text(reason)
    row.instant(scheduled.map(Instant.init))
    bundle.end(.submissionEvents)
    if planted != nil { reached(submission, stage, at: at, scheduled: scheduled) }
    count(stage, on: submissions[submission].job)
  }

  /// Rejections in a row, as the client's last decisions on the job.
  private func count(_ stage: Stage, on job: Int) {
    switch stage {
    case .rejected:
      jobs[job].rejectionsInARow += 1
      if jobs[job].rejectionsInARow == 3 && jobs[job].isLive {
        react(.goalposts, jobs[job].contact, job: job)
        goalpostsMoved(job)
      }
    case .interview, .finalInterview, .offer, .accepted: jobs[job].rejectionsInARow = 0
    default: break
    }
  }

  func event(_ job: Int, _ status: JobStatus, reason: String = "") {
    guard now <= calendar.end else { return }
    jobs[job].status = status
    let row = bundle.row(.jobEvents)
    row.text(PersonMaker.id("e", number, numbers.event, 5))
    numbers.event += 1
    row.text(jobs[job].id)
    row.instant(Instant(now))
    row.code(status)
    row.text(reason)
    bundle.end(.jobEvents)
    if planted != nil { changed(job, status) }
  }

  func newDate() -> String {
    numbers.date += 1
    return PersonMaker.id("d", number, numbers.date - 1, 5)
  }

  func date(
    _ id: String, _ what: DateKind, submission: Int = -1, job: Int = -1, starts: Int64, ends: Int64? = nil,
    _ status: DateStatus
  ) {
    guard now <= calendar.end else { return }
    let row = bundle.row(.dates)
    row.text(id)
    row.instant(Instant(now))
    row.text(submission >= 0 ? submissions[submission].id : "")
    row.text(submission < 0 && job >= 0 ? jobs[job].id : "")
    row.code(what)
    row.instant(Instant(starts))
    row.instant(ends.map(Instant.init))
    row.code(status)
    bundle.end(.dates)
  }

  /// A fact of a person, or of a submission, job or client where one is named.
  /// - Parameter resolved: left out where it lies beyond the record.
  func fact(
    _ fact: String, of person: Int = -1, client: Int = -1, job: Int = -1, submission: Int = -1, value: String,
    currency: String = "",
    resolved: Int64? = nil, by author: String? = nil, share: Sharing = .nobody
  ) {
    guard now <= calendar.end else { return }
    let row = bundle.row(.facts)
    row.text(PersonMaker.id("f", number, numbers.fact, 5))
    numbers.fact += 1
    row.instant(Instant(now))
    row.text(submission < 0 && job < 0 && client < 0 && person >= 0 ? people[person].id : "")
    row.text(client >= 0 ? clients[client].id : "")
    row.text(submission < 0 && job >= 0 ? jobs[job].id : "")
    row.text(submission >= 0 ? submissions[submission].id : "")
    row.text(fact)
    row.text(value)
    row.text(currency)
    row.instant(resolved.flatMap { $0 <= calendar.end ? Instant($0) : nil })
    row.text(author ?? recruiter.id)
    row.code(share)
    bundle.end(.facts)
  }
}
