/// Where it is decided what becomes of something: a latent draw, known to nobody, against a chance to which every
/// decision that bears on it has added its share.
///
/// A decision of a kind planted with `e`, taken with the true chance `p` of ringing, adds e·(1 − p) where they rang and
/// −e·p where they wrote. So ringing instead of writing is worth exactly `e`; and as a later decision adds nothing on
/// average, whatever its chance, the total effect of an earlier one is `e` too, however it changes what comes later.
struct Gate: Sendable {
  enum Kind: UInt8, Sendable {
    /// A candidate on the shortlist goes forward; the client sees them; sees them again; they start; they stay.
    case shortlist, cv, interview, offer, rebate
    /// A candidate stays through a hold; a held job is reopened; a job that kept turning people down is filled.
    case stay, reopen, fill
  }

  struct Share: Sendable {
    var kind: PlantedKind
    /// Moments that share one action are one decision.
    var action: Int32
    var rang: Bool
    /// Per thousand.
    var propensity: Int
    /// Per thousand.
    var effect: Int

    /// In millionths.
    func amount(rang: Bool) -> Int { rang ? effect * (1_000 - propensity) : -effect * propensity }
  }

  /// 0 ..< 1,000,000.
  let draw: Int
  /// In millionths.
  let base: Int
  var shares: [Share] = []
  var settledAt = Int64.max

  var isSettled: Bool { settledAt != .max }

  /// In millionths. Beyond 2 and 98 in a hundred nothing is ever certain, and effects are cut.
  /// - Parameter action: one of the decisions, as if taken the other way.
  func chance(flipping action: Int32 = -1) -> Int {
    let sum = shares.reduce(base) { $0 + $1.amount(rang: $1.action == action ? !$1.rang : $1.rang) }
    return max(20_000, min(980_000, sum))
  }

  func holds(flipping action: Int32 = -1) -> Bool { draw < chance(flipping: action) }
}
