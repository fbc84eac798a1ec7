/// The two outcome models of one estimate, one for each arm.
struct OutcomeModels: Sendable {
  private let rows: [Int32]
  /// Of each arm, the rows that teach.
  private let arms: (untreated: [Int32], treated: [Int32])
  private let treatment: [Double]
  private let values: [Double]
  private let weights: [Double]?
  private let foldCount: Int
  private var untreated: CrossFit
  private var treated: CrossFit

  var cautions: Set<Caution> { untreated.cautions.union(treated.cautions) }

  /// - Parameter pooled: what slopes are drawn toward; nothing to a design without a pool.
  /// - Returns: `nil` where an arm has no row.
  init?(_ design: AIPWDesign, _ outcome: CausalOutcome, toward pooled: PooledFit? = nil) {
    rows = design.rows
    let treatment = design.sample.treated
    let one = rows.filter { treatment[Int($0)] == 1 && outcome.weights?[Int($0)] != 0 }
    let zero = rows.filter { treatment[Int($0)] == 0 && outcome.weights?[Int($0)] != 0 }
    guard let propensity = design.propensity, !one.isEmpty, !zero.isEmpty else { return nil }
    let both = zero.count + one.count
    arms = (design.options.teaching(zero, of: both), design.options.teaching(one, of: both))
    self.treatment = treatment
    weights = outcome.weights
    // An unknown value has weight 0, and 0 times it must be 0.
    values = outcome.values.map { $0.isFinite ? $0 : 0 }
    foldCount = design.plan.count
    var regression = propensity.rows
    regression.outcomes = values
    regression.weights = weights
    regression.family = outcome.isBinary(rows) ? .binomial : .gaussian
    let fits = [(zero, arms.untreated), (one, arms.treated)].map { arm, training in
      CrossFit(
        regression, learner: design.options.learner, training: training,
        some: design.plan.some(of: arm, limit: design.options.penaltyRows), folds: design.splits[0].folds,
        foldCount: design.plan.count, toward: design.pool == nil ? nil : pooled)
    }
    (untreated, treated) = (fits[0], fits[1])
  }

  func without(_ columns: Set<Int>) -> OutcomeModels {
    var result = self
    let pooled = treated.pooled?.without(columns)
    result.untreated = untreated.without(columns, training: arms.untreated, toward: pooled)
    result.treated = treated.without(columns, training: arms.treated, toward: pooled)
    return result
  }

  /// Both, ready to be fitted again with other weights; `nil` where there is no fit to begin from.
  func refitted(folds: [UInt8], foldCount: Int) -> (untreated: RefittedNuisance, treated: RefittedNuisance)? {
    guard
      let zero = RefittedNuisance(
        untreated, training: arms.untreated, asked: rows, folds: folds, foldCount: foldCount),
      let one = RefittedNuisance(treated, training: arms.treated, asked: rows, folds: folds, foldCount: foldCount)
    else { return nil }
    return (zero, one)
  }

  /// ψ₁ and ψ₀ of each row: m̂ₐ + (its arm is a) · weight · (Y − m̂ₐ) / chance of a.
  mutating func scores(split: AIPWSplit) -> ArmScores {
    let zero = untreated.predictions(
      for: rows, training: arms.untreated, split: split.number, folds: split.folds, foldCount: foldCount)
    let one = treated.predictions(
      for: rows, training: arms.treated, split: split.number, folds: split.folds, foldCount: foldCount)
    var result = ArmScores(rows: rows.count)
    for (place, index) in rows.enumerated() {
      let row = Int(index)
      let weight = weights?[row] ?? 1
      let chance = split.propensities[row]
      let isTreated = treatment[row]
      result.treated[place] = one[row] + isTreated * weight * (values[row] - one[row]) / chance
      result.untreated[place] =
        zero[row] + (1 - isTreated) * weight * (values[row] - zero[row]) / (1 - chance)
    }
    return result
  }
}

/// ψ of each potential mean, by row; E[Y(a)] is its mean.
struct ArmScores: Sendable {
  var treated: [Double]
  var untreated: [Double]

  init(rows: Int) {
    treated = Array(repeating: 0, count: rows)
    untreated = treated
  }

  var treatedMean: Double { mean(treated) }
  var untreatedMean: Double { mean(untreated) }
  var effect: Double { treatedMean - untreatedMean }
  var psi: [Double] { treated.indices.map { treated[$0] - untreated[$0] } }
}

func mean(_ values: [Double]) -> Double {
  var sum = 0.0
  for value in values { sum += value }
  return sum / Double(values.count)
}

func centred(_ values: [Double]) -> [Double] {
  let middle = mean(values)
  return values.map { $0 - middle }
}
