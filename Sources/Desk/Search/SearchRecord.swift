import Chronicle
import Guidance
import Recruitment
import Storage

extension Desk {
  package func search(_ query: SearchQuery, asOf: Instant) throws -> SearchPage {
    try search(query, asOf: asOf, viewer: .everything)
  }

  /// Brings the index up to date, however long it takes: for a command.
  package func refreshSearch() throws { try SearchIndexer(desk: self).catchUp() }

  func search(_ query: SearchQuery, asOf: Instant, viewer: Viewer) throws -> SearchPage {
    let indexer = SearchIndexer(desk: self)
    let upToDate = try keptSearch?.refresh(indexer)
    let tokens = Array(SearchTokens.tokens(of: query.words).prefix(SearchQuery.mostWords))
    var page = SearchPage(query: query, tokens: tokens)
    let backlog = try upToDate ?? indexer.backlog()
    if !backlog.isEmpty {
      page.lag = SearchLag(
        behind: max(1, backlog.behind), since: backlog.since, progress: searchProgress(backlog),
        hasFailed: keptSearch?.hasFailed ?? false)
    }
    guard !tokens.isEmpty else { return page }
    let chronicle = try chronicle()
    let scope = viewer.recruiter.map {
      [SearchDocument.recruiter($0.value), SearchDocument.anybody]
    }
    let kinds = query.kind.map { [$0] } ?? SearchKind.allCases
    let limit = query.kind == nil ? SearchQuery.fewOfEach : query.limit
    let found = try store.search(
      kinds.map { kind in
        // Of names a beginning is enough; in messages whole words are looked for.
        SearchAsk(
          kind: kind, words: tokens, isOpenEnded: kind != .message && (tokens.last?.count ?? 0) > 1,
          before: query.kind == nil ? nil : query.before, limit: limit + 1)
      }, scope: scope ?? [])
    for (kind, found) in zip(kinds, found) {
      var keys = found
      if keys.count > limit {
        keys.removeLast()
        page.next[kind] = keys.last
      }
      let ids = keys.map(SearchKey.record)
      switch kind {
      case .person: page.people = try foundPeople(ids, viewer, chronicle)
      case .job: page.jobs = try foundJobs(ids, viewer, chronicle, asOf: asOf)
      case .message: page.messages = try foundMessages(ids, tokens, viewer, chronicle)
      }
    }
    return page
  }

  /// The first pass over everything is under way from the moment it is asked for, before anything of it is done.
  func searchProgress(_ backlog: SearchBacklog) -> Double? {
    guard let keptSearch, !keptSearch.hasFailed else { return nil }
    return keptSearch.progress ?? (backlog.state == nil ? 0 : nil)
  }

  // What the index says is looked at once more against the record as it is now: an index that lags lets nobody see what
  // is no longer theirs.

  private func sees(_ person: PersonID, _ viewer: Viewer, _ chronicle: Chronicle) -> Bool {
    viewer.recruiter.map { Ties(chronicle: chronicle).sees($0, person) } ?? true
  }

  private func foundPeople(_ ids: [Int64], _ viewer: Viewer, _ chronicle: Chronicle) throws -> [SearchPage.Person] {
    let people = try store.people(ids.map { PersonID($0) })
    return ids.compactMap { id in
      guard let record = people[PersonID(id)], sees(record.id, viewer, chronicle) else { return nil }
      return SearchPage.Person(
        person: Self.reference(to: record), kind: record.kind, clientName: record.clientName, city: record.city)
    }
  }

  private func foundJobs(
    _ ids: [Int64], _ viewer: Viewer, _ chronicle: Chronicle, asOf: Instant
  ) throws -> [JobLine] {
    let records = try store.jobs(ids.map { JobID($0) })
    let seen = try ids.filter { id in try records[JobID(id)].map { try sees($0, viewer, chronicle) } ?? false }
    let lines = JobLines(desk: self, chronicle: chronicle, asOf: asOf, viewer: viewer)
    return try seen.flatMap { try lines.lines([UInt32(truncatingIfNeeded: $0)]) }
  }

  private func foundMessages(
    _ ids: [Int64], _ tokens: [String], _ viewer: Viewer, _ chronicle: Chronicle
  ) throws -> [SearchPage.Message] {
    let found = try store.foundMessages(ids)
    let people = try store.people(Set(found.values.map(\.person)).sorted())
    let names = try names(
      ofRecruiters: found.values.map { UInt32(truncatingIfNeeded: $0.record.recruiterID.value) }, chronicle)
    return ids.compactMap { id in
      guard let (record, person) = found[id], let known = people[person], sees(person, viewer, chronicle) else {
        return nil
      }
      let recruiter = UInt32(truncatingIfNeeded: record.recruiterID.value)
      let isMessage = record.channel.rawValue > Channel.meeting.rawValue
      if isMessage, viewer.sight(ofMessagesOf: recruiter) != .whole { return nil }
      return SearchPage.Message(
        person: Self.reference(to: known), at: record.at, channel: record.channel, direction: record.direction,
        recruiterName: names[record.recruiterID], subject: record.subject,
        excerpt: SearchTokens.excerpt(record.body ?? "", around: tokens))
    }
  }
}
