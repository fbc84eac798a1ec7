/// How figures are written: in British English, with a true minus.
package enum NumberStyle: Hashable, Sendable {
  /// Shares of 1 as per cent: 0.125 is "13%".
  case percent
  /// Differences of shares in points per hundred, always with a sign: 0.062 is "+6.2".
  case points
  /// Whole things.
  case count
  /// Whole days.
  case days
  /// Sums in a currency, whole below ten thousand, in thousands and millions above.
  case money(symbol: String)
  /// Bare numbers.
  case plain(decimals: Int)

  /// What a figure is multiplied by before it is written.
  var factor: Double {
    switch self {
    case .percent, .points: 100
    default: 1
    }
  }

  /// Whether only whole numbers make sense on the axis.
  var isWhole: Bool {
    switch self {
    case .count, .days, .money: true
    default: false
    }
  }

  /// A figure in a label or a sentence; "not known" for what is not a number.
  package func text(_ value: Double) -> String {
    if value.isNaN { return "not known" }
    switch self {
    case .percent, .count, .days: return written(value * factor, decimals: 0)
    case .points: return written(value * factor, decimals: 1)
    case .plain(let decimals): return written(value, decimals: decimals)
    case .money: return money(value)
    }
  }

  /// A label of an axis whose labels are `step` apart, both in the unit shown.
  func label(_ shown: Double, step: Double) -> String {
    if case .money = self { return money(shown) }
    var decimals = 0
    while decimals < 6, abs(step * Decimals.power(decimals) - (step * Decimals.power(decimals)).rounded()) > 1e-6 {
      decimals += 1
    }
    return written(shown, decimals: decimals)
  }

  /// The unit in words after a figure, for sentences: "points", "days" or nothing.
  var unit: String {
    switch self {
    case .points: " points"
    case .days: " days"
    default: ""
    }
  }

  private func written(_ shown: Double, decimals: Int) -> String {
    if shown.isInfinite { return shown > 0 ? "no upper limit" : "no lower limit" }
    let digits = Decimals.text(abs(shown), decimals: decimals)
    let isZero = !digits.contains { $0 != "0" && $0 != "." && $0 != "," }
    let sign = isZero ? "" : shown < 0 ? "−" : self == .points ? "+" : ""
    return sign + digits + (self == .percent ? "%" : "")
  }

  private func money(_ value: Double) -> String {
    guard case .money(let symbol) = self else { return "" }
    if value.isInfinite { return value > 0 ? "no upper limit" : "no lower limit" }
    let size = abs(value)
    let sign = value < 0 && size >= 0.5 ? "−" : ""
    if size < 9_999.5 { return sign + symbol + Decimals.text(size, decimals: 0) }
    if size < 999_500 { return sign + symbol + short(size / 1e3) + "k" }
    return sign + symbol + short(size / 1e6) + "m"
  }

  private func short(_ size: Double) -> String {
    let text = Decimals.text(size, decimals: size < 100 ? 1 : 0)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Numbers as text without a locale.
enum Decimals {
  static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// Rounded half away from zero; commas between thousands. `value` is not negative.
  static func text(_ value: Double, decimals: Int) -> String {
    let decimals = max(0, min(6, decimals))
    let scaled = (value * power(decimals)).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let all = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
    let whole = padded.dropLast(decimals)
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return decimals == 0 ? grouped : grouped + "." + padded.suffix(decimals)
  }
}
