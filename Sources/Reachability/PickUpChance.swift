/// The chance that somebody picks up at some hour.
package struct PickUpChance: Hashable, Sendable {
  /// 0 to 1.
  package var estimate: Double
  /// Where 95 % of it lies: of what is believed after the person's own tries, before anything is known of the next one.
  /// The lower end takes every unverified answer for a machine, the upper end for a person.
  package var low: Double
  package var high: Double
  /// The person's own counted tries in that hour of the week, whatever their age: unweighted.
  package var calls: Int

  package init(estimate: Double, low: Double, high: Double, calls: Int) {
    self.estimate = estimate
    self.low = low
    self.high = high
    self.calls = calls
  }
}

/// How many counted tries of one person a figure rests on, and what may therefore be shown.
package struct TryCounts: Hashable, Sendable {
  package var tries = 0
  /// Of a person, verified.
  package var pickedUp = 0
  package var missed = 0
  /// Answered by a person or a machine, nobody knows which.
  package var unverified = 0

  package init() {}

  mutating func add(_ result: TryResult) {
    tries += 1
    switch result {
    case .missed: missed += 1
    case .pickedUp: pickedUp += 1
    case .answeredLong, .answeredShort: unverified += 1
    }
  }

  /// Under ten, no percentage: "picked up 3 of 7".
  package var allowsPercentage: Bool { tries >= Self.leastForPercentage }

  package static let leastForPercentage = 10
}
