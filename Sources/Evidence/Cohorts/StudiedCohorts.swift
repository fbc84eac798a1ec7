import Recruitment

/// The cohorts of all studies, and what findings need to know besides: all that is read from a firm's history before
/// anything is fitted.
package struct StudiedCohorts: Sendable {
  /// In the order of `Study.all`.
  package let cohorts: [Cohort]
  /// All moments of any kind.
  package let moments: Int
  /// Of all calls and videos of ours, those written down by hand.
  let handShareOfTries: Double

  init(cohorts: [Cohort], moments: Int, handShareOfTries: Double) {
    (self.cohorts, self.moments, self.handShareOfTries) = (cohorts, moments, handShareOfTries)
  }

  /// - Parameters:
  ///   - moments: all of any kind.
  ///   - from: as of `CohortMaker.cohort`.
  package init(_ maker: CohortMaker, moments: Int, from: Instant? = nil, to: Instant? = nil) {
    self.init(
      cohorts: Cores.map(Array(Study.all.indices)) { maker.cohort($0, from: from, to: to) }, moments: moments,
      handShareOfTries: maker.habits.handShareOfTries)
  }
}
