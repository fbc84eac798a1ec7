/// An interval that may be looked at after every unit: the chance that it ever leaves out the truth is at most `alpha`,
/// for large samples (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52; design-based: Ham,
/// Bojinov, Lindon and Tingley 2022).
///
/// After t units with V = Σ σ̂², its half-width is (1/t) √[((V η² + 1) / η²) · log((V η² + 1) / α²)].
package struct ConfidenceSequence: Sendable {
  package struct Look: Hashable, Sendable {
    package var units: Int
    package var treated: Int
    /// Mean of the scores; NaN before the first look is allowed, with `tooEarly`.
    package var estimate: Double
    package var interval: Interval
    package var cautions: Set<Caution>
  }

  package let alpha: Double
  package let eta: Double
  package let minimumPerArm: Int
  package internal(set) var units = 0

  /// - Parameters:
  ///   - eta: fixed before the first outcome is seen; see `eta(plannedUnits:variancePerUnit:alpha:)`.
  ///   - minimumPerArm: no look before so many in either arm.
  package init(eta: Double, alpha: Double = 0.05, minimumPerArm: Int = 100) throws(StatisticsError) {
    self.eta = eta
    self.alpha = alpha
    self.minimumPerArm = minimumPerArm
  }

  /// The η that makes the interval narrowest at the planned end.
  /// - Parameter variancePerUnit: expected σ̂² of one unit; see `PowerPlanner.variancePerUnit`.
  package static func eta(
    plannedUnits: Int, variancePerUnit: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> Double { .nan }

  /// - Parameter cluster: scores of one cluster (a recruiter-week) are added up before they are squared.
  package mutating func add(_ score: SequentialScore, treated: Bool, cluster: Int) {}

  package func look() -> Look {
    Look(
      units: 0, treated: 0, estimate: .nan, interval: Interval(low: .nan, high: .nan), cautions: [.tooEarly])
  }
}
