import Chronicle
import Guidance
import Recruitment
import Storage

extension Desk {
  package func client(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> ClientPage {
    try client(id, asOf: asOf, filter: filter, viewer: .everything)
  }

  /// - Throws: `DeskError.noSuchClient`, also of one whom the viewer has nothing to do with.
  func client(_ id: String, asOf: Instant, filter: TimelineFilter, viewer: Viewer) throws -> ClientPage {
    let chronicle = try chronicle()
    guard let record = try store.client(id), try sees(record, viewer, chronicle) else {
      throw DeskError.noSuchClient(id)
    }
    let everybody = try tieIndex(chronicle).people(ofClient: record.id)
    let ties = Ties(chronicle: chronicle)
    let seen = viewer.recruiter.map { recruiter in
      everybody.filter { ties.sees(recruiter, PersonID(Int64($0))) }
    }
    let people = seen ?? everybody
    let lines = JobLines(desk: self, chronicle: chronicle, asOf: asOf, viewer: viewer)
    let jobs = withExtendedLifetime(chronicle) {
      Array(chronicle.jobIDs(ofClient: UInt32(truncatingIfNeeded: record.id.value))).filter { job in
        chronicle.versions(ofJob: job).last.map { Int64($0.client) == record.id.value } ?? false
      }
    }
    let persons = try store.people(people.map { PersonID(Int64($0)) })
    let contacts = try contacts(persons, chronicle, asOf: asOf, viewer: viewer)
    let hidden = seen == nil ? [] : Set(everybody).subtracting(people).sorted()
    let knowing = Set(hidden.flatMap { ties.recruiters(of: $0) })
    let recruiters = try names(
      ofRecruiters: knowing.union([UInt32(truncatingIfNeeded: record.ownerID.value)]), chronicle)
    let numbers = Set(jobs)
    return ClientPage(
      asOf: asOf, clientID: record.printedID, name: record.name, sector: record.sector, city: record.city,
      country: record.country, ownerName: recruiters[record.ownerID], contacts: contacts, others: hidden.count,
      othersKnownBy: knowing.compactMap { recruiters[RecruiterID(Int64($0))] }.sorted(),
      neverMet: Self.neverMet(contacts), jobs: try lines.lines(jobs),
      pipeline: try lines.pipeline(lines.submissions(ofJobs: jobs)),
      ahead: try lines.ahead { numbers.contains(UInt32(truncatingIfNeeded: $0.job.value)) },
      timeline: try timeline(
        of: people, named: persons.mapValues(Self.reference), filter, viewer: viewer, asOf: asOf, chronicle))
  }

  /// Whether a client's page is somebody's to see: `docs/roles.md` says whose it is.
  func sees(_ client: ClientRecord, _ viewer: Viewer, _ chronicle: Chronicle) throws -> Bool {
    guard let recruiter = viewer.recruiter else { return true }
    return try Ties(chronicle: chronicle).sees(
      recruiter, client: client.id, owner: client.ownerID, contacts: tieIndex(chronicle).people(ofClient: client.id))
  }

  private func contacts(
    _ persons: [PersonID: PersonRecord], _ chronicle: Chronicle, asOf: Instant, viewer: Viewer
  ) throws -> [ClientPage.Contact] {
    let all = persons.mapValues { person in
      Dealings.all(
        with: UInt32(truncatingIfNeeded: person.id.value), in: chronicle, asOf: asOf, viewer: viewer)
    }
    let names = try names(ofRecruiters: all.values.flatMap(\.keys), chronicle)
    return persons.values.map { person in
      let number = UInt32(truncatingIfNeeded: person.id.value)
      let dealings = all[person.id] ?? [:]
      let last = dealings.max { ($0.value.lastConversation ?? .min) < ($1.value.lastConversation ?? .min) }
      let talk = last?.value.lastConversation
      return ClientPage.Contact(
        person: Self.reference(to: person), city: person.city, lastConversation: talk.map { Instant($0) },
        lastWith: talk == nil ? nil : last.flatMap { names[RecruiterID(Int64($0.key))] },
        lastContact: dealings.values.compactMap(\.lastContact).max().map { Instant($0) },
        hasMet: Self.hasMet(number, chronicle, asOf: asOf))
    }.sorted {
      ($0.lastConversation?.seconds ?? .min, $0.person.name, $0.person.printedID)
        < ($1.lastConversation?.seconds ?? .min, $1.person.name, $1.person.printedID)
    }
  }

  /// Face to face; a screen between two people is not that.
  static func hasMet(_ person: UInt32, _ chronicle: Chronicle, asOf: Instant) -> Bool {
    withExtendedLifetime(chronicle) {
      let history = chronicle.interactions(ofPerson: person)
      return (0..<history.count).contains { index in
        let traits = history.traits(index)
        return traits.channel == .meeting && history.isTalk(index) && history.knownAt(index) <= asOf.seconds
      }
    }
  }

  private static func neverMet(_ contacts: [ClientPage.Contact]) -> [ClientPage.NeverMet] {
    Dictionary(grouping: contacts.filter { !$0.hasMet }, by: \.city).map {
      ClientPage.NeverMet(city: $0.key, count: $0.value.count)
    }.sorted { ($1.count, $0.city ?? "\u{10FFFF}") < ($0.count, $1.city ?? "\u{10FFFF}") }
  }
}
