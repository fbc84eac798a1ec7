import Glibc

extension KaplanMeier {
  /// Where an interval is symmetric.
  package enum Scale: Hashable, Sendable {
    /// On the curve itself, cut at 0 and 1.
    case plain
    /// On log(−log S): never outside 0 … 1.
    case logLog

    func interval(_ survival: Double, _ error: Double, _ level: Double) -> Interval {
      let reach = Normal.quantile((1 + level) / 2) * error
      guard reach.isFinite else { return Interval(low: .nan, high: .nan) }
      switch self {
      case .plain: return Interval(low: max(0, survival - reach), high: min(1, survival + reach))
      case .logLog:
        guard survival > 0, survival < 1 else { return Interval(low: survival, high: survival) }
        let factor = exp(reach / (survival * -log(survival)))
        return Interval(low: pow(survival, factor), high: pow(survival, 1 / factor))
      }
    }
  }

  /// Pointwise; both ends NaN where the curve has no error.
  package func interval(at time: Double, scale: Scale = .logLog, level: Double = 0.95) -> Interval {
    let estimate = survival(at: time)
    return scale.interval(estimate.value, estimate.standardError, level)
  }

  /// At each of `times`.
  package func intervals(scale: Scale = .logLog, level: Double = 0.95) -> [Interval] {
    times.indices.map { scale.interval(survival[$0], standardErrors[$0], level) }
  }

  /// When the curve falls to 1 − `p`: the middle where it lies level there (as R's `quantile.survfit`); `nil` where it
  /// does not fall so far. Its limits are where the interval's own curves do (Brookmeyer and Crowley 1982).
  package func quantile(
    _ p: Double = 0.5, scale: Scale = .logLog, level: Double = 0.95
  ) -> (value: Double?, low: Double?, high: Double?) {
    let limits = intervals(scale: scale, level: level)
    return (
      fall(of: survival, to: 1 - p), fall(of: limits.map(\.low), to: 1 - p), fall(of: limits.map(\.high), to: 1 - p)
    )
  }

  private func fall(of curve: [Double], to target: Double) -> Double? {
    let tolerance = 1.5e-8
    guard let first = curve.firstIndex(where: { $0 < target + tolerance }) else { return nil }
    guard curve[first] > target - tolerance,
      let next = curve[first...].firstIndex(where: { $0 < target - tolerance })
    else { return times[first] }
    return (times[first] + times[next]) / 2
  }
}
