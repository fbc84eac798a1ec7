import Chronicle
import Recruitment

/// What differs between two histories besides interactions, where it is little: which people, jobs and clients rows are
/// about that came, went or changed.
struct RecordChanges {
  private var people: Set<UInt32> = []
  private var submissions: Set<UInt32> = []
  private var jobs: Set<UInt32> = []
  private var clients: Set<UInt32> = []
  private var moments: Set<UInt64> = []

  /// More rows than these, and looking at everybody is quicker.
  private static let limit = 20_000

  /// - Returns: `nil` where much differs, or what rows are read by: the firm's settings and lists of names.
  init?(from old: Chronicle, to new: Chronicle) {
    guard old.settings == new.settings, old.zoneNames == new.zoneNames, old.words == new.words,
      old.factNames == new.factNames,
      let versions = Self.rows(old.people, new.people), let jobVersions = Self.rows(old.jobs, new.jobs),
      let jobEvents = Self.rows(old.jobEvents, new.jobEvents),
      let submissionRows = Self.rows(old.submissions, new.submissions),
      let stageEvents = Self.rows(old.stageEvents, new.stageEvents), let dates = Self.rows(old.dates, new.dates),
      let facts = Self.rows(old.facts, new.facts), let preferences = Self.rows(old.preferences, new.preferences),
      let actions = Self.rows(old.actions, new.actions)
    else { return nil }
    people = Set(versions.map(\.id)).union(preferences.map(\.person)).union(submissionRows.map(\.person))
    people.formUnion(facts.map(\.person))
    submissions = Set(stageEvents.map(\.submission)).union(dates.map(\.submission)).union(facts.map(\.submission))
    jobs = Set(jobVersions.map(\.id)).union(jobEvents.map(\.job)).union(submissionRows.map(\.job))
    jobs.formUnion(dates.map(\.job))
    jobs.formUnion(facts.map(\.job))
    clients = Set(jobVersions.map(\.client)).union(facts.map(\.client))
    moments = Set(actions.map(\.moment))
  }

  /// The rows that are in one table only. Tables are in one order: what they begin and end with alike is passed over.
  private static func rows<Row: Hashable>(
    _ old: UnsafeBufferPointer<Row>, _ new: UnsafeBufferPointer<Row>
  ) -> [Row]? {
    let shorter = min(old.count, new.count)
    var front = 0
    while front < shorter, old[front] == new[front] { front += 1 }
    var back = 0
    while back < shorter - front, old[old.count - 1 - back] == new[new.count - 1 - back] { back += 1 }
    let (ours, theirs) = (old[front..<(old.count - back)], new[front..<(new.count - back)])
    guard ours.count + theirs.count <= limit else { return nil }
    return Array(Set(ours).symmetricDifference(theirs))
  }

  /// Everybody whose moments may be others for it: those whom rows are about, and all who have to do with a job that
  /// they have to do with, or are the contact of a job of its client.
  /// - Parameter acted: whom moments are with; of a moment that is not there nobody knows.
  /// - Returns: `nil` where that cannot be told.
  func people(in histories: [Chronicle], _ acted: [MomentID: PersonID]) -> Set<UInt32>? {
    var found = people
    for moment in moments {
      guard let person = acted[MomentID(value: moment)] else { return nil }
      found.insert(UInt32(truncatingIfNeeded: person.value))
    }
    for history in histories { add(from: history, to: &found) }
    return found
  }

  private func add(from history: Chronicle, to found: inout Set<UInt32>) {
    var jobs = jobs
    for id in submissions {
      if let row = history.submission(id) { jobs.insert(row.job) }
    }
    for person in people {
      jobs.formUnion(history.submissions(ofPerson: person).map(\.job))
      jobs.formUnion(history.jobIDs(withContact: person))
    }
    var clients = clients
    for job in jobs {
      for version in history.versions(ofJob: job) {
        found.insert(version.contact)
        clients.insert(version.client)
      }
      for id in history.submissionIDs(ofJob: job) {
        if let row = history.submission(id) { found.insert(row.person) }
      }
    }
    for client in clients where client != 0 {
      for job in history.jobIDs(ofClient: client) { found.formUnion(history.versions(ofJob: job).map(\.contact)) }
    }
  }
}
