import Chronicle
import Guidance
import Recruitment
import Storage

/// What a list of people is sorted by, before anybody on it has a name.
struct Familiar: Sendable {
  var person: UInt32
  var owner: UInt32
  /// By anybody of ours.
  var lastTalk: Int64?
  var lastTalkBy: UInt32 = 0
  /// The recruiter's own, of any kind.
  var ownContact: Int64?
  /// Since when they could have been spoken to.
  var since: Int64

  init(_ person: UInt32, of recruiter: UInt32, in chronicle: Chronicle, asOf: Instant) {
    self.person = person
    let version = chronicle.versions(ofPerson: person).last
    owner = version?.owner ?? 0
    let history = chronicle.interactions(ofPerson: person)
    let created = version.map(\.createdAt) ?? HistoryRow.unknownTime
    since = created != HistoryRow.unknownTime ? created : history.isEmpty ? 0 : history.at(0)
    for index in stride(from: history.count - 1, through: 0, by: -1) where history.knownAt(index) <= asOf.seconds {
      if ownContact == nil, history.recruiter(index) == recruiter { ownContact = history.at(index) }
      if lastTalk == nil, history.isTalk(index) {
        lastTalk = history.at(index)
        lastTalkBy = history.recruiter(index)
      }
      if lastTalk != nil, ownContact != nil { break }
    }
  }
}

extension Desk {
  package func people(of recruiter: String, _ query: PeopleQuery, asOf: Instant) throws -> PeoplePage {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    let chronicle = try chronicle()
    let number = UInt32(truncatingIfNeeded: record.id.value)
    let ids = try tieIndex(chronicle).people(of: record.id)
    let tags = try store.tags(by: asOf)
    var familiar = withExtendedLifetime(chronicle) {
      ids.map { Familiar($0, of: number, in: chronicle, asOf: asOf) }
    }
    let own = Set(familiar.map { PersonID(Int64($0.person)) })
    let counts = Dictionary(grouping: tags.filter { own.contains($0.person) }, by: \.tag).mapValues {
      Set($0.map(\.person)).count
    }
    if let tag = query.tag {
      let bearers = Set(tags.filter { $0.tag == tag }.map { UInt32(truncatingIfNeeded: $0.person.value) })
      familiar.removeAll { !bearers.contains($0.person) }
    }
    let parts = query.part.map { [$0] } ?? PeopleQuery.Part.allCases
    let sections = try parts.map { part in
      let sorted = try Self.sorted(familiar, part, of: number, days: query.days, asOf: asOf, store)
      let size = query.part == nil ? PeoplePage.fewOfEach : PeoplePage.pageSize
      let shown = sorted.dropFirst((query.page - 1) * size).prefix(size)
      return PeoplePage.Section(part: part, lines: try lines(Array(shown), number, tags), inAll: sorted.count)
    }
    return PeoplePage(
      asOf: asOf, recruiterID: record.printedID, query: query, sections: sections,
      tags: counts.map { (tag: $0.key, count: $0.value) }.sorted { ($1.count, $0.tag) < ($0.count, $1.tag) },
      colleagues: try colleagues(of: record.printedID))
  }

  /// To choose from, where they are not too many for a list.
  private func colleagues(of recruiter: String) throws -> [RecruiterSummary] {
    let all = try recruiters()
    return all.count > PeoplePage.mostToChooseFrom ? [] : all.filter { $0.id != recruiter }
  }

  /// - Parameter recruiter: whose people they are.
  private static func sorted(
    _ familiar: [Familiar], _ part: PeopleQuery.Part, of recruiter: UInt32, days: Int, asOf: Instant, _ store: Store
  ) throws -> [Familiar] {
    switch part {
    case .silent:
      // One's own, and those of nobody with whom one has dealt: whom colleagues own, they look after.
      let limit = asOf.seconds - Int64(days) * Span.day
      return familiar.filter { one in
        (one.owner == recruiter || (one.owner == 0 && one.ownContact != nil)) && (one.lastTalk ?? one.since) < limit
      }.sorted { ($0.lastTalk ?? $0.since, $0.person) < ($1.lastTalk ?? $1.since, $1.person) }
    case .recent:
      return familiar.filter { $0.ownContact != nil }.sorted {
        ($0.ownContact ?? 0, $1.person) > ($1.ownContact ?? 0, $0.person)
      }
    case .owned:
      let owned = familiar.filter { $0.owner == recruiter }
      let names = try store.names(ofPeople: owned.map { PersonID(Int64($0.person)) })
      func name(_ one: Familiar) -> String { names[PersonID(Int64(one.person))] ?? "\u{10FFFF}" }
      return owned.map { (name($0), $0) }.sorted { ($0.0, $0.1.person) < ($1.0, $1.1.person) }.map(\.1)
    }
  }

  func lines(
    _ familiar: [Familiar], _ recruiter: UInt32, _ tags: [TagRecord]
  ) throws -> [PeoplePage.Line] {
    let people = try store.people(familiar.map { PersonID(Int64($0.person)) })
    let names = try names(ofRecruiters: familiar.map(\.lastTalkBy), chronicle())
    return familiar.compactMap { one in
      guard let record = people[PersonID(Int64(one.person))] else { return nil }
      return PeoplePage.Line(
        person: Self.reference(to: record), clientName: record.clientName, city: record.city,
        lastConversation: one.lastTalk.map { Instant($0) }, lastWith: names[RecruiterID(Int64(one.lastTalkBy))],
        lastContact: one.ownContact.map { Instant($0) }, isOwned: one.owner == recruiter,
        tags: tags.filter { $0.person == record.id }.map(\.tag))
    }
  }
}
