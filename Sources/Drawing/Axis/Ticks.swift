/// A labelled place on an axis.
struct Tick: Hashable {
  /// In the unit of the data.
  var value: Double
  var label: String
}

enum Ticks {
  /// Steps that people count days in: weeks below a season, months of thirty days above, years.
  private static let dayRhythms = [1.0, 2, 7, 14, 28, 30, 60, 90, 180, 365, 730, 1_825, 3_650]

  /// Round figures within a range.
  ///
  /// - Parameter wanted: about how many.
  static func within(_ low: Double, _ high: Double, style: NumberStyle, wanted: Int) -> [Tick] {
    // Below this the steps are lost in the precision of the numbers themselves.
    guard high - low > max(abs(low), abs(high)) * 1e-9 else { return [] }
    let factor = style.factor
    guard let steps = steps(low * factor, high * factor, style: style, wanted: wanted) else { return [] }
    let slack = (high - low) * 1e-9
    return steps.values.compactMap { shown in
      // Sums of steps drift; what is meant as zero is zero.
      let shown = abs(shown) < steps.step * 1e-9 ? 0 : shown
      let value = shown / factor
      guard value >= low - slack, value <= high + slack else { return nil }
      return Tick(value: value, label: style.label(shown, step: steps.step))
    }
  }

  private static func steps(_ low: Double, _ high: Double, style: NumberStyle, wanted: Int) -> NiceSteps? {
    if style == .days, high - low >= 5, let steps = days(low, high, wanted: wanted) { return steps }
    return NiceSearch.steps(from: low, to: high, wanted: wanted, isWhole: style.isWhole)
  }

  private static func days(_ low: Double, _ high: Double, wanted: Int) -> NiceSteps? {
    guard high - low < 36_500, low.isFinite else { return nil }
    let step = dayRhythms.min { left, right in
      off((high - low) / left, wanted) < off((high - low) / right, wanted)
    }
    guard let step else { return nil }
    let first = (low / step).rounded(.up) * step
    let count = Int(((high - first) / step).rounded(.down)) + 1
    return count > 0 ? NiceSteps(first: first, step: step, count: count) : nil
  }

  /// How far a number of steps is from the wanted one, as a ratio above 1.
  private static func off(_ count: Double, _ wanted: Int) -> Double {
    let wanted = Double(max(2, wanted) - 1)
    return max(count / wanted, wanted / count)
  }
}
