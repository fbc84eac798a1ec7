/// The hazard added up over time (Nelson 1972, Aalen 1978).
package struct NelsonAalen: Hashable, Sendable {
  /// Times of events, ascending.
  package private(set) var times: [Double] = []
  package private(set) var cumulativeHazard: [Double] = []
  /// Of `cumulativeHazard`: the square root of Σ d / Y².
  package private(set) var standardErrors: [Double] = []
  package private(set) var cautions: Set<Caution> = []

  package static func curve(_ records: SurvivalRecords) -> NelsonAalen { NelsonAalen() }
}
