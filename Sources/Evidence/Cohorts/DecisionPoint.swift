import Recruitment

/// A moment in which somebody of ours made contact, at the time of that first action.
package struct DecisionPoint: Sendable {
  /// Its place among the moments it was made of.
  var moment: Int
  package var openedAt: Int64
  /// τ: the first outbound action towards the person.
  package var decidedAt: Int64
  /// That action was a try or a meeting, or one followed within the half hour with nothing inbound between.
  package var rang: Bool
  /// The same with no time between, and with two hours.
  package var rangAtOnce: Bool
  package var rangWithinTwoHours: Bool
  /// The action, as the store numbers it: moments of a kind that share it are one cluster.
  var action: UInt32
  /// Whoever of ours acted; 0 = not known.
  var actor: UInt32
  package var channel: Channel
  /// The action or the call that followed was written down by hand.
  var isHandLogged: Bool
  var saysHowLogged: Bool
  var saysWhenRecorded: Bool
  /// Somebody may have spoken, and the telephone system cannot tell.
  var isUnverified: Bool
  /// A conversation within the decision window from then on.
  package var talked: Bool
  /// What was done later in the window against what was done first: a message was followed by a call, or the reverse.
  package var crossedOver: Bool
}
