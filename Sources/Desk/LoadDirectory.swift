import Chronicle
import Guidance
import Moments
import Recruitment
import Storage

extension Desk {
  /// The names behind these moments, and no others.
  func directory(for moments: [Moment], _ chronicle: Chronicle) throws -> Directory {
    var wanted = WantedNames()
    let told = Self.severalSources(of: chronicle)
    for moment in moments { wanted.insert(moment, toldIn: told) }
    var names = LoadedNames(asOf: moments.map(\.openedAt).max())
    try names.load(wanted, from: store)
    return names.directory(of: wanted)
  }

  /// The names behind these days, and no others. Kept ones are read again once anything but interactions has changed.
  func directory(for plans: [DayPlan], _ chronicle: Chronicle, asOf: Instant) throws -> Directory {
    var wanted = WantedNames()
    let told = Self.severalSources(of: chronicle)
    for plan in plans {
      plan.forEachMoment { wanted.insert($0, toldIn: told) }
      for neglect in plan.overlooked { wanted.people.insert(PersonID(Int64(neglect.person))) }
      for planned in plan.planned {
        wanted.people.insert(planned.person)
        wanted.jobs.insert(planned.job)
        wanted.submissions.insert(planned.submission)
      }
      for booking in plan.booked { wanted.people.insert(booking.person) }
      wanted.recruiters.insert(plan.recruiter)
    }
    wanted.removeNobody()
    if let keptNames { return try keptNames.directory(of: wanted, from: store, chronicle.frameStamp, asOf: asOf) }
    var names = LoadedNames(asOf: asOf)
    try names.load(wanted, from: store)
    return names.directory(of: wanted)
  }

  /// Where who told of what is to be looked up: with one source all facts are of it.
  private static func severalSources(of chronicle: Chronicle) -> Chronicle? {
    withExtendedLifetime(chronicle) { chronicle.sources.count > 1 ? chronicle : nil }
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

/// Whose names a page needs.
struct WantedNames {
  var people: Set<PersonID> = []
  var jobs: Set<JobID> = []
  var submissions: Set<SubmissionID> = []
  var recruiters: Set<RecruiterID> = []
  /// What facts of the moments are about, where that is something that passed with the person.
  var talks: [Directory.Talk: InteractionID] = [:]

  private mutating func insert(talksOf moment: Moment, in chronicle: Chronicle) {
    if moment.person.isNone { return }
    withExtendedLifetime(chronicle) {
      let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value))
      for evidence in moment.evidence {
        let index = history.firstIndex(atOrAfter: evidence.at.seconds)
        guard index < history.count, history.at(index) == evidence.at.seconds else { continue }
        talks[Directory.Talk(person: moment.person, at: evidence.at)] = InteractionID(Int64(history.id(index)))
      }
    }
  }

  /// - Parameter chronicle: where what passed with them is asked for too.
  mutating func insert(_ moment: Moment, toldIn chronicle: Chronicle?) {
    if let chronicle { insert(talksOf: moment, in: chronicle) }
    people.insert(moment.person)
    jobs.insert(moment.job)
    submissions.insert(moment.submission)
    recruiters.insert(moment.recruiter)
  }

  mutating func removeNobody() {
    people.remove(.none)
    jobs.remove(.none)
    submissions.remove(.none)
    recruiters.remove(.none)
  }
}

/// Names as they were read from the store.
struct LoadedNames: Sendable {
  /// Holds and refusals later than this lend no reason; `nil` = all do.
  let asOf: Instant?
  /// When the first of those is that lent none.
  private(set) var until = Instant.distantFuture
  private var names = Directory()
  private var clients: [PersonID: (id: ClientID, name: String)] = [:]
  private var candidates: [SubmissionID: PersonID] = [:]
  /// Those that were asked for, whether they were found or not.
  private var people: Set<PersonID> = []
  private var jobs: Set<JobID> = []
  private var submissions: Set<SubmissionID> = []
  private var recruiters: Set<RecruiterID> = []

  init(asOf: Instant?) { self.asOf = asOf }

  /// How many records they are of.
  var count: Int { people.count + jobs.count + submissions.count + names.talkSources.count }

