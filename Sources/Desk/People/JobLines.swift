import Chronicle
import Guidance
import Recruitment
import Storage

/// Makes lines of jobs and submissions: their names and where they stand.
struct JobLines {
  let desk: Desk
  let chronicle: Chronicle
  let asOf: Instant
  let viewer: Viewer

  /// Held ones first, then open ones, then ended ones; each longest first, ended ones latest first.
  func lines(_ ids: [UInt32]) throws -> [JobLine] {
    let records = try desk.store.jobs(ids.map { JobID(Int64($0)) })
    let clients = try desk.store.clients(Array(Set(records.values.map(\.clientID))))
    let recruiters = try withExtendedLifetime(chronicle) {
      try desk.names(ofRecruiters: ids.compactMap { chronicle.versions(ofJob: $0).last?.recruiter }, chronicle)
    }
    let reasons = try holdReasons(records.keys.sorted())
    let lines = ids.compactMap { id -> JobLine? in
      guard let record = records[JobID(Int64(id))] else { return nil }
      return withExtendedLifetime(chronicle) {
        let standing = JobStanding(id, in: chronicle, asOf: asOf)
        let version = chronicle.versions(ofJob: id).last
        guard let version, version.openedAt <= asOf.seconds else { return nil }
        return JobLine(
          jobID: record.printedID, title: record.title, clientID: clients[record.clientID]?.printedID,
          clientName: record.clientName,
          recruiterName: version.recruiter == 0 ? nil : recruiters[RecruiterID(Int64(version.recruiter))],
          phase: standing.phase, status: standing.status, openedAt: Instant(version.openedAt),
          since: Instant(standing.since), reason: standing.phase == .held ? reasons[record.id] : nil,
          nextReview: standing.nextReview.map { Instant($0) }, live: live(ofJob: id))
      }
    }
    return lines.sorted { left, right in
      if left.phase != right.phase { return left.phase.rawValue < right.phase.rawValue }
      if left.since != right.since { return (left.since < right.since) == (left.phase != .closed) }
      return left.jobID < right.jobID
    }
  }

  /// The last reason that was told of each job's holds.
  private func holdReasons(_ jobs: [JobID]) throws -> [JobID: String] {
    var reasons: [JobID: String] = [:]
    for hold in try desk.store.holds(jobs) where hold.at <= asOf {
      guard let told = hold.reason, !told.isEmpty, told != "not_told" else { continue }
      reasons[hold.jobID] = told.hasPrefix("other:") ? String(told.dropFirst(6)[...].trimmed) : told
    }
    return reasons
  }

  private func live(ofJob job: UInt32) -> Int {
    chronicle.submissionIDs(ofJob: job).count { id in
      chronicle.submission(id).map {
        $0.createdAt <= asOf.seconds && SubmissionStanding($0, in: chronicle, asOf: asOf).isLive
      } ?? false
    }
  }

  /// Furthest first; ended ones after those on the way, latest first.
  func pipeline(_ rows: [SubmissionRow]) throws -> [PipelineLine] {
    let rows = rows.filter { $0.createdAt <= asOf.seconds }
    let jobs = try desk.store.jobs(Set(rows.map { JobID(Int64($0.job)) }).sorted())
    let printed = try desk.store.printedIDs(.submissions, rows.map { Int64($0.id) })
    let seen = rows.filter { sees($0) }.map { PersonID(Int64($0.person)) }
    let people = try desk.store.people(seen)
    let recruiters = try desk.names(ofRecruiters: rows.map(\.recruiter), chronicle)
    let lines = rows.compactMap { row -> (rank: Int, line: PipelineLine)? in
      guard let job = jobs[JobID(Int64(row.job))] else { return nil }
      let standing = withExtendedLifetime(chronicle) { SubmissionStanding(row, in: chronicle, asOf: asOf) }
      let rank = standing.isLive ? 100 + Int((standing.stage ?? .shortlisted).rawValue) : 0
      return (
        rank,
        PipelineLine(
          submissionID: printed[Int64(row.id)] ?? "#\(row.id)",
          candidate: people[PersonID(Int64(row.person))].map(Desk.reference),
          recruiterName: recruiters[RecruiterID(Int64(row.recruiter))], jobID: job.printedID, jobTitle: job.title,
          clientName: job.clientName, stage: standing.stage, since: Instant(standing.since),
          scheduledFor: standing.scheduledFor.map { Instant($0) }, isLive: standing.isLive)
      )
    }
    return lines.sorted { left, right in
      if left.rank != right.rank { return left.rank > right.rank }
      return (left.line.since, left.line.submissionID) > (right.line.since, right.line.submissionID)
    }.map(\.line)
  }

  private func sees(_ row: SubmissionRow) -> Bool {
    guard let recruiter = viewer.recruiter else { return true }
    return Ties(chronicle: chronicle).sees(recruiter, PersonID(Int64(row.person)))
  }

  func submissions(ofJobs jobs: [UInt32]) -> [SubmissionRow] {
    withExtendedLifetime(chronicle) {
      jobs.flatMap { job in chronicle.submissionIDs(ofJob: job).compactMap { chronicle.submission($0) } }
    }
  }

  /// What the next fourteen days hold of these, with names; of people whom the one who looks may see alone.
  func ahead(_ isWanted: (ComingUp) -> Bool) throws -> [Planned] {
    try ahead(desk.planned(chronicle, asOf: asOf).values.joined().filter(isWanted))
  }

  /// The same with one person.
  func ahead(with person: PersonID) throws -> [Planned] {
    try ahead(desk.planned(with: person, chronicle, asOf: asOf))
  }

  private func ahead(_ plans: [ComingUp]) throws -> [Planned] {
    let ties = Ties(chronicle: chronicle)
    let found = plans.sorted {
      ($0.at, $0.what.rawValue, $0.job, $0.submission) < ($1.at, $1.what.rawValue, $1.job, $1.submission)
    }
    var wanted = WantedNames()
    for plan in found {
      wanted.people.insert(plan.person)
      wanted.jobs.insert(plan.job)
      wanted.submissions.insert(plan.submission)
    }
    wanted.removeNobody()
    var names = LoadedNames(asOf: asOf)
    try names.load(wanted, from: desk.store)
    let directory = names.directory(of: wanted)
    return found.map { plan in
      let isSeen = viewer.recruiter.map { ties.sees($0, plan.person) } ?? true
      return Planned(
        at: plan.at, what: plan.what, person: isSeen ? directory.people[plan.person] : nil,
        jobID: directory.jobs[plan.job]?.printedID, jobTitle: directory.jobs[plan.job]?.title,
        clientName: directory.jobs[plan.job]?.clientName,
        submissionID: directory.submissions[plan.submission]?.printedID)
    }
  }
}
