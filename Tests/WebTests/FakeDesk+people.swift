import Desk
import Recruitment

extension FakeDesk {
  func person(_ idOrEmail: String, asOf: Instant, filter: TimelineFilter) throws -> PersonPage {
    try person(idOrEmail, asOf: asOf)
  }

  func client(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> ClientPage {
    throw DeskError.noSuchClient(id)
  }

  func job(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> JobPage { throw DeskError.noSuchJob(id) }

  func pipeline(recruiter: String, asOf: Instant) throws -> PipelinePage {
    PipelinePage(asOf: asOf, recruiterID: recruiter, recruiterName: "Tom Reid", jobs: [], pipeline: [], ahead: [])
  }

  func people(of recruiter: String, _ query: PeopleQuery, asOf: Instant) throws -> PeoplePage {
    PeoplePage(asOf: asOf, recruiterID: recruiter, query: query, sections: [])
  }

  func changePeople(
    _ ids: [String], _ change: PeopleChange, by recruiter: String, now: Instant
  ) throws -> PeopleChangeReport {
    PeopleChangeReport(done: ids.count)
  }

  func handOver(of recruiter: String, asOf: Instant) throws -> HandOverSheet {
    throw DeskError.noSuchRecruiter(recruiter)
  }

  func search(_ query: SearchQuery, asOf: Instant) throws -> SearchPage { SearchPage(query: query, tokens: []) }

  func unplaced(of recruiter: String?) throws -> [Correspondent] { [] }
  func place(_ people: [PlacedPerson], by recruiter: String?, now: Instant) throws {}
}