  /// Reads what is not there yet.
  mutating func load(_ wanted: WantedNames, from store: Store) throws {
    let submissions = Self.missing(wanted.submissions, &submissions)
    let found = submissions.isEmpty ? [:] : try store.submissions(submissions)
    for (id, submission) in found { candidates[id] = submission.personID }
    try loadPeople(wanted.people.union(found.values.map(\.personID)), from: store)
    try loadJobs(wanted.jobs, from: store)
    try loadTalks(wanted.talks, from: store)
    let sources = found.isEmpty ? [:] : try store.sourceNames(.submissions, found.keys.map(\.value))
    for (id, submission) in found {
      names.submissions[id] = .init(
        printedID: submission.printedID, candidateName: names.people[submission.personID]?.name)
      names.submissionSources[id] = sources[id.value]
    }
    for refusal in found.isEmpty ? [] : try store.refusals(found.keys.sorted()) where isKnown(at: refusal.at) {
      names.refusalReasons[refusal.submissionID] = refusal.reason.flatMap(Self.statedReason)
    }
    let recruiters = Self.missing(wanted.recruiters, &recruiters)
    for recruiter in recruiters.isEmpty ? [] : try store.recruiters(recruiters) {
      names.recruiters[recruiter.id] = .init(printedID: recruiter.printedID, name: recruiter.name)
    }
  }

  /// Those of them that were not asked for before, ascending; from now on they were.
  private static func missing<Noun>(
    _ wanted: Set<RecordID<Noun>>, _ asked: inout Set<RecordID<Noun>>
  ) -> [RecordID<Noun>] {
    let missing = wanted.filter { !$0.isNone && !asked.contains($0) }
    asked.formUnion(missing)
    return missing.sorted()
  }

  private mutating func loadPeople(_ wanted: Set<PersonID>, from store: Store) throws {
    let ids = Self.missing(wanted, &people)
    guard !ids.isEmpty else { return }
    let sources = try store.sourceNames(.people, ids.map(\.value))
    for (id, person) in try store.people(ids) {
      names.people[id] = Desk.reference(to: person)
      names.personSources[id] = sources[id.value]
      if let name = person.clientName { clients[id] = (person.clientID, name) }
    }
  }

  private mutating func loadTalks(_ wanted: [Directory.Talk: InteractionID], from store: Store) throws {
    let missing = wanted.filter { names.talkSources[$0.key] == nil }
    if missing.isEmpty { return }
    let sources = try store.talkSources(missing.values.sorted())
    for (talk, id) in missing { names.talkSources[talk] = sources[id] }
  }

  private mutating func loadJobs(_ wanted: Set<JobID>, from store: Store) throws {
    let ids = Self.missing(wanted, &jobs)
    guard !ids.isEmpty else { return }
    let sources = try store.sourceNames(.jobs, ids.map(\.value))
    for (id, job) in try store.jobs(ids) {
      names.jobs[id] = .init(printedID: job.printedID, title: job.title, clientName: job.clientName)
      names.jobSources[id] = sources[id.value]
    }
    // Oldest first: the reason of the latest hold that a card may speak of stands.
    for hold in try store.holds(ids) where isKnown(at: hold.at) {
      names.holdReasons[hold.jobID] = hold.reason.flatMap(Self.statedReason)
    }
  }

  /// Whether that had happened; what is still to come says until when these names are right.
  private mutating func isKnown(at time: Instant) -> Bool {
    guard let asOf, time > asOf else { return true }
    until = min(until, time)
    return false
  }

  private static func statedReason(_ reason: String) -> String? {
    if reason.isEmpty || reason == "not_told" { return nil }
    return reason.hasPrefix("other:") ? reason.dropFirst("other:".count).trimmed : reason
  }

  /// Clients that a record names and no person on the page belongs to have no name there, whatever else was loaded.
  func directory(of wanted: WantedNames) -> Directory {
    var directory = names
    for person in wanted.people.union(wanted.submissions.compactMap { candidates[$0] }) {
      if let client = clients[person] { directory.clientNames[client.id] = client.name }
    }
    return directory
  }
}
