import Recruitment

// The same answers, worked out slowly and plainly from what a store holds.
extension Picture {
  init(expected frame: HistoryFrame, _ contacts: [Contact], sequence: Int64 = 0) {
    self.sequence = sequence
    settings = frame.settings
    names = [frame.zones, frame.factNames, frame.sourceNames]
    people = sorted(frame.people) { [number($0.id), time($0.from)] }
    jobs = sorted(frame.jobs) { [number($0.id), time($0.from)] }
    jobEvents = sorted(frame.jobEvents) { [number($0.job), time($0.at), number($0.id)] }
    submissions = sorted(frame.submissions) { [number($0.person), number($0.id)] }
    stageEvents = sorted(frame.stageEvents) { [number($0.submission), time($0.at), number($0.id)] }
    dates = sorted(frame.dates) { [number($0.submission), number($0.job), $0.date, time($0.at)] }
    facts = sorted(frame.facts) { [time($0.at), number($0.id)] }
    preferences = sorted(frame.preferences) { [number($0.person), time($0.at)] }
    actions = sorted(frame.actions) { [$0.moment, time($0.at)] }
    sources = sorted(frame.sources) { [number($0.name)] }
    personIDs = Set(people.map(\.id)).union(contacts.map(\.person)).sorted()
    jobIDs = Set(jobs.map(\.id)).sorted()
    interactionCount = contacts.count
    // Id 0 is nobody's.
    byID = [OfID()] + Self.ids.dropFirst().map { id in expected(of: id, contacts.filter { $0.person == id }) }
    byMoment = Self.moments.map { moment in actions.filter { $0.moment == moment } }
  }

  private func expected(of id: UInt32, _ contacts: [Contact]) -> OfID {
    var of = OfID()
    of.personVersions = people.filter { $0.id == id }
    of.jobVersions = jobs.filter { $0.id == id }
    of.jobEvents = jobEvents.filter { $0.job == id }
    of.stageEvents = stageEvents.filter { $0.submission == id }
    of.submissions = submissions.filter { $0.person == id }
    of.submission = submissions.first { $0.id == id }
    of.submissionIDs = submissions.filter { $0.job == id }.map(\.id).sorted()
    of.jobIDs = Set(jobs.filter { $0.contact == id }.map(\.id)).sorted()
    of.submissionDates = dates.filter { $0.submission == id }
    of.jobDates = dates.filter { $0.job == id }
    of.personFacts = facts.filter { $0.person == id }
    of.clientFacts = facts.filter { $0.client == id }
    of.submissionFacts = facts.filter { $0.submission == id }
    of.jobFacts = facts.filter { $0.job == id }
    of.preferences = preferences.filter { $0.person == id }
    of.interactions = sorted(contacts) { contact in
      [
        time(contact.at), number(UInt32(contact.traits & 7)), number(contact.id), number(contact.recruiter),
        UInt64(contact.traits), UInt64(contact.duration), time(contact.knownAt),
        number(contact.origin),
      ]
    }
    return of
  }
}

private func number(_ id: UInt32) -> UInt64 { UInt64(id) }
private func time(_ at: Int64) -> UInt64 { UInt64(bitPattern: at) ^ 1 << 63 }

/// By key; rows that tie follow their bytes.
private func sorted<Row: Hashable>(_ rows: [Row], by key: (Row) -> [UInt64]) -> [Row] {
  rows.sorted { left, right in
    let keys = (key(left), key(right))
    if keys.0 != keys.1 { return keys.0.lexicographicallyPrecedes(keys.1) }
    return withUnsafeBytes(of: left) { left in
      withUnsafeBytes(of: right) { right in left.lexicographicallyPrecedes(right) }
    }
  }
}
