/// The chance that a try is the one that reaches somebody, by its number, among those not reached before: a life table
/// whose clock counts tries.
package struct DiscreteTimeHazard: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// 1 for the first try.
    package var number: Int
    /// Weight that made that try, and that it reached.
    package var tried: Double
    package var reached: Double
    /// The hazard; its interval is `hazardInterval`.
    package var hazard: Estimate
    /// From log-odds, or Wilson's where nobody or everybody was reached: never outside 0 … 1.
    package var hazardInterval: Interval
    /// Reached within that many tries, were nobody to give up sooner.
    package var reachedWithin: Estimate
    package var reachedWithinInterval: Interval
  }

  /// From the first try to the last that anybody made (or `through`).
  package var steps: [Step]
  package var cautions: Set<Caution>

  /// - Parameters:
  ///   - tries: tries made, up to and with the one that reached them; 1 or more. Giving up after so many is censoring,
  ///     taken as saying nothing of those given up on beyond what the strata say.
  ///   - reached: whether the last of them reached.
  ///   - clusters: whose series belong together (a recruiter, a person); errors are summed within.
  ///   - through: the last try to report.
  package static func table(
    tries: [Int], reached: [Bool], weights: [Double]? = nil, clusters: [Int]? = nil, through: Int = 10
  ) throws(StatisticsError) -> DiscreteTimeHazard { DiscreteTimeHazard(steps: [], cautions: [.tooFewRows]) }

  /// One table for each stratum that occurs.
  package static func tables(
    tries: [Int], reached: [Bool], strata: [Int], weights: [Double]? = nil, clusters: [Int]? = nil, through: Int = 10
  ) throws(StatisticsError) -> [Int: DiscreteTimeHazard] { [:] }
}
