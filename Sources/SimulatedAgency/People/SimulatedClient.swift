import Recruitment

/// A company that hires, and how it decides.
struct SimulatedClient: Sendable {
  let id: String
  let name: String
  let domain: String
  let place: Place
  let createdAt: Int64
  /// The mean of working minutes until a decision.
  let decisionMinutes: Int
  /// The chance per thousand that a decision simply does not come.
  let silence: Int
  /// The chance per thousand that a CV is turned down.
  let choosiness: Int
  var contacts: [Int] = []
  /// Their people may not be approached until then.
  var offLimitsUntil = Instant.distantPast.seconds
}
