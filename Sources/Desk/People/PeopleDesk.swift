import Recruitment

/// Pages about people, clients and jobs.
package protocol PeopleDesk: Sendable {
  /// Somebody's page with the part of the timeline that the filter chooses.
  func person(_ idOrEmail: String, asOf: Instant, filter: TimelineFilter) throws -> PersonPage
  /// - Parameter id: as the firm prints it, or `#number`.
  func client(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> ClientPage
  func job(_ id: String, asOf: Instant, filter: TimelineFilter) throws -> JobPage
  /// One recruiter's jobs, holds and candidates in process.
  func pipeline(recruiter: String, asOf: Instant) throws -> PipelinePage
  /// One recruiter's people.
  func people(of recruiter: String, _ query: PeopleQuery, asOf: Instant) throws -> PeoplePage
  /// Changes several people at once; it stands with each of them. Refused as a whole where one of them may not be changed.
  func changePeople(
    _ ids: [String], _ change: PeopleChange, by recruiter: String, now: Instant
  ) throws -> PeopleChangeReport
  /// What somebody leaves to colleagues.
  func handOver(of recruiter: String, asOf: Instant) throws -> HandOverSheet
  /// People, jobs and messages that hold all of some words.
  func search(_ query: SearchQuery, asOf: Instant) throws -> SearchPage
}
