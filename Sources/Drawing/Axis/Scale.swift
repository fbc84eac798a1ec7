/// From figures to places: a straight line from `low` at `start` to `high` at `end`.
struct Scale: Hashable {
  let low: Double
  let high: Double
  let start: Double
  let end: Double

  /// A range without extent, or one that is not finite, becomes one of extent 1 so that everything has a place.
  init(_ low: Double, _ high: Double, from start: Double, to end: Double) {
    let usable = low.isFinite && high.isFinite && high > low && (high - low).isFinite
    self.low = usable ? low : low.isFinite ? low - 0.5 : 0
    self.high = usable ? high : low.isFinite ? low + 0.5 : 1
    self.start = start
    self.end = end
  }

  /// Held within the ends of the scale, whatever the figure; NaN stays NaN.
  func place(_ value: Double) -> Double {
    if value.isNaN { return .nan }
    let share = (min(max(value, low), high) - low) / (high - low)
    return start + (share.isFinite ? min(max(share, 0), 1) : 0) * (end - start)
  }

  func contains(_ value: Double) -> Bool { value >= low && value <= high }

  /// Figures and some room at either side, `share` of their spread.
  static func range(of values: some Sequence<Double>, room share: Double = 0.04) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite && abs(value) < 1e15 {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return nil }
    let spread = high - low
    let room = spread > 0 ? spread * share : max(abs(high) * 0.1, 0.01)
    return (low - room)...(high + room)
  }
}
