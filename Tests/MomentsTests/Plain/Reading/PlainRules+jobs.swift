import Recruitment

@testable import Moments

// C11, L01, L03, L05, L07, L24: what a job's events and its contact's silence say.

extension PlainFirm {
  struct Hold {
    var job: UInt32
    var from: Int64
    var until: Int64
  }

  /// From `on_hold` to the next event that is none.
  func holds(of job: UInt32) -> [Hold] {
    var holds: [Hold] = []
    var isHeld = false
    for event in jobEvents[job] ?? [] {
      let holdsNow = event.status == UInt32(JobStatus.onHold.rawValue)
      if holdsNow, !isHeld { holds.append(Hold(job: job, from: event.at, until: .max)) }
      if !holdsNow, isHeld { holds[holds.count - 1].until = event.at }
      isHeld = holdsNow
    }
    return holds
  }

  func held(_ hold: Hold, with party: Trigger.Party) -> [PlainOccasion] {
    guard party == .candidate else {
      return [
        PlainOccasion(
          times: times(ofJob: hold.job) + [hold.from],
          opens: { time in
            if time < hold.from { return .wait }
            return time >= hold.until ? .never : .open(withContact(ofJob: hold.job, at: time))
          },
          ends: { opening, time in
            if talked(opening.person, since: hold.from, at: time) { return .conversation }
            return time >= hold.until ? .withdrawn : nil
          })
      ]
    }
    let live = submissions(ofJob: hold.job).filter { isLive($0.id, at: hold.from) }
    return live.map { submission in
      PlainOccasion(
        times: times(ofJob: hold.job) + times(ofSubmission: submission.id) + times(ofPerson: submission.person),
        opens: { time in
          if time < hold.from { return .wait }
          return time > hold.from ? .never : .open(withCandidate(submission, at: time))
        },
        ends: { _, time in
          if talked(submission.person, since: hold.from, at: time) { return .conversation }
          return time >= hold.until || !isLive(submission.id, at: time) ? .withdrawn : nil
        })
    }
  }

  func opened(_ id: UInt32, hoursBefore: Double) -> PlainOccasion {
    PlainOccasion(
      times: times(ofJob: id),
      opens: { time in
        guard let job = job(id, at: time), time >= job.openedAt else { return .wait }
        return .open(withContact(ofJob: id, at: time))
      },
      ends: { opening, time in
        let since = (job(id, at: time)?.openedAt ?? 0) - seconds(hours: hoursBefore)
        if talked(opening.person, since: since, at: time) { return .conversation }
        return isClosed(id, at: time) ? .withdrawn : nil
      })
  }

  /// The `submitted` rows that stand as their submissions' latest and are old enough, with no talk since with whoever was
  /// the contact when they became so.
  /// - Parameter isLong: whether only those that are old enough.
  private func waiting(
    _ job: UInt32, hours: Double, contact: UInt32, at time: Int64, isLong: Bool = true
  ) -> [StageEventRow] {
    submissions(ofJob: job).compactMap { rows($0.id, at: time).last }.filter { row in
      let old = row.at + seconds(hours: hours)
      return row.name == .submitted && (time >= old || !isLong) && !talked(contact, since: row.at, at: time)
        && self.contact(ofJob: job, at: min(old, time)) == contact && !wasClosed(job, from: row.at, to: time)
    }.sorted { ($0.at, $0.submission) < ($1.at, $1.submission) }
  }

  /// What lapsed with the job does not come back with it.
  private func wasClosed(_ job: UInt32, from: Int64, to time: Int64) -> Bool {
    isClosed(job, at: from) || events(ofJob: job, at: time).contains { $0.at > from && isClosed(job, at: $0.at) }
  }

  /// One at a time for a job, and each contact that it had.
  func shortlist(_ job: UInt32, hours: Double) -> [PlainOccasion] {
    Set((jobs[job] ?? []).map(\.contact)).filter { $0 != 0 }.map { shortlist(job, with: $0, hours: hours) }
  }

