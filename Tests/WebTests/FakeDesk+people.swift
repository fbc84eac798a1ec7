import Desk
import Recruitment

extension FakeDesk: PeopleDesk {
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
}
