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
}
