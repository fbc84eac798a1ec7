import Recruitment

/// Pages about people, clients and jobs, guarded: whom one has to do with, and of messages what their writers let be seen.
extension GuardedDesk {
  func viewer() throws -> Viewer { try desk.viewer(account.recruiter) }

  package func person(_ idOrEmail: String, asOf: Instant, filter: TimelineFilter) throws -> PersonPage {
    try require(.person)
    let id = try requireTie(idOrEmail)
    let page = try desk.person(idOrEmail, asOf: asOf, filter: filter, viewer: viewer())
    try audit(.sawPerson, "person \(id.value)")
    return page
  }

  package func client(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> ClientPage {
    try require(.client)
    let page = try desk.client(id, asOf: asOf, filter: filter, viewer: viewer())
    try audit(.sawClient, try desk.store.client(id).map { "client \($0.id.value)" })
    return page
  }

  package func job(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> JobPage {
    try require(.job)
    let page = try desk.job(id, asOf: asOf, filter: filter, viewer: viewer())
    try audit(.sawJob, try desk.store.recordID(.jobs, id).map { "job \($0)" })
    return page
  }

  package func pipeline(recruiter: String, asOf: Instant) throws -> PipelinePage {
    try require(.pipeline)
    try requireOwn(recruiter)
    return try desk.pipeline(recruiter: recruiter, asOf: asOf, viewer: viewer())
  }

  package func people(of recruiter: String, _ query: PeopleQuery, asOf: Instant) throws -> PeoplePage {
    try require(.people)
    try requireOwn(recruiter)
    return try desk.people(of: recruiter, query, asOf: asOf)
  }

  /// Nothing is changed where any of them is somebody whom this account has nothing to do with. Away is given only whom
  /// one owns, and whom nobody owns.
  package func changePeople(
    _ ids: [String], _ change: PeopleChange, by recruiter: String, now: Instant
  ) throws -> PeopleChangeReport {
    try require(.peopleChange)
    try requireOwn(recruiter)
    let people = try ids.map { try requireTie($0) }
    if case .assign = change {
      let records = try desk.store.people(people)
      for (id, person) in zip(ids, people) {
        guard let owner = records[person]?.ownerID, owner.isNone || owner == account.recruiter else {
          throw DeskError.notTheirOwner(id)
        }
      }
    }
    let report = try desk.changePeople(ids, change, by: recruiter, now: now)
    let deed: AuditDeed =
      switch change {
      case .snooze: .acted
      case .tag, .untag: .tagged
      case .assign: .assigned
      }
    for person in Set(people).sorted() { try audit(deed, "person \(person.value)") }
    return report
  }

  package func handOver(of recruiter: String, asOf: Instant) throws -> HandOverSheet {
    let reach = try require(.handOver)
    let record = try desk.store.recruiter(recruiter)
    switch reach {
    case .all: break
    case .team where record.map(isOfOurTeams) ?? false: break
    default: try requireOwn(recruiter)
    }
    let sheet = try desk.handOver(of: recruiter, asOf: asOf)
    try audit(.sawHandOver, record.map { "recruiter \($0.id.value)" })
    return sheet
  }

  package func search(_ query: SearchQuery, asOf: Instant) throws -> SearchPage {
    try require(.search)
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.search) }
    let page = try desk.search(query, asOf: asOf, viewer: viewer())
    try audit(.searched, nil)
    return page
  }

  /// What colleagues see of this account's messages.
  package func mailPrivacy() throws -> MailPrivacy {
    try require(.mailPrivacy)
    return try desk.store.mailPrivacy()[account.recruiter] ?? .standard
  }

  package func setMailPrivacy(_ level: MailPrivacy, now: Instant) throws {
    try require(.mailPrivacy)
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.mailPrivacy) }
    try desk.setMailPrivacy(level, of: account.recruiter, now: now)
    try audit(.changedMailPrivacy, "recruiter \(account.recruiter.value)")
  }
}