  private func shortlist(_ job: UInt32, with contact: UInt32, hours: Double) -> PlainOccasion {
    PlainOccasion(
      delays: [{ $0 + seconds(hours: hours) }], isRecurring: true,
      times: times(ofJob: job) + submissions(ofJob: job).flatMap { times(ofSubmission: $0.id) },
      opens: { time in
        var opening = withContact(ofJob: job, at: time, key: time)
        opening.person = contact
        let waits = waiting(job, hours: hours, contact: contact, at: time)
        guard let first = waits.first, !isClosed(job, at: time) else { return .wait }
        opening.submission = first.submission
        return .open(opening)
      },
      ends: { opening, time in
        if isClosed(job, at: time) { return .withdrawn }
        guard waiting(job, hours: hours, contact: opening.person, at: time).isEmpty else { return nil }
        let waitedUntilNow = waiting(job, hours: hours, contact: opening.person, at: time - 1)
        return waitedUntilNow.contains { talked(opening.person, since: $0.at, at: time) } ? .conversation : .withdrawn
      },
      standsFor: { opening, time in
        var opening = opening
        let waits = waiting(job, hours: hours, contact: contact, at: time, isLong: false)
        opening.submission = waits.first?.submission ?? opening.submission
        return opening
      })
  }

  /// Since when a submission waits for the client: submitted, or its interview over, and nothing said since.
  private func waitsSince(_ submission: SubmissionRow, at time: Int64) -> Int64? {
    let row = rows(submission.id, at: time).last
    if let row, row.name == .submitted { return row.at }
    if let stage = row?.name, stage > .finalInterview { return nil }
    let interviews = interviews(of: submission).filter { $0.said <= time && $0.until > time }
      .map(\.end).filter { $0 <= time && $0 >= row?.at ?? .min }
    return interviews.max()
  }

  /// With each contact that its job had, from when they were it.
  func silentClient(_ submission: SubmissionRow, days: Int, messages: Int) -> [PlainOccasion] {
    Set((jobs[submission.job] ?? []).map(\.contact)).filter { $0 != 0 }.map {
      silentClient(submission, with: $0, days: days, messages: messages)
    }
  }

  private func silentClient(
    _ submission: SubmissionRow, with contact: UInt32, days: Int, messages: Int
  ) -> PlainOccasion {
    PlainOccasion(
      delays: [{ workingDays(days, from: $0) }], isRecurring: true,
      times: times(ofSubmission: submission.id) + times(ofJob: submission.job),
      opens: { time in
        let opening = withContact(submission, at: time, key: time)
        guard opening.person == contact, isOpen(submission.job, at: time), let since = waitsSince(submission, at: time)
        else { return .wait }
        let clock = max(since, lastHeard(opening.person, at: time) ?? .min)
        guard time >= workingDays(days, from: clock), ours(opening.person, after: clock, at: time).count >= messages
        else { return .wait }
        return .open(opening)
      },
      ends: { opening, time in
        let since = max(
          waitsSince(submission, at: opening.at) ?? .min, lastHeard(opening.person, at: opening.at) ?? .min)
        let heard = touches(opening.person, at: time).filter { $0.isHeard && $0.at > since }
        if heard.contains(where: \.isTalk) { return .conversation }
        let isSameWait = waitsSince(submission, at: time) == waitsSince(submission, at: opening.at)
        return !heard.isEmpty || !isSameWait || !isOpen(submission.job, at: time) ? .withdrawn : nil
      })
  }

  private func decisions(_ job: UInt32, at time: Int64) -> [StageEventRow] {
    let kinds: [Stage] = [.rejected, .interview, .finalInterview, .offer, .accepted]
    return submissions(ofJob: job).flatMap { rows($0.id, at: time) }.filter { kinds.contains($0.name ?? .submitted) }
      .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  func rejections(_ job: UInt32, count: Int) -> PlainOccasion {
    /// The rejection that made it so many in a row.
    func deciding(_ time: Int64) -> StageEventRow? {
      let run = decisions(job, at: time).reversed().prefix { $0.name == .rejected }.reversed()
      return run.count >= count ? Array(run)[count - 1] : nil
    }
    return PlainOccasion(
      isRecurring: true, times: times(ofJob: job) + submissions(ofJob: job).flatMap { times(ofSubmission: $0.id) },
      opens: { time in
        guard let row = deciding(time), row.at == time, !isClosed(job, at: time) else { return .wait }
        var opening = withContact(ofJob: job, at: time, key: Int64(row.id))
        opening.submission = row.submission
        return .open(opening)
      },
      ends: { opening, time in
        if talked(opening.person, since: opening.at, at: time) { return .conversation }
        return isClosed(job, at: time) || deciding(time).map { Int64($0.id) } != opening.key ? .withdrawn : nil
      })
  }
}
