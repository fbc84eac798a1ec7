/// How the hours of a week differ for everyone of one side: a day's effect times an hour's, 1 on average over the tries.
struct WeeklyProfile: Sendable {
  private(set) var days = [Double](repeating: 1, count: 7)
  private(set) var hours = [Double](repeating: 1, count: 24)
  /// By hour of the week.
  private(set) var effects = [Double](repeating: 1, count: HourOfWeek.count)

  /// What was seen and what was to be expected of the same people without regard to the hour, by hour of the week.
  struct Seen: Sendable {
    var pickedUp = [Double](repeating: 0, count: HourOfWeek.count)
    var expected = [Double](repeating: 0, count: HourOfWeek.count)
    /// Weight of the tries.
    var tries = [Double](repeating: 0, count: HourOfWeek.count)

    mutating func add(_ other: Seen) {
      for index in pickedUp.indices {
        pickedUp[index] += other.pickedUp[index]
        expected[index] += other.expected[index]
        tries[index] += other.tries[index]
      }
    }
  }

  /// One round of proportional fitting: the days given the hours, then the hours given the days. Each effect is seen over
  /// expected, both with the same number added, so that hours of few tries stay near the base.
  /// - Parameter base: what an effect is drawn toward: everyone's, for one side.
  mutating func refit(_ seen: Seen, toward base: WeeklyProfile?) {
    var (pickedUp, expected) = ([Double](repeating: 0, count: 7), [Double](repeating: 0, count: 7))
    for index in 0..<HourOfWeek.count {
      pickedUp[index / 24] += seen.pickedUp[index]
      expected[index / 24] += seen.expected[index] * hours[index % 24]
    }
    days = Self.effects(pickedUp, expected, toward: base?.days)
    (pickedUp, expected) = ([Double](repeating: 0, count: 24), [Double](repeating: 0, count: 24))
    for index in 0..<HourOfWeek.count {
      pickedUp[index % 24] += seen.pickedUp[index]
      expected[index % 24] += seen.expected[index] * days[index / 24]
    }
    hours = Self.effects(Self.smoothed(pickedUp), Self.smoothed(expected), toward: base?.hours)
    for index in effects.indices { effects[index] = days[index / 24] * hours[index % 24] }
    level(by: seen.tries)
  }

  private static func effects(_ pickedUp: [Double], _ expected: [Double], toward base: [Double]?) -> [Double] {
    pickedUp.indices.map { index in
      let base = base?[index] ?? 1
      return base * (pickedUp[index] + PickUpModel.profilePrior)
        / (expected[index] * base + PickUpModel.profilePrior)
    }
  }

  /// Half of each hour, a quarter of either neighbour: a day's hours shade into each other.
  private static func smoothed(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      0.5 * values[index] + 0.25 * values[max(0, index - 1)] + 0.25 * values[min(values.count - 1, index + 1)]
    }
  }

  private mutating func level(by tries: [Double]) {
    var (sum, weight) = (0.0, 0.0)
    for index in effects.indices {
      sum += tries[index] * effects[index]
      weight += tries[index]
    }
    guard weight > 0, sum > 0 else { return }
    for index in effects.indices { effects[index] *= weight / sum }
  }
}
