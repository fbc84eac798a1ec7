/// What one conversation held does, if trying to talk acts through conversations alone: the ratio of the effect on the
/// outcome to the effect on conversations, with Anderson–Rubin intervals (1949) from the joint influence function.
package struct ConversationEffect: Sendable {
  /// (β_Y − shift) / β_D with its interval; both ends are `nil` where it is unbounded.
  package struct Ratio: Hashable, Sendable {
    package var shift: Double
    package var value: Double
    package var low: Double?
    package var high: Double?
  }

  /// (β_D / its error)².
  package private(set) var firstStageF: Double
  /// With shifts 0, −0.02, 0.02, −0.05, 0.05: what trying to talk may do without a conversation.
  package private(set) var ratios: [Ratio] = []
  /// The smallest |shift| at which the interval includes 0.
  package private(set) var smallestShiftToZero: Double
  /// `weakFirstStage` below F = 10, `unboundedInterval`.
  package private(set) var cautions: Set<Caution>

  /// With shift 0.
  package var ratio: Ratio { ratios[0] }

  package static let shifts = [0, -0.02, 0.02, -0.05, 0.05]

  /// - Parameters:
  ///   - outcome: effect on the outcome.
  ///   - conversation: effect on whether a conversation took place, from the same design.
  /// - Returns: `nil` where either has no figure or the two do not speak of the same rows.
  package init?(outcome: AIPWEstimate, conversation: AIPWEstimate) {
    guard outcome.adjusted.isKnown, conversation.adjusted.isKnown, outcome.rows == conversation.rows else { return nil }
    let (effect, first) = (outcome.adjusted.value, conversation.adjusted.value)
    let moments = Self.moments(outcome, conversation)
    let share = first / conversation.adjusted.standardError
    firstStageF = share * share
    smallestShiftToZero = 0
    for moment in moments {
      smallestShiftToZero = max(smallestShiftToZero, abs(effect) - moment.t * moment.outcome.squareRoot())
    }
    cautions = outcome.cautions.union(conversation.cautions)
    if !(firstStageF >= 10) { cautions.insert(.weakFirstStage) }
    for shift in Self.shifts { ratios.append(Self.ratio(shift, effect - shift, first, moments)) }
    if ratios[0].low == nil { cautions.insert(.unboundedInterval) }
  }

  /// Variances and covariance of both effects in one clustering.
  private struct Moments {
    var outcome: Double
    var conversation: Double
    var both: Double
    var t: Double
  }

  /// What splits add to an error is added here to each clustering's variance.
  private static func moments(_ outcome: AIPWEstimate, _ conversation: AIPWEstimate) -> [Moments] {
    let (left, right) = (centred(outcome.psi), centred(conversation.psi))
    let all = DenseClusters.all(outcome.clusterings, rows: left.count).filter { $0.count > 1 }
    func extra(_ estimate: AIPWEstimate, _ influence: [Double]) -> Double {
      let error = estimate.adjusted.standardError
      return max(0, error * error - (DenseClusters.largest(all, influence)?.variance ?? 0))
    }
    let (more, moreFirst) = (extra(outcome, left), extra(conversation, right))
    return all.map { clusters in
      Moments(
        outcome: clusters.variance(left) + more, conversation: clusters.variance(right) + moreFirst,
        both: clusters.covariance(left, right), t: StudentT(degrees: Double(clusters.count - 1)).quantile(0.975))
    }
  }

  /// All b with (β_Y − b β_D)² ≤ t² Var(β_Y − b β_D) in at least one clustering: as wide as the widest.
  private static func ratio(_ shift: Double, _ effect: Double, _ first: Double, _ moments: [Moments]) -> Ratio {
    var result = Ratio(shift: shift, value: effect / first, low: effect / first, high: effect / first)
    for moment in moments {
      let square = moment.t * moment.t
      let a = first * first - square * moment.conversation
      let b = effect * first - square * moment.both
      let c = effect * effect - square * moment.outcome
      let root = (b * b - a * c).squareRoot()
      guard a > 0, root.isFinite, let low = result.low, let high = result.high else {
        return Ratio(shift: shift, value: effect / first, low: nil, high: nil)
      }
      result.low = min(low, (b - root) / a)
      result.high = max(high, (b + root) / a)
    }
    return result
  }
}
