import Guidance
import Moments
import Recruitment
import Storage

extension Desk {
  /// The names behind these moments, and no others.
  func directory(for moments: [Moment], recruiters: [RecruiterID] = []) throws -> Directory {
    try directory(
      people: moments.map(\.person), jobs: moments.map(\.job), submissions: moments.map(\.submission),
      recruiters: moments.map(\.recruiter) + recruiters, asOf: moments.map(\.openedAt).max())
  }

  /// - Parameter asOf: holds later than this lend no reason; `nil` = all do.
  func directory(
    people: [PersonID], jobs: [JobID], submissions ids: [SubmissionID], recruiters: [RecruiterID] = [], asOf: Instant?
  ) throws -> Directory {
    var directory = Directory()
    let submissions = try store.submissions(Self.distinct(ids))
    try addPeople(people + submissions.values.map(\.personID), to: &directory)
    try addJobs(Self.distinct(jobs), asOf: asOf, to: &directory)
    let sources = try store.sourceNames(.submissions, submissions.keys.map(\.value))
    for (id, submission) in submissions {
      directory.submissions[id] = .init(
        printedID: submission.printedID, candidateName: directory.people[submission.personID]?.name)
      directory.submissionSources[id] = sources[id.value]
    }
    for recruiter in try store.recruiters(Self.distinct(recruiters)) {
      directory.recruiters[recruiter.id] = .init(printedID: recruiter.printedID, name: recruiter.name)
    }
    return directory
  }

  private static func distinct<Noun>(_ ids: [RecordID<Noun>]) -> [RecordID<Noun>] {
    Set(ids).filter { !$0.isNone }.sorted()
  }

  private func addPeople(_ ids: [PersonID], to directory: inout Directory) throws {
    let ids = Self.distinct(ids)
    let sources = try store.sourceNames(.people, ids.map(\.value))
    for (id, person) in try store.people(ids) {
      directory.people[id] = Self.reference(to: person)
      directory.personSources[id] = sources[id.value]
      if let name = person.clientName { directory.clientNames[person.clientID] = name }
    }
  }

  private func addJobs(_ ids: [JobID], asOf: Instant?, to directory: inout Directory) throws {
    let sources = try store.sourceNames(.jobs, ids.map(\.value))
    for (id, job) in try store.jobs(ids) {
      directory.jobs[id] = .init(printedID: job.printedID, title: job.title, clientName: job.clientName)
      directory.jobSources[id] = sources[id.value]
    }
    // Oldest first: the reason of the latest hold that a card may speak of stands.
    for hold in try store.holds(ids) where asOf.map({ hold.at <= $0 }) ?? true {
      directory.holdReasons[hold.jobID] = hold.reason.flatMap(Self.statedReason)
    }
  }

  private static func statedReason(_ reason: String) -> String? {
    if reason.isEmpty || reason == "not_told" { return nil }
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
