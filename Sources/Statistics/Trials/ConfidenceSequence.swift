import Glibc

/// An interval that may be looked at after every unit: the chance that it ever leaves out the truth is at most `alpha`,
/// for large samples (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52; design-based: Ham,
/// Bojinov, Lindon and Tingley 2022).
///
/// After t units with V = Σ σ̂², its half-width is (1/t) √[((V η² + 1) / η²) · log((V η² + 1) / α²)].
package struct ConfidenceSequence: Sendable {
  package struct Look: Hashable, Sendable {
    package var units: Int
    package var treated: Int
    /// Mean of the scores; NaN before the first look is allowed (`tooEarly`).
    package var estimate: Double
    package var interval: Interval
    package var cautions: Set<Caution>
  }

  package let alpha: Double
  package let eta: Double
  package let minimumPerArm: Int
  package private(set) var units = 0
  package private(set) var treated = 0
  private var sum = 0.0
  /// V.
  package private(set) var variance = 0.0
  /// By cluster: its residuals so far.
  private var residuals: [Int: Double] = [:]
  private var isFinite = true

  /// - Parameters:
  ///   - eta: fixed before the first outcome is seen; see `eta(plannedUnits:variancePerUnit:alpha:)`.
  ///   - minimumPerArm: no look before so many in either arm.
  /// - Throws: `outOfRange`.
  package init(eta: Double, alpha: Double = 0.05, minimumPerArm: Int = 100) throws(StatisticsError) {
    guard eta > 0, eta.isFinite else { throw .outOfRange(what: "eta", value: eta) }
    guard alpha > 0, alpha < 1 else { throw .outOfRange(what: "alpha", value: alpha) }
    self.eta = eta
    self.alpha = alpha
    self.minimumPerArm = minimumPerArm
  }

  /// The η that makes the interval narrowest at the planned end: η² V = x with x = log((x + 1) / α²), where the
  /// derivative of the half-width is 0 (Waudby-Smith et al., appendix on tuning, in closed form −W₋₁(−α²/e) − 1).
  /// - Parameter variancePerUnit: expected σ̂² of one unit; see `PowerPlanner.variancePerUnit`.
  package static func eta(
    plannedUnits: Int, variancePerUnit: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> Double {
    guard plannedUnits > 0 else { throw .outOfRange(what: "plannedUnits", value: Double(plannedUnits)) }
    guard variancePerUnit > 0, variancePerUnit.isFinite else {
      throw .outOfRange(what: "variancePerUnit", value: variancePerUnit)
    }
    guard alpha > 0, alpha < 1 else { throw .outOfRange(what: "alpha", value: alpha) }
    return (bestRatio(alpha: alpha) / (Double(plannedUnits) * variancePerUnit)).squareRoot()
  }

  /// x = log((x + 1) / α²), by repetition: the right side's slope is below 1.
  static func bestRatio(alpha: Double) -> Double {
    var x = 1 - 2 * log(alpha)
    for _ in 0..<200 { x = log((x + 1) / (alpha * alpha)) }
    return x
  }

  /// - Parameter cluster: residuals of one cluster (a recruiter-week) are added up before they are squared. Clusters may
  ///   come interleaved; a look is best taken where they are complete.
  package mutating func add(_ score: SequentialScore, treated isTreated: Bool, cluster: Int) {
    units += 1
    if isTreated { treated += 1 }
    guard score.value.isFinite, score.residual.isFinite else {
      isFinite = false
      return
    }
    sum += score.value
    let before = residuals[cluster] ?? 0
    residuals[cluster] = before + score.residual
    variance += (before + score.residual) * (before + score.residual) - before * before
  }

  package func look() -> Look {
    var cautions: Set<Caution> = isFinite ? [] : [.notFinite]
    if min(treated, units - treated) < max(1, minimumPerArm) { cautions.insert(.tooEarly) }
    guard cautions.isEmpty else {
      return Look(
        units: units, treated: treated, estimate: .nan, interval: Interval(low: .nan, high: .nan), cautions: cautions)
    }
    cautions = InfluenceErrors.cautions(clusters: residuals.count)
    let estimate = sum / Double(units)
    let reach = residuals.count < 2 ? .infinity : halfWidth
    return Look(
      units: units, treated: treated, estimate: estimate,
      interval: Interval(low: estimate - reach, high: estimate + reach), cautions: cautions)
  }

  private var halfWidth: Double {
    let scaled = max(0, variance) * eta * eta + 1
    return (scaled / (eta * eta) * log(scaled / (alpha * alpha))).squareRoot() / Double(units)
  }
}
