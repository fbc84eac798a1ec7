/// What one conversation held does, if trying to talk acts through conversations alone: the ratio of the effect on the
/// outcome to the effect on conversations, with Anderson–Rubin intervals from the joint influence function.
package struct ConversationEffect: Sendable {
  /// (β_Y − shift) / β_D with its interval; an end is `nil` where it is unbounded.
  package struct Ratio: Hashable, Sendable {
    package var shift: Double
    package var value: Double
    package var low: Double?
    package var high: Double?
  }

  /// (β_D / its error)².
  package var firstStageF: Double
  /// With shifts 0, −0.02, 0.02, −0.05, 0.05: what trying to talk may do without a conversation.
  package var ratios: [Ratio]
  /// The smallest |shift| at which the interval includes 0.
  package var smallestShiftToZero: Double
  /// `weakFirstStage` below F = 10, `unboundedInterval`.
  package var cautions: Set<Caution>

  package var ratio: Ratio { ratios[0] }

  /// - Parameters:
  ///   - outcome: effect on the outcome.
  ///   - conversation: effect on whether a conversation took place, from the same design.
  /// - Returns: `nil` where either has no figure or the two do not speak of the same rows.
  package init?(outcome: AIPWEstimate, conversation: AIPWEstimate) { return nil }
}
