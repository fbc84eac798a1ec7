import Chronicle
import Guidance
import Recruitment
import Storage

/// A place in a timeline: what lies before it comes next.
package struct TimelinePlace: Hashable, Sendable {
  package var at: Int64
  package var id: UInt32

  package init(at: Int64, id: UInt32) {
    self.at = at
    self.id = id
  }

  /// `1772724600.42`, as addresses carry it.
  package init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let at = Int64(parts[0]), let id = UInt32(parts[1]) else { return nil }
    self.init(at: at, id: id)
  }

  package var text: String { "\(at).\(id)" }
}

/// Which part of what passed is shown.
package struct TimelineFilter: Hashable, Sendable {
  package var channel: Channel?
  package var direction: Direction?
  package var conversationsOnly = false
  /// A colleague, as the firm prints the id.
  package var recruiter: String?
  package var before: TimelinePlace?
  package var limit: Int

  package init(
    channel: Channel? = nil, direction: Direction? = nil, conversationsOnly: Bool = false, recruiter: String? = nil,
    before: TimelinePlace? = nil, limit: Int = 50
  ) {
    self.channel = channel
    self.direction = direction
    self.conversationsOnly = conversationsOnly
    self.recruiter = recruiter
    self.before = before
    self.limit = limit
  }

  /// Whether anything is left out by it.
  package var chooses: Bool { channel != nil || direction != nil || conversationsOnly || recruiter != nil }
}

/// One page of what passed with one person or several, newest first.
package struct TimelinePage: Sendable {
  package var contacts: [PersonPage.Contact]
  /// How many fit the filter, on all pages.
  package var inAll: Int
  package var filter: TimelineFilter
  /// Where the next page begins; `nil` on the last.
  package var older: TimelinePlace?
  /// Of ours, who had to do with it: for the filter.
  package var colleagues: [RecruiterSummary]

  package init(
    contacts: [PersonPage.Contact], inAll: Int, filter: TimelineFilter, older: TimelinePlace? = nil,
    colleagues: [RecruiterSummary] = []
  ) {
    self.contacts = contacts
    self.inAll = inAll
    self.filter = filter
    self.older = older
    self.colleagues = colleagues
  }
}

/// Reads timelines from the history: columns first, words only of what is shown.
struct TimelineReader {
  struct Row {
    var at: Int64
    var id: UInt32
    var person: UInt32
    var recruiter: UInt32
    var sight: MailSight
  }

  struct Found {
    var rows: [Row] = []
    var inAll = 0
    var recruiters: Set<UInt32> = []
  }

  let chronicle: Chronicle
  let asOf: Instant
  let viewer: Viewer

  /// Newest first: the rows before the filter's place, one more than its limit where there are more.
  /// - Parameters:
  ///   - recruiter: whom the filter names; `nil` for everybody.
  ///   - since: nothing older.
  func read(of people: [UInt32], _ filter: TimelineFilter, recruiter: UInt32?, since: Int64 = .min) -> Found {
    var found = Found()
    withExtendedLifetime(chronicle) {
      for person in people { read(person, filter, recruiter, since, &found) }
    }
    // Somebody may have taken part in what is on record with somebody else.
    var seen: Set<UInt32> = []
    let sorted = found.rows.sorted { ($0.at, $0.id, $1.person) > ($1.at, $1.id, $0.person) }
    let distinct = people.count > 1 ? sorted.filter { seen.insert($0.id).inserted } : sorted
    found.rows = Array(distinct.prefix(filter.limit + 1))
    return found
  }

  private func read(
    _ person: UInt32, _ filter: TimelineFilter, _ recruiter: UInt32?, _ since: Int64, _ found: inout Found
  ) {
    let history = chronicle.interactions(ofPerson: person)
    var taken = 0
    for index in stride(from: history.count - 1, through: 0, by: -1) {
      let at = history.at(index)
      if at < since { break }
      guard history.knownAt(index) <= asOf.seconds else { continue }
      let (traits, other) = (history.traits(index), history.recruiter(index))
      let sight = viewer.sight(traits, of: other)
      if case .nothing = sight { continue }
      if other != 0 { found.recruiters.insert(other) }
      if let channel = filter.channel, traits.channel != channel { continue }
      if let direction = filter.direction, traits.isInbound != (direction == .inbound) { continue }
      if filter.conversationsOnly, !history.isTalk(index) { continue }
      if let recruiter, other != recruiter { continue }
      found.inAll += 1
      let id = history.id(index)
      if let before = filter.before, (at, id) >= (before.at, before.id) { continue }
      // Ties in time may stand in another order here: one whole second more than the page needs.
      if taken > filter.limit, let last = found.rows.last, last.at != at { continue }
      found.rows.append(Row(at: at, id: id, person: person, recruiter: other, sight: sight))
      taken += 1
    }
  }
}

extension Desk {
  /// One page of what passed with these people.
  /// - Parameters:
  ///   - named: under whose name lines stand; empty where all are one person's.
  ///   - jobs: where not `nil`, lines that name another job are left out.
  func timeline(
    of people: [UInt32], named: [PersonID: PersonReference] = [:], _ filter: TimelineFilter, viewer: Viewer,
    asOf: Instant, _ chronicle: Chronicle, job: JobID? = nil, since: Int64 = .min
  ) throws -> TimelinePage {
    let chosen = try filter.recruiter.map { try store.recruiter($0)?.id ?? .none }
    let reader = TimelineReader(chronicle: chronicle, asOf: asOf, viewer: viewer)
    let found = reader.read(
      of: people, filter, recruiter: chosen.map { UInt32(truncatingIfNeeded: $0.value) }, since: since)
    let shown = found.rows.prefix(filter.limit)
    let records = try store.timeline(shown.map { InteractionID(Int64($0.id)) })
    let jobs = try store.jobs(Set(records.values.map(\.jobID)).filter { !$0.isNone }.sorted())
    let recruiters = try self.recruiters(found.recruiters.map { RecruiterID(Int64($0)) }, chronicle)
    let names = Dictionary(recruiters.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let contacts = shown.compactMap { row -> PersonPage.Contact? in
      guard let record = records[InteractionID(Int64(row.id))] else { return nil }
      if let job, !record.jobID.isNone, record.jobID != job { return nil }
      let isWhole = row.sight == .whole
      var contact = PersonPage.Contact(
        at: record.at, channel: record.channel, direction: record.direction, outcome: record.outcome,
        durationSeconds: record.durationSeconds, isConversation: record.isConversation,
        isAutomatic: record.isAutomatic, recruiterName: names[record.recruiterID],
        jobTitle: jobs[record.jobID]?.title, subject: isWhole ? record.subject : nil,
        body: isWhole ? record.body : nil, source: record.source)
      contact.person = named[PersonID(Int64(row.person))]
      contact.jobID = jobs[record.jobID]?.printedID
      contact.isPrivate = !isWhole
      return contact
    }
    let last = shown.last.map { TimelinePlace(at: $0.at, id: $0.id) }
    return TimelinePage(
      contacts: contacts, inAll: found.inAll, filter: filter, older: found.rows.count > filter.limit ? last : nil,
      colleagues: recruiters.map { RecruiterSummary(id: $0.printedID, name: $0.name, team: $0.team) })
  }
}
