import Glibc

/// Effects of several kinds, each drawn toward their mean by how much kinds differ: kind effect ~ N(mean, τ²), figure ~
/// N(kind effect, error²).
///
/// What is said of a kind averages over τ by its restricted likelihood, all τ being as likely beforehand (Gelman 2006,
/// Bayesian Analysis 1): with a single best τ, often 0, intervals of a dozen kinds would cover 85 % instead of 95 %.
package struct NormalPooling: Hashable, Sendable {
  package enum Method: Hashable, Sendable {
    /// Restricted maximum likelihood.
    case restrictedLikelihood
    /// Paule and Mandel 1982.
    case pauleMandel
  }

  package struct Posterior: Hashable, Sendable {
    /// Mean and standard deviation, averaged over what τ may be; none where the kind has no figure.
    package var estimate: Estimate
    package var probabilityPositive: Double
  }

  /// Over kinds, with the error of Hartung and Knapp (t with kinds − 1 degrees of freedom).
  package var mean: Estimate
  /// τ, and Cochran's Q with its p.
  package var heterogeneity: Double
  package var q: Double
  package var qPValue: Double
  /// As the figures given, in that order.
  package var kinds: [Posterior]
  package var cautions: Set<Caution>

  /// Kinds without a figure, or with an error of 0, take no part. Fewer than three tell little of how kinds differ
  /// (`tooFewRows`); a single one is left as it is, without a mean.
  package static func pool(_ estimates: [Estimate], method: Method = .restrictedLikelihood) -> NormalPooling {
    let used = estimates.indices.filter { estimates[$0].isKnown && estimates[$0].standardError > 0 }
    let values = used.map { estimates[$0].value }
    let variances = used.map { estimates[$0].standardError * estimates[$0].standardError }
    var cautions: Set<Caution> = used.count < 3 ? [.tooFewRows] : []
    if estimates.contains(where: { $0.value.isFinite && $0.standardError.isInfinite }) { cautions.insert(.notFinite) }
    guard used.count > 1 else {
      return NormalPooling(
        mean: .none(cautions), heterogeneity: .nan, q: .nan, qPValue: .nan,
        kinds: estimates.indices.map { alone(estimates[$0], isUsed: used.contains($0), cautions) }, cautions: cautions)
    }
    let spread = KindSpread(values: values, variances: variances)
    let between = method == .pauleMandel ? spread.pauleMandel() : spread.restrictedLikelihood()
    let fixed = spread.at(0)
    let at = spread.at(between)
    let degrees = Double(used.count - 1)
    // Never below the error that chance alone gives (Röver, Knapp and Friede 2015).
    let inflation = max(1, at.q / degrees)
    let meanVariance = inflation / at.weight
    var result = NormalPooling(
      mean: Estimate(at.mean, standardError: meanVariance.squareRoot(), degreesOfFreedom: degrees, cautions: cautions),
      heterogeneity: between.squareRoot(), q: fixed.q, qPValue: ChiSquared(degrees: degrees).upperTail(fixed.q),
      kinds: [], cautions: cautions)
    for (index, estimate) in estimates.enumerated() {
      guard let place = used.firstIndex(of: index) else {
        result.kinds.append(alone(estimate, isUsed: false, cautions))
        continue
      }
      let (estimate, positive) = spread.posterior(of: place, estimate.cautions.union(cautions))
      result.kinds.append(Posterior(estimate: estimate, probabilityPositive: positive))
    }
    return result
  }

  private static func alone(_ estimate: Estimate, isUsed: Bool, _ cautions: Set<Caution>) -> Posterior {
    guard isUsed else {
      return Posterior(estimate: .none(estimate.cautions.union([.tooFewRows])), probabilityPositive: .nan)
    }
    return posterior(estimate.value, estimate.standardError, estimate.cautions.union(cautions))
  }

  private static func posterior(_ mean: Double, _ error: Double, _ cautions: Set<Caution>) -> Posterior {
    Posterior(
      estimate: Estimate(mean, standardError: error, cautions: cautions),
      probabilityPositive: Normal.cumulative(mean / error))
  }
}

/// How kinds differ, for a given variance between them.
private struct KindSpread {
  let values: [Double]
  let variances: [Double]
  /// τ² on a grid that is even in τ, with how likely each is; adds up to 1.
  private var grid: [(between: Double, share: Double, mean: Double, meanVariance: Double)] = []

  init(values: [Double], variances: [Double]) {
    (self.values, self.variances) = (values, variances)
    let range = (values.max() ?? 0) - (values.min() ?? 0)
    let error = (variances.max() ?? 0).squareRoot()
    // Two kinds leave τ open above: it is then held below what they could show.
    let top = values.count > 2 ? 3 * (range + error) : range + error
    let points = (0..<500).map { step in
      let between = top * (Double(step) + 0.5) / 500
      return between * between
    }
    let heights = points.map { likelihood($0) }
    let most = heights.max() ?? 0
    let sum = heights.reduce(0) { $0 + exp($1 - most) }
    grid = zip(points, heights).map { between, height in
      let at = at(between)
      return (between, exp(height - most) / sum, at.mean, 1 / at.weight)
    }
  }

  /// Of one kind: mean and standard deviation over effects and τ, and the chance that the effect is above 0.
  func posterior(of place: Int, _ cautions: Set<Caution>) -> (Estimate, positive: Double) {
    var (mean, square, positive) = (0.0, 0.0, 0.0)
    for point in grid {
      let own = point.between / (point.between + variances[place])
      let middle = own * values[place] + (1 - own) * point.mean
      let variance = own * variances[place] + (1 - own) * (1 - own) * point.meanVariance
      mean += point.share * middle
      square += point.share * (variance + middle * middle)
      positive += point.share * Normal.cumulative(middle / variance.squareRoot())
    }
    let error = max(0, square - mean * mean).squareRoot()
    return (Estimate(mean, standardError: error, cautions: cautions), positive)
  }

  func at(_ between: Double) -> (weight: Double, mean: Double, q: Double) {
    let weights = variances.map { 1 / ($0 + between) }
    let sum = weights.reduce(0, +)
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let q = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return (sum, mean, q)
  }

  /// More than this cannot be.
  private var most: Double {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    return 4 * (high - low) * (high - low) + 1e-12
  }

  /// Q(τ²) = kinds − 1, Q falling in τ².
  func pauleMandel() -> Double {
    let degrees = Double(values.count - 1)
    guard at(0).q > degrees else { return 0 }
    var (low, high) = (0.0, most)
    while at(high).q > degrees { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if at(middle).q > degrees { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private func likelihood(_ between: Double) -> Double {
    let at = at(between)
    return -0.5 * (variances.reduce(0) { $0 + log($1 + between) } + log(at.weight) + at.q)
  }

  /// The largest of a grid, then golden sections around it: the likelihood may have more than one hill.
  func restrictedLikelihood() -> Double {
    let top = most
    let least = min(top, variances.min() ?? top) * 1e-6
    let grid = [0] + (0...120).map { least * pow(top / least, Double($0) / 120) }
    let heights = grid.map { likelihood($0) }
    let best = grid.indices.max { heights[$0] < heights[$1] } ?? 0
    guard best > 0 else { return 0 }
    var (low, high) = (grid[best - 1], grid[min(best + 1, grid.count - 1)])
    let ratio = (5.0.squareRoot() - 1) / 2
    for _ in 0..<120 {
      let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
      if likelihood(left) > likelihood(right) { high = right } else { low = left }
    }
    return (low + high) / 2
  }
}
