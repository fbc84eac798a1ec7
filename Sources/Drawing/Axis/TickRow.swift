/// Ticks with places for their labels side by side: they never overlap and never leave the room they are given.
struct TickRow {
  struct Placed: Hashable {
    var tick: Tick
    /// Of the tick itself.
    var x: Double
    /// Of the middle of its label, which is moved inward at the edges.
    var labelX: Double
  }

  static let gap = 10.0

  var placed: [Placed]

  /// As many as fit, at most one in about 70 pixels.
  ///
  /// - Parameters:
  ///   - left, right: between which labels may stand.
  ///   - widths: of other texts that stand under a label and need its room; by tick.
  init(
    scale: Scale, style: NumberStyle, left: Double, right: Double, lettering: Lettering = .small,
    width: (Tick) -> Double = { _ in 0 }
  ) {
    placed = []
    let most = max(2, min(12, Int(abs(scale.end - scale.start) / 70) + 1))
    for wanted in stride(from: most, through: 2, by: -1) {
      let ticks = Ticks.within(scale.low, scale.high, style: style, wanted: wanted)
      placed = Self.place(ticks, scale: scale, left: left, right: right, lettering: lettering, width: width)
      if placed.count == ticks.count, Set(ticks.map(\.label)).count == ticks.count, !ticks.isEmpty { return }
    }
  }

  /// One after another from the left; what would touch the one before is left out.
  private static func place(
    _ ticks: [Tick], scale: Scale, left: Double, right: Double, lettering: Lettering, width: (Tick) -> Double
  ) -> [Placed] {
    var placed: [Placed] = []
    var edge = left
    var labels: Set<String> = []
    for tick in ticks {
      let half = max(lettering.width(of: tick.label), width(tick)) / 2
      let x = scale.place(tick.value)
      let middle = min(max(x, left + half), right - half)
      guard middle - half >= edge, half * 2 <= right - left, !labels.contains(tick.label) else { continue }
      labels.insert(tick.label)
      placed.append(Placed(tick: tick, x: x, labelX: middle))
      edge = middle + half + gap
    }
    return placed
  }
}
