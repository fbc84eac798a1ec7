import Guidance
import Moments
import Recruitment
import Storage

extension Desk {
  /// The names behind these moments, and no others.
  func directory(for moments: [Moment], recruiters: [RecruiterID] = []) throws -> Directory {
    var directory = Directory()
    let submissions = try store.submissions(Array(Set(moments.map(\.submission).filter { !$0.isNone })))
    var people = Set(moments.map(\.person))
    people.formUnion(submissions.map(\.personID))
    for person in try store.people(Array(people)) {
      directory.people[person.id] = Self.reference(to: person)
      directory.personSources[person.id] = person.source
      if let id = person.clientID, let name = person.clientName { directory.clientNames[id] = name }
    }
    for job in try store.jobs(Array(Set(moments.map(\.job).filter { !$0.isNone }))) {
      directory.jobs[job.id] = .init(printedID: job.printedID, title: job.title, clientName: job.clientName)
      directory.jobSources[job.id] = job.source
      if let reason = try holdReason(job.id) { directory.holdReasons[job.id] = reason }
    }
    for submission in submissions {
      directory.submissions[submission.id] = .init(
        printedID: submission.printedID, candidateName: directory.people[submission.personID]?.name)
      directory.submissionSources[submission.id] = submission.source
    }
    var wanted = Set(moments.map(\.recruiter))
    wanted.formUnion(recruiters)
    for recruiter in try store.recruiters() where wanted.contains(recruiter.id) {
      directory.recruiters[recruiter.id] = .init(printedID: recruiter.printedID, name: recruiter.name)
    }
    return directory
  }

  private func holdReason(_ job: JobID) throws -> String? {
    guard let reason = try store.latestHoldReason(of: job), reason != "not_told" else { return nil }
    return reason.hasPrefix("other:") ? reason.dropFirst("other:".count).trimmed : reason
  }

  static func reference(to person: PersonRecord) -> PersonReference {
    PersonReference(
      id: person.id, printedID: person.printedID, name: person.name, phones: person.phones, emails: person.emails,
      role: person.jobTitle)
  }

  func recruiterID(_ idOrEmail: String) throws -> RecruiterID {
    guard let recruiter = try store.recruiter(idOrEmail) else { throw DeskError.noSuchRecruiter(idOrEmail) }
    return recruiter.id
  }

  package func recruiters() throws -> [RecruiterSummary] {
    try store.recruiters().map { RecruiterSummary(id: $0.printedID, name: $0.name, team: $0.team) }
  }
}
