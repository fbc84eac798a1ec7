import Intake
import Recruitment
import Storage

extension Desk {
  package func samePeople() throws -> SamePeoplePage { try samePeople { _ in true } }

  /// - Parameter sees: whom the page may speak of; of a pair it must be both.
  func samePeople(sees: (PersonID) -> Bool) throws -> SamePeoplePage {
    let matches = try likelyMatches().filter { sees(PersonID($0.first)) && sees(PersonID($0.second)) }
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
    func find(isApart: (Int64, Int64) -> Bool) throws -> [PersonMatch] {
      SamePerson.matches(among: try sketches(), region: region, isApart: isApart)
        .sorted { Self.weight($0) > Self.weight($1) }
    }
    let apart = try store.peopleApart()
    let isApart = { (first: Int64, second: Int64) in apart.contains([min(first, second), max(first, second)]) }
    guard let keptMatches else { return try find(isApart: isApart) }
    // What was said meanwhile is left out of what is kept, not looked for in it: it may be taken back.
    let all = try keptMatches.matches(try store.peopleEdition(), region: region) { try find { _, _ in false } }
    let there = try store.peopleOnTheirOwn(Set(all.flatMap { [PersonID($0.first), PersonID($0.second)] }))
    return all.filter {
      there.contains(PersonID($0.first)) && there.contains(PersonID($0.second)) && !isApart($0.first, $0.second)
    }
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
