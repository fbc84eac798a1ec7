/// The chance of still being without the end, by time (Kaplan and Meier 1958).
package struct KaplanMeier: Hashable, Sendable {
  /// How the error of the curve is taken.
  package enum Variance: Hashable, Sendable {
    /// Greenwood 1926: weights are counts of like rows.
    case greenwood
    /// From influence functions summed within clusters (the infinitesimal jackknife of R's `survfit`): for weights that
    /// are not counts, and for rows that belong together.
    case robust
  }

  /// Where an interval is symmetric.
  package enum Scale: Hashable, Sendable {
    /// On the curve itself, cut at 0 and 1.
    case plain
    /// On log(−log S): never outside 0 … 1.
    case logLog
  }

  /// Every time at which a row ended, ascending.
  package private(set) var times: [Double] = []
  /// Weight at risk just before each of `times`.
  package private(set) var atRisk: [Double] = []
  /// Weight that ended with end 1 there. Every other end counts as censored.
  package private(set) var events: [Double] = []
  /// The chance of being without the end just after each of `times`.
  package private(set) var survival: [Double] = []
  /// Of `survival`; NaN where the curve is 0.
  package private(set) var standardErrors: [Double] = []
  package private(set) var cautions: Set<Caution> = []

  package static func curve(_ records: SurvivalRecords, variance: Variance = .greenwood) -> KaplanMeier {
    KaplanMeier()
  }

  /// One curve for each arm that occurs.
  package static func curves(
    _ records: SurvivalRecords, arms: [Int], variance: Variance = .robust
  ) throws(StatisticsError) -> [Int: KaplanMeier] { [:] }

  /// The chance of being without the end just after `time`: no figure past the last row.
  package func survival(at time: Double) -> Estimate { .none([.tooFewRows]) }

  package func interval(at time: Double, scale: Scale = .logLog, level: Double = 0.95) -> Interval {
    Interval(low: .nan, high: .nan)
  }

  /// When the curve falls to 1 − `p` (midpoint where it lies level there, as R's `quantile.survfit`); `nil` where it
  /// does not; limits likewise, from the interval's curves.
  package func quantile(_ p: Double = 0.5, scale: Scale = .logLog, level: Double = 0.95) -> (
    value: Double?, low: Double?, high: Double?
  ) { (nil, nil, nil) }
}
