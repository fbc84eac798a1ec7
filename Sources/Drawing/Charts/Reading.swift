/// A figure and where the truth may well lie.
package struct Reading: Hashable, Sendable {
  /// NaN where there is none.
  package let value: Double
  /// Minus infinity where it is unbounded, NaN where it is not known.
  package let low: Double
  package let high: Double

  /// - Parameters:
  ///   - value: nil, NaN or infinite: there is no figure.
  ///   - low, high: nil or infinite: unbounded on that side; NaN: no interval is known.
  package init(_ value: Double?, low: Double?, high: Double?) {
    self.value = value.flatMap { $0.isFinite ? $0 : nil } ?? .nan
    let low = low ?? -.infinity
    let high = high ?? .infinity
    if low.isNaN || high.isNaN {
      self.low = .nan
      self.high = .nan
    } else {
      self.low = min(low, high)
      self.high = max(low, high)
    }
  }

  /// A figure without an interval.
  package init(_ value: Double) { self.init(value, low: .nan, high: .nan) }

  package var hasInterval: Bool { !low.isNaN }
  package var isKnown: Bool { !value.isNaN || hasInterval }

  /// Its finite figures, by which an axis is chosen.
  var finite: [Double] { [value, low, high].filter(\.isFinite) }

  /// "+6.2 (+1.1 to +11.3)", "+6.2 (+1.1 or more)", "no figure".
  func text(_ style: NumberStyle) -> String {
    let interval = intervalText(style)
    if value.isNaN { return interval.map { "no figure (\($0))" } ?? "no figure" }
    return style.text(value) + (interval.map { " (\($0))" } ?? "")
  }

  func intervalText(_ style: NumberStyle) -> String? {
    guard hasInterval else { return nil }
    switch (low.isFinite, high.isFinite) {
    case (true, true): return "\(style.text(low)) to \(style.text(high))"
    case (true, false): return "\(style.text(low)) or more"
    case (false, true): return "\(style.text(high)) or less"
    case (false, false): return "no limits"
    }
  }
}
