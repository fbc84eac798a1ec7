import Chronicle
import Guidance
import Recruitment
import Storage

extension Desk {
  package func job(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> JobPage {
    try job(id, asOf: asOf, filter: filter, viewer: .everything)
  }

  /// - Throws: `DeskError.noSuchJob`, also of one whose client the viewer has nothing to do with.
  func job(_ id: String, asOf: Instant, filter: TimelineFilter, viewer: Viewer) throws -> JobPage {
    let chronicle = try chronicle()
    guard let number = try store.recordID(.jobs, id), let record = try store.jobs([JobID(number)])[JobID(number)],
      try sees(record, viewer, chronicle), let details = try store.jobDetails(record.id)
    else { throw DeskError.noSuchJob(id) }
    let job = UInt32(truncatingIfNeeded: number)
    let lines = JobLines(desk: self, chronicle: chronicle, asOf: asOf, viewer: viewer)
    guard let line = try lines.lines([job]).first else { throw DeskError.noSuchJob(id) }
    let submissions = lines.submissions(ofJobs: [job])
    let versions = withExtendedLifetime(chronicle) { Array(chronicle.versions(ofJob: job)) }
    let contact = PersonID(Int64(versions.last?.contact ?? 0))
    let ties = Ties(chronicle: chronicle)
    let concerned = Set(versions.map(\.contact) + submissions.map(\.person)).subtracting([0]).sorted()
    let people = viewer.recruiter.map { recruiter in
      concerned.filter { ties.sees(recruiter, PersonID(Int64($0))) }
    }
    let persons = try store.people((people ?? concerned).map { PersonID(Int64($0)) })
    return JobPage(
      asOf: asOf, job: line, kind: record.kind, openings: details.openings, salary: details.salary,
      salaryMax: details.salaryMax, fee: record.fee, contact: persons[contact].map(Self.reference),
      hasContact: !contact.isNone, steps: try steps(of: record.id, asOf: asOf),
      pipeline: try lines.pipeline(submissions),
      ahead: try lines.ahead { $0.job == record.id },
      timeline: try timeline(
        of: people ?? concerned, named: persons.mapValues(Self.reference), filter, viewer: viewer, asOf: asOf,
        chronicle, job: record.id, since: line.openedAt.seconds))
  }

  /// A job is to be seen by whoever sees its client: nobody should ring there and not know that it is held.
  func sees(_ job: JobRecord, _ viewer: Viewer, _ chronicle: Chronicle) throws -> Bool {
    guard viewer.recruiter != nil else { return true }
    return try store.clients([job.clientID])[job.clientID].map { try sees($0, viewer, chronicle) } ?? false
  }

  private func steps(of job: JobID, asOf: Instant) throws -> [JobPage.Step] {
    var steps: [JobPage.Step] = []
    for event in try store.jobEvents(job) where event.at <= asOf {
      // An export says again of an open job that it is open: nothing happened to it.
      if event.status == .open, steps.last?.status == .open { continue }
      steps.append(JobPage.Step(at: event.at, status: event.status, reason: event.reason))
    }
    return steps.reversed()
  }

  package func pipeline(recruiter: String, asOf: Instant) throws -> PipelinePage {
    try pipeline(recruiter: recruiter, asOf: asOf, viewer: .everything)
  }

  /// - Throws: `DeskError.noSuchRecruiter`.
  func pipeline(recruiter: String, asOf: Instant, viewer: Viewer) throws -> PipelinePage {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    let chronicle = try chronicle()
    let lines = JobLines(desk: self, chronicle: chronicle, asOf: asOf, viewer: viewer)
    let number = UInt32(truncatingIfNeeded: record.id.value)
    let (jobs, submissions) = withExtendedLifetime(chronicle) {
      (
        chronicle.jobIDs.filter { job in
          chronicle.versions(ofJob: job).last?.recruiter == number
            && JobStanding(job, in: chronicle, asOf: asOf).phase != .closed
        },
        chronicle.submissions.filter {
          $0.recruiter == number && SubmissionStanding($0, in: chronicle, asOf: asOf).isLive
            && JobStanding($0.job, in: chronicle, asOf: asOf).phase != .closed
        }
      )
    }
    return PipelinePage(
      asOf: asOf, recruiterID: record.printedID, recruiterName: record.name, jobs: try lines.lines(jobs),
      pipeline: try lines.pipeline(submissions), ahead: try lines.ahead { $0.recruiter == record.id })
  }
}
