/// One penalised regression fitted without each of some folds in turn. What a fold's fit rests on is the sum of the other
/// folds, so that one pass over the rows serves the first Newton step of all; what is left to go is made up with the
/// curvature of that step, for which gradients are enough, and they cost a small part of it.
struct FoldFits: Sendable {
  /// Matrix, outcomes, weights, scaling, family and indicators; which rows, the folds say.
  private let rows: RegressionRows
  /// Rows of the matrix by fold.
  private let parts: [[Int32]]
  private let packed: PackedRows
  private let totals: [(weight: Double, events: Double)]
  /// By fold, what the fit without it is drawn toward; 0 without.
  private let priors: [[Double]]?

  struct Fit: Sendable {
    var place: RegressionPlace
    var cautions: Set<Caution> = []
  }

  init(_ rows: RegressionRows, chosen: [Int32], folds: [UInt8], foldCount: Int, priors: [[Double]]? = nil) {
    let parts = (0..<foldCount).map { fold in chosen.filter { Int(folds[Int($0)]) == fold } }
    self.init(rows, parts: parts, priors: priors)
  }

  init(_ rows: RegressionRows, parts: [[Int32]], priors: [[Double]]? = nil) {
    self.rows = rows
    self.parts = parts
    self.priors = priors
    packed = PackedRows(rows, parts: parts)
    totals = parts.map { part in
      part.reduce(into: (0, 0)) { sum, row in
        let weight = rows.weights?[Int(row)] ?? 1
        sum.0 += weight
        sum.1 += weight * rows.outcomes[Int(row)]
      }
    }
  }

  /// - Parameters:
  ///   - start: near all of them.
  ///   - groupPenalty: of the indicators; by default that of the rows.
  ///   - tolerance: as of `PenalisedFit`.
  /// - Returns: by fold, the fit of the rows that are not in it.
  func fits(
    from start: RegressionPlace, penalty: Double, groupPenalty: Double? = nil, tolerance: Double
  ) -> [Fit] {
    let groupPenalty = groupPenalty ?? rows.groups?.penalty ?? 0
    let sums = parts.indices.map { part in
      var sums = RegressionSums(columns: rows.columns, groups: rows.groups?.count ?? 0)
      packed.addSums(of: part, at: start, to: &sums)
      return sums
    }
    let begun = parts.indices.map { fold in
      var others = RegressionSums(columns: rows.columns, groups: rows.groups?.count ?? 0)
      for other in sums.indices where other != fold { others.addAll(sums[other]) }
      return others
    }
    var descents = parts.indices.map { fold in
      let newton = NewtonStep(
        begun[fold], at: start, penalty: penalty, groupPenalty: groupPenalty, prior: priors?[fold])
      return descent(without: fold, newton, from: start, tolerance)
    }
    while true {
      let going = descents.indices.filter { descents[$0].isGoing }
      if going.isEmpty { break }
      let scores = packed.scores(going.map { (without: $0, at: descents[$0].place) })
      for (fold, sums) in zip(going, scores) { descents[fold].take(sums) }
    }
    return parts.indices.map { fold in
      if !descents[fold].isStuck { return Fit(place: descents[fold].place) }
      var training = rows
      training.chosen = parts.indices.filter { $0 != fold }.flatMap { parts[$0] }
      training.groups?.penalty = groupPenalty
      training.prior = priors?[fold]
      let fit = PenalisedFit(training, penalty: penalty, start: start, tolerance: tolerance) { place in
        place == start ? begun[fold] : packed.sums(without: fold, at: place)
      }
      return Fit(place: fit.place, cautions: fit.cautions)
    }
  }

  /// −2 log-likelihood, or the sum of squares, of what one fold holds.
  func deviance(ofFold fold: Int, at place: RegressionPlace) -> Double { packed.deviance(of: fold, at: place) }

  private func descent(
    without fold: Int, _ newton: NewtonStep, from start: RegressionPlace, _ tolerance: Double
  ) -> FoldDescent {
    let others = totals.indices.filter { $0 != fold }
    let (weight, events) = others.reduce((0, 0)) { ($0.0 + totals[$1].weight, $0.1 + totals[$1].events) }
    let varies = weight > 0 && (rows.family == .gaussian || events > 0 && events < weight)
    return FoldDescent(
      newton, from: start, floor: tolerance * weight, isLinear: rows.family == .gaussian, varies: varies)
  }
}

extension RegressionSums {
  /// The indicators too.
  mutating func addAll(_ other: RegressionSums) {
    add(other)
    for index in groupScores.indices { groupScores[index] += other.groupScores[index] }
    for index in groupInformation.indices { groupInformation[index] += other.groupInformation[index] }
    for index in groupBorder.indices { groupBorder[index] += other.groupBorder[index] }
  }
}

extension RegressionPlace {
  /// Between some places.
  static func mean(_ places: [RegressionPlace]) -> RegressionPlace? {
    guard var result = places.first else { return nil }
    for place in places.dropFirst() { result = result.moved(place, by: 1) }
    let share = 1 / Double(places.count)
    result.intercept *= share
    for index in result.coefficients.indices { result.coefficients[index] *= share }
    for index in result.effects.indices { result.effects[index] *= share }
    return result
  }
}
