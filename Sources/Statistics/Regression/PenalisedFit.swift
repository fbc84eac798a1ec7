import Foundation

/// One fit of a penalised regression in standardised columns, by Newton's method (iteratively reweighted least
/// squares; McCullagh and Nelder 1989, §2.5), steps halved where one would make it worse.
struct PenalisedFit: Sendable {
  private(set) var place: RegressionPlace
  /// At the last place looked at, one step before the end: close enough to compare fits by.
  private(set) var deviance = 0.0
  private(set) var iterations = 0
  private(set) var cautions: Set<Caution> = []

  /// - Parameters:
  ///   - penalty: λ of ½ λ Σ (β − β₀)², β₀ the prior of the rows, beside the negative log-likelihood (or half the residual sum of squares).
  ///   - tolerance: of the expected gain in log-likelihood a row. Since convergence is quadratic the place reached is
  ///     far better than this.
  ///   - summing: the sums of the rows at a place, where somebody has them at hand.
  init(
    _ rows: RegressionRows, penalty: Double, start: RegressionPlace? = nil, tolerance: Double = 1e-10,
    limit: Int = 60, summing: ((RegressionPlace) -> RegressionSums)? = nil
  ) {
    place = RegressionPlace(columns: rows.columns, groups: rows.groups?.count ?? 0)
    let outcomes = Self.total(rows)
    guard outcomes.weight > 0 else {
      cautions.insert(.zeroWeights)
      return
    }
    if rows.family == .binomial {
      if outcomes.events <= 0 { cautions.insert(.noEvents) }
      if outcomes.events >= outcomes.weight { cautions.insert(.noNonEvents) }
      place.intercept = log((outcomes.events + 0.5) / (outcomes.weight - outcomes.events + 0.5))
      // Any slope would only run after the intercept.
      if !cautions.isEmpty { return }
    } else {
      place.intercept = outcomes.events / outcomes.weight
    }
    if let start, start.coefficients.count == rows.columns, start.effects.count == place.effects.count { place = start }
    let floor = tolerance * outcomes.weight
    descend(rows, penalty, floor, limit, summing ?? { rows.sums(at: $0) })
  }

  private mutating func descend(
    _ rows: RegressionRows, _ penalty: Double, _ floor: Double, _ limit: Int,
    _ sumsAt: (RegressionPlace) -> RegressionSums
  ) {
    let groupPenalty = rows.groups?.penalty ?? 0
    var sums = sumsAt(place)
    for _ in 0..<limit {
      iterations += 1
      deviance = sums.deviance
      let newton = NewtonStep(sums, at: place, penalty: penalty, groupPenalty: groupPenalty, prior: rows.prior)
      if !newton.collinear.isEmpty { cautions.insert(.collinearColumns) }
      guard newton.decrement.isFinite else {
        cautions.insert(.notConverged)
        return
      }
      let whole = place.moved(newton.step, by: 1)
      if rows.family == .gaussian || newton.decrement <= floor {
        // Where nothing is gained and yet a coefficient runs on, it runs to infinity.
        if rows.family == .binomial, newton.largest > 0.1 { cautions.insert(.separated) }
        place = whole
        return
      }
      let before = sums.deviance / 2 + place.penalty(penalty, groupPenalty, rows.prior)
      var (next, scale) = (whole, 1.0)
      sums = sumsAt(next)
      while !(sums.deviance / 2 + next.penalty(penalty, groupPenalty, rows.prior) <= before + floor), scale > 1e-6 {
        scale /= 2
        next = place.moved(newton.step, by: scale)
        sums = sumsAt(next)
      }
      place = next
    }
    cautions.insert(.notConverged)
  }

  private static func total(_ rows: RegressionRows) -> (weight: Double, events: Double) {
    var (weight, events) = (0.0, 0.0)
    let count = rows.count
    for index in 0..<count {
      let row = rows.chosen.map { Int($0[index]) } ?? index
      let heavy = rows.weights?[row] ?? 1
      weight += heavy
      events += heavy * rows.outcomes[row]
    }
    return (weight, events)
  }
}

extension RegressionPlace {
  func moved(_ step: RegressionPlace, by scale: Double) -> RegressionPlace {
    var result = self
    result.intercept += scale * step.intercept
    for index in coefficients.indices { result.coefficients[index] += scale * step.coefficients[index] }
    for index in effects.indices { result.effects[index] += scale * step.effects[index] }
    return result
  }

  func penalty(_ penalty: Double, _ groupPenalty: Double, _ prior: [Double]?) -> Double {
    var sum = 0.0
    for (index, value) in coefficients.enumerated() {
      let distance = value - (prior?[index] ?? 0)
      sum += penalty * distance * distance
    }
    for value in effects { sum += groupPenalty * value * value }
    return sum / 2
  }
}
