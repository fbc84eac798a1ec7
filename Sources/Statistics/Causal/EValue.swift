import Foundation

/// How strong a hidden confounder would have to be, on the scale of risk ratios with treatment and with outcome, to
/// explain a figure away (VanderWeele and Ding 2017). For outcomes of 0 and 1.
package struct EValue: Hashable, Sendable {
  /// Of the estimate; NaN where there is no ratio.
  package private(set) var point = Double.nan
  /// Of the end of its 95 % interval that is nearer to no effect; 1 when the interval includes it.
  package private(set) var limit = Double.nan

  /// RR = μ̂₁ / μ̂₀, the outcome turned round where μ̂₀ > 0.5; limits on the log scale by the delta method from the joint
  /// influence function, in the clusters with the largest variance of log RR.
  package init(_ estimate: AIPWEstimate) {
    guard estimate.adjusted.isKnown else { return }
    var (one, zero) = (estimate.treatedMean.value, estimate.untreatedMean.value)
    let turned = zero > 0.5
    if turned { (one, zero) = (1 - one, 1 - zero) }
    guard one > 0, zero > 0 else { return }
    let sign = turned ? -1.0 : 1.0
    let influence = estimate.treatedInfluence.indices.map { row in
      sign * (estimate.treatedInfluence[row] / one - estimate.untreatedInfluence[row] / zero)
    }
    let clusters = DenseClusters.all(estimate.clusterings, rows: influence.count)
    guard let largest = DenseClusters.largest(clusters, influence) else { return }
    let degrees = Double(clusters[largest.place].count - 1)
    let reach = StudentT(degrees: degrees).quantile(0.975) * largest.variance.squareRoot()
    let distance = abs(log(one / zero))
    point = Self.value(exp(distance))
    limit = Self.value(exp(max(0, distance - reach)))
  }

  /// RR + √(RR (RR − 1)) for a ratio of 1 or more.
  static func value(_ ratio: Double) -> Double { ratio + (ratio * (ratio - 1)).squareRoot() }
}
