import Intake
import Recruitment
import Storage

extension Desk {
  package func samePeople() throws -> SamePeoplePage { try samePeople { _ in true } }

  package func awaitedSamePeople() throws -> Awaited<SamePeoplePage> { try awaitedSamePeople { _ in true } }

  /// - Parameter sees: whom the page may speak of; of a pair it must be both.
  func samePeople(sees: (PersonID) -> Bool) throws -> SamePeoplePage { try page(of: try likelyMatches(), sees: sees) }

  /// As `samePeople`, where nobody should wait with a page half loaded.
  func awaitedSamePeople(sees: (PersonID) -> Bool) throws -> Awaited<SamePeoplePage> {
    guard let keptMatches else { return .here(try samePeople(sees: sees)) }
    let region = try store.settings().country
    let awaited = try keptMatches.awaited(try store.peopleEdition(), region: region) { progress in
      let sketches = try self.sketches()
      // Reading everybody is about half of it.
      progress(0.5)
      return Self.likeliestFirst(SamePerson.matches(among: sketches, region: region))
    }
    switch awaited {
    case .working(let share): return .working(share: share)
    case .here(let kept): return .here(try page(of: try standing(kept), sees: sees))
    }
  }

  private func page(of likely: [PersonMatch], sees: (PersonID) -> Bool) throws -> SamePeoplePage {
    let matches = likely.filter { sees(PersonID($0.first)) && sees(PersonID($0.second)) }
    let shown = matches.prefix(SamePeoplePage.listed)
    let merges = try store.personMerges().filter { sees($0.into) }.prefix(SamePeoplePage.listed)
    let calls = try store.joinedCalls(limit: 5_000).filter { sees($0.person) }.prefix(SamePeoplePage.listed)
    var ids = shown.flatMap { [PersonID($0.first), PersonID($0.second)] }
    ids += merges.flatMap { [$0.person, $0.into] } + calls.map(\.person)
    let sides = try sides(Set(ids).sorted())
    return SamePeoplePage(
      suggestions: shown.compactMap { match in
        guard let first = sides[PersonID(match.first)], let second = sides[PersonID(match.second)] else { return nil }
        return .init(first: first, second: second, evidence: match.evidence.map(Self.evidence))
      },
      suggestionsInAll: matches.count,
      merges: merges.compactMap { merge in
        guard let person = sides[merge.person], let into = sides[merge.into] else { return nil }
        return .init(
          person: person, into: into, at: merge.at, isAutomatic: merge.isAutomatic, batch: String(merge.batch.value))
      },
      calls: calls.compactMap { call in
        sides[call.person].map {
          .init(
            note: call.note.value, person: $0, at: call.at, durationSeconds: call.durationSeconds,
            callSource: call.callSource, noteSource: call.noteSource)
        }
      })
  }

  /// Pairs that wait for a word, the likeliest first.
  private func likelyMatches() throws -> [PersonMatch] {
    let region = try store.settings().country
    guard let keptMatches else {
      let apart = try store.peopleApart()
      return Self.likeliestFirst(
        SamePerson.matches(among: try sketches(), region: region) { apart.contains([min($0, $1), max($0, $1)]) })
    }
    return try standing(
      try keptMatches.matches(try store.peopleEdition(), region: region) {
        Self.likeliestFirst(SamePerson.matches(among: try sketches(), region: region))
      })
  }

  /// What was said meanwhile is left out of what is kept, not looked for in it: it may be taken back.
  private func standing(_ kept: [PersonMatch]) throws -> [PersonMatch] {
    let apart = try store.peopleApart()
    let there = try store.peopleOnTheirOwn(Set(kept.flatMap { [PersonID($0.first), PersonID($0.second)] }))
    return kept.filter { match in
      there.contains(PersonID(match.first)) && there.contains(PersonID(match.second))
        && !apart.contains([min(match.first, match.second), max(match.first, match.second)])
    }
  }

  private static func likeliestFirst(_ matches: [PersonMatch]) -> [PersonMatch] {
    matches.sorted { weight($0) > weight($1) }
  }

  /// Everybody on record, as far as it says who they are.
  func sketches() throws -> [PersonSketch] {
    try store.personMarks().map { marks in
      PersonSketch(
        id: marks.id.value, sources: marks.sources, isNamedByFirm: marks.isNamedByFirm, name: marks.name,
        emails: marks.emails, phones: marks.phones, employer: marks.clientName ?? "", country: marks.country)
    }
  }

  private static func weight(_ match: PersonMatch) -> Int {
    match.evidence.reduce(0) { sum, evidence in
      switch evidence {
      case .address, .number: sum + 4
      case .sameName: sum + 3
      case .employer: sum + 2
      case .similarName: sum + 1
      case .twoInOneSource: sum
      }
    }
  }

  private static func evidence(_ evidence: PersonMatch.Evidence) -> SamePeoplePage.Evidence {
    switch evidence {
    case .address(let text): .address(text)
    case .number(let text): .number(text)
    case .employer(let text): .employer(text)
    case .sameName: .sameName
    case .similarName: .similarName
    case .twoInOneSource: .twoInOneSource
    }
  }

  private func sides(_ ids: [PersonID]) throws -> [PersonID: SamePeoplePage.Side] {
    let records = try store.peopleThemselves(ids)
    let sources = try store.sourcesOfPeople(ids)
    return records.mapValues { record in
      SamePeoplePage.Side(
        id: record.id, printedID: record.printedID, name: record.name, emails: record.emails, phones: record.phones,
        jobTitle: record.jobTitle, clientName: record.clientName, city: record.city, sources: sources[record.id] ?? [])
    }
  }
}
