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
}
